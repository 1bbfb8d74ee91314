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

    package static let csvHeader =
        ["kind", "similarity", "section"]
        + ["left", "right"].flatMap { side in
            ["file", "paragraph", "start", "end", "text"].map { "\(side)_\($0)" }
        } + ["figures"]

    /// A pair as a row of CSV.
    package static func csv(_ pair: SentencePair) -> [String] { row(pair).map(\.cell) }

    /// A pair as a row of a spreadsheet, with words in a language.
    package static func spelled(_ pair: SentencePair, in language: Language) -> [Value] {
        zip(row(pair), fields).map { Table.spelled($0, of: $1, in: language) }
    }

    /// For each cell of a row, the field whose fixed words it contains; nil for other cells.
    private static let fields: [Field?] =
        [.kind, nil, .section] + [Field?](repeating: nil, count: 11)

    private static func row(_ pair: SentencePair) -> [Value] {
        [
            .text(pair.change.rawValue), .decimal(pair.similarity, digits: 3),
            .text(pair.section.rawValue),
        ]
            + [pair.left, pair.right].flatMap { sentence -> [Value] in
                guard let sentence else { return [.null, .null, .null, .null, .null] }
                return [
                    .text(sentence.file), .int(sentence.paragraph),
                    .int(sentence.bytes.lowerBound), .int(sentence.bytes.upperBound),
                    .text(sentence.text),
                ]
            } + [.text(figures(pair).joined(separator: "; "))]
    }

    /// The titles of the columns, for people.
    package static func titles(_ language: Language) -> [String] {
        let side: [Field] = [.file, .paragraph]
        let sides = [Message(zh: "前", en: "left"), Message(zh: "后", en: "right")]
        return [Field.kind, .similarity, .section].map { $0.title[language] }
            + sides.flatMap { name -> [String] in
                let separator = language == .zh ? "" : " "
                return
                    (side.map { $0.title[language] }
                    + (language == .zh ? ["起", "止", "原文"] : ["start", "end", "text"]))
                    .map { name[language] + separator + $0 }
            } + [Field.figures.title[language]]
    }
}
