/// Asks one term's postings about candidates in rising order, unless it is rewound.
///
/// A block's bounds say first what a doc could get from the term; only if that is enough is the block
/// unpacked, its frequencies only if the doc is there.
@safe
struct SeekCursor {
    /// Postings unpacked so far.
    private(set) var decodedCount = 0
    private let list: StoredPostings
    // Valid for `Scratch.listCapacity` postings, as long as the scratch; blocks are unpacked in front,
    // answers stand from `answersStart` on.
    private let docs: UnsafeMutablePointer<DocID>
    private let frequencies: UnsafeMutablePointer<UInt32>
    private let units: ImpactUnits
    /// May hold the next doc that is asked for; `blockCount` is the tail.
    private var block: Int
    private var mark = 0
    private var lastDoc: DocID = 0
    private var impacts: Impacts
    private var unpackedBlock = -1
    private var hasFrequencies = false
    private var start = 0  // no doc before this place is asked for any more

    /// Where the answers to the candidates of a window begin.
    private static let answersStart = 2 * PostingsFormat.blockSize

    /// - Parameters:
    ///   - impacts: those of the whole list.
    ///   - block: no doc of an earlier one will be asked for.
    init(
        _ list: StoredPostings, impacts: Impacts, scratch: Scratch.List, from block: Int = 0
    ) {
        self.list = list
        self.impacts = impacts
        unsafe docs = unsafe scratch.docs
        unsafe frequencies = unsafe scratch.frequencies
        units = scratch.units
        self.block = block
        enter()
    }

    /// Marks where to go back to.
    mutating func setMark() { mark = block }

    /// Goes back to the mark: docs behind it may be asked for again.
    mutating func rewind() {
        block = mark
        start = 0
        enter()
    }

    private mutating func enter() {
        if block < list.blockCount {
            lastDoc = list.lastDoc(ofBlock: block)
            impacts = list.impacts(ofBlock: block)
        } else {
            lastDoc = .max
            // A list that is all tail has no other bounds than those of the whole.
            if list.blockCount > 0 { impacts = list.impacts(ofBlock: block) }
        }
    }

    // MARK: Candidates

    /// Adds the term's bounds to the candidates that hold it; keeps those that may still come in.
    ///
    /// - Parameters:
    ///   - count: how many candidates there are, by rising docs, not before those of an earlier call.
    ///   - least: what all terms together must exceed.
    ///   - weaker: for each length's code what terms add at most that are asked later.
    ///   - isRequired: whether candidates without the term go.
    /// - Returns: how many are kept.
    mutating func filter(
        _ candidates: UnsafeMutablePointer<Candidate>, count: Int, above least: Int,
        weaker: UnsafePointer<Int16>, codes: UnsafePointer<UInt8>, isRequired: Bool
    ) throws(IndexError) -> Int {
        var kept = 0
        var index = 0
        while index < count {
            let next = unsafe candidates[index].doc
            if next > lastDoc {
                block = list.block(holding: next, after: block)
                enter()
            }
            let (impacts, lastDoc) = (impacts, lastDoc)
            while index < count {
                var candidate = unsafe candidates[index]
                if candidate.doc > lastDoc { break }
                index &+= 1
                let code = unsafe codes[Int(candidate.doc)]
                let rest = unsafe least &- Int(weaker[Int(code)])
                var frequency: UInt32 = 0
                // Without a threshold there is no use in a bound.
                let bound = rest < 0 ? 1 : units.bound(impacts, code: code)
                if Int(candidate.units) &+ bound <= rest { continue }
                if bound > 0 { frequency = try self.frequency(in: candidate.doc) }
                unsafe frequencies[Self.answersStart &+ Int(candidate.slot)] = frequency
                if frequency > 0 {
                    candidate.units &+= Int16(
                        truncatingIfNeeded: units.bound(frequency: frequency, code: code))
                } else if isRequired {
                    continue
                }
                if Int(candidate.units) <= rest { continue }
                unsafe candidates[kept] = candidate
                kept &+= 1
            }
        }
        return kept
    }

    /// The term's frequency in a candidate that was kept.
    func answer(_ candidate: Candidate) -> UInt32 {
        unsafe frequencies[Self.answersStart + Int(candidate.slot)]
    }

    /// How often the term stands in a doc that the block may hold.
    @inline(__always)
    private mutating func frequency(in doc: DocID) throws(IndexError) -> UInt32 {
        if unpackedBlock != block { try unpack() }
        // Behind the last doc stand greater ones than any, so the search ends.
        var place = start
        while unsafe docs[place &+ 15] < doc { place &+= 16 }
        let row = unsafe UnsafeRawPointer(docs).loadUnaligned(
            fromByteOffset: 4 &* place, as: SIMD16<Int32>.self)
        place &+= row.count(below: Int32(bitPattern: doc))
        start = place
        guard unsafe docs[place] == doc else { return 0 }
        if !hasFrequencies { try unpackFrequencies() }
        return unsafe frequencies[place]
    }

    @inline(never)
    private mutating func unpack() throws(IndexError) {
        unpackedBlock = block
        start = 0
        var count = PostingsFormat.blockSize
        if block < list.blockCount {
            unsafe try list.unpackDocs(ofBlock: block, into: docs)
            hasFrequencies = false
        } else {
            count = unsafe try list.unpackTail(docs: docs, frequencies: frequencies)
            hasFrequencies = true
        }
        decodedCount += count
        for place in count..<count + 32 { unsafe docs[place] = DocID(Int32.max) }
    }

    @inline(never)
    private mutating func unpackFrequencies() throws(IndexError) {
        unsafe try list.unpackFrequencies(ofBlock: block, into: frequencies)
        hasFrequencies = true
    }
}

extension SIMD16<Int32> {
    /// How many lanes are less than a value.
    @inline(__always)
    func count(below value: Int32) -> Int {
        let ones = unsafe unsafeBitCast(self .< SIMD16(repeating: value), to: SIMD16<Int32>.self)
        let eight = ones.lowHalf &+ ones.highHalf
        let four = eight.lowHalf &+ eight.highHalf
        let two = four.lowHalf &+ four.highHalf
        return Int(0 &- (two[0] &+ two[1]))
    }
}
