package import ICUText
package import TextAnalysis

/// A query as the index understands it: its parts folded, cut into words and into grams.
///
/// Not to be shared between threads: regular expressions keep buffers.
package struct AnalyzedQuery {
    /// A part of the query.
    package indirect enum Node {
        case piece(Piece)
        case pattern(Pattern)
        case regex(Regex)
        case field(QueryField)
        case all([Node])
        case any([Node])
        case not(Node)
        case near([Node], distance: Int)
        case same([Node], unit: TextUnit)
    }

    /// Words or a phrase.
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
        /// How many times its words count.
        package let weight: Double
        /// The piece with other names of what it holds.
        package var expansions: [Expansion] = []
    }

    /// A piece of a query with one of its expressions under another name.
    package struct Expansion: Sendable {
        /// The expression of the query, folded.
        package let expression: [UInt8]
        /// Its other name.
        package let synonym: Synonym
        /// The whole piece with the other name in its place.
        package let piece: Piece
        /// The other name alone.
        package let addition: Piece
    }

    /// A string to find literally.
    package struct Form: Sendable {
        /// The folded string.
        package let bytes: [UInt8]
        /// What a text must hold to contain it; the words where the index has no grams.
        package let grams: [[UInt8]]
        /// Whether it counts only where spaces stand around it.
        package let isSpaceDelimited: Bool

        /// The places of a folded text where it stands, from the left.
        package func ranges(in text: [UInt8]) -> [Range<Int>] {
            let all = LiteralMatch.ranges(of: bytes, in: text)
            guard isSpaceDelimited else { return all }
            return all.filter { range in
                (range.lowerBound == 0 || text[range.lowerBound - 1] == 0x20)
                    && (range.upperBound == text.count || text[range.upperBound] == 0x20)
            }
        }

        /// Whether it stands in a folded text.
        package func occurs(in text: [UInt8]) -> Bool {
            isSpaceDelimited
                ? !ranges(in: text).isEmpty : LiteralMatch.isContained(bytes, in: text)
        }
    }

    /// A string with gaps.
    package struct Pattern: Sendable {
        /// As it was written.
        package let text: String
        /// What to look for in folded text.
        package let pattern: TextPattern
        /// What a text must hold to contain it.
        package let grams: [[UInt8]]
    }

    /// A regular expression.
    package struct Regex {
        /// As it was written.
        package let text: String
        /// What to look for in folded text.
        package let expression: RegularExpression
        /// What a text must hold to match.
        package let grams: [[UInt8]]
    }

    /// The whole query.
    package let root: Node

    /// Analyses a query.
    ///
    /// - Parameter synonyms: other names of folded expressions.
    package init(
        _ query: QueryNode, analyzer: Analyzer,
        synonyms: @escaping ([UInt8]) -> [Synonym] = { _ in [] }
    ) throws(QueryAnalysisError) {
        let analysis = QueryAnalysis(analyzer: analyzer, expander: Expander(synonyms: synonyms))
        root = try analysis.node(query, weight: 1)
    }

    /// A part of a query as a query of its own.
    package init(root: Node) { self.root = root }

    /// The parts that are wanted and that stand somewhere in a text, in order: all but fields and what NOT is
    /// written before.
    package var leaves: [Node] { Self.leaves(of: root) }

    private static func leaves(of node: Node) -> [Node] {
        switch node {
        case .piece, .pattern, .regex: [node]
        case .all(let parts), .any(let parts), .near(let parts, _), .same(let parts, _):
            parts.flatMap(leaves)
        case .field, .not: []
        }
    }

    /// The words and phrases that are wanted, in order.
    package var pieces: [Piece] {
        leaves.compactMap { if case .piece(let piece) = $0 { piece } else { nil } }
    }

    /// The pieces, if the query is nothing but words that must all match; nil for other queries.
    package var plainPieces: [Piece]? {
        let parts: [Node]
        switch root {
        case .piece: parts = [root]
        case .all(let nodes): parts = nodes
        default: return nil
        }
        var pieces: [Piece] = []
        for part in parts {
            guard case .piece(let piece) = part, !piece.chunk.isQuoted else { return nil }
            pieces.append(piece)
        }
        return pieces
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

/// Why a query could not be analysed.
package enum QueryAnalysisError: Error {
    /// It is at fault itself.
    case query(QueryError)
    /// ICU failed.
    case icu(ICUError)
}
