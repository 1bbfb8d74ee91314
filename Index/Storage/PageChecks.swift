import Synchronization

/// Compares the pages of a mapped file with their checksums, each before it is first used.
///
/// A search touches few pages of a large file, so comparing only those costs it next to nothing, and nothing
/// that it answers rests on damaged bytes. Safe to share between threads: two that meet at a page both compare it.
@safe
final class PageChecks: @unchecked Sendable {
    static let pageShift = 12
    static let pageByteCount = 1 << pageShift

    private let file: MappedFile
    /// The bytes that are covered, from the start of the file.
    private let covered: ByteView
    private let sums: ByteView
    // A bit a page, set when the page was found sound. Initialized for `wordCount` words until deinit; all threads
    // touch it by atomic operations only.
    private let found: UnsafeMutablePointer<Atomic<UInt64>>
    private let wordCount: Int

    let pageCount: Int

    /// - Precondition: there is a sum for each page of the covered bytes.
    init(_ file: MappedFile, covered: ByteView, sums: ByteView) {
        self.file = file
        self.covered = covered
        self.sums = sums
        pageCount = Self.pageCount(of: covered.count)
        precondition(sums.count == 4 * pageCount)
        wordCount = (pageCount + 63) / 64
        unsafe found = .allocate(capacity: wordCount)
        for word in 0..<wordCount { unsafe (found + word).initialize(to: Atomic(0)) }
    }

    deinit {
        unsafe found.deinitialize(count: wordCount)
        unsafe found.deallocate()
    }

    static func pageCount(of byteCount: Int) -> Int {
        (byteCount + pageByteCount - 1) >> pageShift
    }

    /// The checksum of a page: the lower half of XXH64.
    static func sum(_ page: UnsafeRawBufferPointer) -> UInt32 {
        unsafe UInt32(truncatingIfNeeded: XXHash64.hash(page, seed: 0))
    }

    /// The first byte of the first damaged page that holds any of these bytes of the file; nil if all are sound.
    ///
    /// - Precondition: the range lies in the file in front of the sums.
    /// - Complexity: one look a page; a pass over each page's bytes at its first time.
    @inline(__always)
    func firstDamage(in range: Range<Int>) -> Int? {
        var page = range.lowerBound &>> Self.pageShift
        while page &<< Self.pageShift < range.upperBound {
            if !isFound(page) && !compare(page) { return page &<< Self.pageShift }
            page &+= 1
        }
        return nil
    }

    @inline(__always)
    private func isFound(_ page: Int) -> Bool {
        precondition(page >= 0 && page < pageCount)
        let word = unsafe found[page &>> 6].load(ordering: .relaxed)
        return word & (1 &<< UInt64(truncatingIfNeeded: page & 63)) != 0
    }

    @inline(never)
    private func compare(_ page: Int) -> Bool {
        let start = page << Self.pageShift
        guard let bytes = covered.slice(start..<min(start + Self.pageByteCount, covered.count))
        else { return false }
        let sum = unsafe bytes.withPointer {
            unsafe Self.sum(UnsafeRawBufferPointer(start: $0, count: bytes.count))
        }
        guard sum == sums.load(UInt32.self, at: 4 * page) else { return false }
        // The bytes never change, so it does not matter who sees the bit when.
        unsafe found[page >> 6].bitwiseOr(1 << UInt64(page & 63), ordering: .relaxed)
        return true
    }
}

/// Makes the checksums of the pages of a file that comes piece by piece.
struct PageSums: ~Copyable {
    private var page: [UInt8] = []
    private var sums = ByteWriter()

    /// Takes the next bytes of the file in.
    mutating func update(_ bytes: UnsafeRawBufferPointer) {
        var offset = 0
        if !page.isEmpty {
            offset = min(PageChecks.pageByteCount - page.count, bytes.count)
            unsafe page.append(contentsOf: bytes[0..<offset])
            if page.count == PageChecks.pageByteCount { endPage() }
        }
        while bytes.count - offset >= PageChecks.pageByteCount {
            let end = offset + PageChecks.pageByteCount
            unsafe sums.write(PageChecks.sum(UnsafeRawBufferPointer(rebasing: bytes[offset..<end])))
            offset = end
        }
        unsafe page.append(contentsOf: bytes[offset...])
    }

    private mutating func endPage() {
        sums.write(unsafe page.withUnsafeBytes { unsafe PageChecks.sum($0) })
        page.removeAll(keepingCapacity: true)
    }

    /// The checksums of all pages, the last of which may be short.
    consuming func finish() -> [UInt8] {
        if !page.isEmpty { endPage() }
        return sums.bytes
    }
}
