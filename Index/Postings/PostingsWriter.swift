/// Encodes posting lists as bytes of the postings region, list by list.
struct PostingsWriter {
    private(set) var bytes: [UInt8] = []
    private var entries = ByteWriter()
    private var blocks: [UInt8] = []
    /// The gaps or frequencies of the current block.
    private var block = InlineArray<128, UInt32>(repeating: 0)

    /// Appends one term's postings and returns the number of bytes.
    ///
    /// - Parameters:
    ///   - range: the postings of the list that belong to the term.
    ///   - lengths: the length of each doc of the segment, at most 255, for the bounds of blocks.
    mutating func write(_ list: PostingList, _ range: Range<Int>, lengths: [UInt8]) -> Int {
        write(
            list.docs.span.extracting(range), list.frequencies.span.extracting(range),
            lengths: lengths.span)
    }

    private mutating func write(
        _ docs: Span<DocID>, _ frequencies: Span<UInt32>, lengths: Span<UInt8>
    ) -> Int {
        let start = bytes.count
        let blockCount = docs.count / PostingsFormat.blockSize
        entries.removeAll()
        blocks.removeAll(keepingCapacity: true)
        var next: DocID = 0  // the minimum of the next doc: one more than the previous doc
        for number in 0..<blockCount {
            let first = number * PostingsFormat.blockSize
            let docWidth = pack { index in
                let doc = docs[first &+ index]
                let gap = doc &- next
                next = doc &+ 1
                return gap
            }
            let frequencyWidth = pack { frequencies[first &+ $0] &- 1 }
            let range = first..<first + PostingsFormat.blockSize
            BlockEntry(
                lastDoc: next &- 1, end: UInt32(blocks.count), docWidth: docWidth,
                frequencyWidth: frequencyWidth,
                impacts: Self.impacts(
                    of: docs.extracting(range), frequencies.extracting(range), lengths: lengths)
            ).write(to: &entries)
        }
        let tail = blockCount * PostingsFormat.blockSize..<docs.count
        if blockCount > 0 {
            Self.impacts(
                of: docs.extracting(tail), frequencies.extracting(tail), lengths: lengths
            ).write(to: &entries)
        }
        bytes.append(contentsOf: entries.bytes)
        bytes.append(contentsOf: blocks)
        for index in tail {
            let gap = UInt64(docs[index] &- next)
            let frequency = frequencies[index]
            next = docs[index] &+ 1
            VarInt.encode(gap << 1 | (frequency == 1 ? 1 : 0)) { bytes.append($0) }
            if frequency != 1 { VarInt.encode(frequency) { bytes.append($0) } }
        }
        return bytes.count - start
    }

    private static func impacts(
        of docs: Span<DocID>, _ frequencies: Span<UInt32>, lengths: Span<UInt8>
    ) -> Impacts {
        var impacts = Impacts.empty
        var minLength = Impacts.noLength
        for index in docs.indices {
            let length = min(lengths[Int(docs[index])], Impacts.maxLength)
            let frequency = frequencies[index]
            minLength = min(minLength, length)
            if frequency > 1 { impacts.insert(frequency: frequency, length: UInt32(length)) }
        }
        // Most postings have frequency 1, so their minimum is inserted once.
        if minLength != Impacts.noLength {
            impacts.insert(frequency: 1, length: UInt32(minLength))
        }
        return impacts
    }

    /// Packs 128 values into the blocks; returns their width in bits.
    @inline(__always)
    private mutating func pack(_ value: (Int) -> UInt32) -> UInt8 {
        for index in block.indices { block[index] = value(index) }
        let width = BitPacking.width(of: block.span)
        BitPacking.pack(block.span, width: width, into: &blocks)
        return UInt8(width)
    }

    /// Empties the bytes, keeping their capacity.
    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}
