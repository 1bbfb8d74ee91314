internal import InvertedIndex
internal import TextBasics

/// A paragraph as the cluster returned it.
struct ClusterDocument: Sendable {
    /// The fields to ask for.
    static let fields = ["ord", "r", "src", "k"]

    /// Its record, as the local index stores it.
    let record: [UInt8]
    /// The number of the first paragraph of its file.
    let source: DocID
    /// Its keywords.
    let keywords: [String]
    /// Its terms, once they were needed.
    var terms: CutTerms?

    /// Reads a hit; nil if it is no paragraph.
    init?(_ hit: SearchAnswer.Hit) {
        guard let text = hit.field("r")?.string, let record = Base64.bytes(of: text.utf8),
            let number = hit.field("src")?.int, number >= 0, number <= Int(UInt32.max)
        else { return nil }
        self.record = record
        source = DocID(number)
        keywords = hit.fields?["k"]?.array?.compactMap(\.string) ?? []
    }
}

/// The terms of a paragraph, as places in the text of its terms.
struct CutTerms: Sendable {
    let text: [UInt8]
    let words: [Range<Int>]
    let overlay: [Range<Int>]
    let grams: [Range<Int>]

    /// How often a term occurs.
    func frequency(of term: Term) -> Int {
        let places =
            switch term.space {
            case .words: words
            case .overlay: overlay
            default: grams
            }
        var count = 0
        for place in places
        where place.count == term.bytes.count && text[place].elementsEqual(term.bytes) {
            count += 1
        }
        guard term.space == .grams else { return count }
        // The index derives single characters from what begins with them, and counts no gram twice.
        if count == 0, let width = Self.leadingWidth(term.bytes), width == term.bytes.count {
            let found = grams.contains { text[$0].starts(with: term.bytes) }
            return found ? 1 : 0
        }
        return min(count, 1)
    }

    /// The number of bytes of the first character, if the index derives a gram of it alone.
    static func leadingWidth(_ gram: some Collection<UInt8>) -> Int? {
        guard let first = gram.first, first >= 0xE0 else { return nil }
        let width = first >= 0xF0 ? 4 : 3
        return gram.count >= width ? width : nil
    }
}
