internal import InvertedIndex
internal import QueryLanguage
internal import TextAnalysis

extension AnalyzedQuery {
    /// The terms that a score is summed over: the words, and the overlay's words where all pieces
    /// must match. A search for any of the words is plain BM25 over these.
    func rankingTerms(anyWord: Bool) -> [Term] {
        let words = words.map { Term(.words, $0) }
        return anyWord ? words : words + overlayWords.map { Term(.overlay, $0) }
    }
}

/// A paragraph that matches, before it is fetched for showing.
struct Match {
    let doc: DocAddress
    let score: Double
    let kind: MatchKind
}

/// Finds the paragraphs that match every piece of a query.
///
/// Words and grams name candidates. Docs with all the grams may contain the pieces literally, which
/// is verified on the stored text; only as many as the answer needs are verified.
struct CandidateSearch {
    let searcher: Searcher
    let query: AnalyzedQuery
    let filter: DocFilter
    let fold: ([UInt8]) -> [UInt8]
    var statistics = SearchStatistics()

    init(
        searcher: Searcher, query: AnalyzedQuery, filter: DocFilter,
        fold: @escaping ([UInt8]) -> [UInt8]
    ) {
        self.searcher = searcher
        self.query = query
        self.filter = filter
        self.fold = fold
    }

    private static func words(_ piece: AnalyzedQuery.Piece) -> DocFilter? {
        piece.words.isEmpty || piece.chunk.isQuoted
            ? nil : .all(of: piece.words.map { Term(.words, $0) })
    }

    private static func grams(_ piece: AnalyzedQuery.Piece) -> DocFilter {
        let forms = piece.forms.map { form -> DocFilter in
            let space = form.standsBetweenSpaces ? TermSpace.words : .grams
            return .all(of: form.grams.map { Term(space, $0) })
        }
        return forms.count == 1 ? forms[0] : .any(forms)
    }

    /// The best matches in which every piece matches, literal ones first, then by score.
    mutating func matches(limit: Int?) throws(ReportSearchError) -> [Match] {
        do throws(IndexError) {
            let literal = try searcher.matches(
                .all(query.pieces.map(Self.grams) + [filter]), statistics: &statistics)
            let wordParts = query.pieces.map { piece -> DocFilter in
                let grams = Self.grams(piece)
                return Self.words(piece).map { .any([$0, grams]) } ?? grams
            }
            let all = try searcher.matches(.all(wordParts + [filter]), statistics: &statistics)
            let terms = query.rankingTerms(anyWord: false)
            let scores = try searcher.scores(of: all, terms: terms, statistics: &statistics)
            return try rank(all, scores: scores, literal: Set(literal), limit: limit)
        } catch {
            throw .index(error)
        }
    }

    private func rank(
        _ docs: [DocAddress], scores: [Double], literal: Set<DocAddress>, limit: Int?
    ) throws(IndexError) -> [Match] {
        let limit = limit ?? Int.max
        var order = TieOrder(reader: searcher.reader)
        let ranked = try order.ranked(
            zip(docs, scores).map { ScoredDoc(address: $0, score: $1) }, limit: limit)
        var literals: [Match] = []
        var failed: Set<DocAddress> = []
        for doc in ranked where literal.contains(doc.address) {
            if literals.count == limit { return literals }
            if try isLiteral(doc.address) {
                literals.append(Match(doc: doc.address, score: doc.score, kind: .literal))
            } else {
                failed.insert(doc.address)
            }
        }
        var words: [Match] = []
        for doc in ranked where !literal.contains(doc.address) || failed.contains(doc.address) {
            if literals.count + words.count >= limit { break }
            if try matchesEachPiece(doc.address) {
                words.append(Match(doc: doc.address, score: doc.score, kind: .words))
            }
        }
        return literals + words
    }

    /// Whether a piece stands in a folded text, in any of its forms.
    private static func stands(_ piece: AnalyzedQuery.Piece, in text: [UInt8]) -> Bool {
        piece.forms.contains { $0.stands(in: text) }
    }

    private func foldedText(_ doc: DocAddress) throws(IndexError) -> [UInt8] {
        let stored = try searcher.reader.storedBytes(of: doc)
        // A record that cannot be read matches nothing; fetching the hit reports it.
        guard let record = try? ParagraphRecord(stored) else { return [] }
        return fold(Array(record.text.utf8))
    }

    func isLiteral(_ doc: DocAddress) throws(IndexError) -> Bool {
        let text = try foldedText(doc)
        return query.pieces.allSatisfy { Self.stands($0, in: text) }
    }

    /// Whether each piece stands in the doc literally or with all its words.
    private func matchesEachPiece(_ doc: DocAddress) throws(IndexError) -> Bool {
        var text: [UInt8]?
        for piece in query.pieces {
            if !piece.chunk.isQuoted, !piece.words.isEmpty {
                let terms = Set(piece.words.map { Term(.words, $0) })
                let shares = try searcher.explain(doc, terms: Array(terms))
                if shares.count == terms.count { continue }
            }
            let folded: [UInt8]
            if let known = text { folded = known } else { folded = try foldedText(doc) }
            text = folded
            if !Self.stands(piece, in: folded) { return false }
        }
        return true
    }
}
