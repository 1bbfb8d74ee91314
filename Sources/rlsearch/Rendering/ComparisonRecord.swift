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
        ])
    }

    static let csvHeader =
        ["kind", "similarity", "section"]
        + ["left", "right"].flatMap { side in
            ["file", "paragraph", "start", "end", "text"].map { "\(side)_\($0)" }
        }

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
            }
    }
}
