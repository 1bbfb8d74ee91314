/// An open segment: immutable bytes of which every page is compared with its checksum before it is first used, and
/// every part checked as it is read.
final class Segment: Sendable {
    static let sourceEntryByteCount = 16

    let name: String
    let statistics: SegmentStatistics
    let dictionary: TermDictionary
    let postings: CheckedSection
    private let file: SectionedFileReader
    /// A byte a doc: its length, 255 for 255 and more.
    private let lengths: CheckedSection
    private let longLengths: CheckedSection
    private let stored: CheckedSection
    private let storedOffsets: CheckedSection
    private let sourceData: CheckedSection
    private let sourceTable: CheckedSection

    var docCount: Int { statistics.docCount }
    var sourceCount: Int { sourceTable.count / Self.sourceEntryByteCount }
    var byteCount: Int { file.byteCount }

    init(path: String) throws(IndexError) {
        let file = try SectionedFileReader(path: path)
        func section(_ id: UInt32) throws(IndexError) -> CheckedSection {
            let name = SegmentSection.names.first { $0.id == id }?.name ?? "\(id)"
            return try file.section(id, named: name)
        }
        name = file.name
        self.file = file
        statistics = try SegmentStatistics(
            try file.verifiedSection(SegmentSection.statistics, named: "statistics"),
            file: file.name)
        postings = try section(SegmentSection.postings)
        dictionary = try TermDictionary(
            blocks: try section(SegmentSection.dictionary),
            offsets: try section(SegmentSection.dictionaryOffsets),
            termCount: statistics.termCount, postingsByteCount: postings.count,
            docCount: statistics.docCount, file: file.name)
        lengths = try section(SegmentSection.lengths)
        longLengths = try section(SegmentSection.longLengths)
        stored = try section(SegmentSection.stored)
        storedOffsets = try section(SegmentSection.storedOffsets)
        sourceData = try section(SegmentSection.sources)
        sourceTable = try section(SegmentSection.sourceTable)
        func check(_ section: CheckedSection, count: Int) throws(IndexError) {
            guard section.count == count else {
                throw section.corrupt(section.count, "\(section.count) bytes instead of \(count)")
            }
        }
        try check(lengths, count: statistics.docCount)
        try check(
            storedOffsets, count: 8 * (StoredFormat.groupCount(docCount: statistics.docCount) + 1))
        try check(longLengths, count: longLengths.count / 8 * 8)
        try check(
            sourceTable,
            count: sourceTable.count / Self.sourceEntryByteCount * Self.sourceEntryByteCount)
    }

    func corruptPostings(_ place: Int, _ reason: String) -> IndexError {
        .corrupt(file: name, section: "postings", byteOffset: place, reason: reason)
    }

    /// A doc's length in words.
    ///
    /// - Precondition: `doc < docCount`.
    func length(of doc: DocID) throws(IndexError) -> UInt32 {
        try verifyLengths(of: Int(doc)..<Int(doc) + 1)
        return verifiedLength(of: doc)
    }

    /// Compares what the lengths of docs are read from.
    ///
    /// - Precondition: the docs are of this segment.
    @inline(__always)
    func verifyLengths(of docs: Range<Int>) throws(IndexError) {
        try lengths.verify(docs)
        // Few docs are so long that their lengths stand here: searched by halves, it is compared whole.
        try longLengths.verify(0..<longLengths.count)
    }

    /// A doc's length in words.
    ///
    /// - Precondition: `verifyLengths` was asked for the doc.
    @inline(__always)
    func verifiedLength(of doc: DocID) -> UInt32 {
        let short = lengths.view[Int(doc)]
        return short == .max ? longLength(of: doc) : UInt32(short)
    }

    /// A byte a doc: its length, 255 for 255 and more. To be read where `verifyLengths` was asked for the doc.
    var lengthCodes: ByteView { lengths.view }

    private func longLength(of doc: DocID) -> UInt32 {
        let longLengths = longLengths.view
        var low = 0
        var high = longLengths.count / 8
        while low < high {
            let middle = (low + high) / 2
            let found = longLengths.load(UInt32.self, at: 8 * middle)
            if found == doc { return longLengths.load(UInt32.self, at: 8 * middle + 4) }
            if found < doc { low = middle + 1 } else { high = middle }
        }
        return UInt32(UInt8.max)
    }

    /// What the caller stored with a doc.
    ///
    /// - Complexity: at most 64 sizes are read, and the bytes copied.
    func storedBytes(of doc: DocID) throws(IndexError) -> [UInt8] {
        let (group, place) = Int(doc).quotientAndRemainder(dividingBy: StoredFormat.groupSize)
        let offsets = try storedOffsets.verified(8 * group..<8 * group + 16)
        let start = offsets.load(UInt64.self, at: 8 * group)
        let end = offsets.load(UInt64.self, at: 8 * group + 8)
        guard start <= end, end <= UInt64(stored.count) else {
            throw storedOffsets.corrupt(8 * group, "a group of docs lies outside the section")
        }
        // Of the group, the sizes are read, and the doc: the others' pages are not compared.
        let sizesEnd = min(Int(start) + StoredFormat.maximumSizesByteCount, Int(end))
        var reader = ViewReader(
            try stored.verified(Int(start)..<sizesEnd), at: Int(start), file: name,
            section: "stored")
        var before = 0
        var size = 0
        for index in 0..<min(StoredFormat.groupSize, docCount - group * StoredFormat.groupSize) {
            let count = try reader.count(atMost: Int(end - start))
            if index < place { before += count }
            if index == place { size = count }
        }
        let first = reader.offset + before
        guard first + size <= Int(end) else { throw reader.corrupt("a doc lies outside its group") }
        return try stored.verified(first..<first + size).slice(first..<first + size)?.array() ?? []
    }

    /// The docs of source `number`.
    func sourceDocs(_ number: Int) throws(IndexError) -> Range<Int> {
        let at = number * Self.sourceEntryByteCount
        let table = try sourceTable.verified(at..<at + Self.sourceEntryByteCount)
        let first = Int(table.load(UInt32.self, at: at))
        let count = Int(table.load(UInt32.self, at: at + 4))
        guard first + count <= docCount else {
            throw sourceTable.corrupt(at, "the source's docs are not in the segment")
        }
        return first..<first + count
    }

    /// Source `number` with key and payload.
    func source(_ number: Int) throws(IndexError) -> SegmentSource {
        let at = number * Self.sourceEntryByteCount
        // A source ends where the next begins.
        let isLast = number + 1 == sourceCount
        let entriesEnd = at + (isLast ? 1 : 2) * Self.sourceEntryByteCount
        let table = try sourceTable.verified(at..<entriesEnd)
        let start = table.load(UInt64.self, at: at + 8)
        let end =
            isLast
            ? UInt64(sourceData.count)
            : table.load(UInt64.self, at: at + Self.sourceEntryByteCount + 8)
        guard start <= end, end <= UInt64(sourceData.count) else {
            throw sourceTable.corrupt(at + 8, "the source lies outside its section")
        }
        var reader = ViewReader(
            try sourceData.verified(Int(start)..<Int(end)), at: Int(start), file: name,
            section: "sources")
        return SegmentSource(
            key: try reader.blob(), payload: try reader.blob(), docs: try sourceDocs(number))
    }

    /// The number of the source that a doc belongs to.
    ///
    /// - Complexity: O(log of the number of sources).
    func sourceNumber(of doc: DocID) throws(IndexError) -> Int {
        // The last source that begins at or before the doc; empty ones come before it.
        var low = 0
        var high = sourceCount
        while low < high {
            let middle = (low + high) / 2
            let at = middle * Self.sourceEntryByteCount
            let first = try sourceTable.verified(at..<at + 4).load(UInt32.self, at: at)
            if first <= doc { low = middle + 1 } else { high = middle }
        }
        guard low > 0, try sourceDocs(low - 1).contains(Int(doc)) else {
            throw .corrupt(
                file: name, section: "source table", byteOffset: 0,
                reason: "doc \(doc) belongs to no source")
        }
        return low - 1
    }

    /// Finds a term in this segment.
    func find(_ term: Term) throws(IndexError) -> TermInfo? { try dictionary.find(term.key) }

    /// Finds a term by its key in the dictionary.
    func find(key: [UInt8]) throws(IndexError) -> TermInfo? { try dictionary.find(key) }

    /// Compares every section with its checksum, then every page; returns what does not fit.
    func damagedSections() -> [IndexError] {
        var problems: [IndexError] = []
        for (id, name) in SegmentSection.names {
            do throws(IndexError) {
                _ = try file.verifiedSection(id, named: name)
            } catch {
                problems.append(error)
            }
        }
        if problems.isEmpty {
            do throws(IndexError) { try file.verifyPages() } catch { problems.append(error) }
        }
        return problems
    }

    /// Lets go of the memory that was read.
    func dropPages() { file.dropPages() }

    /// Bytes of each section, in the order of the file.
    var sectionByteCounts: [(name: String, byteCount: Int)] {
        SegmentSection.names.map { id, name in
            (name, file.entries.first { $0.id == id }?.byteCount ?? 0)
        }
    }
}
