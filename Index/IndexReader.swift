internal import Synchronization

/// A source of docs in an open index.
public struct IndexedSource: Sendable {
    /// The key that identifies the source.
    public let key: [UInt8]
    /// The bytes that the writer stored with the source.
    public let payload: [UInt8]
    /// The address of the first doc; the docs of a source are contiguous.
    public let firstDoc: DocAddress
    /// Number of docs.
    public let docCount: Int

    package init(key: [UInt8], payload: [UInt8], firstDoc: DocAddress, docCount: Int) {
        self.key = key
        self.payload = payload
        self.firstDoc = firstDoc
        self.docCount = docCount
    }
}

/// A snapshot of an index: its state after the last commit before opening. Later commits by any process do not change
/// it. Safe to share between threads.
public final class IndexReader: Sendable {
    /// The folder of the index.
    public let folder: String
    /// The name of the analyzer, as set by the writer.
    public let analyzer: String
    /// The data for making the analyzer again, as set by the writer.
    public let analyzerData: [UInt8]
    /// The notes that the writer stored with the index.
    public let notes: [UInt8]
    /// The number of the commit; each commit of an index increases it.
    public let generation: UInt64
    let segments: [LiveSegment]
    /// The index on other machines; nil for an index in a folder, which has segments.
    let remote: (any RemoteBackend)?
    /// Cached document frequencies: see `knownDocFrequency(of:)`.
    let frequencies = Mutex<[Term: Int]>([:])

    /// Opens the index in a folder. This reads only headers and small tables.
    ///
    /// - Throws: `noIndex`, `unsupportedVersion`, `corrupt`, `checksumMismatch` or `system`.
    public convenience init(folder: String) throws(IndexError) {
        // A commit may remove files after the manifest was read and before they are mapped. Then there is a newer
        // manifest, whose files exist.
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
        remote = nil
    }

    /// Makes a reader of an index on other machines.
    package init(_ remote: any RemoteBackend) {
        folder = ""
        analyzer = remote.analyzer
        analyzerData = remote.analyzerData
        notes = remote.notes
        generation = remote.generation
        segments = []
        self.remote = remote
    }

    /// The newest state of an index on other machines; nil if nothing has changed, or if the index is in a folder.
    package func refreshed() throws(IndexError) -> IndexReader? {
        try remote?.refreshed().map { IndexReader($0) }
    }

    /// Whether the index is on other machines.
    package var isRemote: Bool { remote != nil }

    /// Fetches what a search will need, if the index is on other machines.
    package func prepare(_ plan: PrefetchPlan) throws(IndexError) { try remote?.prepare(plan) }

    /// Fetches docs that will be read next, if the index is on other machines.
    ///
    /// - Parameters:
    ///   - docs: the docs.
    ///   - sources: whether their sources will be read too.
    package func prepare(
        docs: @autoclosure () -> [DocAddress], sources: Bool = false
    ) throws(IndexError) {
        guard let remote else { return }
        try remote.prepare(docs: docs().map(\.doc), sources: sources)
    }

    /// Checks that no file was truncated after it was opened: reading a missing part would end the process.
    ///
    /// - Throws: `corrupt`.
    /// - Complexity: one system call for each segment.
    package func checkLengths() throws(IndexError) {
        for live in segments { try live.segment.checkLength() }
    }

    /// Number of live docs.
    public var docCount: Int {
        remote?.docCount ?? segments.reduce(0) { $0 + $1.docCount }
    }

    /// The live docs' average length in words; 0 without docs.
    public var averageLength: Double {
        let sum = wordCount
        return docCount == 0 ? 0 : Double(sum) / Double(docCount)
    }

    /// Number of words in the live docs.
    package var wordCount: Int {
        remote?.lengthSum ?? segments.reduce(0) { $0 + $1.lengthSum }
    }

    /// Number of segments.
    public var segmentCount: Int { remote?.partCount ?? segments.count }

    /// Number of live docs that contain a term.
    public func docFrequency(of term: Term) throws(IndexError) -> Int {
        if let remote { return try remote.docFrequencies(of: [term])[0] }
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
        if let remote { return try remote.counts(of: doc.doc, in: []).length }
        return Int(try segments[doc.segment].segment.length(of: doc.doc))
    }

    /// The bytes that were stored with a doc.
    ///
    /// - Precondition: the address came from this reader.
    public func storedBytes(of doc: DocAddress) throws(IndexError) -> [UInt8] {
        if let remote { return try remote.storedBytes(of: doc.doc) }
        return try segments[doc.segment].segment.storedBytes(of: doc.doc)
    }

    /// The source of a doc.
    public func source(of doc: DocAddress) throws(IndexError) -> IndexedSource {
        if let remote { return try remote.source(of: doc.doc) }
        let segment = segments[doc.segment].segment
        return try indexed(
            try segment.source(try segment.sourceNumber(of: doc.doc)), segment: doc.segment)
    }

    /// The first doc of a doc's source; the source itself is not read.
    ///
    /// - Complexity: O(log of the number of sources).
    package func sourceStart(of doc: DocAddress) throws(IndexError) -> DocAddress {
        if let remote {
            return DocAddress(segment: doc.segment, doc: try remote.sourceStart(of: doc.doc))
        }
        let segment = segments[doc.segment].segment
        let docs = try segment.sourceDocs(try segment.sourceNumber(of: doc.doc))
        return DocAddress(segment: doc.segment, doc: DocID(docs.lowerBound))
    }

    /// The place of a doc's source: its segment, and its number there.
    ///
    /// - Precondition: the index is on this machine.
    /// - Complexity: O(log of the number of sources); the source itself is not read.
    package func sourcePlace(
        of doc: DocAddress
    ) throws(IndexError) -> (segment: Int, number: Int) {
        (doc.segment, try segments[doc.segment].segment.sourceNumber(of: doc.doc))
    }

    /// The source at a place.
    ///
    /// - Precondition: the index is on this machine.
    package func source(
        at place: (segment: Int, number: Int)
    ) throws(IndexError) -> IndexedSource {
        try indexed(
            try segments[place.segment].segment.source(place.number), segment: place.segment)
    }

    private func indexed(
        _ source: SegmentSource, segment: Int
    ) throws(IndexError) -> IndexedSource {
        IndexedSource(
            key: source.key, payload: source.payload,
            firstDoc: DocAddress(segment: segment, doc: DocID(source.docs.lowerBound)),
            docCount: source.docs.count)
    }

    /// All live sources, in the order of their docs.
    public func sources() throws(IndexError) -> [IndexedSource] {
        if let remote { return try remote.sources() }
        var all: [IndexedSource] = []
        for (number, live) in segments.enumerated() {
            for source in live.sourceNumbers {
                all.append(try indexed(try live.segment.source(source), segment: number))
            }
        }
        return all
    }

    /// The live sources with a key, in the order of their docs.
    ///
    /// - Complexity: O(sources), or one request to other machines.
    package func sources(key: [UInt8]) throws(IndexError) -> [IndexedSource] {
        if let remote { return try remote.sources(key: key) }
        return try sources(keys: [key])
    }

    /// The live sources whose key is one of `keys`, in the order of their docs. Other sources are not copied.
    ///
    /// - Complexity: O(sources · log keys), or requests to other machines for all sources.
    package func sources(keys: [[UInt8]]) throws(IndexError) -> [IndexedSource] {
        if let remote {
            let wanted = Set(keys)
            return try remote.sources().filter { wanted.contains($0.key) }
        }
        let sorted = keys.sorted { $0.lexicographicallyPrecedes($1) }
        var found: [IndexedSource] = []
        for (number, live) in segments.enumerated() {
            for source in live.sourceNumbers
            where try live.segment.hasKey(source, in: sorted) {
                found.append(try indexed(try live.segment.source(source), segment: number))
            }
        }
        return found
    }

    /// Calls `body` with each live source, in the order of their docs. Only one payload is in memory at a time.
    ///
    /// - Precondition: the index is on this machine.
    package func forEachSource(
        _ body: (IndexedSource) throws(IndexError) -> Void
    ) throws(IndexError) {
        for (number, live) in segments.enumerated() {
            for source in live.sourceNumbers {
                try body(try indexed(try live.segment.source(source), segment: number))
            }
        }
    }

    /// Calls `body` with the bytes of each term of a space and the number of live docs that contain it. If a term is in
    /// several segments, `body` is called for each, with the number of docs in that segment.
    public func forEachTerm(
        of space: TermSpace, prefix: [UInt8] = [], _ body: ([UInt8], Int) throws(IndexError) -> Void
    ) throws(IndexError) {
        if let remote {
            for term in try remote.terms(of: space, prefix: prefix) {
                try body(term.bytes, term.docCount)
            }
            return
        }
        for live in segments {
            try live.segment.dictionary.forEach(prefix: [space.rawValue] + prefix) {
                (key, info) throws(IndexError) in
                let count = live.docFrequency(info)
                if count > 0 { try body(Array(key.dropFirst()), count) }
            }
        }
    }
}
