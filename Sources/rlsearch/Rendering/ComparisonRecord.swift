import ReportSearch

/// Writes aligned sentences for programs.
enum ComparisonRecord {
    /// A pair as one JSON object.
    static func json(_ pair: SentencePair) -> String {
        JSONText.object([
            ("schema", .int(HitRecord.schema)), ("kind", .string(pair.change.rawValue)),
            ("similarity", .double(pair.similarity)), ("section", .string(pair.section.rawValue)),
            ("left", side(pair.left, pair.leftChanges)),
            ("right", side(pair.right, pair.rightChanges)),
        ]).text
    }

    private static func side(_ sentence: ReportSentence?, _ changes: [Range<Int>]) -> JSONText {
        guard let sentence else { return .null }
        return .object([
            ("file", .string(sentence.file)), ("paragraph", .int(sentence.paragraph)),
            ("bytes", JSONText(sentence.bytes)),
            ("heading", .array(sentence.headings.map(JSONText.string))),
            ("text", .string(sentence.text)),
            ("changes", .array(changes.map { JSONText($0) })),
            ("figures", .array(sentence.figures.map(figure))),
        ])
    }

    private static func figure(_ placed: PlacedFigure) -> JSONText {
        let figure = placed.figure
        return .object([
            ("indicator", .string(figure.indicator)),
            ("value", .number(figure.value.description)),
            ("upper", figure.upper.map { .number($0.description) } ?? .null),
            ("unit", .string(figure.unit)), ("qualifier", .string(figure.qualifier.rawValue)),
            ("bytes", JSONText(placed.bytes)),
        ])
    }

    /// The figures of a pair as people compare them: 行政检查 29次 → 31次.
    static func figures(_ pair: SentencePair) -> [String] {
        pair.figures.map { both in
            let name = both.left?.figure.indicator ?? both.right?.figure.indicator ?? ""
            return "\(name) \(both.left?.text ?? "–") → \(both.right?.text ?? "–")"
        }
    }

    static let csvHeader =
        ["kind", "similarity", "section"]
        + ["left", "right"].flatMap { side in
            ["file", "paragraph", "start", "end", "text"].map { "\(side)_\($0)" }
        } + ["figures"]

    static func csv(_ pair: SentencePair) -> [String] {
        let head = [
            pair.change.rawValue, DecimalFormat.fixed(pair.similarity, digits: 3),
            pair.section.rawValue,
        ]
        return head
            + [pair.left, pair.right].flatMap { sentence -> [String] in
                guard let sentence else { return ["", "", "", "", ""] }
                return [
                    sentence.file, String(sentence.paragraph), String(sentence.bytes.lowerBound),
                    String(sentence.bytes.upperBound), sentence.text,
                ]
            } + [figures(pair).joined(separator: "; ")]
    }
}
