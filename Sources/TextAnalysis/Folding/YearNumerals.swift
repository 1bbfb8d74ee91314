internal import TextBasics

/// Years in Chinese numerals: 二〇二三, also with 零 or a circle (○) for the zero.
///
/// A year is four numerals from 1800 to 2099 with no numeral next to them. It is indexed as the year in digits. The
/// literal layer keeps the numerals, so that every part of them can be found; a query looks for all forms instead.
package enum YearNumerals {
    /// 〇: circles are folded to it.
    static let zero = Array("〇".utf8)
    private static let lengthOfNumeral = 3

    /// Whether a character is a circle that people write for 〇.
    static func isCircle(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0x25CB || scalar.value == 0x25EF
    }

    /// The three-byte character at an offset; nil if none begins there.
    private static func character(_ bytes: [UInt8], at offset: Int) -> Unicode.Scalar? {
        guard offset >= 0, offset + lengthOfNumeral <= bytes.count,
            UTF8Decoding.length(ofLead: bytes[offset]) == lengthOfNumeral
        else { return nil }
        var index = offset
        return UTF8Decoding.next(bytes.span, &index)
    }

    /// The digit of the numeral at an offset; nil if there is none.
    private static func digit(_ bytes: [UInt8], at offset: Int) -> Int? {
        character(bytes, at: offset).flatMap(ChineseNumerals.ofYears.digit)
    }

    /// Whether 十, 百, 千, 万 or 亿 is at an offset: then the numerals before it are a quantity.
    private static func isPower(_ bytes: [UInt8], at offset: Int) -> Bool {
        guard let character = character(bytes, at: offset) else { return false }
        return ChineseNumerals.smallPower(character) != nil
            || ChineseNumerals.largePower(character) != nil
    }

    /// The year in Chinese numerals that begins at a character; nil if there is none.
    ///
    /// - Precondition: `offset` is the first byte of a character of valid UTF-8.
    static func year(in bytes: [UInt8], at offset: Int) -> (range: Range<Int>, value: Int)? {
        guard let first = digit(bytes, at: offset), first == 1 || first == 2 else { return nil }
        var value = first
        for place in 1..<4 {
            guard let next = digit(bytes, at: offset + place * lengthOfNumeral) else { return nil }
            value = value * 10 + next
        }
        let end = offset + 4 * lengthOfNumeral
        guard (18...20).contains(value / 100), digit(bytes, at: end) == nil,
            !isPower(bytes, at: end), digit(bytes, at: offset - lengthOfNumeral) == nil
        else { return nil }
        return (offset..<end, value)
    }

    /// The first token at or after an index that begins with a year in Chinese numerals, and the year.
    static func firstYear(
        in bytes: [UInt8], among tokens: [Token], from index: Int
    ) -> (index: Int, year: (range: Range<Int>, value: Int))? {
        let (text, tokens) = (bytes.span, tokens.span)
        for index in index..<tokens.count {
            let start = Int(tokens[index].start)
            // 一 and 二 begin with this byte; few words do.
            guard text[start] == 0xE4 else { continue }
            let first = text[start + 1]
            guard
                first == 0xB8 && text[start + 2] == 0x80
                    || first == 0xBA && text[start + 2] == 0x8C,
                let year = year(in: bytes, at: start)
            else { continue }
            return (index, year)
        }
        return nil
    }

    /// The year in digits that begins at a byte; nil if there is none.
    private static func plainYear(
        in bytes: [UInt8], at offset: Int
    ) -> (range: Range<Int>, value: Int)? {
        func digit(_ offset: Int) -> Int? {
            guard bytes.indices.contains(offset) else { return nil }
            let value = Int(bytes[offset]) - 0x30
            return (0...9).contains(value) ? value : nil
        }
        guard digit(offset - 1) == nil, digit(offset + 4) == nil else { return nil }
        var value = 0
        for place in 0..<4 {
            guard let next = digit(offset + place) else { return nil }
            value = value * 10 + next
        }
        return (18...20).contains(value / 100) ? (offset..<offset + 4, value) : nil
    }

    /// The spellings of a folded string that contains years: unchanged, then with all years in digits, with 〇, and
    /// with 零. Without years, only the string itself.
    package static func forms(of string: [UInt8]) -> [[UInt8]] {
        var years: [(range: Range<Int>, value: Int)] = []
        var offset = 0
        while offset < string.count {
            let found = year(in: string, at: offset) ?? plainYear(in: string, at: offset)
            if let found {
                years.append(found)
                offset = found.range.upperBound
            } else {
                _ = UTF8Decoding.next(string.span, &offset)
            }
        }
        guard !years.isEmpty else { return [string] }
        var forms = [string]
        for numerals in ["0123456789", "〇一二三四五六七八九", "零一二三四五六七八九"] {
            let numerals = Array(numerals)
            var form: [UInt8] = []
            var kept = 0
            for (range, value) in years {
                form += string[kept..<range.lowerBound]
                for digit in digits(value) { form += Array(String(numerals[digit]).utf8) }
                kept = range.upperBound
            }
            form += string[kept...]
            if !forms.contains(form) { forms.append(form) }
        }
        return forms
    }

    private static func digits(_ value: Int) -> [Int] {
        [value / 1000, value / 100 % 10, value / 10 % 10, value % 10]
    }
}
