/// One term of a query in one segment: its weight, its bounds, and where its search stands.
@safe
struct SearchTerm {
    /// The term's weight.
    let idf: Double
    /// Whether the term only chooses docs.
    let isFilter: Bool
    /// The term's place in the query: scores are added up in that order.
    let order: Int
    let list: StoredPostings
    let units: ImpactUnits
    /// What bounds all of its postings.
    let impacts: Impacts
    /// Their bound in units.
    let greatestUnits: Int
    let scratch: Scratch.List
    var walk: WindowCursor
    var seek: SeekCursor

    /// - Parameter weight: the term's weight in units of the search.
    init(
        _ member: WeightedTerms.Member, order: Int, info: TermInfo, in segment: Segment,
        weight: Double, impacts table: ImpactTable, scratch: Scratch.List
    ) throws(IndexError) {
        idf = member.idf
        isFilter = member.isFilter
        self.order = order
        self.scratch = scratch
        units = scratch.units
        list = try StoredPostings(info, in: segment)
        impacts =
            try isFilter
            ? Self.impacts(ofFilter: member.term, list)
            : Self.impacts(of: list, in: segment, scratch: scratch)
        unsafe table.write(weight: weight, for: impacts, to: scratch.units)
        greatestUnits = units.bound(impacts)
        walk = WindowCursor(list, scratch: scratch, greatestUnits: greatestUnits)
        seek = SeekCursor(list, impacts: impacts, scratch: scratch)
    }

    /// What chooses docs adds nothing to scores: its bounds need not be close.
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
        let count = unsafe try list.unpackTail(docs: scratch.docs, frequencies: scratch.frequencies)
        for place in 0..<count {
            unsafe impacts.insert(
                frequency: scratch.frequencies[place],
                length: try segment.length(of: scratch.docs[place]))
        }
        return impacts
    }

    /// So many units that at least `number` postings have as many or more; 0 if nothing is known.
    ///
    /// Each block has one posting of which its bounds tell frequency and length, so its share is known.
    func witnessedUnits(of number: Int) -> Int {
        UnitHistogram.floor(of: number, among: list.blockCount) {
            units.witness(list.impacts(ofBlock: $0))
        }
    }

    /// From now on the term is asked, not walked. No doc before those left will be asked for.
    mutating func ask() {
        seek = SeekCursor(list, impacts: impacts, scratch: scratch, from: walk.block)
    }

    var decodedCount: Int { walk.decodedCount + seek.decodedCount }
}

/// Keeps the terms of a search where they are changed in place, without a look at who else holds them.
@safe
final class SearchTerms {
    // Initialized; valid until deinit.
    let terms: UnsafeMutableBufferPointer<SearchTerm>
    /// Those that score, in the order of the query's terms. Initialized; valid until deinit.
    let scoring: UnsafeMutableBufferPointer<Int>

    init(_ found: [SearchTerm]) {
        unsafe terms = .allocate(capacity: found.count)
        _ = unsafe terms.initialize(fromContentsOf: found)
        let count = found.count(where: { !$0.isFilter })
        unsafe scoring = .allocate(capacity: count)
        // The query's places of the terms, some of which this segment may not hold.
        for (index, term) in found.enumerated() where !term.isFilter {
            let rank = found.count { !$0.isFilter && $0.order < term.order }
            unsafe scoring.initializeElement(at: rank, to: index)
        }
    }

    deinit {
        unsafe terms.deinitialize()
        unsafe terms.deallocate()
        unsafe scoring.deallocate()
    }
}
