/// The sections of a segment file. `Index/README.md` gives the grammar with worked bytes.
enum SegmentSection {
    static let statistics: UInt32 = 1
    static let postings: UInt32 = 2
    static let dictionary: UInt32 = 3
    static let dictionaryOffsets: UInt32 = 4
    static let lengths: UInt32 = 5
    static let longLengths: UInt32 = 6
    static let stored: UInt32 = 7
    static let storedOffsets: UInt32 = 8
    static let sources: UInt32 = 9
    static let sourceTable: UInt32 = 10

    static let names: [(id: UInt32, name: String)] = [
        (statistics, "statistics"), (postings, "postings"), (dictionary, "dictionary"),
        (dictionaryOffsets, "dictionary offsets"), (lengths, "lengths"),
        (longLengths, "long lengths"), (stored, "stored"), (storedOffsets, "stored offsets"),
        (sources, "sources"), (sourceTable, "source table"),
    ]
}

/// What a segment can hold.
enum SegmentLimits {
    /// Docs are numbered by 31 bits, which leaves room for the mark of the end.
    static let docCount = 1 << 31 - 1
}

/// The sums over a whole segment, deleted docs included.
struct SegmentStatistics: Equatable {
    var docCount = 0
    var termCount = 0
    var postingCount = 0
    /// Sum of the docs' lengths.
    var lengthSum = 0

    func write(to writer: inout ByteWriter) {
        for value in [docCount, termCount, postingCount, lengthSum] { writer.write(UInt64(value)) }
    }

    init() {}

    init(_ view: ByteView, file: String) throws(IndexError) {
        func corrupt(_ reason: String) -> IndexError {
            .corrupt(file: file, section: "statistics", byteOffset: 0, reason: reason)
        }
        guard view.count == 32 else { throw corrupt("\(view.count) bytes instead of 32") }
        var values: [Int] = []
        for index in 0..<4 {
            let value = view.load(UInt64.self, at: 8 * index)
            guard value < 1 << 48 else { throw corrupt("\(value) is out of range") }
            values.append(Int(value))
        }
        guard values[0] <= SegmentLimits.docCount else { throw corrupt("too many docs") }
        docCount = values[0]
        termCount = values[1]
        postingCount = values[2]
        lengthSum = values[3]
    }
}

/// A source as a segment holds it: a run of docs that were added together and go together.
struct SegmentSource: Equatable {
    /// What names the source (a path).
    var key: [UInt8]
    /// What the caller keeps with it.
    var payload: [UInt8]
    /// Its docs.
    var docs: Range<Int>
}

/// What was stored with docs lies in groups, each with the sizes of its docs in front.
enum StoredFormat {
    static let groupSize = 64
    /// Bytes that the sizes of a group's docs take at most: a varint has ten.
    static let maximumSizesByteCount = 10 * groupSize

    static func groupCount(docCount: Int) -> Int { (docCount + groupSize - 1) / groupSize }
}
