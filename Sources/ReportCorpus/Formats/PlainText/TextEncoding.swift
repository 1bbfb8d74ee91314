/// The supported text encodings.
public enum TextEncoding: String, Sendable, CaseIterable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    case utf32LittleEndian = "utf-32le"
    case utf32BigEndian = "utf-32be"
    case gb18030
    case big5
    /// HZ (RFC 1843): detected, so that an error can name it, but not decoded, because its bytes change their meaning
    /// after an escape.
    case hz

    /// The encodings that can be read.
    public static var readable: [TextEncoding] { allCases.filter { $0 != .hz } }

    /// The length in bytes of the byte order mark at the beginning of some bytes; 0 if there is none. FF FE 00 00 also
    /// begins with the mark of UTF-16, so test for UTF-32 first.
    func markByteCount(_ bytes: [UInt8]) -> Int {
        switch self {
        case .utf8: return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        case .utf16LittleEndian: return bytes.starts(with: [0xFF, 0xFE]) ? 2 : 0
        case .utf16BigEndian: return bytes.starts(with: [0xFE, 0xFF]) ? 2 : 0
        case .utf32LittleEndian: return bytes.starts(with: [0xFF, 0xFE, 0, 0]) ? 4 : 0
        case .utf32BigEndian: return bytes.starts(with: [0, 0, 0xFE, 0xFF]) ? 4 : 0
        case .gb18030: return bytes.starts(with: [0x84, 0x31, 0x95, 0x33]) ? 4 : 0
        case .big5, .hz: return 0
        }
    }

    /// The number of bytes in a code unit. CR and LF are one code unit each.
    var unitByteCount: Int {
        switch self {
        case .utf32LittleEndian, .utf32BigEndian: return 4
        case .utf16LittleEndian, .utf16BigEndian: return 2
        case .utf8, .gb18030, .big5, .hz: return 1
        }
    }

    /// The number of bytes in the character that begins at an index of valid text.
    func byteCount(ofCharacterAt index: Int, in bytes: [UInt8]) -> Int {
        switch self {
        case .utf8: return bytes[index] < 0x80 ? 1 : (~bytes[index]).leadingZeroBitCount
        // D8 to DB is the high byte of the first unit of a surrogate pair.
        case .utf16LittleEndian: return bytes[index + 1] & 0xFC == 0xD8 ? 4 : 2
        case .utf16BigEndian: return bytes[index] & 0xFC == 0xD8 ? 4 : 2
        case .utf32LittleEndian, .utf32BigEndian: return 4
        case .hz: return 1
        case .gb18030:
            if bytes[index] <= 0x80 { return 1 }
            return (0x30...0x39).contains(bytes[index + 1]) ? 4 : 2
        // ICU decodes a single FF as a private-use character.
        case .big5: return bytes[index] <= 0x80 || bytes[index] == 0xFF ? 1 : 2
        }
    }

    /// The number of bytes of a white-space character, or of U+FEFF.
    func byteCount(ofSpace scalar: Unicode.Scalar) -> Int {
        switch self {
        case .utf8: return String(scalar).utf8.count
        case .utf16LittleEndian, .utf16BigEndian: return 2  // all are in the BMP
        case .utf32LittleEndian, .utf32BigEndian: return 4
        case .gb18030: return scalar.value < 0x80 ? 1 : scalar.value == 0x3000 ? 2 : 4
        case .big5, .hz: return scalar.value < 0x80 ? 1 : 2
        }
    }
}
