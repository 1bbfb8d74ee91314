/// Numbers for words, from 0, in the order of their first occurrence. An open-addressing hash table; the words are in
/// one array of bytes. Words are looked up in place in a text, without a copy.
struct WordIDs: Sendable {
    private var bytes: [UInt8] = []
    private var starts = [0]
    /// The number of a word plus one; 0 is a free slot. The number of slots is a power of two; at most half are used.
    private var slots = [Int32](repeating: 0, count: 1 << 12)

    /// The number of words.
    var count: Int { starts.count - 1 }

    /// The bytes of a word.
    func word(_ id: Int) -> ArraySlice<UInt8> { bytes[starts[id]..<starts[id + 1]] }

    /// The number of the word in a range of a text; a new number for a new word.
    ///
    /// - Complexity: O(bytes of the word).
    mutating func id(of range: Range<Int>, in text: [UInt8]) -> Int {
        let slot = slot(of: range, in: text)
        if slots[slot] > 0 { return Int(slots[slot]) - 1 }
        bytes += text[range]
        starts.append(bytes.count)
        slots[slot] = Int32(count)
        if count * 2 > slots.count { grow() }
        return count - 1
    }

    /// The number of a word; nil if it has none.
    func known(_ word: ArraySlice<UInt8>) -> Int? {
        let slot = slot(
            of: word.startIndex..<word.endIndex, in: Array(word), offset: word.startIndex)
        return slots[slot] > 0 ? Int(slots[slot]) - 1 : nil
    }

    private func slot(of range: Range<Int>, in text: [UInt8], offset: Int = 0) -> Int {
        let start = range.lowerBound - offset
        let length = range.count
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for index in start..<start + length {
            hash = (hash ^ UInt64(text[index])) &* 0x0000_0100_0000_01B3
        }
        hash ^= hash >> 29
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] > 0, !isWord(Int(slots[slot]) - 1, text, start, length) {
            slot = (slot + 1) & mask
        }
        return slot
    }

    private func isWord(_ id: Int, _ text: [UInt8], _ start: Int, _ length: Int) -> Bool {
        let own = starts[id]
        guard starts[id + 1] - own == length else { return false }
        for index in 0..<length where bytes[own + index] != text[start + index] { return false }
        return true
    }

    private mutating func grow() {
        slots = [Int32](repeating: 0, count: slots.count * 2)
        for id in 0..<count {
            slots[slot(of: starts[id]..<starts[id + 1], in: bytes)] = Int32(id + 1)
        }
    }
}
