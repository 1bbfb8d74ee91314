/// The layout of a term's postings on disk.
///
///     postings   = blockEntry{n} [tailImpacts] block{n} tail      n = docCount / 128
///     blockEntry = lastDoc: u32, end: u32, docWidth: u8, frequencyWidth: u8, impacts
///     impacts    = minLength: u8{4}, maxFrequency: u8
///     block      = packed (gap - 1){128}, packed (frequency - 1){128}
///     tail       = varint((gap - 1) << 1 | frequency == 1), [varint(frequency)], ...
///
/// `end` is the offset of the block's end from the start of the first block. The gap of the first doc is counted from
/// -1. A list without full blocks has no impacts: its tail is always read.
enum PostingsFormat {
    static let blockSize = BitPacking.blockSize
    /// The size of a block entry in bytes; the impacts begin at offset 10.
    static let entryByteCount = 10 + Impacts.byteCount

    /// Offset of the first block in a list of `blockCount` full blocks.
    @inline(__always)
    static func blocksStart(blockCount: Int) -> Int {
        blockCount == 0 ? 0 : blockCount * entryByteCount + Impacts.byteCount
    }
}

/// The entry of a full block.
struct BlockEntry: Equatable {
    var lastDoc: DocID
    var end: UInt32
    var docWidth: UInt8
    var frequencyWidth: UInt8
    var impacts: Impacts

    init(
        lastDoc: DocID, end: UInt32, docWidth: UInt8, frequencyWidth: UInt8, impacts: Impacts
    ) {
        self.lastDoc = lastDoc
        self.end = end
        self.docWidth = docWidth
        self.frequencyWidth = frequencyWidth
        self.impacts = impacts
    }

    /// - Precondition: the view contains all of its bytes.
    @inline(__always)
    init(_ view: ByteView, at offset: Int) {
        lastDoc = view.load(UInt32.self, at: offset)
        end = view.load(UInt32.self, at: offset + 4)
        docWidth = view[offset + 8]
        frequencyWidth = view[offset + 9]
        impacts = Impacts(view, at: offset + 10)
    }

    func write(to writer: inout ByteWriter) {
        writer.write(lastDoc)
        writer.write(end)
        writer.write(docWidth)
        writer.write(frequencyWidth)
        impacts.write(to: &writer)
    }
}
