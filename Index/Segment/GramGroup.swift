/// Grams that begin with the same character, on their way into a segment: with them goes the gram of that
/// character alone, which stands wherever one of them does.
///
/// So nobody has to hand over, sort and gather single characters that others follow, which is every third
/// occurrence of Chinese text; they are put together from the lists when those are read anyway.
struct GramGroup {
    /// The key of the character that all begin with.
    private let head: [UInt8]
    private var keys: [[UInt8]] = []
    /// Where each key's list ends in `lists`.
    private var ends: [Int] = []
    private var lists = PostingList()

    init(head: [UInt8]) { self.head = head }

    /// The key of the character that a gram begins with, if it takes three bytes or more, as ideographs do; nil for
    /// other terms.
    static func head(ofKey key: [UInt8]) -> [UInt8]? {
        guard key.count > 3, key[0] == TermSpace.grams.rawValue, key[1] >= 0xE0 else { return nil }
        return Array(key.prefix(key[1] < 0xF0 ? 4 : 5))
    }

    /// Whether a key belongs to the group.
    func holds(_ key: [UInt8]) -> Bool { key.starts(with: head) }

    /// Adds a gram, whose postings `append` appends to a list.
    mutating func add(_ key: [UInt8], _ append: (inout PostingList) -> Void) {
        append(&lists)
        keys.append(key)
        ends.append(lists.count)
    }

    /// Writes the character and the grams, in the order of their keys.
    consuming func write(to writer: inout SegmentWriter) throws(IndexError) {
        // Most marks stand alone.
        if keys == [head] { return try writer.add(key: head, lists) }
        try writer.add(key: head, union(docCount: writer.docCount))
        var start = 0
        for (key, end) in zip(keys, ends) {
            if key != head { try writer.add(key: key, lists, start..<end) }
            start = end
        }
    }

    /// The docs of all lists.
    private func union(docCount: Int) -> PostingList {
        var union = PostingList()
        // Sorting pays for few docs, marking for many.
        if lists.count < docCount / UInt64.bitWidth {
            for doc in lists.docs.sorted() where doc != union.docs.last {
                union.append(doc: doc, frequency: 1)
            }
            return union
        }
        var marks = [UInt64](repeating: 0, count: docCount / UInt64.bitWidth + 1)
        for doc in lists.docs { marks[Int(doc >> 6)] |= 1 << UInt64(doc & 63) }
        for (index, word) in marks.enumerated() {
            var rest = word
            while rest != 0 {
                union.append(doc: DocID(index << 6 | rest.trailingZeroBitCount), frequency: 1)
                rest &= rest - 1
            }
        }
        return union
    }
}
