/// Words of the genre that ICU cuts apart (国动办, 放管服), laid over its cut: where one stands, it is
/// a token beside the words it is made of.
///
/// A word is taken only where it begins and ends as ICU's words do, so that 区委 is not read into
/// 自治区委员会. Words are laid out when a text first holds a word that begins alike; a query pays for
/// its own only. Not to be shared between threads.
@safe
final class OverlayDictionary {
    private let lists: OverlayLists
    // Edges of a trie over UTF-16 units: node (24 bits), unit (16), child (24). An open table, zero
    // for free places; valid until deinit.
    private let edges: UnsafeMutablePointer<UInt64>
    private let mask: Int
    private var endsWord: [Bool] = [false]
    // Whether the words of an initial are laid out; valid until deinit.
    private let isLaidOut: UnsafeMutablePointer<Bool>

    init(_ lists: OverlayLists) {
        self.lists = lists
        // Every unit takes a byte at least, so at most half of the places are filled.
        var size = 1024
        while size < lists.bytes.count { size *= 2 }
        mask = size - 1
        unsafe edges = ZeroedTable.make(UInt64.self, count: size)
        unsafe isLaidOut = ZeroedTable.make(Bool.self, count: 1 << 16)
    }

    deinit {
        unsafe ZeroedTable.release(edges)
        unsafe ZeroedTable.release(isLaidOut)
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

    /// The node that a unit leads to, 0 for none; and where its edge is or would go.
    @inline(__always)
    private func find(_ node: Int, _ unit: UInt16) -> (child: Int, place: Int) {
        let key = UInt64(node) << 16 | UInt64(unit)
        var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
        while true {
            // The table is at most half full, so a free place comes.
            let edge = unsafe edges[place]
            if edge == 0 { return (0, place) }
            if edge >> 24 == key { return (Int(edge & 0xFF_FFFF), place) }
            place = (place &+ 1) & mask
        }
    }

    /// Appends the overlay's words in a text, by their start, shorter ones first.
    ///
    /// - Parameters:
    ///   - bytes: folded text, valid UTF-8.
    ///   - words: the text's words as ICU cuts it.
    func words(in bytes: [UInt8], among words: [Token], into found: inout [Token]) {
        for first in words.indices {
            var last = first
            var node = 0
            var index = words[first].range.lowerBound
            let start = index
            while index < bytes.count {
                let scalar = UTF8Decoding.next(bytes.span, &index)
                guard scalar.value < 0x10000 else { break }
                let unit = UInt16(scalar.value)
                if node == 0, unsafe !isLaidOut[Int(unit)] {
                    unsafe isLaidOut[Int(unit)] = true
                    lists.forEachWord(beginningWith: unit, insert)
                }
                node = find(node, unit).child
                if node == 0 { break }
                while last < words.count && words[last].range.upperBound < index { last += 1 }
                // A word that ICU keeps whole is a token already.
                if endsWord[node], last > first, last < words.count,
                    words[last].range.upperBound == index
                {
                    found.append(Token(start: start, end: index, kind: .overlay).clipped())
                }
            }
        }
    }
}
