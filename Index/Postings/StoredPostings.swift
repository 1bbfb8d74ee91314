/// The postings of one term in one segment as they lie on disk: bounds of blocks, and unpacking.
///
/// Nothing on disk is trusted: pages are compared with their checksums before they are used, those of the blocks'
/// entries at once, those of a block when it is unpacked; docs that are handed out rise and lie below the segment's
/// count.
@safe
struct StoredPostings {
    /// How many postings there are.
    let count: Int
    /// How many full blocks.
    let blockCount: Int

    private let blocksStart: Int
    private let segment: Segment  // keeps `view` alive
    private let view: ByteView
    private let listStart: Int

    init(_ info: TermInfo, in segment: Segment) throws(IndexError) {
        self.segment = segment
        count = info.docCount
        listStart = info.postings.lowerBound
        guard let view = segment.postings.view.slice(info.postings) else {
            throw segment.corruptPostings(info.postings.lowerBound, "the list lies outside")
        }
        self.view = view
        blockCount = count / PostingsFormat.blockSize
        blocksStart = PostingsFormat.blocksStart(blockCount: blockCount)
        guard blocksStart <= view.count else {
            throw segment.corruptPostings(info.postings.lowerBound, "block entries are cut off")
        }
        try segment.postings.verify(listStart..<listStart + blocksStart)
    }

    /// How many postings follow the last full block.
    var tailCount: Int { count - blockCount * PostingsFormat.blockSize }

    /// The bounds of a full block.
    @inline(__always)
    func entry(_ number: Int) -> BlockEntry {
        BlockEntry(view, at: number * PostingsFormat.entryByteCount)
    }

    /// What bounds the shares of a full block, or of the tail behind full blocks.
    @inline(__always)
    func impacts(ofBlock number: Int) -> Impacts {
        let entry = number * PostingsFormat.entryByteCount
        return Impacts(view, at: number < blockCount ? entry + 10 : entry)
    }

    /// What bounds the shares of all postings of a list that has full blocks.
    ///
    /// Looks at every entry, and checks that the last docs rise: searches that pass over blocks rely on it.
    func impacts() throws(IndexError) -> Impacts {
        var impacts = impacts(ofBlock: blockCount)
        try forEachBlock { impacts.formUnion(self.impacts(ofBlock: $0)) }
        return impacts
    }

    /// Checks that the last docs rise, as `impacts` does.
    func checkBlocks() throws(IndexError) { try forEachBlock { _ in } }

    @inline(__always)
    private func forEachBlock(_ body: (Int) -> Void) throws(IndexError) {
        var least: DocID = 0
        for block in 0..<blockCount {
            let last = lastDoc(ofBlock: block)
            guard last >= least, Int(last) < segment.docCount else {
                throw segment.corruptPostings(
                    listStart + block * PostingsFormat.entryByteCount,
                    "the last docs of the blocks do not rise")
            }
            least = last + 1
            body(block)
        }
    }

    /// The last doc of a full block.
    @inline(__always)
    func lastDoc(ofBlock number: Int) -> DocID {
        view.load(UInt32.self, at: number * PostingsFormat.entryByteCount)
    }

    /// The first block behind `block` whose last doc is not below a target; `blockCount` if there is
    /// none. Gallops over the bounds, then halves.
    ///
    /// - Precondition: the last doc of `block` is below the target; -1 stands before the first.
    func block(holding target: DocID, after block: Int) -> Int {
        var low = block
        var step = 1
        while low + step < blockCount && lastDoc(ofBlock: low + step) < target {
            low += step
            step *= 2
        }
        var high = min(low + step, blockCount)
        while high - low > 1 {
            let middle = (low + high) / 2
            if lastDoc(ofBlock: middle) < target { low = middle } else { high = middle }
        }
        return high
    }

    private func start(ofBlock number: Int) -> Int {
        blocksStart + (number == 0 ? 0 : Int(entry(number - 1).end))
    }

    /// Compares the pages of bytes of the list.
    @inline(__always)
    private func verify(_ start: Int, _ end: Int) throws(IndexError) {
        try segment.postings.verify(listStart &+ start..<listStart &+ end)
    }

    @inline(never)
    private func corrupt(_ block: Int, _ reason: String) -> IndexError {
        segment.corruptPostings(listStart + start(ofBlock: block), reason)
    }

    /// Unpacks the docs of a full block.
    ///
    /// - Precondition: room for 128 docs.
    @unsafe
    func unpackDocs(
        ofBlock number: Int, into docs: UnsafeMutablePointer<DocID>
    ) throws(IndexError) {
        let entry = entry(number)
        let start = start(ofBlock: number)
        let width = Int(entry.docWidth)
        guard BitPacking.stands(in: view, at: start, width: width) else {
            throw corrupt(number, "a block of docs is cut off")
        }
        try verify(start, start + BitPacking.byteCount(width: width))
        let next = number == 0 ? 0 : lastDoc(ofBlock: number - 1) &+ 1
        let last = unsafe BitPacking.unpackSums(
            view, at: start, width: width, next: next, into: docs)
        // Docs are kept below docCount, whatever the bytes say: lengths are looked up by them.
        guard last == entry.lastDoc, Int(entry.lastDoc) < segment.docCount
        else { throw corrupt(number, "the docs of a block do not fit its entry") }
    }

    /// Unpacks the frequencies of a full block.
    ///
    /// - Precondition: room for 128 frequencies.
    @unsafe
    func unpackFrequencies(
        ofBlock number: Int, into frequencies: UnsafeMutablePointer<UInt32>
    ) throws(IndexError) {
        let entry = entry(number)
        let start = start(ofBlock: number) + BitPacking.byteCount(width: Int(entry.docWidth))
        guard BitPacking.stands(in: view, at: start, width: Int(entry.frequencyWidth)) else {
            throw corrupt(number, "a block of frequencies is cut off")
        }
        try verify(start, start + BitPacking.byteCount(width: Int(entry.frequencyWidth)))
        unsafe BitPacking.unpackIncremented(
            view, at: start, width: Int(entry.frequencyWidth), into: frequencies)
    }

    /// Unpacks what follows the last full block; returns how many postings that is.
    ///
    /// - Precondition: room for `tailCount` of each.
    @unsafe
    func unpackTail(
        docs: UnsafeMutablePointer<DocID>, frequencies: UnsafeMutablePointer<UInt32>
    ) throws(IndexError) -> Int {
        let start = start(ofBlock: blockCount)
        guard start <= view.count else { throw corrupt(blockCount, "the tail is cut off") }
        try verify(start, view.count)
        var reader = ViewReader(view, at: start, file: segment.name, section: "postings")
        var next: UInt64 = blockCount == 0 ? 0 : UInt64(lastDoc(ofBlock: blockCount - 1)) + 1
        for slot in 0..<tailCount {
            let head = try reader.varInt()
            let doc = next &+ (head >> 1)
            guard head >> 1 < UInt64(segment.docCount), doc < UInt64(segment.docCount) else {
                throw reader.corrupt("doc \(doc) is not in the segment")
            }
            unsafe docs[slot] = DocID(doc)
            unsafe frequencies[slot] =
                head & 1 == 1 ? 1 : UInt32(try reader.count(atMost: Int(UInt32.max)))
            next = doc + 1
        }
        return tailCount
    }
}
