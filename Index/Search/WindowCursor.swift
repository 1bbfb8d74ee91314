/// Reads one term's postings window by window, and keeps the postings of a window unpacked until they are dropped.
/// Skipped blocks are not unpacked.
///
/// The ends of windows must be ascending.
@safe
struct WindowCursor {
    /// Number of postings unpacked so far.
    private(set) var decodedCount = 0
    /// Number of unpacked postings in the current window.
    private(set) var filledCount = 0

    private let list: StoredPostings
    /// The unpacked postings.
    private let scratch: Scratch.List
    private var nextBlock = 0  // the first block that is not unpacked; `blockCount` means the tail
    private var isExhausted = false
    private var start = 0  // the first unpacked posting that was not dropped
    private var count = 0
    /// The upper bound of `nextBlock`, in units.
    private var nextBound = 0
    private let upperBound: Int

    init(_ list: StoredPostings, scratch: Scratch.List, upperBound: Int) {
        self.list = list
        self.scratch = scratch
        self.upperBound = upperBound
        enter(block: 0)
    }

    private var docs: UnsafeMutablePointer<DocID> { unsafe scratch.docs }
    private var frequencies: UnsafeMutablePointer<UInt32> { unsafe scratch.frequencies }
    private var bounds: TermBounds { scratch.bounds }

    private mutating func enter(block: Int) {
        nextBlock = block
        if block < list.blockCount {
            nextBound = bounds.bound(list.impacts(ofBlock: block))
        } else if block > list.blockCount || list.tailCount == 0 {
            isExhausted = true
        } else {
            nextBound =
                list.blockCount > 0 ? bounds.bound(list.impacts(ofBlock: block)) : upperBound
        }
    }

    /// The minimum doc that block `nextBlock` can contain.
    private var nextDoc: DocID {
        nextBlock == 0 ? 0 : list.lastDoc(ofBlock: nextBlock - 1) &+ 1
    }

    /// A lower bound of the remaining postings' docs; `PostingsCursor.end` if none remain.
    var firstDoc: DocID {
        if start < count { return unsafe docs[start] }
        return isExhausted ? PostingsCursor.end : nextDoc
    }

    /// The docs of the next `number` blocks; nil if no postings remain.
    func nextBlocks(_ number: Int) -> Range<DocID>? {
        let first = firstDoc
        if first == PostingsCursor.end { return nil }
        let last = min(nextBlock + number, list.blockCount) - 1
        // The tail is a separate window.
        let end = last < nextBlock ? PostingsCursor.end : list.lastDoc(ofBlock: last) &+ 1
        return first..<max(end, first)
    }

    // MARK: Windows

    /// Unpacks all remaining postings below `end`, except blocks whose upper bound does not exceed the threshold.
    mutating func fill(below end: DocID, above threshold: Int) throws(IndexError) {
        while !isExhausted, nextDoc < end {
            if nextBound > threshold { try unpackNext() } else { enter(block: nextBlock + 1) }
        }
        filledCount =
            unsafe start == count || docs[count - 1] < end
            ? count - start : position(of: end, in: start..<count) - start
    }

    /// Unpacks the next block and appends it to the unpacked postings.
    private mutating func unpackNext() throws(IndexError) {
        if start == count {
            (start, count) = (0, 0)
        } else if count + PostingsFormat.blockSize > Scratch.listCapacity {
            moveToFront()
        }
        // A window has at most `windowSize` postings, plus those of one block beyond its end.
        precondition(count + PostingsFormat.blockSize <= Scratch.listCapacity)
        if nextBlock < list.blockCount {
            try scratch.unpackDocs(of: list, block: nextBlock, at: count)
            try scratch.unpackFrequencies(of: list, block: nextBlock, at: count)
            count += PostingsFormat.blockSize
            decodedCount += PostingsFormat.blockSize
            enter(block: nextBlock + 1)
        } else {
            let tailCount = try scratch.unpackTail(of: list, at: count)
            count += tailCount
            decodedCount += tailCount
            isExhausted = true
        }
    }

    private mutating func moveToFront() {
        for index in start..<count {
            unsafe docs[index - start] = unsafe docs[index]
            unsafe frequencies[index - start] = unsafe frequencies[index]
        }
        count -= start
        start = 0
    }

    /// Drops the window's postings.
    mutating func drop() {
        start += filledCount
        filledCount = 0
    }

    /// The block of the first remaining posting, or an earlier one.
    var block: Int {
        if start == count { return min(nextBlock, list.blockCount) }
        let unpackedBlocks =
            (count - start + PostingsFormat.blockSize - 1) / PostingsFormat.blockSize
        return max(0, min(nextBlock, list.blockCount) - unpackedBlocks)
    }

    // MARK: The postings of the window

    /// Adds the bounds of the window's postings to the sums of their docs.
    ///
    /// - Precondition: the window begins at `first` and is not longer than `Scratch.windowSize`.
    func accumulate(
        first: DocID, lengthCodes: UnsafePointer<UInt8>, into sums: UnsafeMutablePointer<Int16>
    ) {
        let (docs, frequencies) = unsafe (docs + start, frequencies + start)
        let cells = unsafe bounds.cells
        for index in 0..<filledCount {
            let doc = unsafe docs[index]
            let cell = unsafe ImpactTable.cell(
                frequency: frequencies[index], lengthCode: lengthCodes[Int(doc)])
            unsafe sums[Int(doc &- first)] &+= cells[cell]
        }
    }

    /// Writes the window's postings that may exceed the threshold as candidates; returns the number of candidates.
    ///
    /// - Parameters:
    ///   - threshold: the sum of the bounds of all lists must exceed this.
    ///   - others: for each length code, the maximum that other lists add.
    func collect(
        above threshold: Int, others: UnsafePointer<Int16>, lengthCodes: UnsafePointer<UInt8>,
        into candidates: UnsafeMutablePointer<Candidate>
    ) -> Int {
        let (docs, frequencies) = unsafe (docs + start, frequencies + start)
        var found = 0
        for index in 0..<filledCount {
            let doc = unsafe docs[index]
            let lengthCode = unsafe lengthCodes[Int(doc)]
            let bound = unsafe bounds.bound(frequency: frequencies[index], lengthCode: lengthCode)
            // A candidate is always written, but kept only if the bound is high enough: this avoids an unpredictable
            // branch.
            unsafe candidates[found] = Candidate(
                doc: doc, bound: Int16(truncatingIfNeeded: bound),
                number: UInt16(truncatingIfNeeded: found))
            if unsafe bound &+ Int(others[Int(lengthCode)]) > threshold { found &+= 1 }
        }
        return found
    }

    /// The doc of one of the window's postings.
    @inline(__always)
    func doc(_ index: Int) -> DocID { unsafe docs[start + index] }

    /// The term's frequency in a doc of the window; 0 if the doc does not contain it.
    func frequency(in doc: DocID) -> UInt32 {
        let end = start + filledCount
        let index = position(of: doc, in: start..<end)
        return unsafe index < end && docs[index] == doc ? frequencies[index] : 0
    }

    /// The position of the first doc that is at least a target.
    private func position(of target: DocID, in range: Range<Int>) -> Int {
        partitioningIndex(of: range) { unsafe docs[$0] >= target }
    }
}
