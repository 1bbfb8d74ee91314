internal import InvertedIndex

/// Counts how often given terms occur in paragraphs. Each place of a paragraph is looked up once, however many terms
/// there are.
struct TermCounter {
    /// The terms.
    let terms: [Term]
    /// Whether any of the terms is a gram.
    let countsGrams: Bool
    /// Whether any of the terms is a gram that the index derives from the grams that begin with it.
    private let countsDerivedGrams: Bool
    /// The number of each term in `terms`, by its hash; -1 for an empty slot. Terms that occur twice are found once.
    private var slots: [Int32]
    private var keys: [UInt64]
    private let mask: Int
    /// For each term the number of the first equal term.
    private var firstEqual: [Int] = []

    init(_ terms: [Term]) {
        self.terms = terms
        countsGrams = terms.contains { $0.space == .grams }
        countsDerivedGrams = terms.contains { FieldTokens.prefix(of: $0) != nil }
        var size = 16
        while size < 4 * terms.count { size *= 2 }
        mask = size - 1
        slots = [Int32](repeating: -1, count: size)
        keys = [UInt64](repeating: 0, count: size)
        for (number, term) in terms.enumerated() {
            let bytes = term.bytes.span
            let range = 0..<term.bytes.count
            let known = Self.find(
                term.space, bytes, range, slots.span, keys.span, terms, mask: mask)
            firstEqual.append(known ?? number)
            if known != nil { continue }
            let key = Self.key(term.space, bytes, range)
            var slot = Self.slot(key, mask)
            while slots[slot] >= 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(number)
            keys[slot] = key
        }
    }

    /// The frequency of each term in a paragraph; 0 for keywords.
    func frequencies(in paragraph: DocumentTerms) -> [Int] {
        var counts = [Int](repeating: 0, count: terms.count)
        let (text, slots, keys) = (paragraph.text.span, slots.span, keys.span)
        func find(_ space: TermSpace, _ range: Range<Int>) -> Int? {
            Self.find(space, text, range, slots, keys, terms, mask: mask)
        }
        for place in paragraph.words {
            if let number = find(.words, place) { counts[number] += 1 }
        }
        for place in paragraph.overlay {
            if let number = find(.overlay, place) { counts[number] += 1 }
        }
        if countsGrams {
            // The index counts every gram once.
            for place in paragraph.grams {
                if let number = find(.grams, place) { counts[number] = 1 }
                guard countsDerivedGrams, let width = DocumentTerms.leadingWidth(text, place) else {
                    continue
                }
                let first = place.lowerBound..<place.lowerBound + width
                if let number = find(.grams, first) { counts[number] = 1 }
            }
        }
        return firstEqual.map { counts[$0] }
    }

    private static func find(
        _ space: TermSpace, _ text: Span<UInt8>, _ range: Range<Int>, _ slots: Span<Int32>,
        _ keys: Span<UInt64>, _ terms: [Term], mask: Int
    ) -> Int? {
        let key = key(space, text, range)
        var slot = slot(key, mask)
        while slots[slot] >= 0 {
            let number = Int(slots[slot])
            if keys[slot] == key, isEqual(terms[number], space, text, range) { return number }
            slot = (slot + 1) & mask
        }
        return nil
    }

    private static func isEqual(
        _ term: Term, _ space: TermSpace, _ text: Span<UInt8>, _ range: Range<Int>
    ) -> Bool {
        guard term.space == space, term.bytes.count == range.count else { return false }
        for offset in 0..<range.count
        where term.bytes[offset] != text[range.lowerBound + offset] {
            return false
        }
        return true
    }

    /// The last eight bytes of a string, with its length and space.
    @inline(__always)
    private static func key(_ space: TermSpace, _ text: Span<UInt8>, _ range: Range<Int>) -> UInt64
    {
        var key: UInt64 = 0
        for place in max(range.lowerBound, range.upperBound - 8)..<range.upperBound {
            key = key << 8 | UInt64(text[place])
        }
        return key ^ UInt64(range.count) << 57 ^ UInt64(space.rawValue) << 49
    }

    @inline(__always)
    private static func slot(_ key: UInt64, _ mask: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask
    }
}
