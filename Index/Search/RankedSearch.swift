/// Finds the best docs that hold any or all of the terms of a query in one segment.
///
/// Docs are taken in windows whose sums fit the fastest cache. Each posting adds an upper bound of its share
/// in 16-bit units, one look-up by frequency and length; only docs whose sum exceeds what the worst
/// kept doc scores are scored exactly. Terms that together cannot lift a doc over that threshold are
/// not walked: they are asked about the docs that the others bring up (MaxScore: Turtle & Flood,
/// 1995; windows after Lucene's bulk scorers). Windows whose blocks bound all sums below it are skipped
/// (block-max: Ding & Suel, 2011, doi:10.1145/2009916.2010048). Where all terms must match, the rarest
/// is walked and the others are asked, the rarer first. The answer is that of scoring every
/// posting, bit for bit: the bounds only decide what is left out.
@safe
struct RankedSearch {
    /// Which docs are meant.
    enum Mode {
        /// Those that hold any term.
        case any
        /// Those that hold all terms.
        case all
        /// Those that hold all filters, whichever of the other terms they hold.
        case filtered
    }

    private let mode: Mode
    private let live: LiveSegment
    private let segmentNumber: Int
    private let weighted: WeightedTerms
    private let scratch: Scratch
    /// Says of docs that would be kept whether they are wanted at all.
    private let accepts: ((DocAddress) -> Bool)?
    /// The score that one unit stands for.
    private let unit: Double
    // By what they can add, least first; if all must match, the most frequent first.
    // Valid as long as the owner.
    private let terms: UnsafeMutableBufferPointer<SearchTerm>
    private let owner: SearchTerms
    // The terms that score, in the order of the query's; valid as long as the owner.
    private let scoringOrder: UnsafeMutableBufferPointer<Int>
    // A byte a doc; valid as long as `live`. Those of a window were verified before they are read.
    private let codes: UnsafePointer<UInt8>
    /// How many of the first terms are only asked.
    private var askedCount = 0
    /// Their bounds summed up.
    private var askedUnits = 0
    private var candidateCount = 0

    /// The most terms that 16-bit sums and the memory of a search have room for.
    static let maximumTermCount = 256
    /// Windows with fewer postings than this are searched posting by posting.
    private static let sparseCount = Scratch.windowSize / 64
    /// How many blocks are taken at once when one term is walked alone.
    private static let blocksAtOnce = 16

    init(
        _ mode: Mode, in live: LiveSegment, number: Int, weighted: WeightedTerms, scratch: Scratch,
        accepts: ((DocAddress) -> Bool)? = nil
    ) throws(IndexError) {
        self.mode = mode
        self.accepts = accepts
        self.live = live
        segmentNumber = number
        self.weighted = weighted
        self.scratch = scratch
        unit = weighted.unit
        unsafe codes = live.segment.lengthCodes.withPointer {
            unsafe $0.assumingMemoryBound(to: UInt8.self)
        }
        var found = try weighted.searchTerms(
            in: live.segment, number: number, scratch: scratch)
        switch mode {
        case .any: found.sort { $0.greatestUnits < $1.greatestUnits }
        case .all where found.count < weighted.members.count: found = []
        case .all: found.sort { $0.list.count > $1.list.count }
        case .filtered:
            let filters = found.filter(\.isFilter)
            let filterCount = weighted.members.count(where: \.isFilter)
            // The rarest filter is walked; the others are asked from behind, the terms that only rank last.
            found =
                filters.count < filterCount
                ? []
                : found.filter { !$0.isFilter }.sorted { $0.greatestUnits < $1.greatestUnits }
                    + filters.sorted { $0.list.count > $1.list.count }
        }
        owner = SearchTerms(found)
        unsafe scoringOrder = owner.scoring
        unsafe terms = unsafe owner.terms
    }

    mutating func run(
        into top: inout TopK, statistics: inout SearchStatistics
    ) throws(IndexError) {
        // One term's best are known to come in only where no other is needed.
        if live.deletions.isEmpty, accepts == nil, unsafe mode == .any || terms.count == 1 {
            raise(&top)
        }
        if mode != .any { while unsafe askedCount < terms.count - 1 { ask() } }
        while true {
            let least = leastUnits(top)
            while canAsk(least) { ask() }
            guard
                let window = unsafe askedCount == terms.count - 1
                    ? terms[askedCount].walk.nextBlocks(Self.blocksAtOnce) : nextWindow()
            else { break }
            try search(window, least: least, &top, &statistics)
        }
        for index in unsafe terms.indices {
            statistics.postingsDecoded += unsafe terms[index].decodedCount
        }
    }

    /// Finds a threshold before any doc is looked at.
    private func raise(_ top: inout TopK) {
        var units = 0
        // The strongest term's best tell most; weaker ones are only looked at if they could tell more.
        for index in unsafe terms.indices.reversed() {
            if unsafe terms[index].greatestUnits <= units { break }
            units = unsafe max(units, terms[index].witnessedUnits(of: top.limit))
        }
        // A unit for rounding up, and a little for the arithmetic.
        if units > 1 { top.raise(to: Double(units - 1) * unit * 0.999_99) }
    }

    /// The next window in which sums are added up; nil at the end.
    private func nextWindow() -> Range<DocID>? {
        var first = PostingsCursor.end
        for index in unsafe askedCount..<terms.count {
            first = unsafe min(first, terms[index].walk.firstDoc)
        }
        if first >= live.segment.docCount { return nil }
        return first..<DocID(min(Int(first) + Scratch.windowSize, live.segment.docCount))
    }

    /// Docs with so many units or fewer cannot enter the top any more; -1 while all may.
    private func leastUnits(_ top: TopK) -> Int {
        top.threshold == -.infinity ? -1 : Int(min(top.threshold / unit, 1e9))
    }

    /// Whether the next term cannot lift a doc over the threshold, with the help of those that are asked.
    private func canAsk(_ least: Int) -> Bool {
        unsafe (askedCount < terms.count && askedUnits + terms[askedCount].greatestUnits <= least)
    }

    /// Stops walking the next term.
    private mutating func ask() {
        unsafe askedUnits += terms[askedCount].greatestUnits
        unsafe terms[askedCount].ask()
        unsafe terms[askedCount].units.writeBounds(
            terms[askedCount].impacts,
            adding: askedCount == 0 ? scratch.noUnits : unitsBelow(askedCount),
            to: terms[askedCount].scratch.unitsBelow)
        askedCount += 1
    }

    /// What the first so many terms add at most, for each length's code.
    ///
    /// - Precondition: `count > 0`, and so many are asked.
    @inline(__always)
    private func unitsBelow(_ count: Int) -> UnsafeMutablePointer<Int16> {
        unsafe terms[count &- 1].scratch.unitsBelow
    }

    // MARK: Candidates

    private mutating func search(
        _ window: Range<DocID>, least: Int, _ top: inout TopK,
        _ statistics: inout SearchStatistics
    ) throws(IndexError) {
        var total = 0
        var walkedCount = 0
        var only = 0
        // What a block of one term needs if its docs are to come in: the others add no more than this.
        var others = askedUnits
        for index in unsafe askedCount..<terms.count { others += unsafe terms[index].greatestUnits }
        for index in unsafe askedCount..<terms.count {
            let own = unsafe terms[index].greatestUnits
            unsafe try terms[index].walk.fill(
                below: window.upperBound, above: least - (others - own))
            let count = unsafe terms[index].walk.filledCount
            total += count
            if count > 0 {
                walkedCount += 1
                only = index
            }
        }
        if total == 0 { return }
        try live.segment.verifyLengths(
            of: Int(window.lowerBound)..<min(Int(window.upperBound), live.segment.docCount))
        if walkedCount == 1 {
            candidateCount = unsafe terms[only].walk.collect(
                above: least, others: askedCount == 0 ? scratch.noUnits : unitsBelow(askedCount),
                codes: codes, into: scratch.candidates)
        } else {
            for index in unsafe askedCount..<terms.count {
                unsafe terms[index].walk.accumulate(
                    first: window.lowerBound, codes: codes, into: scratch.sums)
            }
            if total < Self.sparseCount {
                collectSparse(first: window.lowerBound, above: least - askedUnits)
            } else {
                collectDense(window, above: least - askedUnits)
            }
        }
        try settle(&top, &statistics)
        for index in unsafe askedCount..<terms.count { unsafe terms[index].walk.drop() }
    }

    /// Looks at the docs of all postings, and clears their sums.
    private mutating func collectSparse(first: DocID, above least: Int) {
        let sums = unsafe scratch.sums
        let candidates = unsafe scratch.candidates
        let least = max(least, 0)
        candidateCount = 0
        for index in unsafe askedCount..<terms.count {
            for place in unsafe 0..<terms[index].walk.filledCount {
                let doc = unsafe terms[index].walk.doc(place)
                let sum = unsafe Int(sums[Int(doc &- first)])
                unsafe sums[Int(doc &- first)] = 0
                guard sum > least else { continue }
                // Few come here, and nearly in order.
                var slot = candidateCount
                while slot > 0, unsafe candidates[slot - 1].doc > doc {
                    unsafe candidates[slot] = unsafe candidates[slot - 1]
                    slot -= 1
                }
                unsafe candidates[slot] = Candidate(
                    doc: doc, units: Int16(sum), slot: UInt16(candidateCount))
                candidateCount += 1
            }
        }
    }

    /// Looks at the sums of the whole window, and clears them.
    private mutating func collectDense(_ window: Range<DocID>, above least: Int) {
        let sums = unsafe UnsafeMutableRawPointer(scratch.sums)
        let candidates = unsafe scratch.candidates
        let limit = SIMD32<Int16>(repeating: Int16(clamping: max(least, 0)))
        var count = 0
        // Sums behind the window's end are zero: no posting lies there.
        for row in 0..<(window.count + 31) / 32 {
            let values = unsafe sums.load(fromByteOffset: 64 &* row, as: SIMD32<Int16>.self)
            var lanes = Self.lanes(of: values, above: limit)
            if lanes != 0 {
                let rowDoc = window.lowerBound &+ DocID(truncatingIfNeeded: 32 &* row)
                while lanes != 0 {
                    let lane = lanes.trailingZeroBitCount
                    lanes &= lanes &- 1
                    let sum = unsafe sums.load(
                        fromByteOffset: 64 &* row &+ 2 &* lane, as: Int16.self)
                    unsafe candidates[count] = Candidate(
                        doc: rowDoc &+ DocID(truncatingIfNeeded: lane), units: sum,
                        slot: UInt16(truncatingIfNeeded: count))
                    count &+= 1
                }
            }
            unsafe sums.storeBytes(
                of: SIMD32<Int16>.zero, toByteOffset: 64 &* row, as: SIMD32<Int16>.self)
        }
        candidateCount = count
    }

    /// A bit for each lane that exceeds the limit.
    @inline(__always)
    private static func lanes(of values: SIMD32<Int16>, above limit: SIMD32<Int16>) -> UInt32 {
        let isAbove = unsafe unsafeBitCast(values .> limit, to: SIMD32<Int16>.self)
        let any = unsafe unsafeBitCast(isAbove, to: SIMD8<UInt64>.self)
        let four = any.lowHalf | any.highHalf
        let two = four.lowHalf | four.highHalf
        if two[0] | two[1] == 0 { return 0 }
        return UInt32(bits(isAbove.lowHalf)) | UInt32(bits(isAbove.highHalf)) &<< 16
    }

    /// A bit for each lane that is all ones.
    @inline(__always)
    private static func bits(_ ones: SIMD16<Int16>) -> UInt16 {
        let powers = SIMD16<Int16>(
            1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16_384, .min)
        let bits = ones & powers
        let eight = bits.lowHalf | bits.highHalf
        let four = unsafe unsafeBitCast(eight.lowHalf | eight.highHalf, to: UInt64.self)
        let two = four | four &>> 32
        return UInt16(truncatingIfNeeded: two | two &>> 16)
    }

    // MARK: Scores

    /// Asks the terms that are not walked, and scores what is left exactly.
    private mutating func settle(
        _ top: inout TopK, _ statistics: inout SearchStatistics
    ) throws(IndexError) {
        if !live.deletions.isEmpty { dropDeleted() }
        if top.isFull || mode != .any {
            candidateCount = try unsafe ask(scratch.candidates, candidateCount, leastUnits(top))
        }
        if top.isFull {
            unsafe score(scratch.candidates, candidateCount, &top, &statistics)
            return
        }
        // Little is known to be too little yet: the likely best come first, and set a threshold.
        let likely = likelyUnits(top.room)
        for index in 0..<askedCount { unsafe terms[index].seek.setMark() }
        try settle(where: { $0 >= likely }, &top, &statistics)
        for index in 0..<askedCount { unsafe terms[index].seek.rewind() }
        try settle(where: { $0 < likely }, &top, &statistics)
    }

    private mutating func settle(
        where isMeant: (Int16) -> Bool, _ top: inout TopK, _ statistics: inout SearchStatistics
    ) throws(IndexError) {
        var count = choose(where: isMeant)
        if mode == .any { count = try unsafe ask(scratch.chosen, count, leastUnits(top)) }
        unsafe score(scratch.chosen, count, &top, &statistics)
    }

    private mutating func dropDeleted() {
        var count = 0
        for index in 0..<candidateCount {
            let candidate = unsafe scratch.candidates[index]
            if live.deletions.contains(candidate.doc) { continue }
            unsafe scratch.candidates[count] = candidate
            count += 1
        }
        candidateCount = count
    }

    /// Copies candidates by their units to the chosen; returns how many they are.
    private func choose(where isMeant: (Int16) -> Bool) -> Int {
        var count = 0
        for index in 0..<candidateCount {
            let candidate = unsafe scratch.candidates[index]
            if isMeant(candidate.units) {
                unsafe scratch.chosen[count] = candidate
                count += 1
            }
        }
        return count
    }

    /// Asks all terms that are not walked, the strongest or rarest first; returns how many candidates are left.
    private mutating func ask(
        _ candidates: UnsafeMutablePointer<Candidate>, _ number: Int, _ least: Int
    ) throws(IndexError) -> Int {
        var count = number
        for index in (0..<askedCount).reversed() where count > 0 {
            count = unsafe try terms[index].seek.filter(
                candidates, count: count, above: least,
                weaker: index == 0 ? scratch.noUnits : unitsBelow(index), codes: codes,
                isRequired: mode == .all || terms[index].isFilter)
        }
        return count
    }

    /// Scores candidates that all terms were asked about.
    private func score(
        _ candidates: UnsafeMutablePointer<Candidate>, _ count: Int, _ top: inout TopK,
        _ statistics: inout SearchStatistics
    ) {
        var least = leastUnits(top)
        for index in 0..<count {
            let candidate = unsafe candidates[index]
            if Int(candidate.units) <= least { continue }
            statistics.docsScored += 1
            let score = score(of: candidate)
            if score < top.threshold { continue }
            let address = DocAddress(segment: segmentNumber, doc: candidate.doc)
            let doc = ScoredDoc(address: address, score: score)
            if let accepts, !top.wants(doc) || !accepts(address) { continue }
            top.offer(doc)
            least = leastUnits(top)
        }
    }

    /// So many units that about `room` candidates have as many or more.
    private func likelyUnits(_ room: Int) -> Int16 {
        Int16(
            UnitHistogram.floor(of: room, among: candidateCount) {
                unsafe Int(scratch.candidates[$0].units)
            })
    }

    /// The score, added up in the order of the query's terms.
    private func score(of candidate: Candidate) -> Double {
        let doc = candidate.doc
        let part = weighted.bm25.lengthPart(
            length: Double(live.segment.verifiedLength(of: doc)), average: weighted.averageLength)
        var sum = 0.0
        for place in unsafe scoringOrder.indices {
            let index = unsafe scoringOrder[place]
            let frequency =
                unsafe index < askedCount
                ? terms[index].seek.answer(candidate) : terms[index].walk.frequency(in: doc)
            if frequency == 0 { continue }
            sum += unsafe weighted.bm25.share(
                idf: terms[index].idf, frequency: Double(frequency), lengthPart: part)
        }
        return sum
    }
}
