internal import InvertedIndex
internal import QueryLanguage
internal import TextAnalysis

/// Finds the best paragraphs in which all pieces of a query stand literally, without looking at the others.
///
/// The grams choose docs and the words rank them, in one pass over the postings; the text is asked of those only that
/// would be among the best.
struct LiteralSearch {
    private let pieces: [AnalyzedQuery.Piece]
    private let terms: [Term]
    private let weights: [Term: Double]
    private let passages: PassageReader
    /// Whether one gram each tells all of the pieces.
    private let isTold: Bool
    private let filters: [Term]

    /// nil if the query asks for anything else than pieces that must all stand in the text.
    init?(_ query: AnalyzedQuery, passages: PassageReader) {
        let parts: [AnalyzedQuery.Node]
        switch query.root {
        case .piece: parts = [query.root]
        case .all(let nodes): parts = nodes
        default: return nil
        }
        var pieces: [AnalyzedQuery.Piece] = []
        var filters: [Term] = []
        var isTold = true
        for part in parts {
            guard case .piece(let piece) = part, piece.forms.count == 1,
                let form = piece.forms.first, !form.grams.isEmpty
            else { return nil }
            pieces.append(piece)
            let space = form.isSpaceDelimited ? TermSpace.words : .grams
            filters += form.grams.map { Term(space, $0) }
            isTold = isTold && form.isOneGram
        }
        guard !pieces.isEmpty else { return nil }
        self.pieces = pieces
        self.filters = filters
        self.isTold = isTold
        self.passages = passages
        terms = query.rankingTerms(anyWord: false)
        weights = query.weights
    }

    /// Whether all pieces stand in quotation marks: then nothing but literal hits matches.
    var isAllThereIs: Bool { pieces.allSatisfy { $0.chunk.isQuoted || $0.words.isEmpty } }

    /// The best docs.
    func top(
        _ limit: Int, of searcher: Searcher, statistics: inout SearchStatistics
    ) throws(ReportSearchError) -> [ScoredDoc] {
        var failure: ReportSearchError?
        func accepts(_ doc: DocAddress) -> Bool {
            do throws(ReportSearchError) {
                return try passages.holds(doc, pieces)
            } catch {
                failure = failure ?? error
                return false
            }
        }
        let found = try rethrowing { () throws(IndexError) in
            try searcher.top(
                limit, filters: filters, rankedBy: terms, weights: weights,
                accepts: isTold ? nil : accepts, statistics: &statistics)
        }
        if let failure { throw failure }
        return found
    }
}

extension AnalyzedQuery.Form {
    /// Whether it is a gram itself, so that the index tells where it stands.
    var isOneGram: Bool {
        // A longer unit is cut off, and stands for all that begin like it.
        grams == [bytes] && bytes.count < Token.maxByteCount
    }
}
