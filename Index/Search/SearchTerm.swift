/// One term of a query in one segment: its weight, its bounds, and its cursors.
@safe
struct SearchTerm {
    /// The term's weight.
    let idf: Double
    /// Whether the term only selects docs.
    let isFilter: Bool
    /// The term's number in the query; shares are summed in this order.
    let order: Int
    let list: StoredPostings
    /// The impacts of all postings.
    let impacts: Impacts
    /// The bound of all postings, in units.
    let upperBound: Int
    let scratch: Scratch.List
    /// Reads the list window by window while it is essential.
    var window: WindowCursor
    /// Looks up candidates in the list once it is non-essential.
    var probe: ProbeCursor

    var bounds: TermBounds { scratch.bounds }

    /// - Parameter weight: the term's weight in units.
    init(
        _ member: WeightedTerms.Member, order: Int, info: TermInfo, in segment: Segment,
        weight: Double, impacts table: ImpactTable, scratch: Scratch.List
    ) throws(IndexError) {
        idf = member.idf
        isFilter = member.isFilter
        self.order = order
        self.scratch = scratch
        list = try StoredPostings(info, in: segment)
        impacts =
            try isFilter
            ? Self.impacts(ofFilter: member.term, list)
            : Self.impacts(of: list, in: segment, scratch: scratch)
        scratch.bounds.fill(from: table, weight: weight, impacts: impacts)
        upperBound = scratch.bounds.bound(impacts)
        window = WindowCursor(list, scratch: scratch, upperBound: upperBound)
        probe = ProbeCursor(list, impacts: impacts, scratch: scratch)
    }

    /// A filter adds nothing to scores, so its impacts need not be tight.
    private static func impacts(
        ofFilter term: Term, _ list: StoredPostings
    ) throws(IndexError) -> Impacts {
        try list.checkBlocks()
        return term.space.countsFrequencies ? .unbounded : .single
    }

    private static func impacts(
        of list: StoredPostings, in segment: Segment, scratch: Scratch.List
    ) throws(IndexError) -> Impacts {
        if list.blockCount > 0 { return try list.impacts() }
        var impacts = Impacts.empty
        let count = try scratch.unpackTail(of: list, at: 0)
        for index in 0..<count {
            unsafe impacts.insert(
                frequency: scratch.frequencies[index],
                length: try segment.length(of: scratch.docs[index]))
        }
        return impacts
    }

    /// A lower bound of the k-th highest share, in units; 0 if unknown.
    ///
    /// The impacts of a block contain the frequency and length of at least one of its postings, so at least one doc
    /// reaches their share.
    func guaranteedUnits(ofBest k: Int) -> Int {
        KthLargest.lowerBound(k: k, of: list.blockCount) {
            bounds.guaranteedUnits(list.impacts(ofBlock: $0))
        }
    }

    /// Makes the list non-essential, so that it is probed. No doc before the current window will be looked up.
    mutating func startProbing() {
        probe = ProbeCursor(list, impacts: impacts, scratch: scratch, from: window.block)
    }
}

/// Owns the terms of a search, which are changed in place and without reference counting.
@safe
final class SearchTerms {
    // Both are initialized and valid until deinit.
    let terms: UnsafeMutableBufferPointer<SearchTerm>
    /// Indices of the terms that affect scores, in the order of the query.
    let scoringOrder: UnsafeMutableBufferPointer<Int>

    init(_ found: [SearchTerm]) {
        unsafe terms = .allocate(capacity: found.count)
        _ = unsafe terms.initialize(fromContentsOf: found)
        unsafe scoringOrder = .allocate(capacity: found.count(where: { !$0.isFilter }))
        for index in found.indices where !found[index].isFilter {
            let order = found[index].order
            let rank = found.count { !$0.isFilter && $0.order < order }
            unsafe scoringOrder.initializeElement(at: rank, to: index)
        }
    }

    deinit {
        unsafe terms.deinitialize()
        unsafe terms.deallocate()
        unsafe scoringOrder.deallocate()
    }
}
