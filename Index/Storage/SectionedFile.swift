import SystemPackage

/// The container that every file of an index is: a header, sections, a table of contents.
///
///     file     = magic version reserved:u32 (padding section)* padding contents footer
///     contents = (id: u32, start: u64, byteCount: u64, checksum: u64)*
///     footer   = contentsStart: u64, sectionCount: u32, version: u32, checksum: u64, magic
///
/// Sections and contents start at multiples of eight. The last section, 0, holds the checksum of each page of what
/// stands in front of it. The checksum of the footer covers the table of contents and the footer's first 16 bytes.
enum SectionedFile {
    /// The section of the pages' checksums.
    static let pageSums: UInt32 = 0

    static let magic: UInt64 = 0x0A1A_5845_4449_4C52  // "RLIDEX", SUB, LF: text tools stop there
    static let version: UInt32 = 3
    static let headerByteCount = 16
    static let footerByteCount = 32
    static let entryByteCount = 28

    struct Entry: Equatable {
        let id: UInt32
        let start: Int
        let byteCount: Int
        let checksum: UInt64
    }
}

/// Writes a sectioned file through one buffer, then makes it last by sync and rename.
struct SectionedFileWriter: ~Copyable {
    private let finalPath: String
    private let temporaryPath: String
    private let descriptor: FileDescriptor
    private var buffer: [UInt8] = []
    private var flushed = 0
    private var entries: [SectionedFile.Entry] = []
    private var section = (id: UInt32(0), start: 0, hash: XXHash64State())
    private var pages = PageSums()
    private var isFinished = false
    private static let bufferLimit = 1 << 20
    /// What the name of a file ends in until the file is whole.
    static let temporarySuffix = ".tmp"

    init(path: String) throws(IndexError) {
        finalPath = path
        temporaryPath = path + Self.temporarySuffix
        descriptor = try FileLayer.create(temporaryPath)
        buffer.reserveCapacity(Self.bufferLimit + 4096)
        var header = ByteWriter()
        header.write(SectionedFile.magic)
        header.write(SectionedFile.version)
        header.write(UInt32(0))
        buffer.append(contentsOf: header.bytes)
    }

    private var position: Int { flushed + buffer.count }

    /// Writes one section whole. Sections start at multiples of eight bytes.
    mutating func writeSection(_ id: UInt32, _ bytes: [UInt8]) throws(IndexError) {
        beginSection(id)
        try append(bytes)
        endSection()
    }

    /// Begins a section; what is appended until `endSection` belongs to it.
    mutating func beginSection(_ id: UInt32) {
        while position % 8 != 0 { buffer.append(0) }
        section = (id, position, XXHash64State())
    }

    /// Appends bytes to the section begun last.
    mutating func append(_ bytes: [UInt8]) throws(IndexError) {
        unsafe bytes.withUnsafeBytes { unsafe section.hash.update($0) }
        if bytes.count >= Self.bufferLimit {
            try flush()
            return try put(bytes)
        }
        buffer.append(contentsOf: bytes)
        if buffer.count >= Self.bufferLimit { try flush() }
    }

    /// Ends the section begun last.
    mutating func endSection() {
        entries.append(
            SectionedFile.Entry(
                id: section.id, start: section.start, byteCount: position - section.start,
                checksum: section.hash.value))
    }

    private mutating func put(_ bytes: [UInt8]) throws(IndexError) {
        let (descriptor, path) = (descriptor, temporaryPath)
        let result: Result<Void, IndexError> = unsafe bytes.withUnsafeBytes { raw in
            do throws(IndexError) {
                unsafe try FileLayer.write(raw, to: descriptor, path: path)
                return .success(())
            } catch {
                return .failure(error)
            }
        }
        try result.get()
        unsafe bytes.withUnsafeBytes { unsafe pages.update($0) }
        flushed += bytes.count
    }

    private mutating func flush() throws(IndexError) {
        try put(buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    /// Writes the table of contents, syncs, and gives the file its name. The folder is not synced.
    consuming func finish() throws(IndexError) {
        while position % 8 != 0 { buffer.append(0) }
        try flush()
        var sums = PageSums()
        swap(&sums, &pages)
        try writeSection(SectionedFile.pageSums, sums.finish())
        while position % 8 != 0 { buffer.append(0) }
        let start = position
        var tail = ByteWriter()
        for entry in entries {
            tail.write(entry.id)
            tail.write(UInt64(entry.start))
            tail.write(UInt64(entry.byteCount))
            tail.write(entry.checksum)
        }
        tail.write(UInt64(start))
        tail.write(UInt32(entries.count))
        tail.write(SectionedFile.version)
        tail.write(XXHash64.hash(tail.bytes))
        tail.write(SectionedFile.magic)
        buffer.append(contentsOf: tail.bytes)
        try flush()
        try FileLayer.sync(descriptor, path: temporaryPath)
        try FileLayer.move(temporaryPath, to: finalPath)
        isFinished = true
    }

    deinit {
        FileLayer.close(descriptor)
        // What could not be written whole would only take up the space that is missing.
        if !isFinished { FileLayer.remove(temporaryPath) }
    }
}

/// A mapped sectioned file whose table of contents has been checked.
final class SectionedFileReader: Sendable {
    private let file: MappedFile
    let entries: [SectionedFile.Entry]
    let name: String
    let pages: PageChecks

    init(path: String) throws(IndexError) {
        let file = try MappedFile(path: path)
        let name = FilePath(path).lastComponent?.string ?? path
        self.file = file
        self.name = name
        let view = file.view
        func corrupt(_ offset: Int, _ reason: String) -> IndexError {
            .corrupt(file: name, section: "contents", byteOffset: offset, reason: reason)
        }
        guard view.count >= SectionedFile.headerByteCount + SectionedFile.footerByteCount else {
            throw corrupt(view.count, "the file is shorter than a header and a footer")
        }
        guard view.load(UInt64.self, at: 0) == SectionedFile.magic else {
            throw corrupt(0, "this is not a file of an rlsearch index")
        }
        let version = view.load(UInt32.self, at: 8)
        guard version == SectionedFile.version else {
            throw .unsupportedVersion(
                file: name, found: version, supported: SectionedFile.version)
        }
        let footer = view.count - SectionedFile.footerByteCount
        guard view.load(UInt64.self, at: footer + 24) == SectionedFile.magic else {
            throw corrupt(footer + 24, "the end of the file is missing")
        }
        let start = view.load(UInt64.self, at: footer)
        let count = Int(view.load(UInt32.self, at: footer + 8))
        guard start <= UInt64(footer),
            footer - Int(start) == count * SectionedFile.entryByteCount
        else { throw corrupt(footer, "the table of contents lies outside the file") }
        guard let covered = view.slice(Int(start)..<footer + 16),
            XXHash64.hash(covered) == view.load(UInt64.self, at: footer + 16)
        else { throw .checksumMismatch(file: name, section: "contents", byteOffset: 0) }
        var entries: [SectionedFile.Entry] = []
        for index in 0..<count {
            let at = Int(start) + index * SectionedFile.entryByteCount
            let begin = view.load(UInt64.self, at: at + 4)
            let length = view.load(UInt64.self, at: at + 12)
            guard begin <= start, length <= start - begin else {
                throw corrupt(at, "a section lies outside the file")
            }
            entries.append(
                SectionedFile.Entry(
                    id: view.load(UInt32.self, at: at), start: Int(begin), byteCount: Int(length),
                    checksum: view.load(UInt64.self, at: at + 20)))
        }
        self.entries = entries
        // The sums of the pages are compared whole, so that a page needs no more than its own.
        guard let last = entries.last, last.id == SectionedFile.pageSums,
            let sums = view.slice(last.start..<last.start + last.byteCount),
            let front = view.slice(0..<last.start),
            sums.count == 4 * PageChecks.pageCount(of: front.count),
            entries.allSatisfy({ $0.start + $0.byteCount <= front.count || $0 == last })
        else { throw corrupt(Int(start), "the checksums of the pages are missing") }
        guard XXHash64.hash(sums) == last.checksum else {
            throw .checksumMismatch(file: name, section: "page checksums", byteOffset: 0)
        }
        pages = PageChecks(file, covered: front, sums: sums)
    }

    /// A section of which nothing was compared yet.
    func section(_ id: UInt32, named section: String) throws(IndexError) -> CheckedSection {
        guard let entry = entries.first(where: { $0.id == id }),
            let view = file.view.slice(entry.start..<entry.start + entry.byteCount)
        else {
            throw .corrupt(
                file: name, section: section, byteOffset: 0, reason: "the section is missing")
        }
        return CheckedSection(view, name: section, start: entry.start, file: self)
    }

    /// The bytes of a section after its checksum was compared; whoever keeps them keeps this reader. Cost: one
    /// pass over the bytes.
    func verifiedSection(_ id: UInt32, named section: String) throws(IndexError) -> ByteView {
        let view = try self.section(id, named: section).view
        guard let entry = entries.first(where: { $0.id == id }),
            XXHash64.hash(view) == entry.checksum
        else { throw mismatch(of: id, named: section) }
        return view
    }

    private func mismatch(of id: UInt32, named section: String) -> IndexError {
        guard let entry = entries.first(where: { $0.id == id }) else {
            return .checksumMismatch(file: name, section: section, byteOffset: 0)
        }
        let page = pages.firstDamage(in: entry.start..<entry.start + entry.byteCount)
        return .checksumMismatch(
            file: name, section: section, byteOffset: max(0, (page ?? entry.start) - entry.start))
    }

    /// Lets go of the memory that was read.
    func dropPages() { file.dropPages() }

    /// Compares all pages: also the bytes that stand in no section.
    func verifyPages() throws(IndexError) {
        guard let end = entries.last?.start, let page = pages.firstDamage(in: 0..<end) else {
            return
        }
        throw .checksumMismatch(file: name, section: "header and padding", byteOffset: page)
    }

    var byteCount: Int { file.byteCount }
}

/// The format of an index's files.
public enum IndexFormat {
    /// The version that is written and read.
    public static var version: UInt32 { SectionedFile.version }
}
