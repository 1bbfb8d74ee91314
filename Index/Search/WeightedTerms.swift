/// The terms of a query bound to the statistics of a whole index.
struct WeightedTerms {
    struct Member {
        let term: Term
        let docFrequency: Int
        /// Times the weight that the query gives the term.
        let idf: Double
        /// Whether the term only chooses docs and adds nothing to their scores.
        let isFilter: Bool
        /// Where the term stands in each segment.
        let infos: [TermInfo?]
    }

    let bm25: BM25
    let averageLength: Double
    let impacts: ImpactTable
    /// The score that one of the units stands for in which bounds are added up, 16 bits a sum.
    let unit: Double
    /// Distinct terms that stand somewhere, in the order of their first mention.
    let members: [Member]
    /// Whether some term of the query stands nowhere, and whether a filter does.
    let hasUnknownTerms: Bool
    let hasUnknownFilters: Bool

    init(
        _ terms: [Term], weights: [Term: Double] = [:], filters: [Term] = [], searcher: Searcher
    ) throws(IndexError) {
        bm25 = searcher.bm25
        averageLength = searcher.averageLength
        impacts = searcher.impacts
        let reader = searcher.reader
        let docCount = reader.docCount
        func members(
            _ terms: [Term], areFilters: Bool
        ) throws(IndexError) -> (members: [Member], isWhole: Bool) {
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
                let idf =
                    (weights[term] ?? 1)
                    * BM25.inverseDocFrequency(docCount: docCount, docFrequency: frequency)
                members.append(
                    Member(
                        term: term, docFrequency: frequency, idf: areFilters ? 0 : idf,
                        isFilter: areFilters, infos: infos))
            }
            return (members, members.count == seen.count)
        }
        let ranking = try members(terms, areFilters: false)
        let required = try members(filters, areFilters: true)
        let members = ranking.members + required.members
        self.members = members
        hasUnknownTerms = !ranking.isWhole
        hasUnknownFilters = !required.isWhole
        let greatest = members.reduce(0) { $0 + $1.idf } * impacts.greatest
        // Rounding up takes a unit a term, and one more for the product's own rounding.
        let room = Double(max(Int(Int16.max) - 2 * members.count - 1, 1))
        unit = max(greatest, .leastNormalMagnitude) * 1.000_01 / room
    }

    /// The members that segment `number` holds, ready to be searched for in it.
    func searchTerms(
        in segment: Segment, number: Int, scratch: Scratch
    ) throws(IndexError) -> [SearchTerm] {
        var terms: [SearchTerm] = []
        for (order, member) in members.enumerated() {
            guard let info = member.infos[number] else { continue }
            terms.append(
                try SearchTerm(
                    member, order: order, info: info, in: segment, weight: member.idf / unit,
                    impacts: impacts, scratch: scratch.list(terms.count)))
        }
        return terms
    }

    /// A cursor for every member that segment `number` holds, with the member's weight.
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
