/// The postings of one term in one segment, as stored on disk: the bounds of blocks, and unpacking.
///
/// Bytes on disk are not trusted. Pages are verified before they are read: those of the block entries at once, those
/// of a block when it is unpacked. Returned docs are ascending and below the segment's doc count.
struct StoredPostings {
    /// Number of postings.
    let count: Int
    /// Number of full blocks.
    let blockCount: Int

    private let blocksStart: Int
    private let segment: Segment  // keeps the bytes of `view` alive
    private let view: ByteView
    private let listStart: Int

    init(_ info: TermInfo, in segment: Segment) throws(IndexError) {
        self.segment = segment
        count = info.docCount
        listStart = info.postings.lowerBound
        guard let view = segment.postings.view.slice(info.postings) else {
            throw segment.postings.corrupt(info.postings.lowerBound, .listOutsideRegion)
        }
        self.view = view
        blockCount = count / PostingsFormat.blockSize
        blocksStart = PostingsFormat.blocksStart(blockCount: blockCount)
        guard blocksStart <= view.count else {
            throw segment.postings.corrupt(info.postings.lowerBound, .truncatedBlockEntries)
        }
        try segment.postings.verify(listStart..<listStart + blocksStart)
    }

    /// Number of postings after the last full block.
    var tailCount: Int { count - blockCount * PostingsFormat.blockSize }

    /// The entry of a full block.
    @inline(__always)
    func entry(_ number: Int) -> BlockEntry {
        BlockEntry(view, at: number * PostingsFormat.entryByteCount)
    }

    /// The impacts of a full block, or of the tail after full blocks.
    @inline(__always)
    func impacts(ofBlock number: Int) -> Impacts {
        let entry = number * PostingsFormat.entryByteCount
        return Impacts(view, at: number < blockCount ? entry + 10 : entry)
    }

    /// The impacts of all postings of a list that has full blocks.
    ///
    /// Reads every entry and checks that the last docs of the blocks are ascending: searches that skip blocks rely on
    /// it.
    func impacts() throws(IndexError) -> Impacts {
        var impacts = impacts(ofBlock: blockCount)
        try forEachBlock { impacts.formUnion(self.impacts(ofBlock: $0)) }
        return impacts
    }

    /// Checks that the last docs of the blocks are ascending, as `impacts()` does.
    func checkBlocks() throws(IndexError) { try forEachBlock { _ in } }

    @inline(__always)
    private func forEachBlock(_ body: (Int) -> Void) throws(IndexError) {
        var min: DocID = 0
        for block in 0..<blockCount {
            let last = lastDoc(ofBlock: block)
            guard last >= min, Int(last) < segment.docCount else {
                throw segment.postings.corrupt(
                    listStart + block * PostingsFormat.entryByteCount, .unorderedBlocks)
            }
            min = last + 1
            body(block)
        }
    }

    /// The last doc of a full block.
    @inline(__always)
    func lastDoc(ofBlock number: Int) -> DocID {
        view.load(UInt32.self, at: number * PostingsFormat.entryByteCount)
    }

    /// The first block after `block` whose last doc is at least a target; `blockCount` if there is none. It is found
    /// by steps of doubling length over the entries, then by a binary search.
    ///
    /// - Precondition: the last doc of `block` is below the target; -1 means before the first block.
    func block(holding target: DocID, after block: Int) -> Int {
        var low = block
        var step = 1
        while low + step < blockCount && lastDoc(ofBlock: low + step) < target {
            low += step
            step *= 2
        }
        return partitioningIndex(of: low + 1..<min(low + step, blockCount)) {
            lastDoc(ofBlock: $0) >= target
        }
    }

    private func start(ofBlock number: Int) -> Int {
        blocksStart + (number == 0 ? 0 : Int(entry(number - 1).end))
    }

    /// Verifies the pages of a range of the list's bytes.
    @inline(__always)
    private func verify(_ start: Int, _ end: Int) throws(IndexError) {
        try segment.postings.verify(listStart &+ start..<listStart &+ end)
    }

    @inline(never)
    private func corrupt(_ block: Int, _ reason: CorruptionReason) -> IndexError {
        segment.postings.corrupt(listStart + start(ofBlock: block), reason)
    }

    /// Unpacks the docs of a full block.
    ///
    /// - Precondition: `docs` has 128 elements.
    func unpackDocs(
        ofBlock number: Int, into docs: inout MutableSpan<DocID>
    ) throws(IndexError) {
        let entry = entry(number)
        let start = start(ofBlock: number)
        let width = Int(entry.docWidth)
        guard BitPacking.fits(view, at: start, width: width) else {
            throw corrupt(number, .truncatedDocs)
        }
        try verify(start, start + BitPacking.byteCount(width: width))
        let next = number == 0 ? 0 : lastDoc(ofBlock: number - 1) &+ 1
        let last = BitPacking.unpackSums(view, at: start, width: width, next: next, into: &docs)
        // Docs must be below docCount even if bytes are damaged, because they index the lengths.
        guard last == entry.lastDoc, Int(entry.lastDoc) < segment.docCount
        else { throw corrupt(number, .docsContradictEntry) }
    }

    /// Unpacks the frequencies of a full block.
    ///
    /// - Precondition: `frequencies` has 128 elements.
    func unpackFrequencies(
        ofBlock number: Int, into frequencies: inout MutableSpan<UInt32>
    ) throws(IndexError) {
        let entry = entry(number)
        let start = start(ofBlock: number) + BitPacking.byteCount(width: Int(entry.docWidth))
        guard BitPacking.fits(view, at: start, width: Int(entry.frequencyWidth)) else {
            throw corrupt(number, .truncatedFrequencies)
        }
        try verify(start, start + BitPacking.byteCount(width: Int(entry.frequencyWidth)))
        BitPacking.unpackIncremented(
            view, at: start, width: Int(entry.frequencyWidth), into: &frequencies)
    }

    /// Unpacks the postings after the last full block; returns their number.
    ///
    /// - Precondition: `docs` and `frequencies` have at least `tailCount` elements.
    func unpackTail(
        docs: inout MutableSpan<DocID>, frequencies: inout MutableSpan<UInt32>
    ) throws(IndexError) -> Int {
        let start = start(ofBlock: blockCount)
        guard start <= view.count else { throw corrupt(blockCount, .truncatedTail) }
        try verify(start, view.count)
        var reader = ViewReader(view, at: start, file: segment.name, region: .postings)
        var next: UInt64 = blockCount == 0 ? 0 : UInt64(lastDoc(ofBlock: blockCount - 1)) + 1
        for index in 0..<tailCount {
            let head = try reader.varInt()
            let doc = next &+ (head >> 1)
            guard head >> 1 < UInt64(segment.docCount), doc < UInt64(segment.docCount) else {
                throw reader.corrupt(.docOutsideSegment(doc))
            }
            docs[index] = DocID(doc)
            frequencies[index] =
                head & 1 == 1 ? 1 : UInt32(try reader.count(atMost: Int(UInt32.max)))
            next = doc + 1
        }
        return tailCount
    }
}
