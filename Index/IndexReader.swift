/// A segment with its deletions, as one snapshot of an index sees it.
struct LiveSegment: Sendable {
    let segment: Segment
    let deletions: Deletions

    init(segment: Segment, deletions: Deletions) {
        self.segment = segment
        self.deletions = deletions
    }

    /// Opens the files of an entry of the manifest.
    init(_ entry: Manifest.Entry, folder: String) throws(IndexError) {
        segment = try Segment(path: folder + "/" + entry.segmentFile)
        if let file = entry.deletionsFile {
            deletions = try Deletions(path: folder + "/" + file, of: segment)
        } else {
            deletions = Deletions()
        }
    }

    var docCount: Int { segment.docCount - deletions.docCount }
    var lengthSum: Int { segment.statistics.lengthSum - deletions.lengthSum }

    /// How many live docs hold a term: 0 to `docCount`, whatever damaged corrections say, since the arithmetic of
    /// ranking relies on it.
    func docFrequency(_ info: TermInfo) -> Int {
        min(max(0, info.docCount - deletions.deadCount(ofTerm: info.ordinal)), docCount)
    }
}

/// A source of docs as an open index holds it.
public struct IndexedSource: Sendable {
    /// What names the source.
    public let key: [UInt8]
    /// What was kept with it.
    public let payload: [UInt8]
    /// Its docs; empty when it has none.
    public let firstDoc: DocAddress
    /// How many there are.
    public let docCount: Int
}

/// A snapshot of an index: what the last commit before opening left. Later commits, by this or any
/// other process, do not change it. Safe to share between threads.
public final class IndexReader: Sendable {
    /// The folder of the index.
    public let folder: String
    /// What analysed the indexed text, as the writer was told.
    public let analyzer: String
    /// What was stored to make that analyzer again.
    public let analyzerData: [UInt8]
    /// What the writer was told to keep with the index as a whole.
    public let notes: [UInt8]
    /// Grows by one with every commit.
    public let generation: UInt64
    let segments: [LiveSegment]

    /// Opens the index in a folder. Nothing is read but headers and small tables.
    ///
    /// - Throws: `noIndex`, `unsupportedVersion`, `corrupt`, `checksumMismatch` or `system`.
    public convenience init(folder: String) throws(IndexError) {
        // A commit may remove files between reading the manifest and mapping them; the manifest
        // has then changed too, and the newer one is whole.
        var lastError: IndexError?
        var lastGeneration: UInt64?
        while true {
            let manifest = try Manifest.read(folder: folder)
            if let lastError, manifest.generation == lastGeneration { throw lastError }
            do throws(IndexError) {
                try self.init(folder: folder, manifest: manifest)
                return
            } catch {
                guard case .system = error else { throw error }
                lastError = error
                lastGeneration = manifest.generation
            }
        }
    }

    init(folder: String, manifest: Manifest) throws(IndexError) {
        self.folder = folder
        analyzer = manifest.analyzer
        analyzerData = manifest.analyzerData
        notes = manifest.notes
        generation = manifest.generation
        var segments: [LiveSegment] = []
        for entry in manifest.entries { segments.append(try LiveSegment(entry, folder: folder)) }
        self.segments = segments
    }

    /// How many live docs there are.
    public var docCount: Int { segments.reduce(0) { $0 + $1.docCount } }

    /// The live docs' average length in words; 0 without docs.
    public var averageLength: Double {
        let sum = segments.reduce(0) { $0 + $1.lengthSum }
        return docCount == 0 ? 0 : Double(sum) / Double(docCount)
    }

    /// How many segments there are.
    public var segmentCount: Int { segments.count }

    /// In how many live docs a term stands.
    public func docFrequency(of term: Term) throws(IndexError) -> Int {
        var sum = 0
        for live in segments {
            if let info = try live.segment.find(term) { sum += live.docFrequency(info) }
        }
        return sum
    }

    /// A doc's length in words.
    ///
    /// - Precondition: the address came from this reader.
    public func length(of doc: DocAddress) throws(IndexError) -> Int {
        Int(try segments[doc.segment].segment.length(of: doc.doc))
    }

    /// What was stored with a doc.
    ///
    /// - Precondition: the address came from this reader.
    public func storedBytes(of doc: DocAddress) throws(IndexError) -> [UInt8] {
        try segments[doc.segment].segment.storedBytes(of: doc.doc)
    }

    /// The source that a doc belongs to.
    public func source(of doc: DocAddress) throws(IndexError) -> IndexedSource {
        let segment = segments[doc.segment].segment
        return try indexed(
            try segment.source(try segment.sourceNumber(of: doc.doc)), segment: doc.segment)
    }

    private func indexed(
        _ source: SegmentSource, segment: Int
    ) throws(IndexError) -> IndexedSource {
        IndexedSource(
            key: source.key, payload: source.payload,
            firstDoc: DocAddress(segment: segment, doc: DocID(source.docs.lowerBound)),
            docCount: source.docs.count)
    }

    /// All live sources, in the order of indexing.
    public func sources() throws(IndexError) -> [IndexedSource] {
        var all: [IndexedSource] = []
        for (number, live) in segments.enumerated() {
            let dead = Set(live.deletions.sources)
            for source in 0..<live.segment.sourceCount where !dead.contains(source) {
                all.append(try indexed(try live.segment.source(source), segment: number))
            }
        }
        return all
    }

    /// Calls `body` with every distinct term of a space and the number of live docs that hold it,
    /// segment by segment (a term of several segments comes once for each).
    public func forEachTerm(
        of space: TermSpace, prefix: [UInt8] = [], _ body: ([UInt8], Int) -> Void
    ) throws(IndexError) {
        for live in segments {
            try live.segment.dictionary.forEach(prefix: [space.rawValue] + prefix) { key, info in
                let count = live.docFrequency(info)
                if count > 0 { body(Array(key.dropFirst()), count) }
                return true
            }
        }
    }

    /// Sizes and sums.
    public func statistics() -> IndexStatistics {
        var statistics = IndexStatistics()
        statistics.segmentCount = segments.count
        statistics.docCount = docCount
        for live in segments {
            statistics.deletedDocCount += live.deletions.docCount
            statistics.termCount += live.segment.statistics.termCount
            statistics.postingCount += live.segment.statistics.postingCount
            statistics.wordCount += live.lengthSum
            statistics.fileByteCount += live.segment.byteCount
            for (name, count) in live.segment.sectionByteCounts {
                switch name {
                case "postings": statistics.postingsByteCount += count
                case "dictionary", "dictionary offsets": statistics.dictionaryByteCount += count
                case "lengths", "long lengths": statistics.lengthsByteCount += count
                case "stored", "stored offsets": statistics.storedByteCount += count
                case "sources", "source table": statistics.sourcesByteCount += count
                default: break
                }
            }
        }
        return statistics
    }
}

/// Sizes and sums of an index.
public struct IndexStatistics: Sendable {
    /// Segments that are live.
    public internal(set) var segmentCount = 0
    /// Live docs.
    public internal(set) var docCount = 0
    /// Docs that wait in a segment for the next merge.
    public internal(set) var deletedDocCount = 0
    /// Terms, each counted once a segment.
    public internal(set) var termCount = 0
    /// Postings, those of deleted docs included.
    public internal(set) var postingCount = 0
    /// Word tokens of the live docs.
    public internal(set) var wordCount = 0
    /// Bytes of all segment files.
    public internal(set) var fileByteCount = 0
    /// Bytes of docs, frequencies and block bounds.
    public internal(set) var postingsByteCount = 0
    /// Bytes of the term dictionaries.
    public internal(set) var dictionaryByteCount = 0
    /// Bytes of the docs' lengths.
    public internal(set) var lengthsByteCount = 0
    /// Bytes of what was stored with docs.
    public internal(set) var storedByteCount = 0
    /// Bytes of the sources' keys and payloads.
    public internal(set) var sourcesByteCount = 0
}
