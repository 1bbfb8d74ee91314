internal import InvertedIndex
internal import StoredReports
internal import TextBasics

/// A paragraph to send to the cluster, with the terms that the local index has for it.
struct TokenizedDocument {
    /// The record of the paragraph.
    let record: [UInt8]
    /// Number of words.
    let length: Int
    let words: [ArraySlice<UInt8>]
    let overlay: [ArraySlice<UInt8>]
    /// The distinct grams, including the single characters that the index derives.
    let grams: Set<ArraySlice<UInt8>>
    /// The single characters that other grams begin with. They are not sent, because a prefix search finds the other
    /// grams.
    private let derived: Set<ArraySlice<UInt8>>
    let keywords: [ArraySlice<UInt8>]

    init(stored: [UInt8], text: [UInt8], occurrences: Span<TermOccurrence>) {
        record = stored
        var words: [ArraySlice<UInt8>] = []
        var overlay: [ArraySlice<UInt8>] = []
        var keywords: [ArraySlice<UInt8>] = []
        var (grams, derived): (Set<ArraySlice<UInt8>>, Set<ArraySlice<UInt8>>) = ([], [])
        for index in occurrences.indices {
            let occurrence = occurrences[index]
            let term = text[Int(occurrence.start)..<Int(occurrence.end)]
            switch occurrence.space {
            case .words: words.append(term)
            case .overlay: overlay.append(term)
            case .grams:
                grams.insert(term)
                guard let width = DocumentTerms.leadingWidth(term), width < term.count else {
                    continue
                }
                grams.insert(term.prefix(width))
                // A prefix search does not find a gram that is sent as a hash.
                if Self.isPlain(term) { derived.insert(term.prefix(width)) }
            default: keywords.append(term)
            }
        }
        length = words.count
        self.words = words
        self.overlay = overlay
        self.keywords = keywords
        self.grams = grams
        self.derived = derived
    }

    /// Calls `body` with each distinct term.
    func forEachTerm(_ body: (Term) -> Void) {
        for (space, terms) in [
            (TermSpace.words, Set(words)), (.overlay, Set(overlay)), (.grams, grams),
            (.keywords, Set(keywords)),
        ] {
            for term in terms { body(Term(space, Array(term))) }
        }
    }

    /// The document for the cluster.
    ///
    /// - Parameters:
    ///   - number: the number of the paragraph.
    ///   - source: the number of the first paragraph of its file.
    ///   - average: the average length, for `n`.
    func json(number: Int, source: Int, average: Double) -> [UInt8] {
        var json: [UInt8] = []
        json.reserveCapacity(16 * words.count + 8 * grams.count + 2 * record.count)
        json += Array("{\"ord\":\(number),\"n\":".utf8)
        json += Array("\(Float(IndexLayout.lengthFactor(length: length, average: average)))".utf8)
        Self.append("w", words, to: &json)
        Self.append(
            "o", overlay, to: &json,
            padding: OverlayPadding.tokens(overlay: overlay.count, words: words.count))
        Self.append("g", grams.lazy.filter { !derived.contains($0) }, to: &json)
        if !keywords.isEmpty {
            json += Array(",\"k\":".utf8)
            json += Array(
                JSONText.array(keywords.map { .string(String(decoding: $0, as: UTF8.self)) })
                    .text.utf8)
        }
        let (field, text) = RecordField.member(
            ClusterRecord.bytes(
                paragraphsBefore: number - source, words: words.map(\.indices),
                overlay: overlay.map(\.indices), record: record))
        json += Array(",\"\(field)\":\"".utf8)
        json += text
        json += Array("\"}".utf8)
        return json
    }

    private static func append(
        _ field: String, _ terms: some Collection<ArraySlice<UInt8>>, to json: inout [UInt8],
        padding: [String] = []
    ) {
        if terms.isEmpty, padding.isEmpty { return }
        json += Array(",\"\(field)\":\"".utf8)
        var isFirst = true
        for term in terms {
            if !isFirst { json.append(0x20) }
            isFirst = false
            if isPlain(term) {
                json += term
            } else {
                json += Array(JSONText.quoted(FieldTokens.token(Array(term))).utf8)
                    .dropFirst().dropLast()
            }
        }
        for token in padding {
            if !isFirst { json.append(0x20) }
            isFirst = false
            json += token.utf8
        }
        json.append(UInt8(ascii: "\""))
    }

    /// Whether a term is written unchanged as a token and in JSON: it consists of digits, lower-case Latin letters and
    /// most ideographs.
    private static func isPlain(_ term: ArraySlice<UInt8>) -> Bool {
        if term.count > FieldTokens.maxUnitCount { return false }
        var place = term.startIndex
        while place < term.endIndex {
            switch term[place] {
            case 0x30...0x39, 0x61...0x7A: place += 1
            case 0xE4...0xE9: place += 3
            default: return false
            }
        }
        return place == term.endIndex
    }
}
