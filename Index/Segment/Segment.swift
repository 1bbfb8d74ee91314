/// An open segment, whose bytes are immutable. Every page is compared with its checksum before its first use, and every
/// part is checked when it is read.
final class Segment: Sendable {
    static let sourceEntryByteCount = 16
    private static let longLengthByteCount = 8

    let name: String
    let statistics: SegmentStatistics
    let dictionary: TermDictionary
    let postings: CheckedRegion
    private let file: ContainerReader
    /// One byte per doc: the length, or 255 for 255 and more.
    private let lengths: CheckedRegion
    private let longLengths: CheckedRegion
    private let stored: CheckedRegion
    private let storedOffsets: CheckedRegion
    private let sourceData: CheckedRegion
    private let sourceTable: CheckedRegion

    var docCount: Int { statistics.docCount }
    var sourceCount: Int { sourceTable.count / Self.sourceEntryByteCount }
    var byteCount: Int { file.byteCount }

    /// - Throws: `corrupt` if a part of the file was cut off after it was opened.
    func checkLength() throws(IndexError) { try file.checkLength() }

    init(path: String) throws(IndexError) {
        let file = try ContainerReader(path: path)
        self.file = file
        name = file.name
        statistics = try SegmentStatistics(
            try file.verifiedRegion(.statistics), file: file.name)
        postings = try file.region(.postings)
        dictionary = try TermDictionary(
            blocks: try file.region(.dictionary), offsets: try file.region(.dictionaryOffsets),
            termCount: statistics.termCount, postingsByteCount: postings.count,
            docCount: statistics.docCount)
        lengths = try file.region(.lengths)
        longLengths = try file.region(.longLengths)
        stored = try file.region(.stored)
        storedOffsets = try file.region(.storedOffsets)
        sourceData = try file.region(.sources)
        sourceTable = try file.region(.sourceTable)
        func check(_ region: CheckedRegion, count: Int) throws(IndexError) {
            guard region.count == count else {
                throw region.corrupt(
                    region.count, .wrongByteCount(region.count, expected: count))
            }
        }
        try check(lengths, count: statistics.docCount)
        try check(
            storedOffsets, count: 8 * (StoredFormat.groupCount(docCount: statistics.docCount) + 1))
        try check(
            longLengths,
            count: longLengths.count / Self.longLengthByteCount * Self.longLengthByteCount)
        try check(
            sourceTable,
            count: sourceTable.count / Self.sourceEntryByteCount * Self.sourceEntryByteCount)
    }

    // MARK: Terms

    /// Finds a term in this segment.
    func find(_ term: Term) throws(IndexError) -> TermInfo? { try dictionary.find(term.key) }

    /// Finds a term by its key in the dictionary.
    func find(key: [UInt8]) throws(IndexError) -> TermInfo? { try dictionary.find(key) }

    // MARK: Lengths

    /// A doc's length in words.
    ///
    /// - Precondition: `doc < docCount`.
    func length(of doc: DocID) throws(IndexError) -> UInt32 {
        try verifyLengths(of: Int(doc)..<Int(doc) + 1)
        return verifiedLength(of: doc)
    }

    /// Verifies the bytes with the lengths of docs.
    ///
    /// - Precondition: the docs belong to this segment.
    @inline(__always)
    func verifyLengths(of docs: Range<Int>) throws(IndexError) {
        try lengths.verify(docs)
        // The table is small, because few docs are so long, and the binary search may read any part of it.
        try longLengths.verify(0..<longLengths.count)
    }

    /// A doc's length in words.
    ///
    /// - Precondition: `verifyLengths` was called for the doc.
    @inline(__always)
    func verifiedLength(of doc: DocID) -> UInt32 {
        let short = lengths.view[Int(doc)]
        return short == .max ? longLength(of: doc) : UInt32(short)
    }

    /// One byte per doc: the length, or 255 for 255 and more. Read a byte only after `verifyLengths` for the doc.
    var lengthCodes: ByteView { lengths.view }

    private func longLength(of doc: DocID) -> UInt32 {
        let table = longLengths.view
        let count = table.count / Self.longLengthByteCount
        let index = partitioningIndex(of: 0..<count) {
            table.load(UInt32.self, at: Self.longLengthByteCount * $0) >= doc
        }
        let offset = Self.longLengthByteCount * index
        guard index < count, table.load(UInt32.self, at: offset) == doc else {
            return UInt32(UInt8.max)
        }
        return table.load(UInt32.self, at: offset + 4)
    }

    // MARK: Stored bytes

    /// The bytes that the caller stored with a doc.
    ///
    /// - Complexity: O(bytes); reads at most 64 sizes.
    func storedBytes(of doc: DocID) throws(IndexError) -> [UInt8] {
        let (group, position) = Int(doc).quotientAndRemainder(dividingBy: StoredFormat.groupSize)
        let offsets = try storedOffsets.verified(8 * group..<8 * group + 16)
        let start = offsets.load(UInt64.self, at: 8 * group)
        let end = offsets.load(UInt64.self, at: 8 * group + 8)
        guard start <= end, end <= UInt64(stored.count) else {
            throw storedOffsets.corrupt(8 * group, .groupOutsideRegion)
        }
        // Only the sizes of the group and the bytes of the doc are read, so other pages need no verification.
        let sizesEnd = min(Int(start) + StoredFormat.maxSizesByteCount, Int(end))
        var reader = ViewReader(
            try stored.verified(Int(start)..<sizesEnd), at: Int(start), file: name, region: .stored)
        var before = 0
        var size = 0
        for index in 0..<min(StoredFormat.groupSize, docCount - group * StoredFormat.groupSize) {
            let count = try reader.count(atMost: Int(end - start))
            if index < position { before += count }
            if index == position { size = count }
        }
        let first = reader.offset + before
        guard first + size <= Int(end) else { throw reader.corrupt(.docOutsideGroup) }
        return try stored.verified(first..<first + size).slice(first..<first + size)?.array() ?? []
    }

    // MARK: Sources

    /// The docs of source `number`.
    func sourceDocs(_ number: Int) throws(IndexError) -> Range<Int> {
        let entry = number * Self.sourceEntryByteCount
        let table = try sourceTable.verified(entry..<entry + Self.sourceEntryByteCount)
        let first = Int(table.load(UInt32.self, at: entry))
        let count = Int(table.load(UInt32.self, at: entry + 4))
        guard first + count <= docCount else {
            throw sourceTable.corrupt(entry, .sourceDocsOutsideSegment)
        }
        return first..<first + count
    }

    /// Source `number` with its key and payload.
    func source(_ number: Int) throws(IndexError) -> SegmentSource {
        var reader = try sourceReader(number)
        return SegmentSource(
            key: try reader.blob(), payload: try reader.blob(), docs: try sourceDocs(number))
    }

    /// Whether the key of source `number` is one of `keys`. Does not copy the key.
    ///
    /// - Parameter keys: ascending by their bytes.
    func hasKey(_ number: Int, in keys: [[UInt8]]) throws(IndexError) -> Bool {
        var reader = try sourceReader(number)
        let range = try reader.range(try reader.count(atMost: Int(UInt32.max)))
        let place = partitioningIndex(of: 0..<keys.count) {
            reader.view.compare(range, with: keys[$0]) <= 0
        }
        return place < keys.count && reader.view.compare(range, with: keys[place]) == 0
    }

    /// Reads the data of source `number`, of which the key is first.
    private func sourceReader(_ number: Int) throws(IndexError) -> ViewReader {
        let entry = number * Self.sourceEntryByteCount
        // The data of a source end where those of the next source begin.
        let isLast = number + 1 == sourceCount
        let entriesEnd = entry + (isLast ? 1 : 2) * Self.sourceEntryByteCount
        let table = try sourceTable.verified(entry..<entriesEnd)
        let start = table.load(UInt64.self, at: entry + 8)
        let end =
            isLast
            ? UInt64(sourceData.count)
            : table.load(UInt64.self, at: entry + Self.sourceEntryByteCount + 8)
        guard start <= end, end <= UInt64(sourceData.count) else {
            throw sourceTable.corrupt(entry + 8, .sourceOutsideRegion)
        }
        return ViewReader(
            try sourceData.verified(Int(start)..<Int(end)), at: Int(start), file: name,
            region: .sources)
    }

    /// The number of a doc's source.
    ///
    /// - Complexity: O(log of the number of sources).
    func sourceNumber(of doc: DocID) throws(IndexError) -> Int {
        // It is the last source whose first doc is not after the doc; empty sources with the same first doc come
        // before.
        let next = try partitioningIndex(of: 0..<sourceCount) { number throws(IndexError) in
            let entry = number * Self.sourceEntryByteCount
            return try sourceTable.verified(entry..<entry + 4).load(UInt32.self, at: entry) > doc
        }
        guard next > 0, try sourceDocs(next - 1).contains(Int(doc)) else {
            throw sourceTable.corrupt(0, .docWithoutSource(doc))
        }
        return next - 1
    }

    // MARK: The file

    /// Compares the checksums of all regions and, if they match, of all pages; returns the mismatches.
    func damagedRegions() -> [IndexError] {
        var problems: [IndexError] = []
        for region in FileRegion.ofSegment {
            do throws(IndexError) {
                _ = try file.verifiedRegion(region)
            } catch {
                problems.append(error)
            }
        }
        if problems.isEmpty {
            do throws(IndexError) { try file.verifyPages() } catch { problems.append(error) }
        }
        return problems
    }

    /// Releases the memory of pages that were read.
    func dropPages() { file.dropPages() }

    /// Size of a region of the file in bytes.
    func byteCount(of region: FileRegion) -> Int { file.byteCount(of: region) }
}
