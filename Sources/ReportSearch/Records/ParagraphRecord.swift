internal import InvertedIndex
internal import ReportCorpus

/// What the index keeps of a paragraph.
struct ParagraphRecord: Equatable {
    var ordinal: Int
    var bytes: Range<Int>
    /// Numbers into the source record's headings, outermost first.
    var headings: [Int]
    var section: Section
    var isHeading: Bool
    var text: String

    /// Appends the record to a writer.
    func encode(into writer: inout ByteWriter) {
        writer.writeCount(ordinal)
        writer.writeCount(bytes.lowerBound)
        writer.writeCount(bytes.count)
        let section = Section.allCases.firstIndex(of: section) ?? 0
        writer.writeCount(section * 2 + (isHeading ? 1 : 0))
        writer.writeCount(headings.count)
        for heading in headings { writer.writeCount(heading) }
        writer.writeBytes(text.utf8)
    }

    init(
        ordinal: Int, bytes: Range<Int>, headings: [Int], section: Section, isHeading: Bool,
        text: String
    ) {
        self.ordinal = ordinal
        self.bytes = bytes
        self.headings = headings
        self.section = section
        self.isHeading = isHeading
        self.text = text
    }

    init(_ stored: [UInt8]) throws(ReportSearchError) {
        do throws(DecodingFailure) {
            var reader = ByteReader(stored)
            ordinal = try reader.readCount()
            let start = try reader.readCount(atMost: Int.max / 2)
            bytes = start..<start + (try reader.readCount(atMost: Int.max / 2))
            let flags = try reader.readCount(atMost: Section.allCases.count * 2 - 1)
            section = Section.allCases[flags / 2]
            isHeading = flags % 2 == 1
            headings = []
            for _ in 0..<(try reader.readCount(atMost: reader.remaining)) {
                headings.append(try reader.readCount())
            }
            let rest = try reader.readBytes(reader.remaining)
            guard let text = String(validating: rest, as: UTF8.self) else {
                throw DecodingFailure(byteOffset: reader.byteOffset, reason: "no UTF-8")
            }
            self.text = text
        } catch {
            throw .damagedRecord("paragraph record, byte \(error.byteOffset): \(error.reason)")
        }
    }
}
