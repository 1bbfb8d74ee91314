internal import DocumentModel

/// Checks whether a PDF has a text layer, and whether its text is legible.
enum TextLayer {
    /// A page with a larger share of illegible characters is garbled.
    private static let maxGarbledShare = 0.2
    /// A page with at least this many characters should contain words.
    private static let minLength = 40
    private static let minWordShare = 0.25
    /// Signs that are rare in sentences and in tables of figures, and their maximum share on a page without Chinese
    /// text.
    private static let rareSigns = "!\"#$&'*+;<=>?@[\\]^`{|}~".unicodeScalars
    private static let maxRareShare = 0.15

    /// Remarks on the pages without legible text. Garbled text is removed from them.
    ///
    /// - Throws: `noText` or `garbledText` if no page has legible text.
    static func checked(_ pages: inout [BoxPage]) throws(DocumentError) -> [DocumentRemark] {
        var missing: Set<Int> = []
        var readable: Set<Int> = []
        var isGarbled = false
        for (index, page) in pages.enumerated() {
            let state = state(of: page)
            switch state {
            case .empty: missing.insert(page.number)
            case .readable: readable.insert(page.number)
            case .garbled:
                isGarbled = true
                missing.insert(page.number)
                pages[index].runs = []
            }
        }
        missing.subtract(readable)
        if readable.isEmpty { throw isGarbled ? .garbledText : .noText }
        return missing.isEmpty ? [] : [.pagesWithoutText(missing.sorted())]
    }

    private enum State {
        case empty, garbled, readable
    }

    private static func state(of page: BoxPage) -> State {
        var (count, garbled, signs, words) = (0, 0, 0, 0)
        var (rare, wide) = (0, 0)
        for run in page.runs {
            for scalar in run.text.unicodeScalars {
                let properties = scalar.properties
                if properties.isWhitespace { continue }
                count += 1
                if scalar.value > 0x2E7F { wide += 1 }
                if rareSigns.contains(scalar) { rare += 1 }
                switch properties.generalCategory {
                case .privateUse, .unassigned, .control: garbled += 1
                default: if scalar == "\u{FFFD}" { garbled += 1 }
                }
                if properties.isAlphabetic || properties.numericType != nil {
                    words += 1
                } else if !".…·-—–_|．‥─━".unicodeScalars.contains(scalar) {
                    signs += 1
                }
            }
        }
        if count == 0 { return .empty }
        if Double(garbled) > maxGarbledShare * Double(count) { return .garbled }
        // A font that numbers its characters in the order of their use yields letters mixed with all ASCII signs.
        if count >= minLength, wide * 20 < count,
            Double(rare) > maxRareShare * Double(count)
        {
            return .garbled
        }
        // Text in fonts with private codes looks like a row of signs.
        let isSigns = Double(words) < minWordShare * Double(words + signs)
        return count >= minLength && isSigns ? .garbled : .readable
    }
}
