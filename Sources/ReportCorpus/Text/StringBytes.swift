extension String {
    /// Whether this string contains another, byte for byte.
    ///
    /// The standard library's `contains` compares characters by canonical equivalence. This takes thirty times as long
    /// and is not needed for Han words.
    func holds(_ other: String) -> Bool {
        unsafe utf8Span.span.withUnsafeBufferPointer { text in
            unsafe other.utf8Span.span.withUnsafeBufferPointer { word in
                guard let first = unsafe word.first else { return true }
                guard text.count >= word.count else { return false }
                for start in 0...(text.count - word.count) {
                    guard unsafe text[start] == first else { continue }
                    var length = 1
                    while length < word.count, unsafe text[start + length] == word[length] {
                        length += 1
                    }
                    if length == word.count { return true }
                }
                return false
            }
        }
    }

    /// Whether the bytes end with those of another string.
    func ends(with other: String) -> Bool {
        utf8.count >= other.utf8.count && utf8.suffix(other.utf8.count).elementsEqual(other.utf8)
    }

    /// Whether the bytes begin with those of another string.
    func begins(with other: String) -> Bool { utf8.starts(with: other.utf8) }
}

extension Unicode.Scalar {
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
