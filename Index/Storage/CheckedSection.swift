/// A section of a mapped file whose pages are compared with their checksums before they are used.
///
/// `view` may be read only where `verify` or `verified` was asked before: that is what makes an answer right or an
/// error.
///
/// A class, since searches hand it about for every list and block: one reference is cheaper than its parts.
final class CheckedSection: Sendable {
    let view: ByteView
    /// The section's name and where it begins in the file.
    let name: String
    private let start: Int
    private let pages: PageChecks
    private let file: SectionedFileReader

    init(_ view: ByteView, name: String, start: Int, file: SectionedFileReader) {
        self.view = view
        self.name = name
        self.start = start
        self.file = file
        pages = file.pages
    }

    var count: Int { view.count }

    /// Compares the pages that hold these bytes of the section.
    ///
    /// - Precondition: the range lies in the section.
    @inline(__always)
    func verify(_ range: Range<Int>) throws(IndexError) {
        let place = start &+ range.lowerBound..<start &+ range.upperBound
        if let page = pages.firstDamage(in: place) { throw damage(page) }
    }

    /// The section up to the end of a range whose pages were compared: what reads from the range's start and runs
    /// on is stopped there.
    func verified(_ range: Range<Int>) throws(IndexError) -> ByteView {
        guard let view = view.slice(0..<range.upperBound), range.lowerBound >= 0 else {
            throw corrupt(range.lowerBound, "bytes lie outside the section")
        }
        try verify(range)
        return view
    }

    func corrupt(_ offset: Int, _ reason: String) -> IndexError {
        .corrupt(file: file.name, section: name, byteOffset: offset, reason: reason)
    }

    @inline(never)
    private func damage(_ page: Int) -> IndexError {
        .checksumMismatch(file: file.name, section: name, byteOffset: max(0, page - start))
    }
}
