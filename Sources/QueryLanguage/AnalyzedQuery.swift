package import ICUText
package import TextAnalysis

/// A query prepared for the index: its parts folded and cut into words and grams.
///
/// Not Sendable, because regular expressions keep buffers: each thread needs its own.
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

    /// Words, or a phrase in quotation marks.
    package struct Piece: Sendable {
        /// The piece as written.
        package let chunk: QueryChunk
        /// The folded text, UTF-8.
        package let folded: [UInt8]
        /// Equivalent spellings, the folded text first. A literal hit contains one of them.
        package let forms: [Form]
        /// The words of the piece; empty if it has only punctuation.
        package let words: [[UInt8]]
        /// The overlay words in the piece: they affect the score, but need not match.
        package let overlayWords: [[UInt8]]
        /// The factor for the shares of its words in the score.
        package let weight: Double
        /// Variants of the piece in which a synonym replaces an expression.
        package var expansions: [Expansion] = []
    }

    /// A piece in which a synonym replaces an expression.
    package struct Expansion: Sendable {
        /// The expression that is replaced, folded.
        package let expression: [UInt8]
        /// The synonym.
        package let synonym: Synonym
        /// The whole piece with the synonym in place of the expression.
        package let piece: Piece
        /// The synonym alone.
        package let addition: Piece
    }

    /// A string to find literally.
    package struct Form: Sendable {
        /// The folded string.
        package let bytes: [UInt8]
        /// The grams of the string: every text that contains the string has all of them. If the index has no grams,
        /// the words of the string.
        package let grams: [[UInt8]]
        /// Whether the string matches only between spaces or at an end of the text.
        package let isSpaceDelimited: Bool

        /// The occurrences in a folded text as byte ranges, from left to right.
        package func ranges(in text: [UInt8]) -> [Range<Int>] {
            let all = LiteralMatch.ranges(of: bytes, in: text)
            guard isSpaceDelimited else { return all }
            return all.filter { range in
                (range.lowerBound == 0 || text[range.lowerBound - 1] == 0x20)
                    && (range.upperBound == text.count || text[range.upperBound] == 0x20)
            }
        }

        /// Whether a folded text contains the string.
        package func occurs(in text: [UInt8]) -> Bool {
            isSpaceDelimited
                ? !ranges(in: text).isEmpty : LiteralMatch.isContained(bytes, in: text)
        }
    }

    /// A string with wildcards.
    package struct Pattern: Sendable {
        /// The pattern as written.
        package let text: String
        /// The pattern to match against folded text.
        package let pattern: TextPattern
        /// The grams that every matching text contains.
        package let grams: [[UInt8]]
    }

    /// A regular expression.
    package struct Regex {
        /// The expression as written.
        package let text: String
        /// The expression to match against folded text.
        package let expression: RegularExpression
        /// The grams that every matching text contains.
        package let grams: [[UInt8]]
    }

    /// The whole query.
    package let root: Node

    /// Analyses a query.
    ///
    /// - Parameter synonyms: looks up the synonyms of a folded expression.
    package init(
        _ query: QueryNode, analyzer: Analyzer,
        synonyms: @escaping ([UInt8]) -> [Synonym] = { _ in [] }
    ) throws(QueryAnalysisError) {
        let analysis = QueryAnalysis(analyzer: analyzer, expander: Expander(synonyms: synonyms))
        root = try analysis.node(query, weight: 1)
    }

    /// Makes a query of a part of another one.
    package init(root: Node) { self.root = root }

    /// The pieces, patterns and regular expressions that are not negated, in order.
    package var leaves: [Node] { Self.leaves(of: root) }

    private static func leaves(of node: Node) -> [Node] {
        switch node {
        case .piece, .pattern, .regex: [node]
        case .all(let parts), .any(let parts), .near(let parts, _), .same(let parts, _):
            parts.flatMap(leaves)
        case .field, .not: []
        }
    }

    /// The words and phrases that are not negated, in order.
    package var pieces: [Piece] {
        leaves.compactMap { if case .piece(let piece) = $0 { piece } else { nil } }
    }

    /// The first of the parts that must all match; the query itself if it has no such parts.
    package var firstPart: AnalyzedQuery {
        guard case .all(let parts) = root, let first = parts.first else { return self }
        return AnalyzedQuery(root: first)
    }

    /// The pieces if the query consists only of pieces that must all match, quoted or not; nil otherwise.
    package var requiredPieces: [Piece]? {
        let parts: [Node]
        switch root {
        case .piece: parts = [root]
        case .all(let nodes): parts = nodes
        default: return nil
        }
        var pieces: [Piece] = []
        for part in parts {
            guard case .piece(let piece) = part else { return nil }
            pieces.append(piece)
        }
        return pieces
    }

    /// The pieces if the query consists only of unquoted words that must all match; nil otherwise.
    package var plainPieces: [Piece]? {
        requiredPieces.flatMap { pieces in
            pieces.contains(where: \.chunk.isQuoted) ? nil : pieces
        }
    }

    /// All words, in order, without repetition.
    package var words: [[UInt8]] { Self.distinct(pieces.flatMap(\.words)) }

    /// The overlay words in the query, without repetition.
    package var overlayWords: [[UInt8]] { Self.distinct(pieces.flatMap(\.overlayWords)) }

    private static func distinct(_ words: [[UInt8]]) -> [[UInt8]] {
        var seen: Set<[UInt8]> = []
        return words.filter { seen.insert($0).inserted }
    }
}

/// Why a query could not be analysed.
package enum QueryAnalysisError: Error {
    /// The query is invalid.
    case query(QueryError)
    /// ICU failed.
    case icu(ICUError)
}
