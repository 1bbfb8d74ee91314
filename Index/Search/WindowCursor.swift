/// Walks one term's postings window by window, and keeps a window's postings unpacked until all that
/// the search wants of them has been asked.
///
/// Law: targets never fall. A cursor is filled through a window's end, or sought in; once sought in,
/// it is not filled any more.
@safe
struct WindowCursor {
    /// The term's weight.
    let idf: Double
    /// The term's place in the query: scores are added up in that order.
    let order: Int
    /// Bounds of the term's shares in units; valid as long as the scratch.
    let units: UnsafeMutablePointer<UInt16>
    /// The greatest of them.
    let greatestUnits: Int
    /// Postings unpacked so far.
    private(set) var decodedCount = 0

    private let list: StoredPostings
    // Valid for `Scratch.listCapacity` postings, as long as the scratch.
    private let docs: UnsafeMutablePointer<DocID>
    private let frequencies: UnsafeMutablePointer<UInt32>
    private var nextBlock = 0  // the first that is not unpacked; `blockCount` is the tail
    private var isExhausted = false
    private var start = 0
    private var count = 0

    init(
        _ list: StoredPostings, idf: Double, order: Int, scratch: Scratch.List, greatestUnits: Int
    ) {
        self.list = list
        self.idf = idf
        self.order = order
        self.greatestUnits = greatestUnits
        unsafe docs = unsafe scratch.docs
        unsafe frequencies = unsafe scratch.frequencies
        unsafe units = unsafe scratch.units
    }

    /// The first doc that is left; `PostingsCursor.end` if none is.
    mutating func firstDoc() throws(IndexError) -> DocID {
        if start == count { try unpackNext() }
        return start < count ? unsafe docs[start] : PostingsCursor.end
    }

    /// Unpacks the next block behind what is unpacked.
    private mutating func unpackNext() throws(IndexError) {
        guard !isExhausted else { return }
        if start > 0 {
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
            try unpack(block: nextBlock)
        } else {
            try unpackTail()
        }
    }

    private mutating func unpack(block: Int) throws(IndexError) {
        unsafe try list.unpackDocs(ofBlock: block, into: docs + count)
        unsafe try list.unpackFrequencies(ofBlock: block, into: frequencies + count)
        count += PostingsFormat.blockSize
        decodedCount += PostingsFormat.blockSize
        nextBlock = block + 1
        if nextBlock == list.blockCount && list.tailCount == 0 { isExhausted = true }
    }

    private mutating func unpackTail() throws(IndexError) {
        let tail = unsafe try list.unpackTail(
            docs: docs + count, frequencies: frequencies + count)
        count += tail
        decodedCount += tail
        nextBlock = list.blockCount
        isExhausted = true
    }

    // MARK: Windows

    /// Unpacks all postings below `end`; returns how many there are from the first that is left.
    mutating func fill(below end: DocID) throws(IndexError) -> Int {
        while !isExhausted, unsafe start == count || docs[count - 1] < end { try unpackNext() }
        if start == count { return 0 }
        if unsafe docs[count - 1] < end { return count - start }
        // The first that is not below the end.
        var low = start
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if unsafe docs[middle] < end { low = middle + 1 } else { high = middle }
        }
        return low - start
    }

    /// Adds the bounds of the first `number` postings to the sums of their docs.
    ///
    /// - Precondition: they were filled and lie in the window that begins at `first`.
    func accumulate(
        _ number: Int, first: DocID, codes: UnsafePointer<UInt8>,
        into sums: UnsafeMutablePointer<UInt16>
    ) {
        let (docs, frequencies) = unsafe (docs + start, frequencies + start)
        let units = unsafe units
        for index in 0..<number {
            let doc = unsafe docs[index]
            let place = unsafe ImpactTable.place(
                frequency: frequencies[index], code: codes[Int(doc)])
            unsafe sums[Int(doc &- first)] &+= units[place]
        }
    }

    /// Hands out those of the first `number` postings whose bound is greater than `least`.
    @inline(__always)
    func forEach(
        _ number: Int, above least: Int, codes: UnsafePointer<UInt8>,
        _ body: (DocID, Int) -> Void
    ) {
        let (docs, frequencies) = unsafe (docs + start, frequencies + start)
        let units = unsafe units
        for index in 0..<number {
            let doc = unsafe docs[index]
            let bound = unsafe Int(
                units[ImpactTable.place(frequency: frequencies[index], code: codes[Int(doc)])])
            if bound > least { body(doc, bound) }
        }
    }

    /// The doc of one of the filled postings.
    @inline(__always)
    func doc(_ index: Int) -> DocID { unsafe docs[start + index] }

    /// How often the term stands in a doc of the window, 0 if it does not.
    ///
    /// - Precondition: the window was filled and not dropped.
    func frequency(in doc: DocID, of number: Int) -> UInt32 {
        let index = place(of: doc, from: start, to: start + number)
        return unsafe index < start + number && docs[index] == doc ? frequencies[index] : 0
    }

    private func place(of doc: DocID, from: Int, to: Int) -> Int {
        var low = from
        var high = to
        while low < high {
            let middle = (low + high) / 2
            if unsafe docs[middle] < doc { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Lets the first `number` postings go.
    mutating func drop(_ number: Int) { start += number }

    // MARK: Seeking

    /// How often the term stands in a doc, 0 if it does not; unpacks the one block that may tell.
    mutating func seek(_ doc: DocID) throws(IndexError) -> UInt32 {
        if unsafe start == count || docs[count - 1] < doc {
            if isExhausted { return 0 }
            let block = list.block(holding: doc, after: nextBlock - 1)
            (start, count) = (0, 0)
            if block < list.blockCount {
                try unpack(block: block)
            } else if list.tailCount > 0 {
                try unpackTail()
            } else {
                isExhausted = true
                return 0
            }
        }
        start = place(of: doc, from: start, to: count)
        return unsafe start < count && docs[start] == doc ? frequencies[start] : 0
    }
}
