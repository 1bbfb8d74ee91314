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

    /// A block has eight groups of so many docs, whose last docs stand behind it.
    private static let groupSize = 16
    private static let groupsStart = PostingsFormat.blockSize + 2 * groupSize
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
            if unpackedBlock != block && least >= 0 {
                // With a threshold, the block's bounds tell of most candidates.
                let (impacts, lastDoc) = (impacts, lastDoc)
                while index < count {
                    let candidate = unsafe candidates[index]
                    let code = unsafe codes[Int(candidate.doc)]
                    let bound = units.bound(impacts, code: code)
                    let mayCome =
                        unsafe Int(candidate.units) &+ bound > least &- Int(weaker[Int(code)])
                    if candidate.doc > lastDoc || (mayCome && bound > 0) { break }
                    index &+= 1
                    if mayCome && !isRequired {
                        unsafe frequencies[Self.answersStart &+ Int(candidate.slot)] = 0
                        unsafe candidates[kept] = candidate
                        kept &+= 1
                    }
                }
                if unsafe index == count || candidates[index].doc > lastDoc { continue }
            }
            if unpackedBlock != block { try unpack() }
            let lastDoc = lastDoc
            while index < count {
                var candidate = unsafe candidates[index]
                if candidate.doc > lastDoc { break }
                index &+= 1
                let place = place(of: candidate.doc)
                let code = unsafe codes[Int(candidate.doc)]
                if unsafe docs[place] == candidate.doc {
                    if !hasFrequencies { try unpackFrequencies() }
                    let frequency = unsafe frequencies[place]
                    unsafe frequencies[Self.answersStart &+ Int(candidate.slot)] = frequency
                    candidate.units &+= Int16(
                        truncatingIfNeeded: units.bound(frequency: frequency, code: code))
                } else if isRequired {
                    continue
                } else {
                    unsafe frequencies[Self.answersStart &+ Int(candidate.slot)] = 0
                }
                unsafe candidates[kept] = candidate
                let mayCome = unsafe Int(candidate.units) > least &- Int(weaker[Int(code)])
                kept &+= mayCome ? 1 : 0
            }
        }
        return kept
    }

    /// The term's frequency in a candidate that was kept.
    func answer(_ candidate: Candidate) -> UInt32 {
        unsafe frequencies[Self.answersStart + Int(candidate.slot)]
    }

    /// The place of the first doc of the unpacked block that is not less than a doc. One look at the last docs of
    /// the block's groups, one at a group.
    @inline(__always)
    private func place(of doc: DocID) -> Int {
        let wanted = Int32(bitPattern: doc)
        let groups = unsafe UnsafeRawPointer(docs + Self.groupsStart).loadUnaligned(
            as: SIMD8<Int32>.self)
        let start = groups.count(below: wanted) &* Self.groupSize
        let group = unsafe UnsafeRawPointer(docs + start).loadUnaligned(as: SIMD16<Int32>.self)
        return start &+ (group.lowHalf.count(below: wanted) &+ group.highHalf.count(below: wanted))
    }

    @inline(never)
    private mutating func unpack() throws(IndexError) {
        unpackedBlock = block
        var count = PostingsFormat.blockSize
        if block < list.blockCount {
            unsafe try list.unpackDocs(ofBlock: block, into: docs)
            hasFrequencies = false
        } else {
            count = unsafe try list.unpackTail(docs: docs, frequencies: frequencies)
            hasFrequencies = true
        }
        decodedCount += count
        // Behind the last doc stand greater ones than any, so that a search ends.
        for place in count..<Self.groupsStart { unsafe docs[place] = DocID(Int32.max) }
        for group in 0..<Self.groupSize / 2 {
            unsafe docs[Self.groupsStart &+ group] = unsafe docs[
                group &* Self.groupSize &+ Self.groupSize &- 1]
        }
    }

    @inline(never)
    private mutating func unpackFrequencies() throws(IndexError) {
        unsafe try list.unpackFrequencies(ofBlock: block, into: frequencies)
        hasFrequencies = true
    }
}

extension SIMD8<Int32> {
    /// How many lanes are less than a value.
    @inline(__always)
    func count(below value: Int32) -> Int {
        let ones = unsafe unsafeBitCast(self .< SIMD8(repeating: value), to: SIMD8<Int32>.self)
        let four = ones.lowHalf &+ ones.highHalf
        let two = four.lowHalf &+ four.highHalf
        return Int(0 &- (two[0] &+ two[1]))
    }
}
