import ICUText

@testable import ReportCorpus
@testable import ReportSearch

/// Properties of every report: no text of the file is lost, and every character maps to its bytes.
struct ReportInvariants {
    let report: Report
    let file: [UInt8]
    private static let maxHeadingCount = 20

    init(_ report: Report, _ file: [UInt8]) {
        self.report = report
        self.file = file
    }

    func check() throws {
        var end = 0
        for (index, paragraph) in report.paragraphs.enumerated() {
            try require(paragraph.ordinal == index + 1, "ordinal \(paragraph.ordinal)")
            // Every paragraph has bytes, even if it only contains a mark of a converter.
            if paragraph.text.isEmpty {
                let text = decode(file[paragraph.bytes]) ?? ""
                try require(text.hasPrefix("[bookmark:"), "an empty paragraph")
            }
            try require(
                paragraph.headings.count <= Self.maxHeadingCount,
                "\(paragraph.headings.count) headings within one another")
            try require(
                paragraph.bytes.lowerBound >= end && paragraph.bytes.upperBound <= file.count,
                "bytes \(paragraph.bytes) behind \(end)")
            try checkBlank(end..<paragraph.bytes.lowerBound)
            try checkPlaces(of: paragraph)
            try checkRecord(of: paragraph)
            end = paragraph.bytes.upperBound
        }
        try checkBlank(end..<file.count)
        try checkMetadata()
        for name in report.abbreviations {
            try require(name.short.unicodeScalars.count >= 2, "short name \(name.short)")
            try require(name.full != name.short, "\(name.short) is short for itself")
        }
    }

    private func decode(_ bytes: ArraySlice<UInt8>) -> String? {
        switch report.encoding {
        case .utf8: return String(validating: bytes, as: UTF8.self)
        case .utf16LittleEndian, .utf16BigEndian:
            guard bytes.count % 2 == 0 else { return nil }
            let isLittle = report.encoding == .utf16LittleEndian
            let units = stride(from: bytes.startIndex, to: bytes.endIndex, by: 2).map {
                UInt16(bytes[isLittle ? $0 + 1 : $0]) << 8 | UInt16(bytes[isLittle ? $0 : $0 + 1])
            }
            return String(validating: units, as: UTF16.self)
        case .utf32LittleEndian, .utf32BigEndian:
            guard bytes.count % 4 == 0 else { return nil }
            let isLittle = report.encoding == .utf32LittleEndian
            let scalars = stride(from: bytes.startIndex, to: bytes.endIndex, by: 4).compactMap {
                start in
                let unit = Array(bytes[start..<start + 4])
                return Unicode.Scalar(
                    (isLittle ? unit.reversed() : unit).reduce(0) { $0 << 8 | UInt32($1) })
            }
            return scalars.count * 4 == bytes.count
                ? String(String.UnicodeScalarView(scalars)) : nil
        case .hz: return nil
        case .gb18030, .big5:
            return try? LegacyConverter(encoding: report.encoding.rawValue).decode(bytes)
        }
    }

    private func checkBlank(_ range: Range<Int>) throws {
        guard !range.isEmpty else { return }
        let text = decode(file[range])
        let isBlank = text?.unicodeScalars.allSatisfy { $0.isSpace || $0.isInvisible }
        try require(isBlank == true, "bytes \(range) are in no paragraph")
    }

    private func checkPlaces(of paragraph: Paragraph) throws {
        var offset = 0
        var last = paragraph.bytes.lowerBound
        for scalar in paragraph.text.unicodeScalars {
            let width = UTF8.width(scalar)
            let place = paragraph.source.sourceRange(of: offset..<offset + width)
            try require(
                place.lowerBound >= last && place.upperBound <= paragraph.bytes.upperBound
                    && !place.isEmpty, "\(place) behind \(last) of \(paragraph.bytes)")
            // A space may represent several spaces, or the end of a line.
            if scalar != " " {
                try require(
                    decode(file[place]) == String(scalar),
                    "U+\(String(scalar.value, radix: 16)) does not stand at \(place)")
            }
            last = place.lowerBound
            offset += width
        }
    }

    /// A paragraph is the same after encoding and decoding its record.
    private func checkRecord(of paragraph: Paragraph) throws {
        var record = ParagraphRecord(paragraph, headings: [])
        record.headings = [0]
        try RecordFuzz.check(record)
    }

    private func checkMetadata() throws {
        let metadata = report.metadata
        try require(metadata.title?.value.isEmpty != true, "an empty title")
        try require(metadata.agency?.value.isEmpty != true, "an empty agency")
        try require(metadata.region?.value.contains("") != true, "an empty region")
        if let year = metadata.year?.value {
            try require((1900..<2100).contains(year), "year \(year)")
        }
        if let date = metadata.date?.value {
            try require(date.utf8.count == 10, "date \(date)")
        }
        try RecordFuzz.check(
            SourceRecord(
                byteCount: file.count, modified: 0, contentHash: 0, encoding: report.encoding,
                metadata: metadata))
    }
}
