/// The terms of a query bound to the statistics of a whole index.
struct WeightedTerms {
    struct Member {
        let term: Term
        let docFrequency: Int
        let idf: Double
    }

    let bm25: BM25
    let averageLength: Double
    let impacts: ImpactTable
    /// Distinct terms that stand somewhere, in the order of their first mention.
    let members: [Member]

    init(_ terms: [Term], searcher: Searcher) throws(IndexError) {
        bm25 = searcher.bm25
        averageLength = searcher.averageLength
        impacts = searcher.impacts
        let reader = searcher.reader
        var members: [Member] = []
        var seen: Set<Term> = []
        let docCount = reader.docCount
        for term in terms where seen.insert(term).inserted {
            let frequency = try reader.docFrequency(of: term)
            guard frequency > 0 else { continue }
            let idf = BM25.inverseDocFrequency(docCount: docCount, docFrequency: frequency)
            members.append(Member(term: term, docFrequency: frequency, idf: idf))
        }
        self.members = members
    }

    /// A cursor for every member that the segment holds, with the member's weight.
    func cursors(
        in segment: Segment
    ) throws(IndexError) -> [(cursor: PostingsCursor, idf: Double)] {
        var cursors: [(cursor: PostingsCursor, idf: Double)] = []
        for member in members {
            guard let info = try segment.find(member.term) else { continue }
            cursors.append((try PostingsCursor(info, in: segment), member.idf))
        }
        return cursors
    }
}
