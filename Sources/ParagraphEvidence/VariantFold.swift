/// Folds variants of spelling that mean the same to a reader: 第一 and 第1, 纪录 and 记录, 其它 and 其他, 帐 and 账. Only ranking
/// uses this; it does not change which paragraphs match.
enum VariantFold {
    /// Pairs of characters, and what they become.
    private static let pairs: [UInt64: (UInt32, UInt32)] = {
        var pairs: [UInt64: (UInt32, UInt32)] = [:]
        for (from, to) in [
            ("纪录", "记录"), ("其它", "其他"), ("身分", "身份"), ("部份", "部分"), ("惟一", "唯一"), ("想像", "想象"),
            ("图象", "图像"), ("人材", "人才"), ("答覆", "答复"), ("回覆", "回复"), ("定阅", "订阅"), ("缘份", "缘分"),
            ("成份", "成分"), ("水份", "水分"), ("充份", "充分"), ("份内", "分内"), ("份量", "分量"),
        ] {
            let (a, b) = (values(from), values(to))
            pairs[key(a[0], a[1])] = (b[0], b[1])
        }
        return pairs
    }()

    /// The first characters of the pairs, as a set of bits.
    private static let firsts: [UInt64] = {
        var bits = [UInt64](repeating: 0, count: 1 << 10)
        for key in pairs.keys { bits[Int(key >> 38)] |= 1 << (key >> 32 & 63) }
        return bits
    }()

    private static let numerals = values("〇一二三四五六七八九")
    private static let (ordinal, ten, account, old): (UInt32, UInt32, UInt32, UInt32) = {
        let all = values("第十账帐")
        return (all[0], all[1], all[2], all[3])
    }()

    private static func values(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

    private static func key(_ first: UInt32, _ second: UInt32) -> UInt64 {
        UInt64(first) << 32 | UInt64(second)
    }

    /// Whether a digit or a Chinese numeral follows 第 in a text.
    static func hasOrdinal(_ text: [UInt32]) -> Bool {
        zip(text, text.dropFirst()).contains { first, second in
            first == ordinal
                && (digit(second) != nil || second == ten || (0x30...0x39).contains(second))
        }
    }

    /// Replaces variants in a text.
    ///
    /// - Parameter ordinals: whether numbers after 第 become digits.
    static func apply(to text: inout [UInt32], ordinals foldsOrdinals: Bool) {
        // Read only once, because each access to a global checks whether it is initialized.
        let (firsts, pairs, ordinal, old, account) = (firsts, pairs, ordinal, old, account)
        var ordinals = 0
        for index in text.indices {
            let value = text[index]
            guard value < 1 << 16 else { continue }
            if value == old { text[index] = account }
            if value == ordinal { ordinals += 1 }
            if firsts[Int(value >> 6)] >> UInt64(value & 63) & 1 == 1, index + 1 < text.count,
                let pair = pairs[key(value, text[index + 1])]
            {
                (text[index], text[index + 1]) = pair
            }
        }
        if foldsOrdinals && ordinals > 0 { foldOrdinals(&text) }
    }

    /// Numbers up to ninety-nine after 第 become digits.
    private static func foldOrdinals(_ text: inout [UInt32]) {
        var folded: [UInt32] = []
        folded.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            folded.append(text[index])
            index += 1
            guard text[index - 1] == ordinal else { continue }
            var end = index
            while end < text.count, end - index < 4, digit(text[end]) != nil || text[end] == ten {
                end += 1
            }
            guard let number = number(text[index..<end]) else { continue }
            folded += String(number).unicodeScalars.map(\.value)
            index = end
        }
        text = folded
    }

    private static func digit(_ value: UInt32) -> Int? {
        numerals.firstIndex(of: value)
    }

    /// 3 of 三, 13 of 十三, 30 of 三十, 35 of 三十五; nil for anything else.
    private static func number(_ text: ArraySlice<UInt32>) -> Int? {
        let text = Array(text)
        guard let at = text.firstIndex(of: ten) else {
            return text.count == 1 ? digit(text[0]) : nil
        }
        guard at <= 1, text.count <= at + 2 else { return nil }
        let tens = at == 0 ? 1 : digit(text[0])
        let ones = at + 1 < text.count ? digit(text[at + 1]) : 0
        guard let tens, let ones else { return nil }
        return tens * 10 + ones
    }
}
