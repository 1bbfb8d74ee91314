import ReportSearch

/// Writes hits for programs: one JSON object a line, or a row of CSV.
enum HitRecord {
    /// The version of the JSON objects' form.
    static let schema = 1

    /// A hit as an object; `leading` members come before its own, and of distinct hits where else the text stands
    /// behind them.
    static func json(
        _ hit: SearchHit, leading: [(String, JSONText)] = [], isDistinct: Bool = false
    ) -> String {
        let place = hit.place
        var members = leading
        members += [
            ("schema", .int(schema)), ("rank", .int(hit.rank)), ("score", .double(hit.score)),
            ("match", .string(hit.match.rawValue)), ("file", .string(place.file)),
            ("paragraph", .int(place.paragraph)), ("bytes", JSONText(place.bytes)),
            ("heading", .array(place.headings.map(JSONText.string))),
            ("section", .string(place.section.rawValue)),
            ("title", JSONText(place.metadata.title?.value)),
            ("agency", JSONText(place.metadata.agency?.value)),
            ("region", JSONText(place.metadata.region?.value.joined(separator: "/"))),
            ("year", JSONText(place.metadata.year?.value)),
            ("date", JSONText(place.metadata.date?.value)),
            ("text", .string(hit.text)),
            ("highlights", .array(hit.highlights.map { JSONText($0) })),
            ("highlight_bytes", .array(hit.highlightBytes.map { JSONText($0) })),
        ]
        if !hit.before.isEmpty || !hit.after.isEmpty {
            members.append(("before", .array(hit.before.map(context))))
            members.append(("after", .array(hit.after.map(context))))
        }
        if !hit.explanation.isEmpty {
            members.append(("explanation", .array(hit.explanation.map(part))))
        }
        if isDistinct {
            let files = hit.sameText.map { JSONText.string($0.source.citation) }
            let same: [(String, JSONText)] = [
                ("count", .int(files.count)), ("files", .array(files)),
            ]
            members.append(("same_text", .object(same)))
        }
        return JSONText.object(members).text
    }

    private static func context(_ paragraph: ContextParagraph) -> JSONText {
        .object([("paragraph", .int(paragraph.paragraph)), ("text", .string(paragraph.text))])
    }

    private static func part(_ part: ScorePart) -> JSONText {
        .object([
            ("term", .string(part.text)), ("frequency", .int(part.frequency)),
            ("paragraphs", .int(part.docFrequency)), ("weight", .double(part.weight)),
            ("position", JSONText(part.position)), ("length", .int(part.length)),
            ("average_length", .double(part.averageLength)), ("score", .double(part.score)),
        ])
    }

    static let csvHeader = [
        "rank", "score", "match", "file", "paragraph", "start", "end", "heading", "section",
        "agency", "region", "year", "text",
    ]

    static func csv(_ hit: SearchHit) -> [String] {
        let place = hit.place
        return [
            String(hit.rank), "\(hit.score)", hit.match.rawValue, place.file,
            String(place.paragraph), String(place.bytes.lowerBound),
            String(place.bytes.upperBound), place.headings.joined(separator: " › "),
            place.section.rawValue, place.metadata.agency?.value ?? "",
            place.metadata.region?.value.joined(separator: "/") ?? "",
            place.metadata.year.map { String($0.value) } ?? "", hit.text,
        ]
    }
}

/// Rows of comma-separated values (RFC 4180), with LF at their ends.
enum CSVText {
    static func row(_ fields: [String]) -> String {
        fields.map(field).joined(separator: ",")
    }

    private static func field(_ text: String) -> String {
        let needsQuotes = text.unicodeScalars.contains {
            $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r"
        }
        guard needsQuotes else { return text }
        // By scalars: with a mark that combines behind it, a quotation mark is another character to Swift.
        var quoted = "\"".unicodeScalars
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted.append(scalar) }
            quoted.append(scalar)
        }
        return String(quoted) + "\""
    }
}
