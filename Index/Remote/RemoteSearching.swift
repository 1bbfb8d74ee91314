extension Searcher {
    /// Whether the index is on other machines. Then a search reads candidates in descending order of their bounds, and
    /// stops when no further one can be better. In an index on this machine, all docs that meet a filter can be read
    /// at once.
    package var readsBestFirst: Bool { reader.remote != nil }

    /// The `limit` best docs that meet a filter, best first, ranked by the terms.
    ///
    /// The other machines return candidates in descending order of their upper bounds. Each is scored here, until no
    /// later one can enter the result. So the result is the same as if every doc were scored.
    ///
    /// - Parameters:
    ///   - limit: the maximum number of docs; above zero.
    ///   - filter: which docs may be in the result; nil for all that contain any of the terms.
    ///   - terms: the terms that contribute to scores.
    ///   - weights: factors of the terms' shares; 1 for terms without one.
    ///   - accepts: final predicate, evaluated only for docs about to enter the `limit` best.
    ///   - statistics: the work is added to it.
    /// - Precondition: ``readsBestFirst``.
    package func bestFirst(
        _ limit: Int, in filter: DocFilter?, rankedBy terms: [Term], weights: [Term: Double],
        accepts: ((DocAddress) -> Bool)? = nil, statistics: inout SearchStatistics
    ) throws(IndexError) -> [ScoredDoc] {
        guard let remote = reader.remote, limit > 0 else { return [] }
        let scoring = try RemoteScoring(terms, weights: weights, reader: reader, bm25: bm25)
        if filter == nil, scoring.terms.isEmpty { return [] }
        let search = RemoteSearch(
            filter: filter, terms: scoring.terms, weights: weights, bm25: bm25)
        var top = TopK(limit: limit)
        var offset = 0
        while true {
            let page = try remote.candidates(search, from: offset, wanted: limit)
            if page.isEmpty { return top.ranked }
            for candidate in page {
                // Docs of equal score are ordered by number, so a doc is excluded only if its bound is below the
                // threshold.
                if candidate.bound < top.threshold { return top.ranked }
                let address = DocAddress(segment: 0, doc: candidate.doc)
                let score = try scoring.score(candidate.doc, in: remote)
                statistics.docsScored += 1
                let scored = ScoredDoc(address: address, score: score)
                guard top.admits(scored), accepts?(address) ?? true else { continue }
                top.offer(scored)
            }
            offset += page.count
        }
    }
}

/// Scores of docs of an index on other machines: the arithmetic of ``BM25``, term by term in the order of the query.
struct RemoteScoring {
    /// The distinct terms that the index contains.
    let terms: [Term]
    private let docFrequencies: [Int]
    private let idfs: [Double]
    private let bm25: BM25
    private let averageLength: Double

    init(
        _ terms: [Term], weights: [Term: Double], reader: IndexReader, bm25: BM25
    ) throws(IndexError) {
        var seen: Set<Term> = []
        let distinct = terms.filter { seen.insert($0).inserted }
        let counts = try reader.remote?.docFrequencies(of: distinct) ?? []
        var known: [(term: Term, docFrequency: Int)] = []
        for (term, count) in zip(distinct, counts) where count > 0 { known.append((term, count)) }
        self.terms = known.map(\.term)
        docFrequencies = known.map(\.docFrequency)
        idfs = known.map {
            (weights[$0.term] ?? 1)
                * BM25.inverseDocFrequency(
                    docCount: reader.docCount, docFrequency: $0.docFrequency)
        }
        self.bm25 = bm25
        averageLength = BM25Model(bm25, averageLength: reader.averageLength).averageLength
    }

    /// The share of each term of a doc in its score.
    func shares(of doc: DocID, in remote: any RemoteBackend) throws(IndexError) -> [ScoreShare] {
        let counts = try remote.counts(of: doc, in: terms)
        let lengthPart = bm25.lengthPart(length: Double(counts.length), average: averageLength)
        var shares: [ScoreShare] = []
        for (index, frequency) in counts.frequencies.enumerated() where frequency > 0 {
            shares.append(
                ScoreShare(
                    term: terms[index], frequency: frequency, docFrequency: docFrequencies[index],
                    idf: idfs[index], length: counts.length, averageLength: averageLength,
                    score: bm25.share(
                        idf: idfs[index], frequency: Double(frequency), lengthPart: lengthPart)))
        }
        return shares
    }

    /// A doc's score.
    func score(_ doc: DocID, in remote: any RemoteBackend) throws(IndexError) -> Double {
        var score = 0.0
        for share in try shares(of: doc, in: remote) { score += share.score }
        return score
    }
}
