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

    /// What was unpacked of one term. All valid until the scratch goes.
    @safe
    struct List {
        let docs: UnsafeMutablePointer<DocID>
        let frequencies: UnsafeMutablePointer<UInt32>
        let units: UnsafeMutablePointer<UInt16>
    }

    // One unit sum a doc of the window, all zero between searches; valid until deinit.
    let sums: UnsafeMutablePointer<UInt16>
    private var lists: [List] = []

    init() {
        unsafe sums = .allocate(capacity: Self.windowSize)
        unsafe sums.initialize(repeating: 0, count: Self.windowSize)
    }

    deinit {
        unsafe sums.deallocate()
        for index in lists.indices {
            unsafe lists[index].docs.deallocate()
            unsafe lists[index].frequencies.deallocate()
            unsafe lists[index].units.deallocate()
        }
    }

    /// The memory for a query's term by its number.
    func list(_ number: Int) -> List {
        while lists.count <= number {
            let cells = ImpactTable.rowCount * ImpactTable.columnCount
            lists.append(
                unsafe List(
                    docs: .allocate(capacity: Self.listCapacity),
                    frequencies: .allocate(capacity: Self.listCapacity),
                    units: .allocate(capacity: cells)))
            unsafe lists[lists.count - 1].docs.initialize(repeating: 0, count: Self.listCapacity)
            unsafe lists[lists.count - 1].frequencies.initialize(
                repeating: 0, count: Self.listCapacity)
            unsafe lists[lists.count - 1].units.initialize(repeating: 0, count: cells)
        }
        return lists[number]
    }
}
