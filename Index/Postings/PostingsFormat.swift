/// How a term's postings lie on disk.
///
///     postings = blockEntry{n} block{n} tail      n = docCount / 128
///     blockEntry = lastDoc: u32, end: u32, docWidth: u8, frequencyWidth: u8,
///                  maximumFrequency: u8, minimumLength: u8
///     block    = packed (gap - 1){128}, packed (frequency - 1){128}
///     tail     = varint((gap - 1) << 1 | frequency == 1), [varint(frequency)], ...
///
/// `end` counts from the first block. The gap before the first doc counts from -1. The greatest
/// frequency and the least length of a block bound every score in it; 255 stands for "255 or more".
enum PostingsFormat {
    static let blockSize = BitPacking.blockSize
    static let entryByteCount = 12
}

/// One block as its entry describes it.
struct BlockEntry: Equatable {
    var lastDoc: DocID
    var end: UInt32
    var docWidth: UInt8
    var frequencyWidth: UInt8
    var maximumFrequency: UInt8
    var minimumLength: UInt8

    init(
        lastDoc: DocID, end: UInt32, docWidth: UInt8, frequencyWidth: UInt8,
        maximumFrequency: UInt8, minimumLength: UInt8
    ) {
        self.lastDoc = lastDoc
        self.end = end
        self.docWidth = docWidth
        self.frequencyWidth = frequencyWidth
        self.maximumFrequency = maximumFrequency
        self.minimumLength = minimumLength
    }

    /// - Precondition: the entry stands whole in the view.
    @inline(__always)
    init(_ view: ByteView, at offset: Int) {
        lastDoc = view.load(UInt32.self, at: offset)
        end = view.load(UInt32.self, at: offset + 4)
        docWidth = view[offset + 8]
        frequencyWidth = view[offset + 9]
        maximumFrequency = view[offset + 10]
        minimumLength = view[offset + 11]
    }

    func write(to writer: inout ByteWriter) {
        writer.write(lastDoc)
        writer.write(end)
        writer.write(docWidth)
        writer.write(frequencyWidth)
        writer.write(maximumFrequency)
        writer.write(minimumLength)
    }
}
