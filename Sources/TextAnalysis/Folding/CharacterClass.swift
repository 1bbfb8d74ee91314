internal import TextBasics

/// The kinds of characters that grams, literal matches and folds distinguish.
package enum CharacterClass: UInt8, Sendable {
    /// White space.
    case space
    /// A decimal digit of ASCII, or a superscript or subscript digit.
    case digit
    /// A letter of the Latin script.
    case latin
    /// Punctuation and symbols.
    case mark
    /// Han, kana and Hangul; also all other letters, numbers and combining marks, which are rare in reports.
    case ideograph

    /// The class of a character.
    package init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x30...0x39: self = .digit
        case 0x41...0x5A, 0x61...0x7A: self = .latin
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F,
            0x205F, 0x3000:
            self = .space
        case 0x00...0x7F: self = .mark
        // Superscripts and subscripts belong to the number before them: 10 is not in 10².
        case 0xB2, 0xB3, 0xB9, 0x2070, 0x2074...0x2079, 0x2080...0x2089: self = .digit
        case 0x3400...0x4DBF, 0x4E00...0x9FFF: self = .ideograph
        case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF: self = .latin
        default: self = Self.rare(scalar)
        }
    }

    /// The byte ranges of the ideographs of a text, in order, one for each character.
    ///
    /// - Precondition: the bytes are valid UTF-8.
    package static func ideographs(of text: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        UTF8Decoding.forEachScalar(text) { scalar, offset in
            guard CharacterClass(scalar) == .ideograph else { return }
            ranges.append(offset..<offset + UTF8.width(scalar))
        }
        return ranges
    }

    private static func rare(_ scalar: Unicode.Scalar) -> CharacterClass {
        switch scalar.properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
            .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol,
            .currencySymbol, .modifierSymbol, .otherSymbol, .control, .format, .privateUse,
            .unassigned:
            return .mark
        default: return .ideograph
        }
    }
}
