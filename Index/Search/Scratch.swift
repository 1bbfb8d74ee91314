/// The memory of one search: sums, candidates, and the unpacked postings of each term.
///
/// ``ScratchPool`` ensures that only one search uses a scratch at a time, so threads may pass it on.
@safe
final class Scratch: @unchecked Sendable {
    /// The number of docs in a window.
    static let windowSize = 8192
    /// The maximum number of unpacked postings per term: those of a window and of the blocks that cross its ends.
    static let listCapacity = windowSize + 2 * PostingsFormat.blockSize

    /// The unpacked postings of one term, and its bounds. Valid as long as the scratch.
    @safe
    struct List {
        // Initialized for `listCapacity` postings.
        let docs: UnsafeMutablePointer<DocID>
        let frequencies: UnsafeMutablePointer<UInt32>
        let bounds: TermBounds
        /// For each length code, the sum of the bounds of this term and all weaker ones.
        let cumulativeBounds: UnsafeMutablePointer<Int16>

        init() {
            unsafe docs = .allocate(capacity: listCapacity)
            unsafe docs.initialize(repeating: 0, count: listCapacity)
            unsafe frequencies = .allocate(capacity: listCapacity)
            unsafe frequencies.initialize(repeating: 0, count: listCapacity)
            let cells = UnsafeMutablePointer<Int16>.allocate(
                capacity: ImpactTable.cellCount + ImpactTable.columnCount)
            unsafe cells.initialize(
                repeating: 0, count: ImpactTable.cellCount + ImpactTable.columnCount)
            bounds = unsafe TermBounds(cells: cells)
            unsafe cumulativeBounds = unsafe cells + ImpactTable.cellCount
        }

        // MARK: Unpacking

        /// Unpacks the docs of a full block to a position of the arrays.
        func unpackDocs(
            of list: StoredPostings, block: Int, at start: Int
        ) throws(IndexError) {
            let room = unsafe Self.room(docs, start, PostingsFormat.blockSize)
            var span = unsafe room.mutableSpan
            try list.unpackDocs(ofBlock: block, into: &span)
        }

        /// Unpacks the frequencies of a full block to a position of the arrays.
        func unpackFrequencies(
            of list: StoredPostings, block: Int, at start: Int
        ) throws(IndexError) {
            let room = unsafe Self.room(frequencies, start, PostingsFormat.blockSize)
            var span = unsafe room.mutableSpan
            try list.unpackFrequencies(ofBlock: block, into: &span)
        }

        /// Unpacks the tail of a list to a position of the arrays; returns the number of postings.
        func unpackTail(of list: StoredPostings, at start: Int) throws(IndexError) -> Int {
            let docRoom = unsafe Self.room(docs, start, list.tailCount)
            let frequencyRoom = unsafe Self.room(frequencies, start, list.tailCount)
            var docSpan = unsafe docRoom.mutableSpan
            var frequencySpan = unsafe frequencyRoom.mutableSpan
            return try list.unpackTail(docs: &docSpan, frequencies: &frequencySpan)
        }

        private static func room(
            _ values: UnsafeMutablePointer<UInt32>, _ start: Int, _ count: Int
        ) -> UnsafeMutableBufferPointer<UInt32> {
            precondition(start >= 0 && start + count <= listCapacity)
            return unsafe UnsafeMutableBufferPointer(start: values + start, count: count)
        }

        func deallocate() {
            unsafe docs.deallocate()
            unsafe frequencies.deallocate()
            unsafe bounds.cells.deallocate()
        }
    }

    // All pointers are initialized and valid until deinit.
    /// A sum in units for each doc of the window; all zero between windows.
    let sums: UnsafeMutablePointer<Int16>
    /// Room for one candidate per doc of the window, and for the candidates that are examined together.
    let candidates: UnsafeMutablePointer<Candidate>
    let selected: UnsafeMutablePointer<Candidate>
    /// 0 for each length code: the bounds of no terms.
    let zeroBounds: UnsafeMutablePointer<Int16>
    private var lists: [List] = []

    init() {
        unsafe sums = .allocate(capacity: Self.windowSize)
        unsafe sums.initialize(repeating: 0, count: Self.windowSize)
        unsafe zeroBounds = .allocate(capacity: ImpactTable.columnCount)
        unsafe zeroBounds.initialize(repeating: 0, count: ImpactTable.columnCount)
        unsafe candidates = .allocate(capacity: 2 * Self.windowSize)
        unsafe selected = unsafe candidates + Self.windowSize
        unsafe candidates.initialize(
            repeating: Candidate(doc: 0, bound: 0, number: 0), count: 2 * Self.windowSize)
    }

    deinit {
        unsafe sums.deallocate()
        unsafe candidates.deallocate()
        unsafe zeroBounds.deallocate()
        for list in lists { list.deallocate() }
    }

    /// The memory for a term, by its number in the query.
    func list(_ number: Int) -> List {
        while lists.count <= number { lists.append(List()) }
        return lists[number]
    }
}

/// A doc that may enter the top k.
struct Candidate {
    var doc: DocID
    /// The upper bound of its score over the lists read so far, in units.
    var bound: Int16
    /// The number of the doc in the window.
    var number: UInt16
}
