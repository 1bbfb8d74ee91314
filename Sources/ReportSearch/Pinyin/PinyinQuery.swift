internal import InvertedIndex
internal import QueryLanguage

extension SearchSession {
    /// Replaces the sequences of Latin letters in a query with the Chinese words that they may be the pinyin of. Also
    /// returns the replacements.
    func readingPinyin(
        _ node: QueryNode
    ) throws(ReportSearchError) -> (node: QueryNode, used: [UsedExpansion]) {
        let words = try PinyinWords(core.reader)
        var used: [UsedExpansion] = []
        let read = try reading(node, words, &used)
        return (read, used)
    }

    /// The maximum number of readings that replace a sequence.
    private static let maxReadingCount = 8
    /// The maximum number of readings that are looked up in the index.
    private static let maxLookUpCount = 64

    private func reading(
        _ node: QueryNode, _ words: PinyinWords, _ used: inout [UsedExpansion]
    ) throws(ReportSearchError) -> QueryNode {
        func all(_ parts: [QueryNode]) throws(ReportSearchError) -> [QueryNode] {
            var nodes: [QueryNode] = []
            for part in parts { nodes.append(try reading(part, words, &used)) }
            return nodes
        }
        switch node {
        case .chunk(let chunk):
            guard !chunk.isQuoted, let letters = Self.letters(of: chunk.text) else { return node }
            let texts = try occurring(words.sequences(pronounced: letters))
            used += texts.map {
                UsedExpansion(expression: chunk.text, name: $0, origin: .pinyin)
            }
            let chunks = texts.map { QueryNode.chunk(QueryChunk(text: $0, isQuoted: false)) }
            return chunks.count == 1 ? chunks[0] : chunks.isEmpty ? node : .any(chunks)
        case .pattern, .regex, .field: return node
        case .all(let parts): return .all(try all(parts))
        case .any(let parts): return .any(try all(parts))
        case .not(let part): return .not(try reading(part, words, &used))
        case .near(let parts, let distance): return .near(try all(parts), distance: distance)
        case .same(let parts, let unit): return .same(try all(parts), unit: unit)
        case .boosted(let part, let factor):
            return .boosted(try reading(part, words, &used), by: factor)
        }
    }

    /// The readings that the index contains, those in the most paragraphs first.
    private func occurring(_ readings: [[UInt8]]) throws(ReportSearchError) -> [String] {
        var counts: [(text: String, count: Int)] = []
        for reading in readings.prefix(Self.maxLookUpCount) {
            let text = String(decoding: reading, as: UTF8.self)
            let count = try docs(literally: text).count
            if count > 0 { counts.append((text, count)) }
        }
        // The sort is stable: among readings with equal counts, the more likely one stays first.
        return counts.sorted { $0.count > $1.count }.prefix(Self.maxReadingCount).map(\.text)
    }

    /// The letters of pinyin as typed: v and ü become u, apostrophes are dropped; nil for other text.
    private static func letters(of text: String) -> [UInt8]? {
        var letters: [UInt8] = []
        for scalar in text.lowercased().unicodeScalars {
            switch scalar {
            case "'", "’": continue
            case "v", "ü": letters.append(UInt8(ascii: "u"))
            case "a"..."z": letters.append(UInt8(ascii: scalar))
            default: return nil
            }
        }
        return letters.isEmpty ? nil : letters
    }
}
