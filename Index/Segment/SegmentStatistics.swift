/// The totals of a segment, including deleted docs.
struct SegmentStatistics: Equatable {
    var docCount = 0
    var termCount = 0
    var postingCount = 0
    /// Sum of the docs' lengths in words.
    var lengthSum = 0

    private static let byteCount = 32
    /// All counts are below this limit, so that sums over segments cannot overflow.
    private static let limit: UInt64 = 1 << 48

    func write(to writer: inout ByteWriter) {
        for value in [docCount, termCount, postingCount, lengthSum] { writer.write(UInt64(value)) }
    }

    init() {}

    init(_ view: ByteView, file: String) throws(IndexError) {
        func corrupt(_ reason: CorruptionReason) -> IndexError {
            .corrupt(file: file, region: .statistics, byteOffset: 0, reason: reason)
        }
        guard view.count == Self.byteCount else {
            throw corrupt(.wrongByteCount(view.count, expected: Self.byteCount))
        }
        func value(_ number: Int) throws(IndexError) -> Int {
            let value = view.load(UInt64.self, at: 8 * number)
            guard value < Self.limit else { throw corrupt(.outOfRange(value)) }
            return Int(value)
        }
        docCount = try value(0)
        termCount = try value(1)
        postingCount = try value(2)
        lengthSum = try value(3)
        guard docCount <= SegmentLimits.maxDocCount else { throw corrupt(.tooManyDocs) }
    }
}
