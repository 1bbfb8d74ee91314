/// What a segment can contain.
enum SegmentLimits {
    /// Docs have 31-bit numbers, which leaves a value for the end mark.
    static let maxDocCount = 1 << 31 - 1
}

/// Stored bytes lie in groups of docs, each preceded by the sizes of its docs.
enum StoredFormat {
    static let groupSize = 64
    /// The most bytes that the sizes of a group take.
    static let maxSizesByteCount = VarInt.maxByteCount * groupSize

    static func groupCount(docCount: Int) -> Int { (docCount + groupSize - 1) / groupSize }
}

/// A source as a segment holds it: a range of docs that were added together and are deleted together.
struct SegmentSource: Equatable {
    /// What names the source (a path).
    var key: [UInt8]
    /// What the caller keeps with it.
    var payload: [UInt8]
    var docs: Range<Int>
}
