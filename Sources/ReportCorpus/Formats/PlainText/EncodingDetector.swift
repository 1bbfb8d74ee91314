/// Detects the encoding of a file.
enum EncodingDetector {
    /// The encoding; nil for bytes that are not text.
    ///
    /// A byte order mark decides. Without one, valid UTF-8 is UTF-8, unless it is ASCII with the escapes of HZ. Mostly
    /// valid UTF-8 is damaged UTF-8: decoding then reports the position of the damage, whereas as GB18030 the text
    /// would be meaningless. Everything else is Big5 if its characters are plausible in Big5, otherwise GB18030, which
    /// includes GBK and GB2312.
    static func detect(_ bytes: [UInt8]) -> TextEncoding? {
        for encoding in [TextEncoding.utf32LittleEndian, .utf32BigEndian]
        where encoding.markByteCount(bytes) > 0 {
            return encoding
        }
        if TextEncoding.utf16LittleEndian.markByteCount(bytes) > 0 { return .utf16LittleEndian }
        if TextEncoding.utf16BigEndian.markByteCount(bytes) > 0 { return .utf16BigEndian }
        if TextEncoding.utf8.markByteCount(bytes) > 0 { return .utf8 }
        if isKnownBinary(bytes) { return nil }
        if bytes.contains(0) { return unmarkedUTF16(bytes) }
        let census = UTF8Census(bytes)
        if census.firstInvalid == nil {
            return census.validSequences == 0 && HZText.isLikely(bytes) ? .hz : .utf8
        }
        if census.validSequences > 2 * census.invalidBytes { return .utf8 }
        // UTF-16 text that is all Han has no zero byte, but long text of this kind is rarely valid GB18030.
        if let found = unmarkedUTF16(bytes) { return found }
        guard hasTextControls(bytes) else { return nil }
        return Big5Census(bytes).isPlausible ? .big5 : .gb18030
    }

    /// Whether the bytes begin like a binary file that is often stored next to reports: zip (docx), PDF, OLE (doc),
    /// images.
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

    /// UTF-16 without a byte order mark: nearly all of its units are ASCII, Han or punctuation.
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
