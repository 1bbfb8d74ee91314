/// Expressions common to all reports, which are masked: 二〇二三年, 我市, 中华人民共和国…法.
enum GenreWords {
    private static let numerals = Set("〇零一二三四五六七八九○".unicodeScalars.map { UInt16($0.value) })
    private static let places = Set("省市区县州旗盟乡镇局办委厅".unicodeScalars.map { UInt16($0.value) })
    private static let republic = "中华人民共和国".unicodeScalars.map { UInt16($0.value) }
    private static let year = UInt16(0x5E74)
    private static let law = UInt16(0x6CD5)

    /// The end of four numerals followed by 年, which is not included; nil if there are none.
    static func yearEnd(_ text: [UInt16], _ start: Int) -> Int? {
        guard start + 4 < text.count, text[start + 4] == year,
            text[start..<start + 4].allSatisfy(numerals.contains)
        else { return nil }
        return start + 4
    }

    /// Whether a word such as 我市 or 全区 begins at a position.
    static func isOwnPlace(_ text: [UInt16], _ start: Int) -> Bool {
        switch text[start] {
        // 我本全该各
        case 0x6211, 0x672C, 0x5168, 0x8BE5, 0x5404:
            start + 1 < text.count && places.contains(text[start + 1])
        default: false
        }
    }

    /// The end of the full name of a law that begins at a position; nil if there is none.
    ///
    /// - Parameter count: the maximum length of the name.
    static func lawEnd(_ text: [UInt16], _ start: Int, within count: Int) -> Int? {
        guard text[start] == republic[0], start + republic.count < text.count,
            text[start..<start + republic.count].elementsEqual(republic)
        else { return nil }
        let rest = start + republic.count..<min(text.count, start + count)
        for index in rest {
            if text[index] == law { return index + 1 }
            if !isLetter(text[index]) { return nil }
        }
        return nil
    }

    /// Whether a symbol is an ideograph or a letter, and not a digit, punctuation or a space.
    static func isLetter(_ symbol: UInt16) -> Bool {
        if symbol >= 0x4E00 && symbol <= 0x9FFF { return true }
        if symbol < 0x80 { return symbol >= 0x61 && symbol <= 0x7A }
        if symbol >= 0xE000 && symbol < 0xF900 { return true }
        return Unicode.Scalar(symbol)?.properties.isAlphabetic ?? false
    }
}
