/// Writes a segment file: first all docs, source by source, then all terms in the order of keys.
///
/// Stored bytes and postings go to the file as they come; in memory stay the lengths, the dictionary and
/// the table of sources.
struct SegmentWriter: ~Copyable {
    private var file: SectionedFileWriter
    /// A byte a doc: its length, 255 for 255 and more, which stand among the long ones too.
    private var lengths: [UInt8] = []
    private var longLengths = ByteWriter()
    private var group = ByteWriter()
    private var groupHead = ByteWriter()
    private var groupCount = 0
    private var storedByteCount = 0
    private var storedOffsets = ByteWriter()
    private var sources: [SegmentSource] = []
    private var postings = PostingsWriter()
    private var dictionary = TermDictionaryWriter()
    private var statistics = SegmentStatistics()

    /// Postings are handed to the file in pieces of about this size.
    private static let pieceByteCount = 1 << 18

    init(path: String) throws(IndexError) {
        file = try SectionedFileWriter(path: path)
        file.beginSection(SegmentSection.stored)
    }

    /// How many docs there are so far.
    var docCount: Int { lengths.count }

    // MARK: Docs

    /// Begins a source; docs that follow belong to it.
    mutating func beginSource(key: [UInt8], payload: [UInt8]) {
        sources.append(SegmentSource(key: key, payload: payload, docs: docCount..<docCount))
    }

    /// Appends a doc to the source begun last.
    mutating func addDoc(
        length: UInt32, stored: some Collection<UInt8>
    ) throws(IndexError) {
        if length >= UInt32(UInt8.max) {
            longLengths.write(UInt32(docCount))
            longLengths.write(length)
        }
        lengths.append(UInt8(clamping: length))
        statistics.lengthSum += Int(length)
        groupHead.writeCount(stored.count)
        group.writeBytes(stored)
        groupCount += 1
        if groupCount == StoredFormat.groupSize { try endGroup() }
        let last = sources.count - 1
        sources[last].docs = sources[last].docs.lowerBound..<docCount
    }

    private mutating func endGroup() throws(IndexError) {
        storedOffsets.write(UInt64(storedByteCount))
        try file.append(groupHead.bytes)
        try file.append(group.bytes)
        storedByteCount += groupHead.bytes.count + group.bytes.count
        groupHead.removeAll()
        group.removeAll()
        groupCount = 0
    }

    // MARK: Terms

    /// Ends the docs; terms follow.
    mutating func beginTerms() throws(IndexError) {
        if groupCount > 0 { try endGroup() }
        storedOffsets.write(UInt64(storedByteCount))
        file.endSection()
        file.beginSection(SegmentSection.postings)
    }

    /// Appends a term with its postings. Keys come in strictly rising order.
    mutating func add(key: [UInt8], _ list: PostingList) throws(IndexError) {
        try add(key: key, list, 0..<list.count)
    }

    /// Appends a term whose postings are part of a list.
    mutating func add(
        key: [UInt8], _ list: PostingList, _ range: Range<Int>
    ) throws(IndexError) {
        let byteCount = postings.write(list, range, lengths: lengths)
        dictionary.add(key: key, docCount: range.count, postingsByteCount: byteCount)
        statistics.postingCount += range.count
        if postings.bytes.count >= Self.pieceByteCount {
            try file.append(postings.bytes)
            postings.removeAll()
        }
    }

    /// Writes all other sections, syncs the file and gives it its name.
    consuming func finish() throws(IndexError) {
        try file.append(postings.bytes)
        file.endSection()
        statistics.docCount = docCount
        statistics.termCount = dictionary.termCount
        var writer = ByteWriter()
        statistics.write(to: &writer)
        try file.writeSection(SegmentSection.statistics, writer.bytes)
        try file.writeSection(SegmentSection.dictionary, dictionary.bytes)
        try file.writeSection(SegmentSection.dictionaryOffsets, dictionary.offsetBytes)
        try file.writeSection(SegmentSection.lengths, lengths)
        try file.writeSection(SegmentSection.longLengths, longLengths.bytes)
        try file.writeSection(SegmentSection.storedOffsets, storedOffsets.bytes)
        try SegmentWriter.writeSources(sources, to: &file)
        try file.finish()
    }

    private static func writeSources(
        _ sources: [SegmentSource], to file: inout SectionedFileWriter
    ) throws(IndexError) {
        var data = ByteWriter()
        var table = ByteWriter()
        for source in sources {
            table.write(UInt32(source.docs.lowerBound))
            table.write(UInt32(source.docs.count))
            table.write(UInt64(data.bytes.count))
            data.writeBlob(source.key)
            data.writeBlob(source.payload)
        }
        try file.writeSection(SegmentSection.sources, data.bytes)
        try file.writeSection(SegmentSection.sourceTable, table.bytes)
    }
}
