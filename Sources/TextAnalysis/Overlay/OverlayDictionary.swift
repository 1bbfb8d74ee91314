internal import TextBasics

/// Words of the genre that ICU splits (国动办, 放管服). The index has such a word as a token, in addition to the words into
/// which ICU cuts it.
///
/// A word counts only where it begins and ends at ICU's word boundaries, so 区委 is not found in 自治区委员会. The words that
/// begin with a character are loaded when a text first contains this character, so a query loads few. A dictionary
/// must not be shared between threads.
@safe
package final class OverlayDictionary {
    private let lists: OverlayLists
    // Edges of a trie over UTF-16 units: node (24 bits), unit (16), child (24). A hash table with open addressing;
    // zero is a free slot. Valid until deinit.
    private let edges: UnsafeMutablePointer<UInt64>
    private let mask: Int
    private var endsWord: [Bool] = [false]
    // For each character of the basic plane its child node of the root. Valid until deinit.
    private let initials: UnsafeMutablePointer<UInt32>
    // Two bit sets, small enough for the L1 cache, valid until deinit. `loaded` has the first characters whose words
    // are loaded. `beginnings` has hashes of the first three characters of each loaded word, or of both characters of
    // a word of two; it rules out nearly all words of a text.
    private let loaded: UnsafeMutablePointer<UInt64>
    private let beginnings: UnsafeMutablePointer<UInt64>

    private static let beginningBits: UInt64 = 17

    /// The bit for a word's first three characters; the third is 0 in a word of two.
    @inline(__always)
    private static func beginning(_ first: UInt32, _ second: UInt32, _ third: UInt32) -> Int {
        let key = UInt64(third) << 32 | UInt64(first) << 16 | UInt64(second)
        return Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> (64 - beginningBits))
    }

    @inline(__always)
    private static func has(_ bits: UnsafeMutablePointer<UInt64>, _ place: Int) -> Bool {
        unsafe bits[place >> 6] >> UInt64(place & 63) & 1 == 1
    }

    private static func set(_ bits: UnsafeMutablePointer<UInt64>, _ place: Int) {
        unsafe bits[place >> 6] |= 1 << UInt64(place & 63)
    }

    package init(_ lists: OverlayLists) {
        self.lists = lists
        // At most half of the slots are filled, since there is at most one edge per character.
        let characters = lists.bytes.count { !UTF8Decoding.isContinuation($0) }
        var size = 1024
        while size < 2 * characters { size *= 2 }
        mask = size - 1
        unsafe edges = ZeroedTable.make(UInt64.self, count: size)
        unsafe initials = ZeroedTable.make(UInt32.self, count: 1 << 16)
        unsafe loaded = ZeroedTable.make(UInt64.self, count: 1 << 10)
        unsafe beginnings = ZeroedTable.make(
            UInt64.self, count: 1 << (Self.beginningBits - 6))
    }

    deinit {
        unsafe ZeroedTable.release(edges)
        unsafe ZeroedTable.release(initials)
        unsafe ZeroedTable.release(loaded)
        unsafe ZeroedTable.release(beginnings)
    }

    /// Inserts the words that begin with a character into the trie.
    @inline(never)
    private func load(_ initial: UInt16) {
        let bytes = lists.bytes
        lists.forEachWord(beginningWith: initial) { word in
            insert(word)
            var index = word.lowerBound
            _ = UTF8Decoding.next(bytes.span, &index)
            guard index < word.upperBound else { return }
            let second = UTF8Decoding.next(bytes.span, &index).value
            let third = index < word.upperBound ? UTF8Decoding.next(bytes.span, &index).value : 0
            unsafe Self.set(beginnings, Self.beginning(UInt32(initial), second, third))
        }
        unsafe initials[Int(initial)] = UInt32(find(0, initial).child)
        unsafe Self.set(loaded, Int(initial))
    }

    private func insert(_ word: Range<Int>) {
        let bytes = lists.bytes
        var node = 0
        var index = word.lowerBound
        while index < word.upperBound {
            let unit = UInt16(truncatingIfNeeded: UTF8Decoding.next(bytes.span, &index).value)
            let (child, place) = find(node, unit)
            if child != 0 {
                node = child
                continue
            }
            endsWord.append(false)
            let next = endsWord.count - 1
            precondition(next < 1 << 24, "too many words")
            unsafe edges[place] = UInt64(node) << 40 | UInt64(unit) << 24 | UInt64(next)
            node = next
        }
        endsWord[node] = true
    }

    /// The child of a node by a unit, 0 if there is none; and the edge's slot, or the free slot for it.
    @inline(__always)
    private func find(_ node: Int, _ unit: UInt16) -> (child: Int, place: Int) {
        let key = UInt64(node) << 16 | UInt64(unit)
        var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
        while true {
            // The table is at most half full, so there is a free slot.
            let edge = unsafe edges[place]
            if edge == 0 { return (0, place) }
            if edge >> 24 == key { return (Int(edge & 0xFF_FFFF), place) }
            place = (place &+ 1) & mask
        }
    }

    /// Appends the overlay's words in a text, ordered by start, shorter ones first.
    ///
    /// - Parameters:
    ///   - bytes: folded text, valid UTF-8.
    ///   - words: the words that ICU cuts the text into.
    package func words(in bytes: [UInt8], among words: [Token], into found: inout [Token]) {
        let text = bytes.span
        for first in words.indices {
            let start = Int(words[first].start)
            var index = start
            let initial = UTF8Decoding.next(text, &index)
            guard initial.value < 0x10000, index < text.count else { continue }
            if unsafe !Self.has(loaded, Int(initial.value)) { load(UInt16(initial.value)) }
            // This excludes nearly all words.
            var next = index
            let second = UTF8Decoding.next(text, &next).value
            let third = next < text.count ? UTF8Decoding.next(text, &next).value : 0
            guard
                unsafe Self.has(beginnings, Self.beginning(initial.value, second, third))
                    || Self.has(beginnings, Self.beginning(initial.value, second, 0))
            else { continue }
            var node = unsafe Int(initials[Int(initial.value)])
            guard node != 0 else { continue }
            var last = first
            while index < text.count {
                let scalar = UTF8Decoding.next(text, &index)
                guard scalar.value < 0x10000 else { break }
                node = find(node, UInt16(scalar.value)).child
                if node == 0 { break }
                guard endsWord[node] else { continue }
                while last < words.count && Int(words[last].end) < index { last += 1 }
                // A word that ICU keeps whole is a token already.
                if last > first, last < words.count, Int(words[last].end) == index {
                    found.append(Token(start: start, end: index, kind: .overlay).clipped())
                }
            }
        }
    }
}
