/// Finds a folded string in folded text, as a reader would: not inside a longer run of digits or of
/// Latin letters. 12 is not in 123, gov is not in government.
package enum LiteralMatch {
    /// All places where the string stands, without overlap, from the left.
    ///
    /// - Complexity: O(text) in practice.
    package static func ranges(of string: [UInt8], in text: [UInt8]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var from = 0
        while let range = next(string, in: text, from: from) {
            found.append(range)
            from = range.upperBound
        }
        return found
    }

    /// Whether the string stands in the text.
    package static func isContained(_ string: [UInt8], in text: [UInt8]) -> Bool {
        next(string, in: text, from: 0) != nil
    }

    /// Whether bytes stand in others, wherever: for names and paths.
    package static func holds(_ text: [UInt8], _ part: [UInt8]) -> Bool {
        guard text.count >= part.count else { return false }
        return (0...text.count - part.count).contains { matches(part, text, at: $0) }
    }

    private static func next(
        _ string: [UInt8], in text: [UInt8], from: Int
    ) -> Range<Int>? {
        guard let first = string.first, text.count >= string.count else { return nil }
        var start = from
        let last = text.count - string.count
        while start <= last {
            if text[start] == first && matches(string, text, at: start) {
                let range = start..<start + string.count
                if isWhole(range, in: text) { return range }
            }
            start += 1
        }
        return nil
    }

    private static func matches(_ string: [UInt8], _ text: [UInt8], at start: Int) -> Bool {
        for index in string.indices where text[start + index] != string[index] { return false }
        return true
    }

    private static func isWhole(_ range: Range<Int>, in text: [UInt8]) -> Bool {
        !joins(text, range.lowerBound) && !joins(text, range.upperBound)
    }

    /// Whether a run of digits or of Latin letters goes on across this place.
    static func joins(_ text: [UInt8], _ place: Int) -> Bool {
        guard place > 0, place < text.count else { return false }
        var before = place - 1
        while before > 0 && text[before] & 0xC0 == 0x80 { before -= 1 }
        let left = CharacterClass(UTF8Decoding.next(text.span, &before))
        var after = place
        let right = CharacterClass(UTF8Decoding.next(text.span, &after))
        return left == right && (left == .digit || left == .latin)
    }
}
