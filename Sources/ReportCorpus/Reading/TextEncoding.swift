internal import ICUText

/// The encodings that reports come in.
public enum TextEncoding: String, Sendable, CaseIterable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    case gb18030
    case big5

    /// Bytes of the byte order mark that the bytes begin with, if it is this encoding's.
    func markByteCount(_ bytes: [UInt8]) -> Int {
        switch self {
        case .utf8: return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        case .utf16LittleEndian: return bytes.starts(with: [0xFF, 0xFE]) ? 2 : 0
        case .utf16BigEndian: return bytes.starts(with: [0xFE, 0xFF]) ? 2 : 0
        case .gb18030: return bytes.starts(with: [0x84, 0x31, 0x95, 0x33]) ? 4 : 0
        case .big5: return 0
        }
    }

    /// Bytes of one unit: line ends are looked for at its multiples.
    var unitByteCount: Int {
        switch self {
        case .utf16LittleEndian, .utf16BigEndian: return 2
        case .utf8, .gb18030, .big5: return 1
        }
    }

    /// How many bytes the character takes that begins at a byte of a decodable text.
    func byteCount(ofCharacterAt index: Int, in bytes: [UInt8]) -> Int {
        switch self {
        case .utf8: return bytes[index] < 0x80 ? 1 : (~bytes[index]).leadingZeroBitCount
        // D8 to DB: the first unit of a pair.
        case .utf16LittleEndian: return bytes[index + 1] & 0xFC == 0xD8 ? 4 : 2
        case .utf16BigEndian: return bytes[index] & 0xFC == 0xD8 ? 4 : 2
        case .gb18030:
            if bytes[index] <= 0x80 { return 1 }
            return (0x30...0x39).contains(bytes[index + 1]) ? 4 : 2
        // FF by itself is a character of private use to ICU.
        case .big5: return bytes[index] <= 0x80 || bytes[index] == 0xFF ? 1 : 2
        }
    }

    /// How many bytes a white-space character takes in this encoding.
    func byteCount(ofSpace scalar: Unicode.Scalar) -> Int {
        switch self {
        case .utf8: return String(scalar).utf8.count
        case .utf16LittleEndian, .utf16BigEndian: return 2  // all of them lie in the BMP
        case .gb18030: return scalar.value < 0x80 ? 1 : scalar.value == 0x3000 ? 2 : 4
        case .big5: return scalar.value < 0x80 ? 1 : 2
        }
    }
}

/// Recognises the encoding of a file.
enum EncodingDetector {
    /// The encoding, or nil for bytes that are no text.
    ///
    /// A byte order mark decides. Without one, bytes that are valid UTF-8 are that; bytes that
    /// mostly are have been damaged, and decoding will say where, since they would also pass as
    /// (meaningless) GB18030. The rest is GB18030, which contains GBK and GB2312.
    static func detect(_ bytes: [UInt8]) -> TextEncoding? {
        if TextEncoding.utf16LittleEndian.markByteCount(bytes) > 0 { return .utf16LittleEndian }
        if TextEncoding.utf16BigEndian.markByteCount(bytes) > 0 { return .utf16BigEndian }
        if TextEncoding.utf8.markByteCount(bytes) > 0 { return .utf8 }
        if isKnownBinary(bytes) { return nil }
        if bytes.contains(0) { return unmarkedUTF16(bytes) }
        let census = UTF8Census(bytes)
        if census.firstInvalid == nil { return .utf8 }
        if census.validSequences > 2 * census.invalidBytes { return .utf8 }
        // UTF-16 of Han only has no zero byte at all; nor has it valid GB18030 for long.
        if let found = unmarkedUTF16(bytes) { return found }
        return hasTextControls(bytes) ? .gb18030 : nil
    }

    /// Beginnings of formats that are common beside reports: zip (docx), PDF, OLE (doc), images.
    private static func isKnownBinary(_ bytes: [UInt8]) -> Bool {
        let beginnings: [[UInt8]] = [
            [0x50, 0x4B, 0x03, 0x04], Array("%PDF-".utf8), [0xD0, 0xCF, 0x11, 0xE0],
            [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], [0x1F, 0x8B],
        ]
        return beginnings.contains { bytes.starts(with: $0) }
    }

    private static func hasTextControls(_ bytes: [UInt8]) -> Bool {
        let controls = bytes.lazy.filter {
            $0 < 0x20 && $0 != 9 && $0 != 10 && $0 != 12 && $0 != 13 && $0 != 0x1A
        }
        return controls.count * 100 <= bytes.count
    }

    /// UTF-16 without a mark is believed if nearly all of its units are ASCII, Han or the
    /// punctuation between them.
    private static func unmarkedUTF16(_ bytes: [UInt8]) -> TextEncoding? {
        guard bytes.count >= 4, bytes.count % 2 == 0 else { return nil }
        var common = [0, 0]
        let sample = min(bytes.count, 1 << 16)
        for index in stride(from: 0, to: sample - 1, by: 2) {
            let little = UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
            for (order, unit) in [little, little.byteSwapped].enumerated() {
                switch unit {
                case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x2010...0x2027, 0x3000...0x3011,
                    0x4E00...0x9FFF, 0xFF01...0xFF5E:
                    common[order] += 1
                default: break
                }
            }
        }
        let best = common[0] >= common[1] ? 0 : 1
        guard common[best] * 20 >= sample / 2 * 19, common[best] > 2 * common[1 - best] else {
            return nil
        }
        return best == 0 ? .utf16LittleEndian : .utf16BigEndian
    }
}

/// How much of a run of bytes is UTF-8.
struct UTF8Census {
    /// Offset of the first byte that is not; nil if there is none.
    private(set) var firstInvalid: Int?
    /// Characters of more than one byte.
    private(set) var validSequences = 0
    private(set) var invalidBytes = 0

    init(_ bytes: [UInt8]) {
        var index = 0
        while index < bytes.count {
            if bytes[index] < 0x80 {
                index += 1
                continue
            }
            let length = Self.sequenceLength(bytes, at: index)
            if length == 0 {
                firstInvalid = firstInvalid ?? index
                invalidBytes += 1
                index += 1
            } else {
                validSequences += 1
                index += length
            }
        }
    }

    /// Bytes of the well-formed sequence at `index` (Unicode Standard, table 3-7); 0 if none is.
    private static func sequenceLength(_ bytes: [UInt8], at index: Int) -> Int {
        let first = bytes[index]
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch first {
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF:
            length = 3
            if first == 0xE0 { second = 0xA0...0xBF }
            if first == 0xED { second = 0x80...0x9F }
        case 0xF0...0xF4:
            length = 4
            if first == 0xF0 { second = 0x90...0xBF }
            if first == 0xF4 { second = 0x80...0x8F }
        default: return 0
        }
        guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return 0 }
        for offset in 2..<max(2, length) where bytes[index + offset] & 0xC0 != 0x80 { return 0 }
        return length
    }
}
