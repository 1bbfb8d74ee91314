/// Turns the automatic numbers of an RTF file into text.
///
/// An RTF file contains each number twice: as a definition, which programs often write and read incorrectly, and as the
/// text that the writing program showed, in a group `\listtext` or `\pntext` that readers skip. The text is correct. It
/// is put between two private-use characters, to distinguish it from typed text.
enum RichTextNumbers {
    /// Before a number.
    static let opening: Unicode.Scalar = "\u{E5A0}"
    /// After a number.
    static let closing: Unicode.Scalar = "\u{E5A1}"

    /// The file with its numbers as text. Everything outside such groups is unchanged.
    ///
    /// - Complexity: O(bytes).
    static func shown(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + 1024)
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "{"), let start = numberStart(bytes, at: index),
                let end = groupEnd(bytes, from: index)
            {
                result += Array("{".utf8) + escaped(opening)
                result += bytes[start..<end - 1].filter { $0 != 0x0A && $0 != 0x0D }
                result += escaped(closing) + Array("}".utf8)
                index = end
            } else if let end = listReference(bytes, at: index) {
                // Without `\ls`, the paragraph is in no list, so the converter adds no second number.
                index = end
            } else if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count {
                result += bytes[index...index + 1]
                index += 2
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return result
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> [UInt8] {
        Array("\\uc1\\u\(Int16(truncatingIfNeeded: scalar.value))?".utf8)
    }

    /// The start of the text in a number's group; nil if no such group begins at the index.
    private static func numberStart(_ bytes: [UInt8], at index: Int) -> Int? {
        for name in ["{\\listtext", "{\\pntext", "{\\*\\pntext"] {
            let end = index + name.utf8.count
            if end < bytes.count, bytes[index..<end].elementsEqual(name.utf8), !isLetter(bytes[end])
            {
                return end
            }
        }
        return nil
    }

    /// The offset after the brace that closes a group; nil if it is not closed.
    private static func groupEnd(_ bytes: [UInt8], from start: Int) -> Int? {
        var depth = 0
        var index = start
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"):
                depth -= 1
                if depth == 0 { return index + 1 }
            default: break
            }
            index += 1
        }
        return nil
    }

    /// If the control word `\ls` with the number of a list begins at the index, the index after it; otherwise nil.
    private static func listReference(_ bytes: [UInt8], at index: Int) -> Int? {
        guard bytes[index...].starts(with: Array("\\ls".utf8)) else { return nil }
        var end = index + 3
        while end < bytes.count, (0x30...0x39).contains(bytes[end]) { end += 1 }
        guard end > index + 3 else { return nil }
        return end < bytes.count && bytes[end] == 0x20 ? end + 1 : end
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
