/// Which sources of a segment are dead, and how that changes its statistics.
///
/// A segment never changes; a source that was replaced or dropped is noted in a file beside it.
/// With it stand the corrections that keep BM25 exact: how many dead docs each term has, and the
/// dead docs' summed length.
struct Deletions: Equatable, Sendable {
    private enum Section {
        static let sources: UInt32 = 1
        static let corrections: UInt32 = 2
        static let lengths: UInt32 = 3
    }

    /// Numbers of the dead sources, rising.
    private(set) var sources: [Int] = []
    /// For terms that dead docs hold: the term's ordinal (rising) and how many dead docs hold it.
    private var ordinals: [UInt32] = []
    private var counts: [UInt32] = []
    /// Sum of the dead docs' lengths.
    private(set) var lengthSum = 0
    /// How many docs are dead.
    private(set) var docCount = 0
    // One bit a doc.
    private var bits: [UInt64] = []

    var isEmpty: Bool { sources.isEmpty }

    /// No deletions.
    init() {}

    /// Deletes sources of a segment.
    ///
    /// - Complexity: one pass over the segment's postings.
    init(sources: Set<Int>, of segment: Segment) throws(IndexError) {
        self.sources = sources.sorted()
        try markDocs(of: segment)
        guard docCount > 0 else { return }
        for doc in 0..<segment.docCount where contains(DocID(doc)) {
            lengthSum += Int(try segment.length(of: DocID(doc)))
        }
        var failure: IndexError?
        let deletions = self
        var found: [(UInt32, UInt32)] = []
        try segment.dictionary.forEach { _, info in
            do throws(IndexError) {
                var cursor = try PostingsCursor(info, in: segment)
                var dead: UInt32 = 0
                while cursor.doc != PostingsCursor.end {
                    if deletions.contains(cursor.doc) { dead += 1 }
                    try cursor.next()
                }
                if dead > 0 { found.append((UInt32(info.ordinal), dead)) }
                return true
            } catch {
                failure = error
                return false
            }
        }
        if let failure { throw failure }
        ordinals = found.map(\.0)
        counts = found.map(\.1)
    }

    private mutating func markDocs(of segment: Segment) throws(IndexError) {
        bits = [UInt64](repeating: 0, count: (segment.docCount + 63) / 64)
        docCount = 0
        for number in sources {
            let docs = try segment.sourceDocs(number)
            for doc in docs { bits[doc / 64] |= 1 << UInt64(doc % 64) }
        }
        // Counted once each, even if a damaged table gives a doc to several sources.
        docCount = bits.reduce(0) { $0 + $1.nonzeroBitCount }
    }

    /// Whether a doc is dead.
    @inline(__always)
    func contains(_ doc: DocID) -> Bool {
        !bits.isEmpty && bits[Int(doc / 64)] & (1 << UInt64(doc % 64)) != 0
    }

    /// How many dead docs hold a term.
    func deadCount(ofTerm ordinal: Int) -> Int {
        var low = 0
        var high = ordinals.count
        while low < high {
            let middle = (low + high) / 2
            if Int(ordinals[middle]) < ordinal { low = middle + 1 } else { high = middle }
        }
        return low < ordinals.count && Int(ordinals[low]) == ordinal ? Int(counts[low]) : 0
    }

    // MARK: File

    /// Writes the deletions and syncs them.
    func write(path: String) throws(IndexError) {
        var file = try SectionedFileWriter(path: path)
        var writer = ByteWriter()
        for number in sources { writer.write(UInt32(number)) }
        try file.writeSection(Section.sources, writer.bytes)
        writer.removeAll()
        for (ordinal, count) in zip(ordinals, counts) {
            writer.write(ordinal)
            writer.write(count)
        }
        try file.writeSection(Section.corrections, writer.bytes)
        writer.removeAll()
        writer.write(UInt64(lengthSum))
        try file.writeSection(Section.lengths, writer.bytes)
        try file.finish()
    }

    /// Reads the deletions of a segment.
    init(path: String, of segment: Segment) throws(IndexError) {
        let file = try SectionedFileReader(path: path)
        func corrupt(_ section: String, _ reason: String) -> IndexError {
            .corrupt(file: file.name, section: section, byteOffset: 0, reason: reason)
        }
        let numbers = try file.verifiedSection(Section.sources, named: "dead sources")
        for index in 0..<(numbers.count / 4) {
            let number = Int(numbers.load(UInt32.self, at: 4 * index))
            guard (sources.last ?? -1) < number, number < segment.sourceCount else {
                throw corrupt("dead sources", "source \(number) is not in the segment")
            }
            sources.append(number)
        }
        let corrections = try file.verifiedSection(Section.corrections, named: "corrections")
        for index in 0..<corrections.count / 8 {
            let ordinal = corrections.load(UInt32.self, at: 8 * index)
            guard ordinal < segment.statistics.termCount,
                ordinals.last.map({ $0 < ordinal }) ?? true
            else { throw corrupt("corrections", "term \(ordinal) is not in the segment") }
            ordinals.append(ordinal)
            counts.append(corrections.load(UInt32.self, at: 8 * index + 4))
        }
        let lengths = try file.verifiedSection(Section.lengths, named: "dead lengths")
        guard lengths.count == 8 else { throw corrupt("dead lengths", "not 8 bytes") }
        let sum = lengths.load(UInt64.self, at: 0)
        guard sum <= UInt64(segment.statistics.lengthSum) else {
            throw corrupt("dead lengths", "more than the whole segment")
        }
        lengthSum = Int(sum)
        try markDocs(of: segment)
    }
}
