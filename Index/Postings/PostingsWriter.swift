/// Turns posting lists into the bytes of the postings section, list by list.
struct PostingsWriter {
    private(set) var bytes: [UInt8] = []
    private var entries = ByteWriter()
    private var blocks: [UInt8] = []
    private var scratch = [UInt32](repeating: 0, count: BitPacking.blockSize)

    /// Appends one term's postings and returns how many bytes they take.
    ///
    /// - Parameter lengths: the length of every doc of the segment, 255 for more, for the blocks' bounds.
    mutating func write(_ list: PostingList, lengths: [UInt8]) -> Int {
        let start = bytes.count
        let blockCount = list.count / PostingsFormat.blockSize
        entries.removeAll()
        blocks.removeAll(keepingCapacity: true)
        var next: UInt32 = 0  // the least doc that may come: one more than the doc before
        for block in 0..<blockCount {
            let range = block * 128..<(block + 1) * 128
            let docWidth = pack(range) { index in
                defer { next = list.docs[index] &+ 1 }
                return list.docs[index] &- next
            }
            let frequencyWidth = pack(range) { list.frequencies[$0] &- 1 }
            BlockEntry(
                lastDoc: list.docs[range.upperBound - 1], end: UInt32(blocks.count),
                docWidth: docWidth, frequencyWidth: frequencyWidth,
                impacts: impacts(of: list, range, lengths)
            ).write(to: &entries)
        }
        let tail = blockCount * 128..<list.count
        if blockCount > 0 { impacts(of: list, tail, lengths).write(to: &entries) }
        bytes.append(contentsOf: entries.bytes)
        bytes.append(contentsOf: blocks)
        for index in tail {
            let gap = UInt64(list.docs[index] &- next)
            let frequency = list.frequencies[index]
            next = list.docs[index] &+ 1
            appendVarInt(gap << 1 | (frequency == 1 ? 1 : 0))
            if frequency != 1 { appendVarInt(UInt64(frequency)) }
        }
        return bytes.count - start
    }

    private func impacts(
        of list: PostingList, _ range: Range<Int>, _ lengths: [UInt8]
    ) -> Impacts {
        var impacts = Impacts.empty
        var floor = Impacts.none
        for index in range {
            let code = min(lengths[Int(list.docs[index])], Impacts.longest)
            let frequency = list.frequencies[index]
            floor = min(floor, code)
            if frequency > 1 { impacts.insert(frequency: frequency, length: UInt32(code)) }
        }
        // Most postings have frequency 1; the least length counts for all of them.
        if floor != Impacts.none { impacts.insert(frequency: 1, length: UInt32(floor)) }
        return impacts
    }

    private mutating func pack(_ range: Range<Int>, _ value: (Int) -> UInt32) -> UInt8 {
        for (slot, index) in range.enumerated() { scratch[slot] = value(index) }
        return unsafe scratch.withUnsafeBufferPointer { values in
            let width = unsafe BitPacking.width(of: values)
            unsafe BitPacking.pack(values, width: width, into: &blocks)
            return UInt8(width)
        }
    }

    /// Forgets the bytes, which were handed on.
    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    private mutating func appendVarInt(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }
}
