extension String {
    /// Whether this string contains another, compared byte by byte.
    ///
    /// The standard library's `contains` compares characters by canonical equivalence. This takes thirty times as long
    /// and is not needed for Han words.
    func containsBytes(_ other: String) -> Bool { byteOffset(of: other) != nil }

    /// The byte offset of the first occurrence of another string, compared byte by byte; nil if there is none.
    private func byteOffset(of other: String) -> Int? {
        unsafe utf8Span.span.withUnsafeBufferPointer { text in
            unsafe other.utf8Span.span.withUnsafeBufferPointer { word in
                guard let first = unsafe word.first else { return 0 }
                guard text.count >= word.count else { return nil }
                if word.count >= 4 { return unsafe Self.offset(of: word, in: text) }
                for start in 0...(text.count - word.count) {
                    guard unsafe text[start] == first else { continue }
                    var length = 1
                    while length < word.count, unsafe text[start + length] == word[length] {
                        length += 1
                    }
                    if length == word.count { return start }
                }
                return nil
            }
        }
    }

    /// Where a word of four bytes or more begins. Nearly all Chinese characters begin with one of six bytes, so four bytes
    /// are compared at once.
    ///
    /// Every read is inside the text: the last start leaves room for the word.
    private static func offset(
        of word: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>
    ) -> Int? {
        let (text, end) = (UnsafeRawBufferPointer(text), text.count - word.count)
        let first = unsafe UnsafeRawBufferPointer(word).loadUnaligned(as: UInt32.self)
        var start = 0
        while start <= end {
            if unsafe text.loadUnaligned(fromByteOffset: start, as: UInt32.self) == first {
                var length = 4
                while length < word.count, unsafe text[start &+ length] == word[length] {
                    length &+= 1
                }
                if length == word.count { return start }
            }
            start &+= 1
        }
        return nil
    }

    /// The first occurrence of another string, compared byte by byte. The standard library's method compares
    /// characters.
    func firstRange(of other: String) -> Range<Index>? {
        guard let offset = byteOffset(of: other) else { return nil }
        let start = utf8.index(utf8.startIndex, offsetBy: offset)
        return start..<utf8.index(start, offsetBy: other.utf8.count)
    }

    /// Whether the bytes end with those of another string.
    func ends(with other: String) -> Bool {
        utf8.count >= other.utf8.count && utf8.suffix(other.utf8.count).elementsEqual(other.utf8)
    }

    /// Whether the bytes begin with those of another string.
    func begins(with other: String) -> Bool { utf8.starts(with: other.utf8) }
}

extension Unicode.Scalar {
    /// Whether the character has no width and no meaning in Chinese text: zero-width space, direction marks, U+FEFF.
    package var isInvisible: Bool {
        switch value {
        case 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF: return true
        default: return false
        }
    }

    /// Whether the character is Unicode White_Space (UAX #44, PropList).
    var isSpace: Bool {
        switch value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F,
            0x205F, 0x3000:
            return true
        default: return false
        }
    }
}
