/// Walks one term's postings window by window, and keeps a window's postings unpacked until all that
/// the search wants of them has been asked. Blocks that are skipped are never unpacked.
///
/// Law: the ends of windows never fall.
@safe
struct WindowCursor {
    /// Postings unpacked so far.
    private(set) var decodedCount = 0
    /// How many of the unpacked postings lie in the window that was filled last.
    private(set) var filledCount = 0

    private let list: StoredPostings
    private let units: ImpactUnits
    // Valid for `Scratch.listCapacity` postings, as long as the scratch.
    private let docs: UnsafeMutablePointer<DocID>
    private let frequencies: UnsafeMutablePointer<UInt32>
    private var nextBlock = 0  // the first that is not unpacked; `blockCount` is the tail
    private var isExhausted = false
    private var start = 0  // the first unpacked posting that is left
    private var count = 0
    /// A bound for `nextBlock`.
    private var nextUnits = 0
    private let greatestUnits: Int

    init(_ list: StoredPostings, scratch: Scratch.List, greatestUnits: Int) {
        self.list = list
        units = scratch.units
        self.greatestUnits = greatestUnits
        unsafe docs = unsafe scratch.docs
        unsafe frequencies = unsafe scratch.frequencies
        enter(block: 0)
    }

    private mutating func enter(block: Int) {
        nextBlock = block
        if block < list.blockCount {
            nextUnits = units.bound(list.impacts(ofBlock: block))
        } else if block > list.blockCount || list.tailCount == 0 {
            isExhausted = true
        } else {
            nextUnits =
                list.blockCount > 0
                ? units.bound(list.impacts(ofBlock: block)) : greatestUnits
        }
    }

    /// The least doc that block `nextBlock` can hold.
    private var nextDoc: DocID {
        nextBlock == 0 ? 0 : list.lastDoc(ofBlock: nextBlock - 1) &+ 1
    }

    /// A doc that no posting which is left lies before; `PostingsCursor.end` if none is left.
    var firstDoc: DocID {
        if start < count { return unsafe docs[start] }
        return isExhausted ? PostingsCursor.end : nextDoc
    }

    /// The docs of so many blocks that are left; nil if none is left.
    func nextBlocks(_ number: Int) -> Range<DocID>? {
        let first = firstDoc
        if first == PostingsCursor.end { return nil }
        let last = min(nextBlock + number, list.blockCount) - 1
        // The tail comes by itself.
        let end = last < nextBlock ? PostingsCursor.end : list.lastDoc(ofBlock: last) &+ 1
        return first..<max(end, first)
    }

    // MARK: Windows

    /// Unpacks all postings below `end` that are left, but no block whose bound is `least` or less.
    mutating func fill(below end: DocID, above least: Int) throws(IndexError) {
        while !isExhausted, nextDoc < end {
            if nextUnits > least { try unpackNext() } else { enter(block: nextBlock + 1) }
        }
        filledCount =
            unsafe start == count || docs[count - 1] < end
            ? count - start : place(of: end, from: start, to: count) - start
    }

    /// Unpacks the next block behind what is unpacked.
    private mutating func unpackNext() throws(IndexError) {
        if start == count {
            (start, count) = (0, 0)
        } else if count + PostingsFormat.blockSize > Scratch.listCapacity {
            // What is left of the window before goes to the front.
            for index in start..<count {
                unsafe docs[index - start] = unsafe docs[index]
                unsafe frequencies[index - start] = unsafe frequencies[index]
            }
            count -= start
            start = 0
        }
        // A window has at most `windowSize` postings, and a block more reaches over its end.
        precondition(count + PostingsFormat.blockSize <= Scratch.listCapacity)
        if nextBlock < list.blockCount {
            unsafe try list.unpackDocs(ofBlock: nextBlock, into: docs + count)
            unsafe try list.unpackFrequencies(ofBlock: nextBlock, into: frequencies + count)
            count += PostingsFormat.blockSize
            decodedCount += PostingsFormat.blockSize
            enter(block: nextBlock + 1)
        } else {
            let tail = unsafe try list.unpackTail(
                docs: docs + count, frequencies: frequencies + count)
            count += tail
            decodedCount += tail
            isExhausted = true
        }
    }

    /// Lets the postings of the window go.
    mutating func drop() {
        start += filledCount
        filledCount = 0
    }

    /// The block that the first posting which is left lies in, or an earlier one.
    var block: Int {
        if start == count { return min(nextBlock, list.blockCount) }
        let unpackedBlocks =
            (count - start + PostingsFormat.blockSize - 1) / PostingsFormat.blockSize
        return max(0, min(nextBlock, list.blockCount) - unpackedBlocks)
    }

    // MARK: The postings of the window

    /// Adds the bounds of the window's postings to the sums of their docs.
    ///
    /// - Precondition: the window begins at `first` and is no longer than `Scratch.windowSize`.
    func accumulate(
        first: DocID, codes: UnsafePointer<UInt8>, into sums: UnsafeMutablePointer<Int16>
    ) {
        let (docs, frequencies) = unsafe (docs + start, frequencies + start)
        let cells = unsafe units.cells
        for index in 0..<filledCount {
            let doc = unsafe docs[index]
            let place = unsafe ImpactTable.place(
                frequency: frequencies[index], code: codes[Int(doc)])
            unsafe sums[Int(doc &- first)] &+= cells[place]
        }
    }

    /// Writes those of the window's postings whose bound is greater than what they need; returns how
    /// many they are.
    ///
    /// - Parameters:
    ///   - least: what all together must exceed.
    ///   - others: for each length's code what other terms add at most.
    func collect(
        above least: Int, others: UnsafePointer<Int16>, codes: UnsafePointer<UInt8>,
        into candidates: UnsafeMutablePointer<Candidate>
    ) -> Int {
        let (docs, frequencies) = unsafe (docs + start, frequencies + start)
        var found = 0
        for index in 0..<filledCount {
            let doc = unsafe docs[index]
            let code = unsafe codes[Int(doc)]
            let bound = unsafe units.bound(frequency: frequencies[index], code: code)
            // Written always, kept only if good: no branch to guess.
            unsafe candidates[found] = Candidate(
                doc: doc, units: Int16(truncatingIfNeeded: bound),
                slot: UInt16(truncatingIfNeeded: found))
            if unsafe bound &+ Int(others[Int(code)]) > least { found &+= 1 }
        }
        return found
    }

    /// The doc of one of the window's postings.
    @inline(__always)
    func doc(_ index: Int) -> DocID { unsafe docs[start + index] }

    /// The number of times that the term stands in a doc of the window.
    func frequency(in doc: DocID) -> UInt32 {
        let index = place(of: doc, from: start, to: start + filledCount)
        return unsafe index < start + filledCount && docs[index] == doc ? frequencies[index] : 0
    }

    /// The first place from which on no doc is below a target.
    private func place(of target: DocID, from: Int, to: Int) -> Int {
        // Without branches that depend on the docs: no processor foresees them.
        var low = from
        var count = to &- from
        while count > 1 {
            let half = count &>> 1
            low &+= unsafe docs[low &+ half &- 1] < target ? half : 0
            count &-= half
        }
        return unsafe count == 1 && docs[low] < target ? low &+ 1 : low
    }
}
