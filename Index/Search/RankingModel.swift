/// What the scores of a snapshot depend on besides the query: the parameters, and the bounds that follow from them.
struct RankingModel: Sendable {
    let bm25: BM25
    /// Average length of the live docs; above zero.
    let averageLength: Double
    let impacts: ImpactTable

    init(_ bm25: BM25, averageLength: Double) {
        self.bm25 = bm25
        // Lower than any average of docs with words, and high enough that a quotient by it is finite.
        self.averageLength = max(averageLength, 1e-10)
        impacts = ImpactTable(bm25, averageLength: self.averageLength)
    }
}
