/// Writes a segment file, term by term in the order of keys.
struct SegmentWriter: ~Copyable {
    private var postings = PostingsWriter()
    private var dictionary = TermDictionaryWriter()
    private var statistics = SegmentStatistics()
    private let contents: SegmentContents

    init(_ contents: consuming SegmentContents) { self.contents = contents }

    /// Appends a term with its postings. Keys come in strictly rising order.
    mutating func add(key: [UInt8], _ list: PostingList) {
        let byteCount = postings.write(list, lengths: contents.lengths)
        dictionary.add(key: key, docCount: list.count, postingsByteCount: byteCount)
        statistics.postingCount += list.count
    }

    /// Writes all sections, syncs the file and gives it its name.
    consuming func finish(path: String) throws(IndexError) {
        statistics.docCount = contents.docCount
        statistics.termCount = dictionary.termCount
        statistics.lengthSum = contents.lengths.reduce(0) { $0 + Int($1) }
        var file = try SectionedFileWriter(path: path)
        var writer = ByteWriter()
        statistics.write(to: &writer)
        try file.writeSection(SegmentSection.statistics, writer.bytes)
        try file.writeSection(SegmentSection.postings, postings.bytes)
        try file.writeSection(SegmentSection.dictionary, dictionary.bytes)
        try file.writeSection(SegmentSection.dictionaryOffsets, dictionary.offsetBytes)
        try SegmentWriter.writeLengths(contents.lengths, to: &file)
        try file.writeSection(SegmentSection.stored, contents.stored)
        writer.removeAll()
        for offset in contents.storedOffsets { writer.write(offset) }
        try file.writeSection(SegmentSection.storedOffsets, writer.bytes)
        try SegmentWriter.writeSources(contents.sources, to: &file)
        try file.finish()
    }

    /// Lengths take a byte each; 255 says that the true one stands among the long lengths.
    private static func writeLengths(
        _ lengths: [UInt32], to file: inout SectionedFileWriter
    ) throws(IndexError) {
        var short = ByteWriter()
        var long = ByteWriter()
        for (doc, length) in lengths.enumerated() {
            short.write(UInt8(clamping: length))
            if length >= UInt32(UInt8.max) {
                long.write(UInt32(doc))
                long.write(length)
            }
        }
        try file.writeSection(SegmentSection.lengths, short.bytes)
        try file.writeSection(SegmentSection.longLengths, long.bytes)
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
