internal import InvertedIndex
internal import QueryLanguage
internal import TextAnalysis
internal import TextBasics

/// Finds the best paragraphs that contain all pieces of a query literally, without checking every candidate.
///
/// Grams select docs and words rank them, in one pass over the postings. The text is checked only for docs about to
/// enter the top k.
struct LiteralSearch {
    private let pieces: [AnalyzedQuery.Piece]
    private let terms: [Term]
    private let weights: [Term: Double]
    private let passages: PassageReader
    /// Whether each piece is a single gram, so that the index alone decides.
    private let isDecidedByIndex: Bool
    private let filters: [Term]

    /// Returns nil if the query asks for anything but pieces that must all occur in the text.
    init?(_ query: AnalyzedQuery, passages: PassageReader) {
        guard let pieces = query.requiredPieces, !pieces.isEmpty else { return nil }
        var filters: [Term] = []
        var isDecidedByIndex = true
        for piece in pieces {
            guard piece.forms.count == 1, let form = piece.forms.first, !form.grams.isEmpty else {
                return nil
            }
            let space = form.isSpaceDelimited ? TermSpace.words : .grams
            filters += form.grams.map { Term(space, $0) }
            isDecidedByIndex = isDecidedByIndex && form.isOneGram
        }
        self.pieces = pieces
        self.filters = filters
        self.isDecidedByIndex = isDecidedByIndex
        self.passages = passages
        terms = query.rankingTerms(anyWord: false)
        weights = query.weights
    }

    /// Whether all pieces must match literally, so that there are no other hits.
    var isLiteralOnly: Bool { pieces.allSatisfy { $0.chunk.isQuoted || $0.words.isEmpty } }

    /// The best docs, in descending order of score.
    func top(
        _ limit: Int, of searcher: Searcher, _ filter: WideFilter,
        statistics: inout SearchStatistics
    ) throws(ReportSearchError) -> [ScoredDoc] {
        var failure: ReportSearchError?
        func accepts(_ doc: DocAddress) -> Bool {
            guard filter.accepts(doc) else { return false }
            if isDecidedByIndex { return true }
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
                accepts: isDecidedByIndex && filter.isEmpty ? nil : accepts, statistics: &statistics
            )
        }
        if let failure { throw failure }
        return found
    }
}

/// A filter that excludes only few docs, such as the copies in an index. A search finds the best docs first and then
/// checks them one by one. An ordinary filter would make every search visit all docs.
struct WideFilter {
    /// The excluded docs, ascending.
    private let excluded: [DocAddress]

    /// Returns nil if the filter is anything but a list of excluded docs.
    init?(_ filter: DocFilter) {
        guard let excluded = Self.excluded(by: filter) else { return nil }
        self.excluded = excluded
    }

    private static func excluded(by filter: DocFilter) -> [DocAddress]? {
        switch filter {
        case .not(.docs(let docs)): return docs
        case .all(let parts):
            let lists = parts.map(excluded)
            if lists.contains(where: { $0 == nil }) { return nil }
            let known = lists.compactMap(\.self).filter { !$0.isEmpty }
            return known.count < 2 ? known.first ?? [] : Set(known.joined()).sorted()
        default: return nil
        }
    }

    /// Whether the filter accepts every doc.
    var isEmpty: Bool { excluded.isEmpty }

    /// Whether the filter accepts a doc.
    ///
    /// - Complexity: O(log n) for n excluded docs.
    func accepts(_ doc: DocAddress) -> Bool {
        let place = excluded.firstIndex(partitionedBy: { $0 >= doc })
        return place == excluded.count || excluded[place] != doc
    }
}

extension AnalyzedQuery.Form {
    /// Whether the string is itself a gram, so that the index alone decides where it occurs.
    var isOneGram: Bool {
        // The gram of a longer unit is truncated, so all units with the same beginning share it.
        grams == [bytes] && bytes.count < Token.maxByteCount
    }
}
