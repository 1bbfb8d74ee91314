/// Turns posting lists into the bytes of the postings section, list by list.
struct PostingsWriter {
    private(set) var bytes: [UInt8] = []
    private var entries = ByteWriter()
    private var blocks: [UInt8] = []
    private var scratch = [UInt32](repeating: 0, count: BitPacking.blockSize)

    /// Appends one term's postings and returns how many bytes they take.
    ///
    /// - Parameters:
    ///   - range: the places of the list where they stand.
    ///   - lengths: the length of every doc of the segment, 255 for more, for the blocks' bounds.
    mutating func write(_ list: PostingList, _ range: Range<Int>, lengths: [UInt8]) -> Int {
        unsafe list.withPointers { docs, frequencies in
            unsafe lengths.withUnsafeBufferPointer { lengths in
                write(
                    unsafe Source(
                        docs: UnsafeBufferPointer(rebasing: docs[range]),
                        frequencies: UnsafeBufferPointer(rebasing: frequencies[range]),
                        lengths: lengths))
            }
        }
    }

    /// What is written, valid for the length of a call. Docs rise and have lengths.
    @safe
    private struct Source {
        let docs: UnsafeBufferPointer<DocID>
        let frequencies: UnsafeBufferPointer<UInt32>
        let lengths: UnsafeBufferPointer<UInt8>
    }

    private mutating func write(_ source: Source) -> Int {
        let start = bytes.count
        let count = unsafe source.docs.count
        let blockCount = count / PostingsFormat.blockSize
        entries.removeAll()
        blocks.removeAll(keepingCapacity: true)
        var next: UInt32 = 0  // the least doc that may come: one more than the doc before
        for block in 0..<blockCount {
            let range = block * 128..<(block + 1) * 128
            let docWidth = pack { slot in
                let doc = unsafe source.docs[range.lowerBound &+ slot]
                let gap = doc &- next
                next = doc &+ 1
                return gap
            }
            let frequencyWidth = pack {
                unsafe source.frequencies[range.lowerBound &+ $0] &- 1
            }
            BlockEntry(
                lastDoc: next &- 1, end: UInt32(blocks.count), docWidth: docWidth,
                frequencyWidth: frequencyWidth, impacts: impacts(of: source, range)
            ).write(to: &entries)
        }
        let tail = blockCount * 128..<count
        if blockCount > 0 { impacts(of: source, tail).write(to: &entries) }
        bytes.append(contentsOf: entries.bytes)
        bytes.append(contentsOf: blocks)
        for index in tail {
            let doc = unsafe source.docs[index]
            let gap = UInt64(doc &- next)
            let frequency = unsafe source.frequencies[index]
            next = doc &+ 1
            appendVarInt(gap << 1 | (frequency == 1 ? 1 : 0))
            if frequency != 1 { appendVarInt(UInt64(frequency)) }
        }
        return bytes.count - start
    }

    private func impacts(of source: Source, _ range: Range<Int>) -> Impacts {
        var impacts = Impacts.empty
        var floor = Impacts.none
        for index in range {
            let code = unsafe min(source.lengths[Int(source.docs[index])], Impacts.longest)
            let frequency = unsafe source.frequencies[index]
            floor = min(floor, code)
            if frequency > 1 { impacts.insert(frequency: frequency, length: UInt32(code)) }
        }
        // Most postings have frequency 1; the least length counts for all of them.
        if floor != Impacts.none { impacts.insert(frequency: 1, length: UInt32(floor)) }
        return impacts
    }

    @inline(__always)
    private mutating func pack(_ value: (Int) -> UInt32) -> UInt8 {
        unsafe scratch.withUnsafeMutableBufferPointer { values in
            for slot in 0..<PostingsFormat.blockSize { unsafe values[slot] = value(slot) }
            let width = unsafe BitPacking.width(of: UnsafeBufferPointer(values))
            unsafe BitPacking.pack(UnsafeBufferPointer(values), width: width, into: &blocks)
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
