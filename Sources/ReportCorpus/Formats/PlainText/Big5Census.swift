/// Distinguishes Big5 from GB18030 by the characters that the bytes would be in each.
///
/// Big5 has its 5,401 frequent characters in A440 to C67E, and nothing in C6A1 to C8FE and before A140. GB2312 has its
/// frequent characters in B0A1 to D7F9, so that half of a GB2312 text falls into that gap; traditional text in GBK uses
/// first bytes below A1.
struct Big5Census {
    private var frequent = 0
    private var rare = 0
    private var invalid = 0
    /// Pairs that are frequent characters of GB2312.
    private var frequentInGB = 0

    private static let sampleByteCount = 1 << 16
    /// The minimum number of Han characters; fewer prove nothing.
    private static let minHanCount = 8

    init(_ bytes: [UInt8]) {
        let end = min(bytes.count, Self.sampleByteCount)
        var index = 0
        while index < end {
            let first = bytes[index]
            if first < 0x80 {
                index += 1
                continue
            }
            guard index + 1 < bytes.count else { break }
            let second = bytes[index + 1]
            index += 2
            guard (0xA1...0xF9).contains(first),
                (0x40...0x7E).contains(second) || (0xA1...0xFE).contains(second)
            else {
                invalid += 1
                continue
            }
            if (0xB0...0xD7).contains(first), second >= 0xA1 { frequentInGB += 1 }
            let pair = UInt16(first) << 8 | UInt16(second)
            switch pair {
            case 0xA440...0xC67E: frequent += 1
            case 0xC6A1...0xC8FE: invalid += 1
            case 0xC940...: rare += 1
            default: break
            }
        }
    }

    /// Whether nearly all Han characters are frequent in Big5, and many are not frequent in GB2312.
    var isPlausible: Bool {
        let han = frequent + rare
        return han >= Self.minHanCount && invalid * 50 <= han && frequent * 100 >= han * 85
            && frequentInGB * 100 <= han * 80
    }
}
