import ReportSearch
import SystemPackage

/// A report as one JSON object, written paragraph by paragraph: however long it is, little of it is held.
struct ReportRecord {
    /// The object up to its paragraphs.
    let opening: String
    private var isEmpty = true

    /// What ends the object.
    static let closing = "]}"

    init(_ path: FilePath, _ metadata: Metadata) {
        let members: [(String, JSONText)] = [
            ("schema", .int(HitRecord.schema)), ("file", .string(path.string)),
            ("title", JSONText(metadata.title?.value)),
            ("agency", JSONText(metadata.agency?.value)),
            ("region", .array((metadata.region?.value ?? []).map(JSONText.string))),
            ("year", JSONText(metadata.year?.value)), ("date", JSONText(metadata.date?.value)),
            (
                "read_from",
                .object([
                    ("title", JSONText(metadata.title?.origin.name)),
                    ("agency", JSONText(metadata.agency?.origin.name)),
                    ("region", JSONText(metadata.region?.origin.name)),
                    ("year", JSONText(metadata.year?.origin.name)),
                    ("date", JSONText(metadata.date?.origin.name)),
                ])
            ),
        ]
        opening = JSONText.object(members).text.dropLast() + ",\"paragraphs\":["
    }

    /// A paragraph, behind those before it.
    mutating func next(_ paragraph: Paragraph) -> String {
        defer { isEmpty = false }
        let object = JSONText.object([
            ("paragraph", .int(paragraph.ordinal)), ("bytes", JSONText(paragraph.bytes)),
            ("heading", .array(paragraph.headings.map(JSONText.string))),
            ("section", .string(paragraph.section.rawValue)), ("text", .string(paragraph.text)),
        ])
        return (isEmpty ? "" : ",") + object.text
    }
}
