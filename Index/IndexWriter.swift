/// Adds, replaces and removes sources of docs, and commits. One writer at a time holds an index.
///
/// Nothing that a writer does is seen by any reader before ``commit()`` returns, and a process that
/// is killed at any moment leaves the last commit as it was.
public final class IndexWriter {
    /// How a writer works.
    public struct Options: Sendable {
        /// Bytes of memory after which a segment is written, about.
        public var memoryBudget: Int
        /// As many segments of about one size are merged by a commit.
        public var segmentsPerTier: Int
        /// Begin with an empty index where the old one is damaged or of another format, instead of
        /// failing. The old files are removed by the next commit.
        public var replacesUnreadable: Bool

        /// Makes options.
        public init(
            memoryBudget: Int = 256 << 20, segmentsPerTier: Int = 8,
            replacesUnreadable: Bool = false
        ) {
            self.memoryBudget = memoryBudget
            precondition(segmentsPerTier > 1, "one segment alone makes no merge")
            self.segmentsPerTier = segmentsPerTier
            self.replacesUnreadable = replacesUnreadable
        }
    }

    private let folder: String
    private let options: Options
    private let lock: WriterLock
    private var manifest: Manifest
    private let sink: SegmentSink
    private let builder: IndexBuilder
    /// Open segments of the manifest.
    private var live: [(entry: Manifest.Entry, segment: LiveSegment)] = []
    /// Where each live key stands: segment number in the manifest and source in the segment.
    private var places: [[UInt8]: [Place]] = [:]
    private var dead: [UInt64: Set<Int>] = [:]
    /// What made a commit fail. Then it is not known what of the changes is there to be committed, so the writer does
    /// no more.
    private var failure: IndexError?

    private struct Place {
        let segment: UInt64
        let source: Int
    }

    /// Opens an index for writing and creates it if the folder holds none.
    ///
    /// - Throws: `locked` if another writer is at work; otherwise as ``IndexReader``.
    public convenience init(folder: String, options: Options = Options()) throws(IndexError) {
        try FileLayer.createFolder(folder)
        let lock = try WriterLock(folder: folder)
        var opened: (manifest: Manifest, segments: [LiveSegment])
        do throws(IndexError) {
            let manifest = try Manifest.read(folder: folder)
            opened = (manifest, try IndexReader(folder: folder, manifest: manifest).segments)
        } catch .noIndex {
            opened = (Manifest(), [])
        } catch {
            guard options.replacesUnreadable else { throw error }
            opened = (try Manifest.fresh(folder: folder), [])
        }
        try self.init(
            folder: folder, options: options, lock: lock, manifest: opened.manifest,
            live: zip(opened.manifest.entries, opened.segments).map { ($0, $1) })
        // What writers left that were killed would pile up if they were never to commit.
        if manifest.generation > 0 { removeUnused() }
    }

    /// Takes over an index of which segments are open: all that the manifest names, or those that are to be left.
    init(
        folder: String, options: Options, lock: WriterLock, manifest: Manifest,
        live: [(entry: Manifest.Entry, segment: LiveSegment)]
    ) throws(IndexError) {
        self.folder = folder
        self.options = options
        self.lock = lock
        self.manifest = manifest
        sink = SegmentSink(folder: folder, nextNumber: manifest.nextNumber)
        builder = IndexBuilder(sink, memoryBudget: options.memoryBudget)
        analyzer = manifest.analyzer
        analyzerData = manifest.analyzerData
        notes = manifest.notes
        self.live = live
        try findPlaces()
    }

    /// What analyses the text: at first that of the last commit, empty for a new index. The next
    /// commit stores it.
    public var analyzer: String
    /// What it takes to make that analyzer again; stored likewise.
    public var analyzerData: [UInt8]
    /// What to keep with the index as a whole; stored likewise.
    public var notes: [UInt8]

    /// What the last commit left; nil if there was none.
    public func committed() throws(IndexError) -> IndexReader? {
        manifest.generation == 0 ? nil : try IndexReader(folder: folder, manifest: manifest)
    }

    /// Keys and payloads of the sources that the last commit left, by key.
    public func sources() throws(IndexError) -> [[UInt8]: [UInt8]] {
        var payloads: [[UInt8]: [UInt8]] = [:]
        for (_, segment) in live {
            let gone = Set(segment.deletions.sources)
            for number in 0..<segment.segment.sourceCount where !gone.contains(number) {
                let source = try segment.segment.source(number)
                payloads[source.key] = source.payload
            }
        }
        return payloads
    }

    /// Begins a source. One of the same key that an earlier commit left is replaced at the next.
    public func beginSource(key: [UInt8], payload: [UInt8]) {
        removeSource(key: key)
        builder.beginSource(key: key, payload: payload)
    }

    /// Adds a doc to the source begun last; ``IndexBuilder/addDoc(stored:text:occurrences:)`` says how.
    public func addDoc(
        stored: Span<UInt8>, text: Span<UInt8>, occurrences: Span<TermOccurrence>
    ) throws(IndexError) {
        try builder.addDoc(stored: stored, text: text, occurrences: occurrences)
    }

    /// A builder for another thread. It must be finished before the commit that is to hold its docs.
    ///
    /// - Parameter memoryBudget: bytes of memory after which it writes a segment, about.
    public func makeBuilder(memoryBudget: Int) -> sending IndexBuilder {
        IndexBuilder(sink, memoryBudget: memoryBudget)
    }

    /// Removes a source that an earlier commit left; does nothing if there is none.
    public func removeSource(key: [UInt8]) {
        for place in places.removeValue(forKey: key) ?? [] {
            dead[place.segment, default: []].insert(place.source)
        }
    }

    /// Makes all changes since the last commit live, at once and for good.
    ///
    /// - Parameter optimizes: whether to leave one segment, without anything dead.
    /// - Returns: whether anything had changed.
    /// - Throws: what kept the changes from being committed, also from a writer or builder that failed before: a part
    ///   of the changes is never committed.
    @discardableResult
    public func commit(optimizes: Bool = false) throws(IndexError) -> Bool {
        if let failure { throw failure }
        do throws(IndexError) {
            return try commitChanges(optimizes: optimizes)
        } catch {
            failure = error
            throw error
        }
    }

    private func commitChanges(optimizes: Bool) throws(IndexError) -> Bool {
        try builder.finish()
        if let failure = sink.failure { throw failure }
        for number in sink.takeFinished() {
            let entry = Manifest.Entry(segment: number, deletions: 0)
            let segment = try Segment(path: folder + "/" + entry.segmentFile)
            live.append((entry, LiveSegment(segment: segment, deletions: Deletions())))
        }
        var next: [(entry: Manifest.Entry, segment: LiveSegment)] = []
        for (entry, segment) in live {
            let gone = dead[entry.segment] ?? []
            if !gone.isEmpty && gone.count == segment.segment.sourceCount { continue }
            if gone.count == segment.deletions.sources.count {
                next.append((entry, segment))
                continue
            }
            var changed = entry
            changed.deletions = sink.takeNumber()
            let deletions = try Deletions(sources: gone, of: segment.segment)
            if let file = changed.deletionsFile {
                try deletions.write(path: folder + "/" + file)
            }
            next.append(
                (changed, LiveSegment(segment: segment.segment, deletions: deletions)))
        }
        live = try merged(
            next, MergePolicy(segmentsPerTier: options.segmentsPerTier, mergesAll: optimizes))
        let entries = live.map(\.entry)
        if entries == manifest.entries && manifest.generation > 0 && manifest.analyzer == analyzer
            && manifest.analyzerData == analyzerData && manifest.notes == notes
        {
            return false
        }
        var changed = manifest
        changed.entries = entries
        changed.nextNumber = sink.nextNumber
        changed.analyzer = analyzer
        changed.analyzerData = analyzerData
        changed.notes = notes
        changed.generation += 1
        // The names of new segments must last before the manifest that needs them does.
        try FileLayer.syncFolder(folder)
        try changed.write(folder: folder)
        manifest = changed
        try findPlaces()
        removeUnused()
        return true
    }

    /// Merges segments as long as the policy says so.
    private func merged(
        _ segments: [(entry: Manifest.Entry, segment: LiveSegment)], _ policy: MergePolicy
    ) throws(IndexError) -> [(entry: Manifest.Entry, segment: LiveSegment)] {
        var segments = segments
        while true {
            let chosen = policy.next(
                segments.map { entry, live in
                    MergePolicy.Candidate(
                        number: entry.segment, byteCount: live.segment.byteCount,
                        docCount: live.segment.docCount, deadCount: live.deletions.docCount)
                })
            if chosen.isEmpty { return segments }
            let entry = Manifest.Entry(segment: sink.takeNumber(), deletions: 0)
            let path = folder + "/" + entry.segmentFile
            let inputs = segments.filter { chosen.contains($0.entry.segment) }.map {
                SegmentMerger.Input(segment: $0.segment.segment, deletions: $0.segment.deletions)
            }
            try SegmentMerger.merge(inputs, path: path)
            let result = LiveSegment(segment: try Segment(path: path), deletions: Deletions())
            segments.removeAll { chosen.contains($0.entry.segment) }
            segments.append((entry, result))
        }
    }

    /// Notes where each live key stands.
    private func findPlaces() throws(IndexError) {
        places.removeAll()
        dead.removeAll()
        for (entry, segment) in live {
            let gone = Set(segment.deletions.sources)
            dead[entry.segment] = gone
            for source in 0..<segment.segment.sourceCount where !gone.contains(source) {
                let key = try segment.segment.source(source).key
                places[key, default: []].append(Place(segment: entry.segment, source: source))
            }
        }
    }

    /// Removes files of earlier commits and of writers that were killed. Readers that still map
    /// them keep their bytes until they close.
    private func removeUnused() {
        let needed = manifest.files
        // A folder that cannot be listed costs space only; the next writer tries again.
        guard let names = try? FileLayer.entries(of: folder) else { return }
        for name in names where !needed.contains(name) {
            let isOurs =
                name == Manifest.fileName + SectionedFileWriter.temporarySuffix
                || name.hasPrefix("segment-")
                    && (name.hasSuffix(".seg") || name.hasSuffix(".del")
                        || name.hasSuffix(SectionedFileWriter.temporarySuffix))
            if isOurs { FileLayer.remove(folder + "/" + name) }
        }
    }
}
