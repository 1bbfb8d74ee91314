/// A term's entry in the dictionary of a segment.
struct TermInfo: Equatable {
    /// Number of the term in the order of keys, from 0.
    let ordinal: Int
    /// Number of docs of the segment that contain the term, including deleted docs; at least 1.
    let docCount: Int
    /// The range of the term's postings in the postings region.
    let postings: Range<Int>
}

/// The dictionary of a segment, read in place. ``TermDictionaryWriter`` describes the format.
struct TermDictionary {
    private let blocks: CheckedRegion
    private let offsets: CheckedRegion
    private let postingsByteCount: Int
    private let docCount: Int
    let termCount: Int

    init(
        blocks: CheckedRegion, offsets: CheckedRegion, termCount: Int, postingsByteCount: Int,
        docCount: Int
    ) throws(IndexError) {
        let blockCount =
            (termCount + TermDictionaryWriter.blockSize - 1) / TermDictionaryWriter.blockSize
        guard offsets.count == 4 * blockCount else {
            throw offsets.corrupt(0, .wrongByteCount(offsets.count, expected: 4 * blockCount))
        }
        self.blocks = blocks
        self.offsets = offsets
        self.termCount = termCount
        self.postingsByteCount = postingsByteCount
        self.docCount = docCount
    }

    private var blockCount: Int { offsets.count / 4 }

    /// A reader of a block, which cannot read beyond the end of the block.
    private func reader(block: Int) throws(IndexError) -> ViewReader {
        let isLast = block + 1 == blockCount
        let table = try offsets.verified(4 * block..<4 * block + (isLast ? 4 : 8))
        let start = Int(table.load(UInt32.self, at: 4 * block))
        let end = isLast ? blocks.count : Int(table.load(UInt32.self, at: 4 * block + 4))
        guard start <= end else {
            throw offsets.corrupt(4 * block, .blockEndsBeforeStart)
        }
        return ViewReader(
            try blocks.verified(start..<end), at: start, file: blocks.file, region: blocks.region)
    }

    private func readInfo(
        _ reader: inout ViewReader, ordinal: Int, start: Int
    ) throws(IndexError) -> TermInfo {
        let count = try reader.count(atMost: docCount)
        guard count > 0 else { throw reader.corrupt(.termWithoutDocs) }
        let byteCount = try reader.count(atMost: postingsByteCount - start)
        return TermInfo(ordinal: ordinal, docCount: count, postings: start..<start + byteCount)
    }

    /// Finds a term by its key; nil if the dictionary does not contain it.
    ///
    /// - Complexity: O(log of the number of terms), then at most 32 entries.
    func find(_ key: [UInt8]) throws(IndexError) -> TermInfo? {
        // Find the last block whose first key is not greater than `key`.
        let next = try partitioningIndex(of: 0..<blockCount) { block throws(IndexError) in
            try compareFirstKey(ofBlock: block, with: key) > 0
        }
        return next > 0 ? try find(key, block: next - 1) : nil
    }

    /// Finds a term in the only block that can contain it. Keys are compared in place: in each entry, the bytes shared
    /// with both the previous entry and the key are skipped.
    private func find(_ key: [UInt8], block: Int) throws(IndexError) -> TermInfo? {
        var reader = try self.reader(block: block)
        let blocks = reader.view
        var start = try reader.count(atMost: postingsByteCount)
        let first = block * TermDictionaryWriter.blockSize
        // Number of leading bytes that the key shares with the previous entry, which sorts before the key.
        var matched = 0
        var previousByteCount = 0
        for ordinal in first..<min(first + TermDictionaryWriter.blockSize, termCount) {
            let shared = try reader.count(atMost: previousByteCount)
            let suffix = try reader.range(try reader.count(atMost: blocks.count))
            previousByteCount = shared + suffix.count
            if shared < matched { return nil }
            var isFound = false
            if shared == matched {
                var offset = suffix.lowerBound
                while offset < suffix.upperBound, matched < key.count,
                    blocks[offset] == key[matched]
                {
                    offset += 1
                    matched += 1
                }
                let isWhole = offset == suffix.upperBound
                if matched == key.count {
                    if !isWhole { return nil }
                    isFound = true
                } else if !isWhole, blocks[offset] > key[matched] {
                    return nil
                }
            }
            let info = try readInfo(&reader, ordinal: ordinal, start: start)
            if isFound { return info }
            start = info.postings.upperBound
        }
        return nil
    }

    /// Compares the first key of a block with a key: negative if it sorts before the key, zero if equal, otherwise
    /// positive.
    private func compareFirstKey(
        ofBlock block: Int, with key: [UInt8]
    ) throws(IndexError) -> Int {
        var reader = try self.reader(block: block)
        _ = try reader.varInt()
        _ = try reader.varInt()
        let range = try reader.range(try reader.count(atMost: blocks.count))
        return reader.view.compare(range, with: key)
    }

    /// All terms in the order of their keys.
    func terms() -> TermIterator { TermIterator(self, block: 0) }

    /// Calls `body` with each term whose key begins with `prefix`, in the order of keys.
    func forEach(
        prefix: [UInt8], _ body: ([UInt8], TermInfo) throws(IndexError) -> Void
    ) throws(IndexError) {
        let next = try partitioningIndex(of: 0..<blockCount) { block throws(IndexError) in
            try compareFirstKey(ofBlock: block, with: prefix) >= 0
        }
        var terms = TermIterator(self, block: max(0, next - 1))
        while let info = try terms.next() {
            if terms.key.starts(with: prefix) {
                try body(terms.key, info)
            } else if prefix.lexicographicallyPrecedes(terms.key) {
                return
            }
        }
    }

    /// Iterates over terms in the order of their keys.
    struct TermIterator {
        /// The key of the term that `next` returned last.
        private(set) var key: [UInt8] = []
        private let dictionary: TermDictionary
        private var reader: ViewReader
        private var ordinal: Int
        private var postingsStart = 0

        fileprivate init(_ dictionary: TermDictionary, block: Int) {
            self.dictionary = dictionary
            ordinal = block * TermDictionaryWriter.blockSize
            // This is a placeholder; `next` makes a reader for each block.
            let blocks = dictionary.blocks
            reader = ViewReader(blocks.view, file: blocks.file, region: blocks.region)
        }

        /// The next term; nil after the last.
        mutating func next() throws(IndexError) -> TermInfo? {
            if ordinal >= dictionary.termCount { return nil }
            if ordinal % TermDictionaryWriter.blockSize == 0 {
                reader = try dictionary.reader(block: ordinal / TermDictionaryWriter.blockSize)
                postingsStart = try reader.count(atMost: dictionary.postingsByteCount)
                key.removeAll(keepingCapacity: true)
            }
            let shared = try reader.count(atMost: key.count)
            let suffix = try reader.blob()
            key.removeLast(key.count - shared)
            key.append(contentsOf: suffix)
            let info = try dictionary.readInfo(&reader, ordinal: ordinal, start: postingsStart)
            postingsStart = info.postings.upperBound
            ordinal += 1
            return info
        }
    }
}
