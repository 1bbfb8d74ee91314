internal import TextBasics

/// The text of a line as a browser shows it: several spaces become one, and there are none at the ends.
struct WebText {
    /// The characters so far.
    private(set) var scalars = String.UnicodeScalarView()
    /// The white space between the last character and the next one.
    private var gap = Gap.none

    private enum Gap { case none, lineFeed, space }

    /// Adds text.
    mutating func append(_ text: String) {
        for scalar in text.unicodeScalars {
            if scalar == "\n" || scalar == "\r" {
                if gap == .none { gap = .lineFeed }
            } else if Self.isSpace(scalar) {
                gap = .space
            } else if !Self.isInvisible(scalar) {
                append(scalar)
            }
        }
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        // The source may break lines between Chinese characters, where no space belongs.
        let isBroken = gap == .lineFeed && WideCharacters.contains(scalar)
        if gap != .none, let last = scalars.last, !(isBroken && WideCharacters.contains(last)) {
            scalars.append(" ")
        }
        gap = .none
        scalars.append(scalar)
    }

    /// The line.
    var string: String { String(scalars) }

    /// A text on one line.
    static func collapsed(_ text: String) -> String {
        var line = WebText()
        line.append(text)
        return line.string
    }

    /// A text without tags that are written in it as text.
    static func withoutTags(_ text: String) -> String {
        var kept = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "<"), let end = rest[start...].firstIndex(of: ">") {
            kept += rest[..<start]
            rest = rest[rest.index(after: end)...]
        }
        return kept + rest
    }

    /// Whether a text has no visible characters.
    static func isBlank(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { isSpace($0) || isInvisible($0) }
    }

    /// The number of characters other than spaces.
    static func count(_ text: some StringProtocol) -> Int {
        text.unicodeScalars.count { !isSpace($0) && !isInvisible($0) }
    }

    /// The letters and digits of a text, for comparing two spellings of a title.
    static func letters(_ text: some StringProtocol) -> String {
        var letters = String.UnicodeScalarView()
        for scalar in text.unicodeScalars
        where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
            letters.append(scalar)
        }
        return String(letters).lowercased()
    }

    /// The text without spaces.
    static func packed(_ text: some StringProtocol) -> String {
        var packed = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !isSpace(scalar) { packed.append(scalar) }
        return String(packed)
    }

    static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.value < 0x20
    }

    /// Whether a character is zero-width; pages contain such characters by accident.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x7F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: true
        default: false
        }
    }
}
