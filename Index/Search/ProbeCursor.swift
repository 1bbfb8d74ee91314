/// Looks up candidates in a term's posting list, in ascending order of docs unless it is rewound.
///
/// The impacts of a block first bound what the term can add to a doc's score. The docs of the block are unpacked only
/// if this is enough, and its frequencies only if it contains the doc.
@safe
struct ProbeCursor {
    /// Number of postings unpacked so far.
    private(set) var decodedCount = 0
    private let list: StoredPostings
    /// Contains the unpacked block and the last docs of its groups; and in the frequencies, from `resultsStart` on, a
    /// result for each candidate of the window.
    private let scratch: Scratch.List
    /// The block that may contain the next doc; `blockCount` means the tail.
    private var block: Int
    private var mark = 0
    private var lastDoc: DocID = 0
    private var impacts: Impacts
    private var unpackedBlock = -1
    private var hasFrequencies = false

    /// The number of docs in a group; a block has eight groups.
    private static let groupSize = 16
    private static let groupCount = PostingsFormat.blockSize / groupSize
    private static let groupsStart = PostingsFormat.blockSize + 2 * groupSize
    private static let resultsStart = 2 * PostingsFormat.blockSize

    /// - Parameters:
    ///   - impacts: the impacts of the whole list.
    ///   - block: the first block in which docs will be looked up.
    init(
        _ list: StoredPostings, impacts: Impacts, scratch: Scratch.List, from block: Int = 0
    ) {
        self.list = list
        self.impacts = impacts
        self.scratch = scratch
        self.block = block
        enterBlock()
    }

    private var docs: UnsafeMutablePointer<DocID> { unsafe scratch.docs }
    private var frequencies: UnsafeMutablePointer<UInt32> { unsafe scratch.frequencies }
    private var bounds: TermBounds { scratch.bounds }

    /// Marks the position that `rewind` returns to.
    mutating func setMark() { mark = block }

    /// Returns to the mark, so that docs from there on may be looked up again.
    mutating func rewind() {
        block = mark
        enterBlock()
    }

    private mutating func enterBlock() {
        if block < list.blockCount {
            lastDoc = list.lastDoc(ofBlock: block)
            impacts = list.impacts(ofBlock: block)
        } else {
            lastDoc = .max
            // A list without full blocks only has impacts for the whole list.
            if list.blockCount > 0 { impacts = list.impacts(ofBlock: block) }
        }
    }

    // MARK: Candidates

    /// The parameters of `filter`.
    @safe
    struct Request {
        /// The bound of a candidate must exceed this, in units.
        let threshold: Int
        /// For each length code, the maximum that lists probed later add.
        let weaker: UnsafePointer<Int16>
        /// The length code of every doc.
        let lengthCodes: UnsafePointer<UInt8>
        /// Whether to drop candidates without the term.
        let isRequired: Bool

        /// Whether a candidate may still exceed the threshold with this bound.
        @inline(__always)
        func admits(_ bound: Int, lengthCode: UInt8) -> Bool {
            unsafe bound > threshold &- Int(weaker[Int(lengthCode)])
        }
    }

    /// Adds the term's bounds to the candidates that contain it, and keeps those that may still exceed the threshold.
    ///
    /// - Parameter count: the number of candidates, in ascending order of docs; none comes before those of an earlier
    ///   call.
    /// - Returns: the number of candidates kept.
    mutating func filter(
        _ candidates: UnsafeMutablePointer<Candidate>, count: Int, _ request: Request
    ) throws(IndexError) -> Int {
        var kept = 0
        var index = 0
        while index < count {
            let next = unsafe candidates[index].doc
            if next > lastDoc {
                block = list.block(holding: next, after: block)
                enterBlock()
            }
            if unpackedBlock != block && request.threshold >= 0 {
                unsafe filterByImpacts(candidates, count, request, &index, &kept)
                if unsafe index == count || candidates[index].doc > lastDoc { continue }
            }
            if unpackedBlock != block { try unpackDocs() }
            unsafe try filterByPostings(candidates, count, request, &index, &kept)
        }
        return kept
    }

    /// Decides by the impacts of the block alone, until a candidate needs the postings.
    @inline(__always)
    private func filterByImpacts(
        _ candidates: UnsafeMutablePointer<Candidate>, _ count: Int, _ request: Request,
        _ index: inout Int, _ kept: inout Int
    ) {
        let (impacts, lastDoc) = (impacts, lastDoc)
        while index < count {
            let candidate = unsafe candidates[index]
            let lengthCode = unsafe request.lengthCodes[Int(candidate.doc)]
            let bound = bounds.bound(impacts, lengthCode: lengthCode)
            let isAdmitted = request.admits(
                Int(candidate.bound) &+ bound, lengthCode: lengthCode)
            if candidate.doc > lastDoc || (isAdmitted && bound > 0) { return }
            index &+= 1
            if isAdmitted && !request.isRequired {
                unsafe frequencies[Self.resultsStart &+ Int(candidate.number)] = 0
                unsafe candidates[kept] = candidate
                kept &+= 1
            }
        }
    }

    /// Looks up the candidates of the unpacked block.
    @inline(__always)
    private mutating func filterByPostings(
        _ candidates: UnsafeMutablePointer<Candidate>, _ count: Int, _ request: Request,
        _ index: inout Int, _ kept: inout Int
    ) throws(IndexError) {
        let lastDoc = lastDoc
        while index < count {
            var candidate = unsafe candidates[index]
            if candidate.doc > lastDoc { return }
            index &+= 1
            let position = position(of: candidate.doc)
            let result = Self.resultsStart &+ Int(candidate.number)
            let lengthCode = unsafe request.lengthCodes[Int(candidate.doc)]
            if unsafe docs[position] == candidate.doc {
                if !hasFrequencies { try unpackFrequencies() }
                let frequency = unsafe frequencies[position]
                unsafe frequencies[result] = frequency
                candidate.bound &+= Int16(
                    truncatingIfNeeded: bounds.bound(
                        frequency: frequency, lengthCode: lengthCode))
            } else if request.isRequired {
                continue
            } else {
                unsafe frequencies[result] = 0
            }
            unsafe candidates[kept] = candidate
            kept &+= request.admits(Int(candidate.bound), lengthCode: lengthCode) ? 1 : 0
        }
    }

    /// The term's frequency in a candidate that `filter` kept.
    func frequency(in candidate: Candidate) -> UInt32 {
        unsafe frequencies[Self.resultsStart + Int(candidate.number)]
    }

    // MARK: Blocks

    /// The position in the unpacked block of the first doc that is at least a given one. It takes one vector comparison
    /// with the last docs of groups and one with the docs of a group.
    @inline(__always)
    private func position(of doc: DocID) -> Int {
        let target = Int32(bitPattern: doc)
        let groups = unsafe UnsafeRawPointer(docs + Self.groupsStart).loadUnaligned(
            as: SIMD8<Int32>.self)
        let start = groups.count(below: target) &* Self.groupSize
        let group = unsafe UnsafeRawPointer(docs + start).loadUnaligned(as: SIMD16<Int32>.self)
        return start &+ (group.lowHalf.count(below: target) &+ group.highHalf.count(below: target))
    }

    @inline(never)
    private mutating func unpackDocs() throws(IndexError) {
        unpackedBlock = block
        var count = PostingsFormat.blockSize
        if block < list.blockCount {
            try scratch.unpackDocs(of: list, block: block, at: 0)
            hasFrequencies = false
        } else {
            count = try scratch.unpackTail(of: list, at: 0)
            hasFrequencies = true
        }
        decodedCount += count
        // Fill up with values greater than any doc, so that every search ends.
        for position in count..<Self.groupsStart { unsafe docs[position] = DocID(Int32.max) }
        for group in 0..<Self.groupCount {
            unsafe docs[Self.groupsStart &+ group] = unsafe docs[
                group &* Self.groupSize &+ Self.groupSize &- 1]
        }
    }

    @inline(never)
    private mutating func unpackFrequencies() throws(IndexError) {
        try scratch.unpackFrequencies(of: list, block: block, at: 0)
        hasFrequencies = true
    }
}

extension SIMD8<Int32> {
    /// Number of lanes below a value.
    @inline(__always)
    func count(below value: Int32) -> Int {
        let ones = unsafe unsafeBitCast(self .< SIMD8(repeating: value), to: SIMD8<Int32>.self)
        let four = ones.lowHalf &+ ones.highHalf
        let two = four.lowHalf &+ four.highHalf
        return Int(0 &- (two[0] &+ two[1]))
    }
}
