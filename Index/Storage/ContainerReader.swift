import SystemPackage

/// A mapped container file whose table of contents was checked when it was opened.
final class ContainerReader: Sendable {
    private let file: MappedFile
    let entries: [ContainerFormat.Entry]
    let name: String
    let pages: PageVerifier

    init(path: String) throws(IndexError) {
        file = try MappedFile(path: path)
        name = FilePath(path).lastComponent?.string ?? path
        let contents = try Self.contents(of: file.view, file: name)
        entries = try Self.entries(of: file.view, contents, file: name)
        pages = try Self.pages(of: file, entries, contentsStart: contents.lowerBound, name: name)
    }

    /// - Throws: `corrupt` if a part of the file was cut off after it was opened.
    func checkLength() throws(IndexError) {
        guard file.isWhole else { throw Self.corrupt(name, file.byteCount, .contentsOutsideFile) }
    }

    private static func corrupt(
        _ file: String, _ offset: Int, _ reason: CorruptionReason
    ) -> IndexError {
        .corrupt(file: file, region: .contents, byteOffset: offset, reason: reason)
    }

    /// Checks header and footer; returns the range of the table of contents.
    private static func contents(
        of view: ByteView, file: String
    ) throws(IndexError) -> Range<Int> {
        guard view.count >= ContainerFormat.headerByteCount + ContainerFormat.footerByteCount else {
            throw corrupt(file, view.count, .shorterThanHeaderAndFooter)
        }
        guard view.load(UInt64.self, at: 0) == ContainerFormat.magic else {
            throw corrupt(file, 0, .wrongMagic)
        }
        let version = view.load(UInt32.self, at: 8)
        guard version == ContainerFormat.version else {
            throw .unsupportedVersion(
                file: file, found: version, supported: ContainerFormat.version)
        }
        let footer = view.count - ContainerFormat.footerByteCount
        guard view.load(UInt64.self, at: footer + 24) == ContainerFormat.magic else {
            throw corrupt(file, footer + 24, .missingEnd)
        }
        let start = view.load(UInt64.self, at: footer)
        let count = Int(view.load(UInt32.self, at: footer + 8))
        guard start <= UInt64(footer),
            footer - Int(start) == count * ContainerFormat.entryByteCount
        else { throw corrupt(file, footer, .contentsOutsideFile) }
        guard let covered = view.slice(Int(start)..<footer + 16),
            XXHash64.hash(covered) == view.load(UInt64.self, at: footer + 16)
        else { throw .checksumMismatch(file: file, region: .contents, byteOffset: 0) }
        return Int(start)..<footer
    }

    private static func entries(
        of view: ByteView, _ contents: Range<Int>, file: String
    ) throws(IndexError) -> [ContainerFormat.Entry] {
        let end = UInt64(contents.lowerBound)
        var entries: [ContainerFormat.Entry] = []
        for offset in stride(
            from: contents.lowerBound, to: contents.upperBound, by: ContainerFormat.entryByteCount)
        {
            let start = view.load(UInt64.self, at: offset + 4)
            let byteCount = view.load(UInt64.self, at: offset + 12)
            guard start <= end, byteCount <= end - start else {
                throw corrupt(file, offset, .regionOutsideFile)
            }
            entries.append(
                ContainerFormat.Entry(
                    id: view.load(UInt32.self, at: offset), start: Int(start),
                    byteCount: Int(byteCount), checksum: view.load(UInt64.self, at: offset + 20)))
        }
        return entries
    }

    /// Checks the whole region of page checksums, so that the checksum of a page can be trusted later.
    private static func pages(
        of file: MappedFile, _ entries: [ContainerFormat.Entry], contentsStart: Int, name: String
    ) throws(IndexError) -> PageVerifier {
        guard let last = entries.last, last.id == ContainerFormat.pageChecksumsID,
            let checksums = file.view.slice(last.range),
            let covered = file.view.slice(0..<last.start),
            checksums.count == 4 * PageVerifier.pageCount(of: covered.count),
            entries.allSatisfy({ $0.range.upperBound <= covered.count || $0 == last })
        else { throw corrupt(name, contentsStart, .missingPageChecksums) }
        guard XXHash64.hash(checksums) == last.checksum else {
            throw .checksumMismatch(file: name, region: .pageChecksums, byteOffset: 0)
        }
        return PageVerifier(file, covered: covered, checksums: checksums)
    }

    // MARK: Regions

    private func entry(_ region: FileRegion) -> ContainerFormat.Entry? {
        entries.first { $0.id == region.id }
    }

    /// The size of a region in bytes; 0 if the file does not have the region.
    func byteCount(of region: FileRegion) -> Int { entry(region)?.byteCount ?? 0 }

    /// A region. None of its pages are verified yet.
    func region(_ region: FileRegion) throws(IndexError) -> CheckedRegion {
        guard let entry = entry(region), let view = file.view.slice(entry.range) else {
            throw .corrupt(file: name, region: region, byteOffset: 0, reason: .missingRegion)
        }
        return CheckedRegion(view, region, start: entry.start, file: name, pages: pages)
    }

    /// The bytes of a region, verified by its checksum. Code that keeps them must also keep this reader.
    ///
    /// - Complexity: one pass over the bytes.
    func verifiedRegion(_ region: FileRegion) throws(IndexError) -> ByteView {
        let view = try self.region(region).view
        guard let entry = entry(region), XXHash64.hash(view) == entry.checksum else {
            throw mismatch(of: region)
        }
        return view
    }

    private func mismatch(of region: FileRegion) -> IndexError {
        guard let entry = entry(region) else {
            return .checksumMismatch(file: name, region: region, byteOffset: 0)
        }
        let page = pages.firstDamagedPage(in: entry.range) ?? entry.start
        return .checksumMismatch(
            file: name, region: region, byteOffset: max(0, page - entry.start))
    }

    /// Releases the memory of pages that were read.
    func dropPages() { file.dropPages() }

    /// Verifies all pages, including the bytes between regions.
    func verifyPages() throws(IndexError) {
        guard let end = entries.last?.start, let page = pages.firstDamagedPage(in: 0..<end) else {
            return
        }
        throw .checksumMismatch(file: name, region: .headerAndPadding, byteOffset: page)
    }

    var byteCount: Int { file.byteCount }
}
