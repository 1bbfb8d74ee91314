/// One term of a query in one segment: its weight, its bounds, and where its search stands.
@safe
struct SearchTerm {
    /// The term's weight.
    let idf: Double
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
        self.order = order
        self.scratch = scratch
        units = scratch.units
        list = try StoredPostings(info, in: segment)
        impacts = try Self.impacts(of: list, in: segment, scratch: scratch)
        unsafe table.write(weight: weight, for: impacts, to: scratch.units)
        greatestUnits = units.bound(impacts)
        walk = WindowCursor(list, scratch: scratch, greatestUnits: greatestUnits)
        seek = SeekCursor(list, impacts: impacts, scratch: scratch)
    }

    private static func impacts(
        of list: StoredPostings, in segment: Segment, scratch: Scratch.List
    ) throws(IndexError) -> Impacts {
        var impacts = Impacts.empty
        if list.blockCount == 0 {
            let count = unsafe try list.unpackTail(
                docs: scratch.docs, frequencies: scratch.frequencies)
            for place in 0..<count {
                unsafe impacts.insert(
                    frequency: scratch.frequencies[place],
                    length: UInt32(segment.lengths[Int(scratch.docs[place])]))
            }
        } else {
            for block in 0...list.blockCount { impacts.formUnion(list.impacts(ofBlock: block)) }
        }
        return impacts
    }

    /// So many units that at least `number` postings have as many or more; 0 if nothing is known.
    ///
    /// Each block has one posting of which its bounds tell frequency and length, so its share is known.
    func witnessedUnits(of number: Int) -> Int {
        guard number > 0, number <= list.blockCount else { return 0 }
        return unsafe withUnsafeTemporaryAllocation(of: Int32.self, capacity: 512) { histogram in
            unsafe histogram.initialize(repeating: 0)
            for block in 0..<list.blockCount {
                unsafe histogram[units.witness(list.impacts(ofBlock: block)) >> 6] += 1
            }
            var above = 0
            var bucket = 511
            while bucket > 0 {
                above += unsafe Int(histogram[bucket])
                if above >= number { break }
                bucket -= 1
            }
            return bucket << 6
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

    init(_ found: [SearchTerm]) {
        unsafe terms = .allocate(capacity: found.count)
        _ = unsafe terms.initialize(fromContentsOf: found)
    }

    deinit {
        unsafe terms.deinitialize()
        unsafe terms.deallocate()
    }
}
