internal import ICUText
internal import ReportCorpus
internal import ReportSearch
internal import TextAnalysis
internal import TextBasics

/// Masks texts. Not to be shared between threads: it keeps buffers and the characters it has met.
final class TextMasker {
    private let folder: Folder
    private var folded = FoldedText()
    private var names = NameTable.shipped
    /// The paragraph at hand: its characters, and where each begins in the folded text.
    private var text: [UInt16] = []
    private var offsets: [Int] = []

    /// A symbol of a text, and the bytes of the text that it stands for.
    struct Placed {
        let symbol: UInt16
        let bytes: Range<Int>
    }

    /// How far behind its first a closing mark may stand; farther away it belongs to something else.
    private static let longestTitle = 80
    private static let longestQuotation = 200
    private static let longestLaw = 24

    init() throws(ReportSearchError) {
        folder = try rethrowing { () throws(ICUError) in
            try Folder()
        }
    }

    /// A character as a symbol; those outside the basic plane share numbers of the private use area.
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

    /// The symbols of one text with their places in it.
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
        UTF8Decoding.forEachScalar(folded.text) { scalar, offset in
            text.append(Self.symbol(scalar))
            offsets.append(offset)
        }
        offsets.append(folded.textCount)
    }

    /// Hands out the symbols of a text, each with its characters' range.
    private func scan(_ string: String, _ body: (UInt16, Range<Int>) -> Void) {
        decode(string)
        var index = 0
        var last: UInt16 = 0
        while index < text.count {
            let (end, symbol) = masked(at: index)
            let range = index..<end
            index = end
            guard let symbol else { continue }
            // 青屿市望湖区 is one name, and what a mask stands for may be of any number of parts.
            if symbol < Symbol.firstLetter, symbol == last { continue }
            last = symbol
            body(symbol, range)
        }
    }

    /// What the characters from a place on become: where they end, and their symbol, if any.
    private func masked(at start: Int) -> (end: Int, symbol: UInt16?) {
        switch text[start] {
        case 0x300A:  // 《
            if let end = closing(0x300B, 0x300A, from: start, within: Self.longestTitle) {
                return (end, Symbol.title)
            }
        case 0x201C:  // “
            if let end = closing(0x201D, 0x201C, from: start, within: Self.longestQuotation) {
                return (end, Symbol.quotation)
            }
        case 0x300C:  // 「
            if let end = closing(0x300D, 0x300C, from: start, within: Self.longestQuotation) {
                return (end, Symbol.quotation)
            }
        case 0x30...0x39: return (numberEnd(start), Symbol.number)
        default: break
        }
        if let end = GenreWords.yearEnd(text, start) { return (end, Symbol.number) }
        if GenreWords.isOwnPlace(text, start) { return (start + 2, Symbol.name) }
        if let end = GenreWords.lawEnd(text, start, within: Self.longestLaw) {
            return (end, Symbol.title)
        }
        if let (count, symbol) = names.name(in: text, at: start) { return (start + count, symbol) }
        return (start + 1, GenreWords.isLetter(text[start]) ? text[start] : nil)
    }

    private func closing(
        _ mark: UInt16, _ opening: UInt16, from start: Int, within count: Int
    ) -> Int? {
        var depth = 0
        for index in start..<min(text.count, start + count) {
            if text[index] == opening { depth += 1 }
            if text[index] == mark { depth -= 1 }
            if depth == 0 { return index + 1 }
        }
        return nil
    }

    /// Digits, with the marks between them: 1,234.5.
    private func numberEnd(_ start: Int) -> Int {
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
