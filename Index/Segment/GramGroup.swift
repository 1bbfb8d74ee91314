/// The grams of one segment that begin with the same character. The gram that is this character alone is derived from
/// them: its docs are the union of theirs.
///
/// So callers need not add a single character that is followed by another one. In Chinese text, such characters would
/// be a third of all occurrences.
struct GramGroup {
    /// The key of the character.
    private let head: [UInt8]
    private var keys: [[UInt8]] = []
    /// For each key, the end of its list in `lists`.
    private var ends: [Int] = []
    private var lists = PostingList()

    init(head: [UInt8]) { self.head = head }

    /// The key of a gram's first character; nil for other terms and for characters of fewer than three bytes. Han
    /// characters have three or four bytes.
    static func head(ofKey key: [UInt8]) -> [UInt8]? {
        guard key.count > 3, key[0] == TermSpace.grams.rawValue, key[1] >= 0xE0 else { return nil }
        return Array(key.prefix(key[1] < 0xF0 ? 4 : 5))
    }

    /// Whether a key belongs to the group.
    func contains(_ key: [UInt8]) -> Bool { key.starts(with: head) }

    /// Adds a gram, whose postings `append` appends to a list.
    mutating func add(_ key: [UInt8], _ append: (inout PostingList) -> Void) {
        append(&lists)
        keys.append(key)
        ends.append(lists.count)
    }

    /// Writes the character and the grams, in the order of their keys.
    consuming func write(to writer: inout SegmentWriter) throws(IndexError) {
        // Most punctuation marks have only this gram.
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
        // Sorting is faster for few docs, a bitmap for many.
        if lists.count < docCount / UInt64.bitWidth {
            for doc in lists.docs.sorted() where doc != union.docs.last {
                union.append(doc: doc, frequency: 1)
            }
            return union
        }
        var bitmap = [UInt64](repeating: 0, count: docCount / UInt64.bitWidth + 1)
        for doc in lists.docs { bitmap[Int(doc >> 6)] |= 1 << UInt64(doc & 63) }
        for (index, word) in bitmap.enumerated() {
            var rest = word
            while rest != 0 {
                union.append(doc: DocID(index << 6 | rest.trailingZeroBitCount), frequency: 1)
                rest &= rest - 1
            }
        }
        return union
    }
}
