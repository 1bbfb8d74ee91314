/// A doc's number in its segment, from 0 without gaps. Valid only for the open index
/// from which it was read.
public typealias DocID = UInt32

/// A doc's position in one open index.
public struct DocAddress: Hashable, Comparable, Sendable {
    /// Number of the segment in the reader.
    public let segment: Int
    /// The doc inside that segment.
    public let doc: DocID

    /// Makes an address.
    public init(segment: Int, doc: DocID) {
        self.segment = segment
        self.doc = doc
    }

    /// The order of storage: by segment, then by doc. Merges change it.
    public static func < (left: DocAddress, right: DocAddress) -> Bool {
        (left.segment, left.doc) < (right.segment, right.doc)
    }
}
