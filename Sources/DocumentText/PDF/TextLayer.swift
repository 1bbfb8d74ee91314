internal import DocumentModel

/// Checks whether a PDF has a text layer, and whether its text has a meaning.
enum TextLayer {
    /// A page with a larger share of characters without meaning is garbled.
    private static let maxGarbledShare = 0.2
    /// A page with at least this many characters should contain words.
    private static let minLength = 40
    private static let minWordShare = 0.25
    /// Signs that neither sentences nor tables of figures have many of, and the largest share of them on a page that has
    /// no Chinese text.
    private static let rareSigns = "!\"#$&'*+;<=>?@[\\]^`{|}~".unicodeScalars
    private static let maxRareShare = 0.15

    /// What is to be said of the pages: which have no text that can be read. Garbled text is taken off these.
    ///
    /// - Throws: `noText` or `garbledText` if that holds for all that have text.
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
        // A font that numbers its characters in the order of their use gives letters mixed with all signs of ASCII.
        if count >= minLength, wide * 20 < count,
            Double(rare) > maxRareShare * Double(count)
        {
            return .garbled
        }
        // Fonts with their own codes read as a row of signs.
        let isSigns = Double(words) < minWordShare * Double(words + signs)
        return count >= minLength && isSigns ? .garbled : .readable
    }
}
