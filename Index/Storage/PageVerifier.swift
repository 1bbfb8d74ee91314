import Synchronization

/// Compares each page of a mapped file with its checksum before the page's first use.
///
/// A search reads few pages of a large file, so comparing only these costs very little, and no result depends on
/// damaged bytes. Safe to share between threads: if two threads reach a page at the same time, both compare it.
@safe
final class PageVerifier: @unchecked Sendable {
    static let pageShift = 12
    static let pageByteCount = 1 << pageShift

    private let file: MappedFile
    /// The bytes that checksums cover, from the start of the file.
    private let covered: ByteView
    private let checksums: ByteView
    // One bit per page, set once the page was found undamaged. Initialized for `wordCount` words until deinit; all
    // threads access it by atomic operations only.
    private let verified: UnsafeMutablePointer<Atomic<UInt64>>
    private let wordCount: Int

    let pageCount: Int

    /// - Precondition: there is a checksum for each page of the covered bytes.
    init(_ file: MappedFile, covered: ByteView, checksums: ByteView) {
        self.file = file
        self.covered = covered
        self.checksums = checksums
        pageCount = Self.pageCount(of: covered.count)
        precondition(checksums.count == 4 * pageCount)
        wordCount = (pageCount + 63) / 64
        unsafe verified = .allocate(capacity: wordCount)
        for word in 0..<wordCount { unsafe (verified + word).initialize(to: Atomic(0)) }
    }

    deinit {
        unsafe verified.deinitialize(count: wordCount)
        unsafe verified.deallocate()
    }

    static func pageCount(of byteCount: Int) -> Int {
        (byteCount + pageByteCount - 1) >> pageShift
    }

    /// The checksum of a page: the lower half of XXH64.
    static func checksum(_ page: Span<UInt8>) -> UInt32 {
        UInt32(truncatingIfNeeded: XXHash64.hash(page))
    }

    /// The offset in the file of the first damaged page of a range; nil if all pages are undamaged.
    ///
    /// - Precondition: the range lies in the covered bytes.
    /// - Complexity: one load per page; a pass over each page's bytes at its first use.
    @inline(__always)
    func firstDamagedPage(in range: Range<Int>) -> Int? {
        var page = range.lowerBound &>> Self.pageShift
        while page &<< Self.pageShift < range.upperBound {
            if !isVerified(page) && !verify(page) { return page &<< Self.pageShift }
            page &+= 1
        }
        return nil
    }

    @inline(__always)
    private func isVerified(_ page: Int) -> Bool {
        precondition(page >= 0 && page < pageCount)
        let word = unsafe verified[page &>> 6].load(ordering: .relaxed)
        return word & (1 &<< UInt64(truncatingIfNeeded: page & 63)) != 0
    }

    @inline(never)
    private func verify(_ page: Int) -> Bool {
        let start = page << Self.pageShift
        guard let bytes = covered.slice(start..<min(start + Self.pageByteCount, covered.count))
        else { return false }
        let checksum = UInt32(truncatingIfNeeded: XXHash64.hash(bytes))
        guard checksum == checksums.load(UInt32.self, at: 4 * page) else { return false }
        // The bytes never change, so it does not matter when other threads see the bit.
        unsafe verified[page >> 6].bitwiseOr(1 << UInt64(page & 63), ordering: .relaxed)
        return true
    }
}
