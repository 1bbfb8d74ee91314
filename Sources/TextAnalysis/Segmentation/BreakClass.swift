/// How ICU's word rules treat the characters that are frequent in reports. All others are `rare`; ICU itself cuts the
/// text around them.
///
/// Source: UAX #29, with ICU 72's own changes: the colon joins no words; Han and kana form runs
/// that the dictionary divides.
enum BreakClass: UInt8, BitwiseCopyable {
    case rare
    /// Cut by the dictionary; equal to its own compatibility form.
    case dictionary
    case katakana
    case letter
    case digit
    /// Joins nothing.
    case alone
    /// Joins letters (·), digits (,), or both (.) that are directly on both sides.
    case joinsLetters
    case joinsDigits
    case joinsBoth
    /// Runs of them stay together.
    case space
    case carriageReturn
    case lineFeed
    /// No character: the end of the text.
    case end

    /// One class for each character of the basic plane.
    static let table: [BreakClass] = {
        var table = [BreakClass](repeating: .rare, count: 1 << 16)
        func set(_ ranges: [ClosedRange<Int>], _ kind: BreakClass) {
            for range in ranges { for value in range { table[value] = kind } }
        }
        set([0x3400...0x4DBF, 0x4E00...0x9FFF, 0x3005...0x3005, 0x3007...0x3007], .dictionary)
        set([0x3041...0x3096, 0x309D...0x309E], .dictionary)
        set([0x30A1...0x30FA, 0x30FC...0x30FE], .katakana)
        set([0x41...0x5A, 0x61...0x7A], .letter)
        set([0x30...0x39], .digit)
        set(
            [
                0x09...0x09, 0x21...0x26, 0x28...0x2B, 0x2D...0x2D, 0x2F...0x2F, 0x3A...0x3A,
                0x3C...0x3F, 0x5B...0x5E, 0x60...0x60, 0x7B...0x7E, 0xA0...0xA0, 0xA7...0xA7,
                0xB0...0xB1, 0xD7...0xD7, 0x2013...0x2015, 0x201C...0x201D, 0x2022...0x2022,
                0x2026...0x2026, 0x2030...0x2030, 0x203B...0x203B, 0x2103...0x2103,
                0x25A0...0x25A1, 0x25B2...0x25B3, 0x25C6...0x25C7, 0x25CB...0x25CB,
                0x25CE...0x25CF, 0x3001...0x3003, 0x3008...0x3011, 0x3014...0x3017, 0x301C...0x301F,
                0xFF01...0xFF06, 0xFF08...0xFF0B, 0xFF0D...0xFF0D, 0xFF0F...0xFF0F,
                0xFF1A...0xFF1A, 0xFF1C...0xFF1F, 0xFF3B...0xFF3D, 0xFF5B...0xFF5E,
            ], .alone)
        set([0xB7...0xB7, 0x2027...0x2027], .joinsLetters)
        set([0x2C...0x2C, 0x3B...0x3B, 0xFF0C...0xFF0C, 0xFF1B...0xFF1B], .joinsDigits)
        set(
            [0x27...0x27, 0x2E...0x2E, 0x2018...0x2019, 0x2024...0x2024, 0xFF0E...0xFF0E],
            .joinsBoth)
        set([0x20...0x20, 0x3000...0x3000], .space)
        set([0x0D...0x0D], .carriageReturn)
        set([0x0A...0x0A], .lineFeed)
        return table
    }()
}
