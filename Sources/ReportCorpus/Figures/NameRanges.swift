/// Ranges whose numbers are not quantities: titles in 《》, short names in quotation marks, years in 〔〕.
struct NameRanges {
    /// The remaining ranges, ascending and without overlap.
    private var stretches: ArraySlice<Range<Int>>

    private static let marks: [(open: Unicode.Scalar, close: Unicode.Scalar, maxLength: Int)] = [
        ("《", "》", 60), ("“", "”", 14), ("\"", "\"", 14), ("〔", "〕", 6), ("‘", "’", 14),
    ]

    private static let known = CharacterMasks([marks.flatMap { [$0.open, $0.close] }])

    /// - Complexity: O(text).
    init(_ scalars: [Unicode.Scalar]) {
        var found: [Range<Int>] = []
        var starts = Self.marks.map { _ in -1 }
        for (index, scalar) in scalars.enumerated() where Self.known.mayContain(scalar) {
            for (number, (open, close, maxLength)) in Self.marks.enumerated() {
                if starts[number] >= 0, scalar == close {
                    let isName = index - starts[number] <= maxLength
                    if isName { found.append(starts[number]..<index + 1) }
                    // After a mark without a partner, as in 15", a mark that could close may open.
                    starts[number] = !isName && open == close ? index : -1
                } else if scalar == open {
                    starts[number] = index
                }
            }
        }
        found.sort { $0.lowerBound < $1.lowerBound }
        // Merge overlapping ranges: a title may contain a quotation.
        let merged: [Range<Int>] = found.reduce(into: []) { whole, name in
            if let last = whole.last, name.lowerBound < last.upperBound {
                whole[whole.count - 1] =
                    last.lowerBound..<max(last.upperBound, name.upperBound)
            } else {
                whole.append(name)
            }
        }
        stretches = merged[...]
    }

    /// The end of the range that contains a position; nil if none does. Positions must not decrease from call to call.
    mutating func end(at index: Int) -> Int? {
        while let first = stretches.first, first.upperBound <= index { stretches.removeFirst() }
        guard let first = stretches.first, first.contains(index) else { return nil }
        return first.upperBound
    }
}
