import Synchronization

/// Memory that searches work in, kept from search to search: what a query needs is too large to be
/// asked of the system each time. Safe to share between threads.
final class ScratchPool: Sendable {
    private let free = Mutex<[Scratch]>([])

    /// Takes a scratch out of the pool; it must be given back.
    func take() -> Scratch { free.withLock { $0.popLast() } ?? Scratch() }

    /// Gives a scratch back.
    func give(_ scratch: Scratch) { free.withLock { $0.append(scratch) } }
}

/// Memory of one search: accumulators, and what was unpacked of each term's postings. In use by one
/// search at a time: that is what the pool is for, and what makes it safe to hand from thread to
/// thread.
@safe
final class Scratch: @unchecked Sendable {
    /// Docs of a window.
    static let windowSize = 8192
    /// Postings of one term that are unpacked at a time: those of a window, the blocks that reach
    /// over its ends.
    static let listCapacity = windowSize + 2 * PostingsFormat.blockSize

    /// What was unpacked of one term, and its bounds. All valid until the scratch goes.
    @safe
    struct List {
        let docs: UnsafeMutablePointer<DocID>
        let frequencies: UnsafeMutablePointer<UInt32>
        let units: ImpactUnits
        /// For each length's code the bounds of this term and of weaker ones together.
        let unitsBelow: UnsafeMutablePointer<Int16>

        init() {
            unsafe docs = .allocate(capacity: listCapacity)
            unsafe docs.initialize(repeating: 0, count: listCapacity)
            unsafe frequencies = .allocate(capacity: listCapacity)
            unsafe frequencies.initialize(repeating: 0, count: listCapacity)
            let cells = UnsafeMutablePointer<Int16>.allocate(
                capacity: ImpactTable.cellCount + ImpactTable.columnCount)
            unsafe cells.initialize(
                repeating: 0, count: ImpactTable.cellCount + ImpactTable.columnCount)
            units = unsafe ImpactUnits(cells: cells)
            unsafe unitsBelow = unsafe cells + ImpactTable.cellCount
        }

        func deallocate() {
            unsafe docs.deallocate()
            unsafe frequencies.deallocate()
            unsafe units.cells.deallocate()
        }
    }

    // One unit sum a doc of the window, all zero between searches; valid until deinit.
    let sums: UnsafeMutablePointer<Int16>
    /// Room for a candidate a doc of the window, and for those of them that are looked at.
    let candidates: UnsafeMutablePointer<Candidate>
    let chosen: UnsafeMutablePointer<Candidate>
    /// For each length's code what no term adds.
    let noUnits: UnsafeMutablePointer<Int16>
    private var lists: [List] = []

    init() {
        unsafe sums = .allocate(capacity: Self.windowSize)
        unsafe sums.initialize(repeating: 0, count: Self.windowSize)
        unsafe noUnits = .allocate(capacity: ImpactTable.columnCount)
        unsafe noUnits.initialize(repeating: 0, count: ImpactTable.columnCount)
        unsafe candidates = .allocate(capacity: 2 * Self.windowSize)
        unsafe chosen = unsafe candidates + Self.windowSize
        unsafe candidates.initialize(
            repeating: Candidate(doc: 0, units: 0, slot: 0), count: 2 * Self.windowSize)
    }

    deinit {
        unsafe sums.deallocate()
        unsafe candidates.deallocate()
        unsafe noUnits.deallocate()
        for list in lists { list.deallocate() }
    }

    /// The memory for a query's term by its number.
    func list(_ number: Int) -> List {
        while lists.count <= number { lists.append(List()) }
        return lists[number]
    }
}

/// A doc that may enter the top.
struct Candidate {
    var doc: DocID
    /// The bounds that were added up for it so far.
    var units: Int16
    /// Its number in the window.
    var slot: UInt16
}
