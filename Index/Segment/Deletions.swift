/// The deleted sources of a segment, and the corrections of its statistics.
///
/// A segment never changes, so deletions are in a separate file. The corrections keep BM25 exact: the number of deleted
/// docs for each term, and the sum of the deleted docs' lengths.
struct Deletions: Equatable, Sendable {
    /// Numbers of the deleted sources, ascending.
    private(set) var sources: [Int] = []
    /// The ordinals of the terms of deleted docs, ascending; `counts` has the number of deleted docs for each.
    private var ordinals: [UInt32] = []
    private var counts: [UInt32] = []
    /// Sum of the deleted docs' lengths.
    private(set) var lengthSum = 0
    /// Number of deleted docs.
    private(set) var docCount = 0
    // One bit per doc.
    private var bits: [UInt64] = []

    var isEmpty: Bool { sources.isEmpty }

    init() {}

    /// Computes the deletions of a segment from its deleted sources.
    ///
    /// - Complexity: one pass over the segment's postings.
    init(sources: Set<Int>, of segment: Segment) throws(IndexError) {
        self.sources = sources.sorted()
        try markDocs(of: segment)
        guard docCount > 0 else { return }
        for doc in 0..<segment.docCount where contains(DocID(doc)) {
            lengthSum += Int(try segment.length(of: DocID(doc)))
        }
        var terms = segment.dictionary.terms()
        while let info = try terms.next() {
            var cursor = try PostingsCursor(info, in: segment)
            var count: UInt32 = 0
            while cursor.doc != PostingsCursor.end {
                if contains(cursor.doc) { count += 1 }
                try cursor.next()
            }
            if count > 0 {
                ordinals.append(UInt32(info.ordinal))
                counts.append(count)
            }
        }
    }

    private mutating func markDocs(of segment: Segment) throws(IndexError) {
        bits = [UInt64](repeating: 0, count: (segment.docCount + 63) / 64)
        for number in sources {
            let docs = try segment.sourceDocs(number)
            for doc in docs { bits[doc / 64] |= 1 << UInt64(doc % 64) }
        }
        // Counts each doc once, even if a damaged table assigns it to several sources.
        docCount = bits.reduce(0) { $0 + $1.nonzeroBitCount }
    }

    /// Whether a doc is deleted.
    @inline(__always)
    func contains(_ doc: DocID) -> Bool {
        !bits.isEmpty && bits[Int(doc / 64)] & (1 << UInt64(doc % 64)) != 0
    }

    /// Number of deleted docs that contain a term.
    func deletedDocCount(ofTerm ordinal: Int) -> Int {
        let index = partitioningIndex(of: ordinals.indices) { Int(ordinals[$0]) >= ordinal }
        return index < ordinals.count && Int(ordinals[index]) == ordinal ? Int(counts[index]) : 0
    }
}

// MARK: File

extension Deletions {
    /// Writes the deletions and syncs them.
    func write(path: String) throws(IndexError) {
        var file = try ContainerWriter(path: path)
        var writer = ByteWriter()
        for number in sources { writer.write(UInt32(number)) }
        try file.writeRegion(.deadSources, writer.bytes)
        writer.removeAll()
        for (ordinal, count) in zip(ordinals, counts) {
            writer.write(ordinal)
            writer.write(count)
        }
        try file.writeRegion(.corrections, writer.bytes)
        writer.removeAll()
        writer.write(UInt64(lengthSum))
        try file.writeRegion(.deadLengths, writer.bytes)
        try file.finish()
    }

    /// Reads the deletions of a segment.
    init(path: String, of segment: Segment) throws(IndexError) {
        let file = try ContainerReader(path: path)
        defer { withExtendedLifetime(file) {} }
        func corrupt(_ region: FileRegion, _ reason: CorruptionReason) -> IndexError {
            .corrupt(file: file.name, region: region, byteOffset: 0, reason: reason)
        }
        let numbers = try file.verifiedRegion(.deadSources)
        for index in 0..<(numbers.count / 4) {
            let number = Int(numbers.load(UInt32.self, at: 4 * index))
            guard (sources.last ?? -1) < number, number < segment.sourceCount else {
                throw corrupt(.deadSources, .sourceOutsideSegment(number))
            }
            sources.append(number)
        }
        let corrections = try file.verifiedRegion(.corrections)
        for index in 0..<corrections.count / 8 {
            let ordinal = corrections.load(UInt32.self, at: 8 * index)
            guard ordinal < segment.statistics.termCount,
                ordinals.last.map({ $0 < ordinal }) ?? true
            else { throw corrupt(.corrections, .termOutsideSegment(ordinal)) }
            ordinals.append(ordinal)
            counts.append(corrections.load(UInt32.self, at: 8 * index + 4))
        }
        let lengths = try file.verifiedRegion(.deadLengths)
        guard lengths.count == 8 else {
            throw corrupt(.deadLengths, .wrongByteCount(lengths.count, expected: 8))
        }
        let sum = lengths.load(UInt64.self, at: 0)
        guard sum <= UInt64(segment.statistics.lengthSum) else {
            throw corrupt(.deadLengths, .deletedLengthsExceedSegment)
        }
        lengthSum = Int(sum)
        try markDocs(of: segment)
    }
}
