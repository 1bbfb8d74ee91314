internal import ICUText
internal import ReportCorpus
internal import ReportSearch
internal import TextAnalysis
internal import TextBasics

/// Masks texts. Not Sendable, because it reuses buffers: each thread needs its own.
final class TextMasker {
    private let folder: Folder
    private var folded = FoldedText()
    private var names = NameTable.shipped
    /// The characters of the current paragraph.
    private var text: [UInt16] = []
    /// The offset of each character in the folded text, then the length of the text.
    private var offsets: [Int] = []

    /// A symbol of a masked text, and the bytes of the original text that it represents.
    struct Placed {
        let symbol: UInt16
        let bytes: Range<Int>
    }

    // Maximum lengths in characters: a closing mark farther away is unlikely to match the opening one.
    private static let maxTitleLength = 80
    private static let maxQuotationLength = 200
    private static let maxLawLength = 24

    init() throws(ReportSearchError) {
        folder = try rethrowing { () throws(ICUError) in
            try Folder()
        }
    }

    /// The symbol of a character. Characters outside the basic plane share 4,096 private-use code points.
    static func symbol(_ scalar: Unicode.Scalar) -> UInt16 {
        scalar.value < 1 << 16 ? UInt16(scalar.value) : 0xE000 + UInt16(scalar.value & 0xFFF)
    }

    /// Masks a whole report.
    ///
    /// - Complexity: O(text).
    func mask(_ report: ReportText) -> MaskedText {
        names = NameTable.shipped.adding(report.metadata)
        var symbols: [UInt16] = []
        var starts: [Int32] = []
        for paragraph in report.paragraphs {
            starts.append(Int32(symbols.count))
            if paragraph.isHeading { continue }
            scan(paragraph.text) { symbol, _ in symbols.append(symbol) }
        }
        starts.append(Int32(symbols.count))
        return MaskedText(symbols: symbols, paragraphStarts: starts)
    }

    /// The symbols of one text.
    func symbols(of text: String, metadata: Metadata) -> [UInt16] {
        names = NameTable.shipped.adding(metadata)
        var symbols: [UInt16] = []
        scan(text) { symbol, _ in symbols.append(symbol) }
        return symbols
    }

    /// The symbols of one text with their bytes.
    func placed(_ text: String, metadata: Metadata) -> [Placed] {
        names = NameTable.shipped.adding(metadata)
        var ranges: [(UInt16, Range<Int>)] = []
        scan(text) { symbol, range in ranges.append((symbol, range)) }
        return ranges.map { symbol, range in
            let bytes = offsets[range.lowerBound]..<offsets[range.upperBound]
            return Placed(symbol: symbol, bytes: folded.sourceRange(of: bytes))
        }
    }

    private func decode(_ string: String) {
        folder.fold(Array(string.utf8).span, into: &folded)
        text.removeAll(keepingCapacity: true)
        offsets.removeAll(keepingCapacity: true)
        var (text, offsets) = (text, offsets)
        (self.text, self.offsets) = ([], [])
        UTF8Decoding.forEachScalar(folded.text) { scalar, offset in
            text.append(Self.symbol(scalar))
            offsets.append(offset)
        }
        offsets.append(folded.textCount)
        (self.text, self.offsets) = (text, offsets)
    }

    /// Visits the symbols of a text, each with its range of characters.
    private func scan(_ string: String, _ body: (UInt16, Range<Int>) -> Void) {
        decode(string)
        // Local copies, so that the loop does not check for exclusive access to the properties at each character.
        let (text, names) = (text, names)
        var index = 0
        var last: UInt16 = 0
        while index < text.count {
            let (end, symbol) = Self.masked(text, names, at: index)
            let range = index..<end
            index = end
            guard let symbol else { continue }
            // Adjacent equal masks count once: 青屿市望湖区 is one name.
            if symbol < Symbol.firstLetter, symbol == last { continue }
            last = symbol
            body(symbol, range)
        }
    }

    /// The end of the characters from a position on that become one symbol, and the symbol; the symbol is nil if they
    /// are dropped.
    private static func masked(
        _ text: [UInt16], _ names: NameTable, at start: Int
    ) -> (end: Int, symbol: UInt16?) {
        switch text[start] {
        case 0x300A:  // 《
            if let end = closing(0x300B, 0x300A, text, from: start, within: maxTitleLength) {
                return (end, Symbol.title)
            }
        case 0x201C:  // “
            if let end = closing(0x201D, 0x201C, text, from: start, within: maxQuotationLength) {
                return (end, Symbol.quotation)
            }
        case 0x300C:  // 「
            if let end = closing(0x300D, 0x300C, text, from: start, within: maxQuotationLength) {
                return (end, Symbol.quotation)
            }
        case 0x30...0x39: return (numberEnd(text, start), Symbol.number)
        default: break
        }
        if let end = GenreWords.yearEnd(text, start) { return (end, Symbol.number) }
        if GenreWords.isOwnPlace(text, start) { return (start + 2, Symbol.name) }
        if let end = GenreWords.lawEnd(text, start, within: maxLawLength) {
            return (end, Symbol.title)
        }
        if let (count, symbol) = names.name(in: text, at: start) { return (start + count, symbol) }
        return (start + 1, GenreWords.isLetter(text[start]) ? text[start] : nil)
    }

    private static func closing(
        _ mark: UInt16, _ opening: UInt16, _ text: [UInt16], from start: Int, within count: Int
    ) -> Int? {
        var depth = 0
        for index in start..<min(text.count, start + count) {
            if text[index] == opening { depth += 1 }
            if text[index] == mark { depth -= 1 }
            if depth == 0 { return index + 1 }
        }
        return nil
    }

    /// The end of a number in digits, with the marks between them: 1,234.5.
    private static func numberEnd(_ text: [UInt16], _ start: Int) -> Int {
        var end = start + 1
        while end < text.count {
            let isDigit = (0x30...0x39).contains(text[end])
            let joins =
                (text[end] == 0x2E || text[end] == 0x2C) && end + 1 < text.count
                && (0x30...0x39).contains(text[end + 1])
            guard isDigit || joins else { break }
            end += 1
        }
        return end
    }
}
