internal import ReportCorpus

/// Aligned sentences for programs.
package enum SentencePairRecord {
    /// A pair as a record.
    package static func record(_ pair: SentencePair) -> Record {
        Record(
            .sentencePair,
            [
                (.kind, .text(pair.change.rawValue)),
                (.similarity, .decimal(pair.similarity, digits: 3)),
                (.section, .text(pair.section.rawValue)),
                (.left, side(pair.left, pair.leftChanges)),
                (.right, side(pair.right, pair.rightChanges)),
            ])
    }

    private static func side(_ sentence: ReportSentence?, _ changes: [Range<Int>]) -> Value {
        guard let sentence else { return .null }
        return .record(
            Record(
                .sentence,
                [
                    (.file, .text(sentence.file)), (.paragraph, .int(sentence.paragraph)),
                    (.bytes, .range(sentence.bytes)), (.place, .place(sentence.source)),
                    (.heading, .heading(sentence.headings)), (.text, .text(sentence.text)),
                    (.changes, .ranges(changes)),
                    (.figures, .array(sentence.figures.map(figure))),
                ]))
    }

    private static func figure(_ placed: PlacedFigure) -> Value {
        let figure = placed.figure
        return .record(
            Record(
                .sentenceFigure,
                [
                    (.indicator, .text(figure.indicator)), (.value, .number(figure.value)),
                    (.upper, .number(figure.upper)), (.unit, .text(figure.unit)),
                    (.qualifier, .text(figure.qualifier.rawValue)),
                    (.change, .text(figure.change?.rawValue)), (.basis, .text(figure.basis)),
                    (.role, .text(figure.role.rawValue)), (.bytes, .range(placed.bytes)),
                ]))
    }

    /// The figures that differ between the two sentences, written for people: 行政检查 29次 → 31次, 出口 ↑20% → ↓20%.
    package static func figures(_ pair: SentencePair) -> [String] {
        pair.figures.filter { !$0.isUnchanged }.map { both in
            let name = both.left?.figure.indicator ?? both.right?.figure.indicator ?? ""
            return "\(name) \(text(both.left)) → \(text(both.right))"
        }
    }

    private static func text(_ placed: PlacedFigure?) -> String {
        guard let placed else { return "–" }
        return FigureText.arrow(placed.figure) + placed.text
    }

    // MARK: Rows

    /// A column of rows of pairs.
    private struct Column {
        /// The name in CSV.
        let name: String
        /// The title for people.
        let title: Message
        /// The field whose fixed words the column contains; nil for other columns.
        var field: Field?
        let value: (SentencePair) -> Value

        /// A column with the name and title of a field.
        init(_ field: Field, hasWords: Bool = false, _ value: @escaping (SentencePair) -> Value) {
            name = field.rawValue
            title = field.title
            self.field = hasWords ? field : nil
            self.value = value
        }

        /// A column of one side.
        init(
            _ name: String, _ title: Message, of side: Side,
            _ value: @escaping (ReportSentence) -> Value
        ) {
            self.name = side.name + "_" + name
            self.title = side.title + Message(zh: "", en: " ") + title
            self.value = { side.sentence($0).map(value) ?? .null }
        }
    }

    /// One of the two reports.
    private struct Side {
        let name: String
        let title: Message
        let sentence: (SentencePair) -> ReportSentence?

        var columns: [Column] {
            [
                Column("file", Field.file.title, of: self) { .text($0.file) },
                Column("paragraph", Field.paragraph.title, of: self) { .int($0.paragraph) },
                Column("start", Message(zh: "起", en: "start"), of: self) {
                    .int($0.bytes.lowerBound)
                },
                Column("end", Message(zh: "止", en: "end"), of: self) { .int($0.bytes.upperBound) },
                Column("text", Message(zh: "原文", en: "text"), of: self) { .text($0.text) },
            ]
        }
    }

    private static var columns: [Column] {
        let left = Side(name: "left", title: Message(zh: "前", en: "left")) { $0.left }
        let right = Side(name: "right", title: Message(zh: "后", en: "right")) { $0.right }
        return [
            Column(.kind, hasWords: true) { .text($0.change.rawValue) },
            Column(.similarity) { .decimal($0.similarity, digits: 3) },
            Column(.section, hasWords: true) { .text($0.section.rawValue) },
        ] + left.columns + right.columns + [
            Column(.figures) { .text(figures($0).joined(separator: "; ")) }
        ]
    }

    package static var csvHeader: [String] { columns.map(\.name) }

    /// A pair as a row of CSV.
    package static func csv(_ pair: SentencePair) -> [String] {
        columns.map { $0.value(pair).cell }
    }

    /// A pair as a row of a spreadsheet, with words in a language.
    package static func spelled(_ pair: SentencePair, in language: Language) -> [Value] {
        columns.map { Table.spelled($0.value(pair), of: $0.field, in: language) }
    }

    /// The titles of the columns, for people.
    package static func titles(_ language: Language) -> [String] {
        columns.map { $0.title[language] }
    }
}
