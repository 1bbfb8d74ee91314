internal import ReportCorpus

/// The text of a report, prepared for comparison: folded, without punctuation and spaces. Each name, date, number,
/// title and quotation is replaced by one symbol, so that only the report's own words count.
///
/// Headings are left out: the outline is prescribed, so sharing it is not reuse.
public struct MaskedText: Sendable {
    /// Letters by their code points; see ``TextMasker/symbol(_:)``. Values below ``Symbol/firstLetter`` are masks.
    let symbols: [UInt16]
    /// The index of the first symbol of each paragraph of the report, then the number of symbols.
    let paragraphStarts: [Int32]
    /// The number of letters. Shares of reused text are shares of this; masks never count.
    public let characterCount: Int

    init(symbols: [UInt16], paragraphStarts: [Int32]) {
        self.symbols = symbols
        self.paragraphStarts = paragraphStarts
        characterCount = Self.letters(symbols[...])
    }

    /// The number of letters in a range of symbols.
    func letters(in range: Range<Int>) -> Int { Self.letters(symbols[range]) }

    private static func letters(_ symbols: ArraySlice<UInt16>) -> Int {
        symbols.count { $0 >= Symbol.firstLetter }
    }

    /// The index of the paragraph that contains a symbol.
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

/// The masks of a masked text.
enum Symbol {
    /// A number, or a year in Chinese numerals.
    static let number: UInt16 = 1
    /// An agency, a place, 我市.
    static let name: UInt16 = 2
    /// A title in book title marks (《》), or the name of a law.
    static let title: UInt16 = 3
    /// Text in quotation marks.
    static let quotation: UInt16 = 4
    /// All smaller values are masks.
    static let firstLetter: UInt16 = 0x30
}
