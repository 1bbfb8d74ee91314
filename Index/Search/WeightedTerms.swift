/// The terms of a query with their weights in one snapshot of an index.
struct WeightedTerms {
    struct Member {
        let term: Term
        let docFrequency: Int
        /// The inverse document frequency times the weight in the query; 0 for a filter.
        let idf: Double
        /// Whether the term only selects docs and adds nothing to their scores.
        let isFilter: Bool
        /// The dictionary entry in each segment; nil if the segment does not contain the term.
        let infos: [TermInfo?]
    }

    let model: BM25Model
    /// The score of one unit. Bounds in units are summed as 16-bit integers.
    let unit: Double
    /// Distinct terms that the index contains, in the order of their first mention.
    let members: [Member]
    /// Whether the index lacks a term of the query, and whether it lacks a filter.
    let hasUnknownTerms: Bool
    let hasUnknownFilters: Bool

    init(
        _ terms: [Term], weights: [Term: Double] = [:], filters: [Term] = [],
        reader: IndexReader, model: BM25Model
    ) throws(IndexError) {
        self.model = model
        let ranking = try Self.members(terms, weights: weights, areFilters: false, reader)
        let required = try Self.members(filters, weights: [:], areFilters: true, reader)
        let members = ranking.members + required.members
        self.members = members
        hasUnknownTerms = !ranking.isComplete
        hasUnknownFilters = !required.isComplete
        let maxScore = members.reduce(0) { $0 + $1.idf } * model.impacts.maxShare
        // Rounding up costs up to one unit per term, and rounding of the product one more.
        let units = Double(max(Int(Int16.max) - 2 * members.count - 1, 1))
        unit = max(maxScore, .leastNormalMagnitude) * 1.000_01 / units
    }

    /// Looks up the distinct terms, and leaves out those that the index does not contain.
    private static func members(
        _ terms: [Term], weights: [Term: Double], areFilters: Bool, _ reader: IndexReader
    ) throws(IndexError) -> (members: [Member], isComplete: Bool) {
        let docCount = reader.docCount
        var members: [Member] = []
        var seen: Set<Term> = []
        for term in terms where seen.insert(term).inserted {
            let key = term.key
            var infos: [TermInfo?] = []
            var frequency = 0
            for live in reader.segments {
                let info = try live.segment.find(key: key)
                if let info { frequency += live.docFrequency(info) }
                infos.append(info)
            }
            guard frequency > 0 else { continue }
            let idf = BM25.inverseDocFrequency(docCount: docCount, docFrequency: frequency)
            members.append(
                Member(
                    term: term, docFrequency: frequency,
                    idf: areFilters ? 0 : (weights[term] ?? 1) * idf, isFilter: areFilters,
                    infos: infos))
        }
        return (members, members.count == seen.count)
    }

    /// The threshold in units. Docs whose bound does not exceed it cannot enter the top k; -1 while every doc can.
    func units(_ threshold: Double) -> Int {
        threshold == -.infinity ? -1 : Int(min(threshold / unit, 1e9))
    }

    /// A cursor, with its weight, for each term that affects scores and is in segment `number`.
    func cursors(
        in segment: Segment, number: Int
    ) throws(IndexError) -> [(cursor: PostingsCursor, idf: Double)] {
        var cursors: [(cursor: PostingsCursor, idf: Double)] = []
        for member in members where !member.isFilter {
            guard let info = member.infos[number] else { continue }
            cursors.append((try PostingsCursor(info, in: segment), member.idf))
        }
        return cursors
    }
}
