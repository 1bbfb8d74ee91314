/// The part of scoring that depends only on the snapshot: parameters, average length, and bounds.
struct BM25Model: Sendable {
    let bm25: BM25
    /// Average length of the live docs; above zero.
    let averageLength: Double
    let impacts: ImpactTable

    init(_ bm25: BM25, averageLength: Double) {
        self.bm25 = bm25
        // The minimum is below the average of any docs with words, and large enough that dividing by it gives a finite
        // number.
        self.averageLength = max(averageLength, 1e-10)
        impacts = ImpactTable(bm25, averageLength: self.averageLength)
    }
}
