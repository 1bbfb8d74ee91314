/// The limits of a segment.
enum SegmentLimits {
    /// Doc numbers have 31 bits, so 32 bits leave room for an end mark.
    static let maxDocCount = 1 << 31 - 1
}

/// The format of stored bytes: groups of docs, each preceded by the sizes of its docs.
enum StoredFormat {
    static let groupSize = 64
    /// The maximum number of bytes for the sizes of a group.
    static let maxSizesByteCount = VarInt.maxByteCount * groupSize

    static func groupCount(docCount: Int) -> Int { (docCount + groupSize - 1) / groupSize }
}

/// A source in a segment: a range of docs that are added and deleted together.
struct SegmentSource: Equatable {
    /// The key that identifies the source, such as a path.
    var key: [UInt8]
    /// The bytes that the caller stored with the source.
    var payload: [UInt8]
    var docs: Range<Int>
}
