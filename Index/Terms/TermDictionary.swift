/// What the dictionary knows of a term.
struct TermInfo: Equatable {
    /// Number of the term in the order of keys.
    let ordinal: Int
    /// How many docs of the segment hold it, deleted ones included; at least 1.
    let docCount: Int
    /// Where its postings lie in the postings section.
    let postings: Range<Int>
}

/// The dictionary of a segment, read in place. ``TermDictionaryWriter`` describes the bytes.
struct TermDictionary {
    private let blocks: CheckedSection
    private let offsets: CheckedSection
    private let file: String
    private let postingsByteCount: Int
    private let docCount: Int
    let termCount: Int

    init(
        blocks: CheckedSection, offsets: CheckedSection, termCount: Int, postingsByteCount: Int,
        docCount: Int,
        file: String
    ) throws(IndexError) {
        let blockCount =
            (termCount + TermDictionaryWriter.blockSize - 1) / TermDictionaryWriter.blockSize
        guard offsets.count == 4 * blockCount else {
            throw .corrupt(
                file: file, section: "dictionary offsets", byteOffset: 0,
                reason: "\(offsets.count) bytes for \(blockCount) blocks")
        }
        self.blocks = blocks
        self.offsets = offsets
        self.termCount = termCount
        self.postingsByteCount = postingsByteCount
        self.docCount = docCount
        self.file = file
    }

    private var blockCount: Int { offsets.count / 4 }

    /// Reads a block; whatever its bytes say, not beyond its end.
    private func reader(block: Int) throws(IndexError) -> ViewReader {
        let isLast = block + 1 == blockCount
        let table = try offsets.verified(4 * block..<4 * block + (isLast ? 4 : 8))
        let start = Int(table.load(UInt32.self, at: 4 * block))
        let end = isLast ? blocks.count : Int(table.load(UInt32.self, at: 4 * block + 4))
        guard start <= end else {
            throw offsets.corrupt(4 * block, "a block ends before it begins")
        }
        return ViewReader(
            try blocks.verified(start..<end), at: start, file: file, section: "dictionary")
    }

    private func readInfo(
        _ reader: inout ViewReader, ordinal: Int, start: Int
    ) throws(IndexError) -> TermInfo {
        let count = try reader.count(atMost: docCount)
        guard count > 0 else { throw reader.corrupt("a term without docs") }
        let byteCount = try reader.count(atMost: postingsByteCount - start)
        return TermInfo(ordinal: ordinal, docCount: count, postings: start..<start + byteCount)
    }

    /// Finds a term by its key.
    ///
    /// - Complexity: O(log of the number of terms), then at most 32 entries.
    func find(_ key: [UInt8]) throws(IndexError) -> TermInfo? {
        // The last block whose first key is not greater.
        let low = try firstBlock(after: key) { $0 > 0 }
        guard low > 0 else { return nil }
        return try find(key, block: low - 1)
    }

    /// Finds a term in the one block that can hold it. Keys are compared where they stand: of each entry only
    /// what lies behind the bytes that it shares with the entry before and with the key.
    private func find(_ key: [UInt8], block: Int) throws(IndexError) -> TermInfo? {
        var reader = try self.reader(block: block)
        let blocks = reader.view
        var start = try reader.count(atMost: postingsByteCount)
        let first = block * TermDictionaryWriter.blockSize
        // Leading bytes that the entry before, which is less, has in common with the key.
        var matched = 0
        var before = 0  // byte count of the entry before
        for ordinal in first..<min(first + TermDictionaryWriter.blockSize, termCount) {
            let shared = try reader.count(atMost: before)
            let suffix = try reader.range(try reader.count(atMost: blocks.count))
            before = shared + suffix.count
            if shared < matched { return nil }
            var isFound = false
            if shared == matched {
                var place = suffix.lowerBound
                while place < suffix.upperBound, matched < key.count, blocks[place] == key[matched]
                {
                    place += 1
                    matched += 1
                }
                let isWhole = place == suffix.upperBound
                if matched == key.count {
                    if !isWhole { return nil }
                    isFound = true
                } else if !isWhole, blocks[place] > key[matched] {
                    return nil
                }
            }
            let info = try readInfo(&reader, ordinal: ordinal, start: start)
            if isFound { return info }
            start = info.postings.upperBound
        }
        return nil
    }

    /// The first block whose first key lies behind a key, as `isBehind` reads their order.
    private func firstBlock(
        after key: [UInt8], _ isBehind: (Int) -> Bool
    ) throws(IndexError) -> Int {
        var low = 0
        var high = blockCount
        while low < high {
            let middle = (low + high) / 2
            var reader = try self.reader(block: middle)
            _ = try reader.varInt()
            _ = try reader.varInt()
            let range = try reader.range(try reader.count(atMost: blocks.count))
            if isBehind(reader.view.compare(range, with: key)) {
                high = middle
            } else {
                low = middle + 1
            }
        }
        return low
    }

    /// Walks all terms in the order of keys.
    func walk() -> TermWalk { TermWalk(self, block: 0) }

    /// Hands out every term in the order of keys. The walk ends when `body` returns false.
    func forEach(_ body: ([UInt8], TermInfo) -> Bool) throws(IndexError) {
        var walk = self.walk()
        while let info = try walk.next(), body(walk.key, info) {}
    }

    /// Hands out the terms whose key begins with `prefix`, in order, until `body` returns false.
    func forEach(
        prefix: [UInt8], _ body: ([UInt8], TermInfo) -> Bool
    ) throws(IndexError) {
        let low = try firstBlock(after: prefix) { $0 >= 0 }
        var walk = TermWalk(self, block: max(0, low - 1))
        while let info = try walk.next() {
            if walk.key.starts(with: prefix) {
                if !body(walk.key, info) { return }
            } else if prefix.lexicographicallyPrecedes(walk.key) {
                return
            }
        }
    }

    /// Walks terms in the order of keys, one at a time.
    struct TermWalk {
        /// The key of the term read last.
        private(set) var key: [UInt8] = []
        private let dictionary: TermDictionary
        private var reader: ViewReader
        private var ordinal: Int
        private var postingsStart = 0

        fileprivate init(_ dictionary: TermDictionary, block: Int) {
            self.dictionary = dictionary
            ordinal = block * TermDictionaryWriter.blockSize
            // Each block has a reader of its own; nothing is read by this one.
            reader = ViewReader(
                dictionary.blocks.view, at: 0, file: dictionary.file, section: "dictionary")
        }

        /// The next term; nil behind the last.
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
