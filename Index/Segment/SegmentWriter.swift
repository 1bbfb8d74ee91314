/// Writes a segment file: first all docs, source by source, then all terms in the order of their keys.
///
/// Stored bytes and postings are streamed to the file; lengths, dictionary and source table stay in memory until
/// `finish`.
struct SegmentWriter: ~Copyable {
    private var file: ContainerWriter
    /// One byte per doc: the length, or 255 for 255 and more; such lengths are also in `longLengths`.
    private var lengths: [UInt8] = []
    private var longLengths = ByteWriter()
    /// The stored bytes of the current group, their sizes, and the number of its docs.
    private var group = ByteWriter()
    private var groupSizes = ByteWriter()
    private var groupCount = 0
    private var storedByteCount = 0
    private var storedOffsets = ByteWriter()
    private var sources: [SegmentSource] = []
    private var postings = PostingsWriter()
    private var dictionary = TermDictionaryWriter()
    private var statistics = SegmentStatistics()

    /// The approximate size of the pieces in which postings are written to the file.
    private static let pieceByteCount = 1 << 18

    init(path: String) throws(IndexError) {
        file = try ContainerWriter(path: path)
        file.beginRegion(.stored)
    }

    /// Number of docs so far.
    var docCount: Int { lengths.count }

    // MARK: Docs

    /// Begins a source, to which the following docs belong.
    mutating func beginSource(key: [UInt8], payload: [UInt8]) {
        sources.append(SegmentSource(key: key, payload: payload, docs: docCount..<docCount))
    }

    /// Appends a doc to the current source.
    mutating func addDoc(
        length: UInt32, stored: some Collection<UInt8>
    ) throws(IndexError) {
        if length >= UInt32(UInt8.max) {
            longLengths.write(UInt32(docCount))
            longLengths.write(length)
        }
        lengths.append(UInt8(clamping: length))
        statistics.lengthSum += Int(length)
        groupSizes.writeCount(stored.count)
        group.writeBytes(stored)
        groupCount += 1
        if groupCount == StoredFormat.groupSize { try endGroup() }
        let last = sources.count - 1
        sources[last].docs = sources[last].docs.lowerBound..<docCount
    }

    private mutating func endGroup() throws(IndexError) {
        storedOffsets.write(UInt64(storedByteCount))
        try file.append(groupSizes.bytes)
        try file.append(group.bytes)
        storedByteCount += groupSizes.bytes.count + group.bytes.count
        groupSizes.removeAll()
        group.removeAll()
        groupCount = 0
    }

    // MARK: Terms

    /// Begins the terms, after the last doc.
    mutating func beginTerms() throws(IndexError) {
        if groupCount > 0 { try endGroup() }
        storedOffsets.write(UInt64(storedByteCount))
        file.endRegion()
        file.beginRegion(.postings)
    }

    /// Appends a term with its postings. Keys must be strictly ascending.
    mutating func add(key: [UInt8], _ list: PostingList) throws(IndexError) {
        try add(key: key, list, 0..<list.count)
    }

    /// Appends a term whose postings are a range of a list.
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

    /// Writes all other regions, syncs the file and renames it.
    consuming func finish() throws(IndexError) {
        try file.append(postings.bytes)
        file.endRegion()
        statistics.docCount = docCount
        statistics.termCount = dictionary.termCount
        var writer = ByteWriter()
        statistics.write(to: &writer)
        try file.writeRegion(.statistics, writer.bytes)
        try file.writeRegion(.dictionary, dictionary.bytes)
        try file.writeRegion(.dictionaryOffsets, dictionary.offsetBytes)
        try file.writeRegion(.lengths, lengths)
        try file.writeRegion(.longLengths, longLengths.bytes)
        try file.writeRegion(.storedOffsets, storedOffsets.bytes)
        try SegmentWriter.writeSources(sources, to: &file)
        try file.finish()
    }

    private static func writeSources(
        _ sources: [SegmentSource], to file: inout ContainerWriter
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
        try file.writeRegion(.sources, data.bytes)
        try file.writeRegion(.sourceTable, table.bytes)
    }
}
