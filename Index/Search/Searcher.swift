/// Answers queries on one snapshot of an index. Safe to share between threads.
public struct Searcher: Sendable {
    /// The snapshot.
    public let reader: IndexReader
    /// The parameters of the ranking.
    public let bm25: BM25
    private let model: BM25Model
    private let scratches = ScratchPool()

    /// Makes a searcher.
    public init(_ reader: IndexReader, bm25: BM25 = BM25()) {
        self.reader = reader
        self.bm25 = bm25
        model = BM25Model(bm25, averageLength: reader.averageLength)
    }

    /// The `limit` best docs that contain any of the terms, best first.
    ///
    /// - Parameters:
    ///   - limit: the maximum number of docs.
    ///   - terms: the terms that rank.
    ///   - weights: factors of the terms' shares; 1 for terms without one.
    ///   - accepts: final predicate, evaluated only for docs about to enter the `limit` best; nil accepts all docs.
    ///   - statistics: the work is added to it.
    /// - Complexity: at most proportional to the postings of the terms; blocks and lists that cannot change the result
    ///   are skipped, and few docs are scored.
    public func top(
        _ limit: Int, anyOf terms: [Term], weights: [Term: Double] = [:],
        accepts: ((DocAddress) -> Bool)? = nil, statistics: inout SearchStatistics
    ) throws(IndexError) -> [ScoredDoc] {
        if readsBestFirst {
            return try bestFirst(
                limit, in: nil, rankedBy: terms, weights: weights, accepts: accepts,
                statistics: &statistics)
        }
        return try top(
            limit, .any, try weighted(terms, weights), accepts: accepts, statistics: &statistics)
    }

    /// The `limit` best docs that contain all of the terms, best first.
    ///
    /// - Complexity: O(postings of the rarest term); few docs are scored.
    public func top(
        _ limit: Int, allOf terms: [Term], statistics: inout SearchStatistics
    ) throws(IndexError) -> [ScoredDoc] {
        if readsBestFirst {
            return try bestFirst(
                limit, in: .all(of: terms), rankedBy: terms, weights: [:], statistics: &statistics)
        }
        return try top(limit, .all, try weighted(terms), statistics: &statistics)
    }

    /// The `limit` best docs that contain all terms of a filter, best first, ranked by other terms.
    ///
    /// - Parameters:
    ///   - limit: the maximum number of docs.
    ///   - filters: terms that a doc must contain and that add nothing to scores. Without any, there are no results.
    ///   - terms: the terms that rank; a doc need not contain them.
    ///   - weights: factors of the terms' shares; 1 for terms without one.
    ///   - accepts: final predicate, evaluated only for docs about to enter the `limit` best; nil accepts all docs.
    ///   - statistics: the work is added to it.
    /// - Complexity: proportional to the postings of the rarest of `filters`; few docs are scored.
    public func top(
        _ limit: Int, filters: [Term], rankedBy terms: [Term], weights: [Term: Double] = [:],
        accepts: ((DocAddress) -> Bool)? = nil, statistics: inout SearchStatistics
    ) throws(IndexError) -> [ScoredDoc] {
        if readsBestFirst {
            return try filters.isEmpty
                ? []
                : bestFirst(
                    limit, in: .all(of: filters), rankedBy: terms, weights: weights,
                    accepts: accepts, statistics: &statistics)
        }
        let weighted = try weighted(terms, weights, filters: filters)
        if weighted.hasUnknownFilters || filters.isEmpty { return [] }
        return try top(limit, .filtered, weighted, accepts: accepts, statistics: &statistics)
    }

    private func weighted(
        _ terms: [Term], _ weights: [Term: Double] = [:], filters: [Term] = []
    ) throws(IndexError) -> WeightedTerms {
        try WeightedTerms(terms, weights: weights, filters: filters, reader: reader, model: model)
    }

    private func top(
        _ limit: Int, _ mode: MatchMode, _ weighted: WeightedTerms,
        accepts: ((DocAddress) -> Bool)? = nil, statistics: inout SearchStatistics
    ) throws(IndexError) -> [ScoredDoc] {
        if mode == .all && weighted.hasUnknownTerms { return [] }
        var top = TopK(limit: limit)
        if limit == 0 { return [] }
        if weighted.members.count > RankedSearch.maxTermCount {
            return try exhaustiveTop(
                limit, mode, weighted, accepts: accepts, statistics: &statistics)
        }
        let scratch = scratches.take()
        defer { scratches.putBack(scratch) }
        for (number, live) in reader.segments.enumerated() {
            var search = try RankedSearch(
                mode, in: live, number: number, weighted: weighted, scratch: scratch,
                accepts: accepts)
            try search.run(into: &top, statistics: &statistics)
        }
        return top.ranked
    }

    /// Scores every doc, for more terms than ``RankedSearch`` can handle.
    private func exhaustiveTop(
        _ limit: Int, _ mode: MatchMode, _ weighted: WeightedTerms,
        accepts: ((DocAddress) -> Bool)?, statistics: inout SearchStatistics
    ) throws(IndexError) -> [ScoredDoc] {
        let chosen = weighted.members.filter { mode != .filtered || $0.isFilter }
        let parts = chosen.map { DocFilter.term($0.term) }
        let docs = try matches(mode == .any ? .any(parts) : .all(parts), statistics: &statistics)
        let scores = try scores(of: docs, weighted, statistics: &statistics)
        var top = TopK(limit: limit)
        for (doc, score) in zip(docs, scores) {
            let doc = ScoredDoc(address: doc, score: score)
            if let accepts, !top.admits(doc) || !accepts(doc.address) { continue }
            top.offer(doc)
        }
        return top.ranked
    }

    /// All live docs that meet a filter, in the order of indexing.
    public func matches(
        _ filter: DocFilter, statistics: inout SearchStatistics
    ) throws(IndexError) -> [DocAddress] {
        if let remote = reader.remote {
            return try remote.docs(matching: filter).map { DocAddress(segment: 0, doc: $0) }
        }
        var all: [DocAddress] = []
        for (number, live) in reader.segments.enumerated() {
            var evaluation = FilterEvaluation(live, number: number, statistics: statistics)
            for doc in try evaluation.docs(filter) {
                all.append(DocAddress(segment: number, doc: doc))
            }
            statistics = evaluation.statistics
        }
        return all
    }

    /// The scores of given docs; 0 for docs that contain none of the terms.
    ///
    /// - Parameters:
    ///   - docs: ascending addresses of this reader.
    ///   - terms: the terms that rank.
    ///   - weights: factors of the terms' shares; 1 for terms without one.
    ///   - statistics: the work is added to it.
    /// - Complexity: one pass over each term's list, which skips blocks without such docs.
    public func scores(
        of docs: [DocAddress], terms: [Term], weights: [Term: Double] = [:],
        statistics: inout SearchStatistics
    ) throws(IndexError) -> [Double] {
        if let remote = reader.remote {
            let scoring = try RemoteScoring(terms, weights: weights, reader: reader, bm25: bm25)
            statistics.docsScored += docs.count
            var scores: [Double] = []
            for doc in docs { scores.append(try scoring.score(doc.doc, in: remote)) }
            return scores
        }
        return try scores(of: docs, try weighted(terms, weights), statistics: &statistics)
    }

    private func scores(
        of docs: [DocAddress], _ weighted: WeightedTerms, statistics: inout SearchStatistics
    ) throws(IndexError) -> [Double] {
        var scores = [Double](repeating: 0, count: docs.count)
        var start = 0
        while start < docs.count {
            let number = docs[start].segment
            var end = start
            while end < docs.count && docs[end].segment == number { end += 1 }
            let segment = reader.segments[number].segment
            var cursors = try weighted.cursors(in: segment, number: number)
            for index in cursors.indices {
                for slot in start..<end {
                    let doc = docs[slot].doc
                    try cursors[index].cursor.advance(to: doc)
                    if cursors[index].cursor.doc == PostingsCursor.end { break }
                    guard cursors[index].cursor.doc == doc else { continue }
                    let lengthPart = bm25.lengthPart(
                        length: Double(try segment.length(of: doc)), average: model.averageLength)
                    scores[slot] += bm25.share(
                        idf: cursors[index].idf,
                        frequency: Double(try cursors[index].cursor.frequency),
                        lengthPart: lengthPart)
                }
                statistics.postingsDecoded += cursors[index].cursor.decodedCount
            }
            start = end
        }
        statistics.docsScored += docs.count
        return scores
    }

    /// The number of occurrences of a term in all live docs.
    ///
    /// - Complexity: O(postings of the term).
    public func frequency(of term: Term) throws(IndexError) -> Int {
        if let remote = reader.remote {
            var sum = 0
            for doc in try remote.docs(matching: .term(term)) {
                sum += try remote.counts(of: doc, in: [term]).frequencies[0]
            }
            return sum
        }
        var sum = 0
        for live in reader.segments {
            guard let info = try live.segment.find(term) else { continue }
            var cursor = try PostingsCursor(info, in: live.segment)
            while cursor.doc != PostingsCursor.end {
                if !live.deletions.contains(cursor.doc) { sum += Int(try cursor.frequency) }
                try cursor.next()
            }
        }
        return sum
    }

    /// The shares of the terms in a doc's score, in the order of the query; terms that the doc does not contain are
    /// left out.
    public func explain(
        _ doc: DocAddress, terms: [Term], weights: [Term: Double] = [:]
    ) throws(IndexError) -> [ScoreShare] {
        if let remote = reader.remote {
            return try RemoteScoring(terms, weights: weights, reader: reader, bm25: bm25)
                .shares(of: doc.doc, in: remote)
        }
        let weighted = try weighted(terms, weights)
        let segment = reader.segments[doc.segment].segment
        let length = try segment.length(of: doc.doc)
        let lengthPart = bm25.lengthPart(length: Double(length), average: model.averageLength)
        var shares: [ScoreShare] = []
        for member in weighted.members {
            guard let info = member.infos[doc.segment] else { continue }
            var cursor = try PostingsCursor(info, in: segment)
            try cursor.advance(to: doc.doc)
            guard cursor.doc == doc.doc else { continue }
            let frequency = try cursor.frequency
            shares.append(
                ScoreShare(
                    term: member.term, frequency: Int(frequency),
                    docFrequency: member.docFrequency, idf: member.idf, length: Int(length),
                    averageLength: model.averageLength,
                    score: bm25.share(
                        idf: member.idf, frequency: Double(frequency), lengthPart: lengthPart)))
        }
        return shares
    }
}
