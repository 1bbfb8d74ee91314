/// Finds the best docs that hold any of the terms of a query in one segment.
///
/// Docs are taken in windows whose sums fit the fastest cache. Each posting adds an upper bound of its share
/// in 16-bit units, one look-up by frequency and length; only docs whose sum exceeds what the worst
/// kept doc scores are scored exactly. Terms that together cannot lift a doc over that threshold are
/// not walked: they are asked about the docs that the others bring up (MaxScore: Turtle & Flood,
/// 1995; windows after Lucene's bulk scorers). The answer is that of scoring every posting, bit for
/// bit: the bounds only decide what is left out.
@safe
struct Disjunction {
    private let live: LiveSegment
    private let segmentNumber: Int
    private let weighted: WeightedTerms
    private let scratch: Scratch
    /// The score that one unit stands for.
    private let unit: Double
    /// By what they can add, least first.
    private var cursors: [WindowCursor] = []
    /// How many of the first cursors are only asked.
    private var askedCount = 0
    /// Their bounds summed up.
    private var askedUnits = 0
    private var candidates: [Candidate] = []
    /// How many postings of each walked cursor lie in the window.
    private var windowCounts: [Int] = []

    private struct Candidate {
        let doc: DocID
        var units: Int
    }

    /// Windows with fewer postings than this are searched posting by posting.
    private static let sparseCount = Scratch.windowSize / 32

    init(
        _ live: LiveSegment, number: Int, weighted: WeightedTerms, scratch: Scratch
    ) throws(IndexError) {
        self.live = live
        segmentNumber = number
        self.weighted = weighted
        self.scratch = scratch
        let weight = weighted.members.reduce(0) { $0 + $1.idf } * weighted.impacts.greatest
        // Rounding up takes a unit a term, and one more for the product's own rounding.
        let room = Double(Int(UInt16.max) - 2 * weighted.members.count - 1)
        unit = max(weight, .leastNormalMagnitude) * 1.000_01 / room
        for (order, member) in weighted.members.enumerated() {
            guard let info = try live.segment.find(member.term) else { continue }
            let list = scratch.list(cursors.count)
            unsafe weighted.impacts.writeUnits(weight: member.idf / unit, to: list.units)
            let cells = ImpactTable.rowCount * ImpactTable.columnCount
            let greatest = unsafe Int(list.units[cells - 1])
            cursors.append(
                WindowCursor(
                    try StoredPostings(info, in: live.segment), idf: member.idf, order: order,
                    scratch: list, greatestUnits: greatest))
        }
        cursors.sort { $0.greatestUnits < $1.greatestUnits }
        windowCounts = [Int](repeating: 0, count: cursors.count)
    }

    /// The most terms that 16-bit sums have room for.
    static let maximumTermCount = 4096

    mutating func run(
        into top: inout TopK, statistics: inout SearchStatistics
    ) throws(IndexError) {
        while true {
            let least = leastUnits(top)
            askMore(least)
            if askedCount == cursors.count { break }
            var first = PostingsCursor.end
            for index in askedCount..<cursors.count {
                first = min(first, try cursors[index].firstDoc())
            }
            if first == PostingsCursor.end { break }
            try search(from: first, least: least, top: &top, statistics: &statistics)
        }
        for cursor in cursors { statistics.postingsDecoded += cursor.decodedCount }
    }

    /// Docs with fewer units than this, or so many, cannot enter the top any more; -1 while all may.
    private func leastUnits(_ top: TopK) -> Int {
        top.threshold == -.infinity ? -1 : Int(min(top.threshold / unit, 1e9))
    }

    /// Stops walking terms that cannot lift a doc over the threshold by themselves.
    private mutating func askMore(_ least: Int) {
        while askedCount < cursors.count,
            askedUnits + cursors[askedCount].greatestUnits <= least
        {
            askedUnits += cursors[askedCount].greatestUnits
            askedCount += 1
        }
    }

    private mutating func search(
        from first: DocID, least: Int, top: inout TopK, statistics: inout SearchStatistics
    ) throws(IndexError) {
        let end = DocID(min(Int(first) + Scratch.windowSize, live.segment.docCount))
        var total = 0
        var walked = 0
        var only = 0
        for index in askedCount..<cursors.count {
            windowCounts[index] = try cursors[index].fill(below: end)
            total += windowCounts[index]
            if windowCounts[index] > 0 {
                walked += 1
                only = index
            }
        }
        candidates.removeAll(keepingCapacity: true)
        unsafe live.segment.lengths.withPointer { pointer in
            let codes = unsafe pointer.assumingMemoryBound(to: UInt8.self)
            if walked == 1 {
                unsafe collect(only, above: least - askedUnits, codes: codes)
            } else {
                unsafe accumulate(first: first, codes: codes)
                if total < Self.sparseCount {
                    collectSparse(first: first, above: least - askedUnits)
                } else {
                    collectDense(first: first, end: end, above: least - askedUnits)
                }
            }
        }
        try settle(top: &top, statistics: &statistics)
        for index in askedCount..<cursors.count { cursors[index].drop(windowCounts[index]) }
    }

    // MARK: Candidates

    private mutating func collect(_ only: Int, above least: Int, codes: UnsafePointer<UInt8>) {
        var found = candidates
        unsafe cursors[only].forEach(windowCounts[only], above: least, codes: codes) {
            found.append(Candidate(doc: $0, units: $1))
        }
        candidates = found
    }

    private func accumulate(first: DocID, codes: UnsafePointer<UInt8>) {
        for index in askedCount..<cursors.count {
            unsafe cursors[index].accumulate(
                windowCounts[index], first: first, codes: codes, into: scratch.sums)
        }
    }

    /// Looks at the docs of all postings, and clears their sums.
    private mutating func collectSparse(first: DocID, above least: Int) {
        let sums = unsafe scratch.sums
        for index in askedCount..<cursors.count {
            for place in 0..<windowCounts[index] {
                let doc = cursors[index].doc(place)
                let sum = unsafe Int(sums[Int(doc &- first)])
                unsafe sums[Int(doc &- first)] = 0
                if sum > max(least, 0) { candidates.append(Candidate(doc: doc, units: sum)) }
            }
        }
        candidates.sort { $0.doc < $1.doc }
    }

    /// Looks at the sums of the whole window, and clears them.
    private mutating func collectDense(first: DocID, end: DocID, above least: Int) {
        let sums = unsafe UnsafeMutableRawPointer(scratch.sums)
        let limit = SIMD16<UInt16>(repeating: UInt16(clamping: max(least, 0)))
        // Sums behind the window's end are zero: no posting lies there.
        let rows = (Int(end - first) + 15) / 16
        for row in 0..<rows {
            let values = unsafe sums.load(fromByteOffset: 32 &* row, as: SIMD16<UInt16>.self)
            unsafe sums.storeBytes(
                of: SIMD16<UInt16>.zero, toByteOffset: 32 &* row, as: SIMD16<UInt16>.self)
            // Saturating: above the limit something is left.
            if pointwiseMax(values, limit) == limit { continue }
            for lane in 0..<16 where values[lane] > limit[lane] {
                candidates.append(
                    Candidate(doc: first &+ DocID(16 &* row &+ lane), units: Int(values[lane])))
            }
        }
    }

    // MARK: Scores

    /// Asks the terms that are not walked, and scores what is left exactly.
    private mutating func settle(
        top: inout TopK, statistics: inout SearchStatistics
    ) throws(IndexError) {
        if !live.deletions.isEmpty {
            let deletions = live.deletions
            candidates.removeAll { deletions.contains($0.doc) }
        }
        var asked = [UInt32](repeating: 0, count: askedCount)
        if top.threshold == -.infinity {
            // Nothing is known to be too little yet: the likely best come first, and set a threshold.
            let likely = likelyUnits(top.limit - top.count)
            try settle(&asked, &top, &statistics) { $0 >= likely }
            try settle(&asked, &top, &statistics) { $0 < likely }
        } else {
            try settle(&asked, &top, &statistics) { _ in true }
        }
    }

    @inline(__always)
    private mutating func settle(
        _ asked: inout [UInt32], _ top: inout TopK, _ statistics: inout SearchStatistics,
        where isMeant: (Int) -> Bool
    ) throws(IndexError) {
        var least = leastUnits(top)
        for candidate in candidates where isMeant(candidate.units) {
            var units = candidate.units
            var rest = askedUnits
            if units + rest <= least { continue }
            var isOut = false
            for index in (0..<askedCount).reversed() {
                if units + rest <= least {
                    isOut = true
                    break
                }
                let frequency = try cursors[index].seek(candidate.doc)
                asked[index] = frequency
                rest -= cursors[index].greatestUnits
                if frequency > 0 {
                    let place = ImpactTable.place(
                        frequency: frequency, code: live.segment.lengths[Int(candidate.doc)])
                    units += unsafe Int(cursors[index].units[place])
                }
            }
            if isOut || units <= least { continue }
            statistics.docsScored += 1
            let score = score(of: candidate.doc, asked: asked)
            if score < top.threshold { continue }
            top.offer(
                ScoredDoc(
                    address: DocAddress(segment: segmentNumber, doc: candidate.doc), score: score))
            least = leastUnits(top)
        }
    }

    /// So many units that about `room` candidates have more.
    private func likelyUnits(_ room: Int) -> Int {
        guard candidates.count > room else { return 0 }
        var histogram = [Int](repeating: 0, count: 257)
        for candidate in candidates { histogram[candidate.units >> 8] += 1 }
        var above = 0
        var bucket = 256
        while bucket > 0, above < room {
            above += histogram[bucket]
            if above < room { bucket -= 1 }
        }
        return bucket << 8
    }

    /// The score, added up in the order of the query's terms.
    private func score(of doc: DocID, asked: [UInt32]) -> Double {
        let part = weighted.bm25.lengthPart(
            length: Double(live.segment.length(of: doc)), average: weighted.averageLength)
        var sum = 0.0
        for order in 0..<weighted.members.count {
            guard let index = cursors.firstIndex(where: { $0.order == order }) else { continue }
            let frequency =
                index < askedCount
                ? asked[index] : cursors[index].frequency(in: doc, of: windowCounts[index])
            if frequency == 0 { continue }
            sum += weighted.bm25.share(
                idf: cursors[index].idf, frequency: Double(frequency), lengthPart: part)
        }
        return sum
    }
}
