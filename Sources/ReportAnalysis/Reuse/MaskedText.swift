internal import ReportCorpus

/// A report's text for comparing with others: folded, without marks and spaces, with names, dates, numbers, titles and
/// quotations each replaced by one symbol. What is left are its own words.
///
/// Lines that are nothing but a heading are left out: the outline is prescribed, and to share it is no reuse.
public struct MaskedText: Sendable {
    /// Characters of the basic plane by their number; below ``Symbol/firstLetter`` what stands for something else.
    let symbols: [UInt16]
    /// For each paragraph of the report, where its symbols begin; then the end.
    let paragraphStarts: [Int32]
    /// How many symbols are letters. Shares are counted in these: symbols that stand for something else never count.
    public let characterCount: Int

    init(symbols: [UInt16], paragraphStarts: [Int32]) {
        self.symbols = symbols
        self.paragraphStarts = paragraphStarts
        characterCount = Self.letters(symbols[...])
    }

    /// How many of the symbols are letters.
    func letters(in range: Range<Int>) -> Int { Self.letters(symbols[range]) }

    private static func letters(_ symbols: ArraySlice<UInt16>) -> Int {
        symbols.count { $0 >= Symbol.firstLetter }
    }

    /// The paragraph that a symbol belongs to, by its index in the report.
    ///
    /// - Complexity: O(log paragraphs).
    func paragraph(of symbol: Int) -> Int {
        var low = 0
        var high = paragraphStarts.count - 1
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(paragraphStarts[middle]) <= symbol { low = middle } else { high = middle }
        }
        return low
    }
}

/// What is not a letter in a masked text.
enum Symbol {
    /// A number, a year in numerals.
    static let number: UInt16 = 1
    /// An agency, a place, 我市.
    static let name: UInt16 = 2
    /// A title in book marks, the name of a law.
    static let title: UInt16 = 3
    /// What stands in quotation marks.
    static let quotation: UInt16 = 4
    /// No character below is a letter.
    static let firstLetter: UInt16 = 0x30
}
