/// An open segment: immutable bytes of which every part is checked as it is read.
final class Segment: Sendable {
    static let sourceEntryByteCount = 16

    let name: String
    let statistics: SegmentStatistics
    let dictionary: TermDictionary
    let postings: ByteView
    private let file: SectionedFileReader
    /// A byte a doc: its length, 255 for 255 and more.
    let lengths: ByteView
    private let longLengths: ByteView
    private let stored: ByteView
    private let storedOffsets: ByteView
    private let sourceData: ByteView
    private let sourceTable: ByteView

    var docCount: Int { statistics.docCount }
    var sourceCount: Int { sourceTable.count / Self.sourceEntryByteCount }
    var byteCount: Int { file.byteCount }

    init(path: String) throws(IndexError) {
        let file = try SectionedFileReader(path: path)
        func section(_ id: UInt32) throws(IndexError) -> ByteView {
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
        func check(_ view: ByteView, _ name: String, count: Int) throws(IndexError) {
            guard view.count == count else {
                throw .corrupt(
                    file: file.name, section: name, byteOffset: view.count,
                    reason: "\(view.count) bytes instead of \(count)")
            }
        }
        try check(lengths, "lengths", count: statistics.docCount)
        try check(
            storedOffsets, "stored offsets",
            count: 8 * (StoredFormat.groupCount(docCount: statistics.docCount) + 1))
        try check(longLengths, "long lengths", count: longLengths.count / 8 * 8)
        try check(
            sourceTable, "source table",
            count: sourceTable.count / Self.sourceEntryByteCount * Self.sourceEntryByteCount)
    }

    func corruptPostings(_ place: Int, _ reason: String) -> IndexError {
        .corrupt(file: name, section: "postings", byteOffset: place, reason: reason)
    }

    /// A doc's length in words.
    ///
    /// - Precondition: `doc < docCount`.
    @inline(__always)
    func length(of doc: DocID) -> UInt32 {
        let short = lengths[Int(doc)]
        return short == .max ? longLength(of: doc) : UInt32(short)
    }

    private func longLength(of doc: DocID) -> UInt32 {
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
        let start = storedOffsets.load(UInt64.self, at: 8 * group)
        let end = storedOffsets.load(UInt64.self, at: 8 * group + 8)
        guard start <= end, end <= UInt64(stored.count) else {
            throw .corrupt(
                file: name, section: "stored offsets", byteOffset: 8 * group,
                reason: "a group of docs lies outside the section")
        }
        var reader = ViewReader(stored, at: Int(start), file: name, section: "stored")
        var before = 0
        var size = 0
        for index in 0..<min(StoredFormat.groupSize, docCount - group * StoredFormat.groupSize) {
            let count = try reader.count(atMost: Int(end - start))
            if index < place { before += count }
            if index == place { size = count }
        }
        _ = try reader.range(before)
        return stored.slice(try reader.range(size))?.array() ?? []
    }

    /// The docs of source `number`.
    func sourceDocs(_ number: Int) throws(IndexError) -> Range<Int> {
        let at = number * Self.sourceEntryByteCount
        let first = Int(sourceTable.load(UInt32.self, at: at))
        let count = Int(sourceTable.load(UInt32.self, at: at + 4))
        guard first + count <= docCount else {
            throw .corrupt(
                file: name, section: "source table", byteOffset: at,
                reason: "the source's docs are not in the segment")
        }
        return first..<first + count
    }

    /// Source `number` with key and payload.
    func source(_ number: Int) throws(IndexError) -> SegmentSource {
        let at = number * Self.sourceEntryByteCount
        let start = sourceTable.load(UInt64.self, at: at + 8)
        guard start <= UInt64(sourceData.count) else {
            throw .corrupt(
                file: name, section: "source table", byteOffset: at + 8,
                reason: "the source lies outside its section")
        }
        var reader = ViewReader(sourceData, at: Int(start), file: name, section: "sources")
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
            let first = sourceTable.load(UInt32.self, at: middle * Self.sourceEntryByteCount)
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

    /// Compares every section with its checksum.
    func verifyChecksums() throws(IndexError) {
        for (id, name) in SegmentSection.names { _ = try file.verifiedSection(id, named: name) }
    }

    /// Bytes of each section, in the order of the file.
    var sectionByteCounts: [(name: String, byteCount: Int)] {
        SegmentSection.names.map { id, name in
            (name, file.entries.first { $0.id == id }?.byteCount ?? 0)
        }
    }
}
