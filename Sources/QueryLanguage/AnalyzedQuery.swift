package import ICUText
package import TextAnalysis

/// A query as the index understands it: each piece folded, cut into words and into grams.
package struct AnalyzedQuery: Sendable {
    /// One piece of the query.
    package struct Piece: Sendable {
        /// As it was written.
        package let chunk: QueryChunk
        /// Folded.
        package let folded: [UInt8]
        /// What a literal hit contains one of, the folded piece first.
        package let forms: [Form]
        /// Its words; empty if it holds only marks.
        package let words: [[UInt8]]
        /// The overlay dictionary's words in it: they rank, and need not match.
        package let overlayWords: [[UInt8]]
    }

    /// A string to find literally.
    package struct Form: Sendable {
        /// The folded string.
        package let bytes: [UInt8]
        /// What a text must hold to contain it; the words where the index has no grams.
        package let grams: [[UInt8]]
        /// Whether it counts only where spaces stand around it.
        package let standsBetweenSpaces: Bool

        /// The places of a folded text where it stands, from the left.
        package func ranges(in text: [UInt8]) -> [Range<Int>] {
            let all = LiteralMatch.ranges(of: bytes, in: text)
            guard standsBetweenSpaces else { return all }
            return all.filter { range in
                (range.lowerBound == 0 || text[range.lowerBound - 1] == 0x20)
                    && (range.upperBound == text.count || text[range.upperBound] == 0x20)
            }
        }

        /// Whether it stands in a folded text.
        package func stands(in text: [UInt8]) -> Bool {
            standsBetweenSpaces
                ? !ranges(in: text).isEmpty : LiteralMatch.isContained(bytes, in: text)
        }
    }

    /// The pieces that have anything left after folding.
    package let pieces: [Piece]

    /// Analyses the pieces of a query.
    package init(_ chunks: [QueryChunk], analyzer: Analyzer) throws(ICUError) {
        var pieces: [Piece] = []
        for chunk in chunks {
            try analyzer.segment(Array(chunk.text.utf8).span)
            let folded = analyzer.folded.text
            guard !folded.isEmpty else { continue }
            pieces.append(
                Piece(
                    chunk: chunk, folded: folded,
                    forms: analyzer.forms(of: folded).map {
                        Form(
                            bytes: $0, grams: analyzer.queryGrams($0),
                            standsBetweenSpaces: !analyzer.hasGrams)
                    },
                    words: analyzer.words.map(analyzer.term),
                    overlayWords: analyzer.overlayWords.map(analyzer.term)))
        }
        self.pieces = pieces
    }

    /// All words, in order, repeated ones once.
    package var words: [[UInt8]] { Self.distinct(pieces.flatMap(\.words)) }

    /// The overlay dictionary's words in the query, repeated ones once.
    package var overlayWords: [[UInt8]] { Self.distinct(pieces.flatMap(\.overlayWords)) }

    private static func distinct(_ words: [[UInt8]]) -> [[UInt8]] {
        var seen: Set<[UInt8]> = []
        return words.filter { seen.insert($0).inserted }
    }
}
