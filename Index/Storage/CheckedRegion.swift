/// A region of a mapped file whose pages are compared with their checksums before their first use.
///
/// `view` may only be read after `verify` or `verified` for the same bytes; otherwise damage could change results
/// instead of causing an error.
///
/// A class, because searches pass it on for every list and block, and one reference is cheaper than its members.
final class CheckedRegion: Sendable {
    let view: ByteView
    let region: FileRegion
    /// Name of the file.
    let file: String
    /// Offset of the region in the file.
    private let start: Int
    private let pages: PageVerifier

    /// The page verifier keeps the file mapped.
    init(_ view: ByteView, _ region: FileRegion, start: Int, file: String, pages: PageVerifier) {
        self.view = view
        self.region = region
        self.start = start
        self.file = file
        self.pages = pages
    }

    var count: Int { view.count }

    /// Verifies the pages that contain a range of the region.
    ///
    /// - Precondition: the range lies in the region.
    @inline(__always)
    func verify(_ range: Range<Int>) throws(IndexError) {
        let range = start &+ range.lowerBound..<start &+ range.upperBound
        if let page = pages.firstDamagedPage(in: range) { throw mismatch(page) }
    }

    /// Verifies the pages of a range, and returns the region up to its end, so that a reader that begins at the start
    /// of the range cannot read beyond its end.
    func verified(_ range: Range<Int>) throws(IndexError) -> ByteView {
        guard let view = view.slice(0..<range.upperBound), range.lowerBound >= 0 else {
            throw corrupt(range.lowerBound, .outsideRegion)
        }
        try verify(range)
        return view
    }

    func corrupt(_ offset: Int, _ reason: CorruptionReason) -> IndexError {
        .corrupt(file: file, region: region, byteOffset: offset, reason: reason)
    }

    @inline(never)
    private func mismatch(_ page: Int) -> IndexError {
        .checksumMismatch(file: file, region: region, byteOffset: max(0, page - start))
    }
}
