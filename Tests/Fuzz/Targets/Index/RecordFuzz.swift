import InvertedIndex
import SystemPackage

@testable import ReportCorpus
@testable import ReportSearch

/// Records that an index stores with paragraphs and files: any bytes are an error or a record with valid places.
struct RecordFuzz: FuzzTarget {
    static let name = "records"

    func run(_ bytes: [UInt8]) throws {
        var input = FuzzInput(bytes)
        let kind = input.below(3)
        let stored = input.rest
        switch kind {
        case 0:
            _ = try? ParagraphRecord.textBytes(ofStored: stored)
            guard let record = try? ParagraphRecord(stored) else { return }
            try Self.check(record)
        case 1:
            guard let record = try? SourceRecord(stored) else { return }
            try Self.check(record)
        default: try checkKey(stored)
        }
    }

    /// The places of a record are in the bytes of its paragraph, and encoding and decoding preserve the record.
    static func check(_ record: ParagraphRecord) throws {
        var writer = ByteWriter()
        record.encode(into: &writer)
        try require(try ParagraphRecord(writer.bytes) == record, "another record comes back")
        let text = try ParagraphRecord.textBytes(ofStored: writer.bytes)
        try require(text.elementsEqual(record.text.utf8), "another text comes back")
        var offset = 0
        for scalar in record.text.unicodeScalars {
            let end = offset + UTF8.width(scalar)
            let place = record.source.sourceRange(of: offset..<end)
            try require(
                place.lowerBound >= record.bytes.lowerBound
                    && place.upperBound <= record.bytes.upperBound,
                "\(offset)..<\(end) stands at \(place), outside of \(record.bytes)")
            _ = record.source.sourceRange(of: 0..<end)
            offset = end
        }
    }

    static func check(_ record: SourceRecord) throws {
        let again = try SourceRecord(record.encoded())
        try require(again == record, "another record comes back")
    }

    /// A key names a file below the folder of the index, or is the whole path of a file elsewhere.
    private func checkKey(_ key: [UInt8]) throws {
        let place = IndexLocation("/collection/.rlsearch")
        guard let path = place.file(ofKey: key) else { return }
        if let inner = IndexLocation.inner(ofKey: key) {
            // The path continues inside the file.
            let ends = path.string.utf8.reversed().starts(with: ("/" + inner).utf8.reversed())
            try require(ends, "\(path) does not end with \(inner)")
        } else {
            try require(place.key(of: path) == key, "\(path) has another key")
        }
        try require(!key.starts(with: Array("../".utf8)), "\(path) lies above the collection")
        _ = place.displayPath(ofKey: key)
    }
}
