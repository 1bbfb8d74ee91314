internal import TextBasics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Finds a folded string in folded text, as a reader would: not inside a longer run of digits or of
/// Latin letters. 12 is not in 123, gov is not in government.
package enum LiteralMatch {
    /// All occurrences of the string, from left to right, without overlap.
    ///
    /// - Complexity: O(text) in practice.
    package static func ranges(of string: [UInt8], in text: [UInt8]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var from = 0
        while let range = firstRange(of: string, in: text, from: from) {
            found.append(range)
            from = range.upperBound
        }
        return found
    }

    /// The number of occurrences of the string, from left to right, without overlap.
    ///
    /// - Complexity: O(text) in practice, at the speed of `memchr`.
    package static func count(of string: [UInt8], in text: [UInt8]) -> Int {
        var count = 0
        var from = 0
        while let start = firstOffset(of: string, in: text, from: from) {
            let range = start..<start + string.count
            let isFound = isWhole(range, in: text)
            count += isFound ? 1 : 0
            from = isFound ? range.upperBound : start + 1
        }
        return count
    }

    /// Whether the text contains the string.
    package static func isContained(_ string: [UInt8], in text: [UInt8]) -> Bool {
        firstRange(of: string, in: text, from: 0) != nil
    }

    /// Whether the string occurs at this byte of the text.
    package static func occurs(_ string: [UInt8], in text: [UInt8], at start: Int) -> Bool {
        let range = start..<start + string.count
        return range.upperBound <= text.count && matches(string, text, at: start)
            && isWhole(range, in: text)
    }

    /// The first offset at or after `from` where the bytes occur, even inside a longer run; nil if there is none.
    package static func firstOffset(of bytes: [UInt8], in text: [UInt8], from: Int) -> Int? {
        guard let last = bytes.last, from <= text.count - bytes.count else { return nil }
        return unsafe text.withUnsafeBytes { text in
            unsafe bytes.withUnsafeBytes { bytes in
                guard let base = text.baseAddress, let needle = bytes.baseAddress else {
                    return nil
                }
                // The last byte of a Han character is more selective than its first.
                var end = from + bytes.count - 1
                while end < text.count,
                    let found = unsafe memchr(base + end, Int32(last), text.count - end)
                {
                    end = unsafe found - UnsafeMutableRawPointer(mutating: base)
                    let start = end - bytes.count + 1
                    if unsafe memcmp(base + start, needle, bytes.count) == 0 { return start }
                    end += 1
                }
                return nil
            }
        }
    }

    /// Whether the text contains the bytes anywhere, even inside a longer run: for names and paths.
    package static func containsBytes(_ text: [UInt8], _ part: [UInt8]) -> Bool {
        part.isEmpty || firstOffset(of: part, in: text, from: 0) != nil
    }

    /// Whether text that is not folded contains a folded string of Han characters unchanged, followed by Han, CJK
    /// punctuation or ASCII. Then the folded text contains it too. If the result is false, only folding the text can
    /// decide.
    ///
    /// - Parameter text: any bytes.
    package static func occursUnfolded(_ string: [UInt8], in text: ArraySlice<UInt8>) -> Bool {
        // U+4E00 to U+9FFF begin with E4 to E9; no fold joins or splits them.
        guard let first = string.first, string.count <= text.count, string.count % 3 == 0 else {
            return false
        }
        for index in stride(from: 0, to: string.count, by: 3) where !isHan(string[index]) {
            return false
        }
        return unsafe text.withUnsafeBufferPointer { text in
            unsafe string.withUnsafeBufferPointer { string in
                guard let base = text.baseAddress, let needle = string.baseAddress else {
                    return false
                }
                var place = 0
                let last = text.count - string.count
                while place <= last {
                    guard
                        let found = unsafe memchr(base + place, Int32(first), last - place + 1)
                    else { return false }
                    place = unsafe found - UnsafeMutableRawPointer(mutating: base)
                    if unsafe memcmp(base + place, needle, string.count) == 0 {
                        let end = place + string.count
                        // The next character must not be able to join it, as a combining mark or a variation selector
                        // could.
                        if end == text.count { return true }
                        let next = unsafe text[end]
                        if next < 0x80 || isHan(next) || next == 0xE3 { return true }
                    }
                    place += 1
                }
                return false
            }
        }
    }

    private static func isHan(_ lead: UInt8) -> Bool { lead >= 0xE4 && lead <= 0xE9 }

    /// The first occurrence of the string at or after an offset of the text; nil if there is none.
    package static func firstRange(
        of string: [UInt8], in text: [UInt8], from: Int
    ) -> Range<Int>? {
        var from = from
        while let start = firstOffset(of: string, in: text, from: from) {
            let range = start..<start + string.count
            if isWhole(range, in: text) { return range }
            from = start + 1
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

    /// Whether a run of digits or of Latin letters continues across this offset.
    static func joins(_ text: [UInt8], _ place: Int) -> Bool {
        guard place > 0, place < text.count else { return false }
        var before = UTF8Decoding.start(ofCharacterAt: place - 1, in: text)
        let left = CharacterClass(UTF8Decoding.next(text.span, &before))
        var after = place
        let right = CharacterClass(UTF8Decoding.next(text.span, &after))
        return left == right && (left == .digit || left == .latin)
    }
}
