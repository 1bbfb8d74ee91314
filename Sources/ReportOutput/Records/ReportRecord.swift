internal import ReportCorpus

/// A report as one JSON object, written paragraph by paragraph, so that long reports need little memory.
package struct ReportRecord {
    /// The object up to its paragraphs.
    package let opening: String
    private var isEmpty = true

    /// The end of the object.
    package static let closing = "]}"

    package init(_ path: String, _ metadata: Metadata) {
        let record = Record(
            .report,
            [
                (.file, .text(path)), (.title, .text(metadata.title?.value)),
                (.agency, .text(metadata.agency?.value)),
                (.region, .region(metadata.region?.value)),
                (.year, .int(metadata.year?.value)), (.date, .text(metadata.date?.value)),
                (.published, .text(metadata.published?.value)), (.url, .text(metadata.url?.value)),
                (
                    .readFrom,
                    .texts([
                        ("title", metadata.title?.origin.word),
                        ("agency", metadata.agency?.origin.word),
                        ("region", metadata.region?.origin.word),
                        ("year", metadata.year?.origin.word),
                        ("date", metadata.date?.origin.word),
                        ("published", metadata.published?.origin.word),
                        ("url", metadata.url?.origin.word),
                    ])
                ),
                (.content, .array([])),
            ])
        opening = String(record.json.dropLast(2))
    }

    /// The JSON of the next paragraph, with a comma if needed.
    package mutating func next(_ paragraph: Paragraph) -> String {
        defer { isEmpty = false }
        let record = Record(
            .paragraph,
            [
                (.paragraph, .int(paragraph.ordinal)), (.bytes, .range(paragraph.bytes)),
                (.place, .place(paragraph.place)), (.heading, .heading(paragraph.headings)),
                (.section, .text(paragraph.section.rawValue)), (.text, .text(paragraph.text)),
            ])
        return (isEmpty ? "" : ",") + record.members.text
    }
}

extension Origin {
    /// The origin as a word in records.
    var word: String { Message.origin(self)[.en] }
}
