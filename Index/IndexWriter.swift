/// Adds, replaces and removes sources of docs, and commits. An index has at most one writer at a time.
///
/// Readers see changes only after ``commit(optimizes:makeNotes:)``, and then all of them. A process that is killed at
/// any moment leaves the last commit intact.
public final class IndexWriter {
    /// The options of a writer.
    public struct Options: Sendable {
        /// The approximate memory for docs that are not yet written, in bytes.
        public var memoryBudget: Int
        /// The number of segments of similar size, at least 2, that a commit merges into one.
        public var segmentsPerTier: Int
        /// Whether to start with an empty index, instead of failing, if the existing one is damaged or has another
        /// format. The next commit removes the old files.
        public var replacesUnreadable: Bool

        /// Makes options.
        public init(
            memoryBudget: Int = 256 << 20, segmentsPerTier: Int = 8,
            replacesUnreadable: Bool = false
        ) {
            self.memoryBudget = memoryBudget
            precondition(segmentsPerTier > 1, "a tier must have at least two segments")
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
    /// The parts of each live source, by key.
    private var parts: [[UInt8]: [SourcePart]] = [:]
    /// Numbers of the sources to delete, by segment; includes deletions of earlier commits.
    private var deleted: [UInt64: Set<Int>] = [:]
    /// The error of a failed commit. After it, the writer commits nothing, because it is unknown which changes are
    /// complete.
    private var failure: IndexError?

    /// A source in one segment: the segment's number in the manifest, and the source's number in the segment.
    private struct SourcePart {
        let segment: UInt64
        let source: Int
    }

    /// Opens an index for writing, and creates it if the folder does not contain an index.
    ///
    /// - Throws: `locked` if there is another writer, or an error of ``IndexReader/init(folder:)`` except `noIndex`.
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
        // Otherwise, if every writer is killed before it commits, the files of these writers would accumulate.
        if manifest.generation > 0 { removeUnused() }
    }

    /// Takes over open segments: those of the manifest, those of it to keep, or new ones. The next commit lists them.
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
        try findParts()
    }

    /// The name of the analyzer, initially that of the last commit; empty for a new index. The next commit stores it.
    public var analyzer: String
    /// The caller's data for making the analyzer again. The next commit stores it.
    public var analyzerData: [UInt8]
    /// The caller's notes on the whole index. The next commit stores them.
    public var notes: [UInt8]

    /// The state after the last commit; nil if there was none.
    public func committed() throws(IndexError) -> IndexReader? {
        manifest.generation == 0 ? nil : try IndexReader(folder: folder, manifest: manifest)
    }

    /// The payloads of the sources in the last commit, by key.
    public func sources() throws(IndexError) -> [[UInt8]: [UInt8]] {
        var payloads: [[UInt8]: [UInt8]] = [:]
        for (_, segment) in live {
            for number in segment.sourceNumbers {
                let source = try segment.segment.source(number)
                payloads[source.key] = source.payload
            }
        }
        return payloads
    }

    /// Begins a source. If an earlier commit contains a source with the same key, the next commit replaces it.
    public func beginSource(key: [UInt8], payload: [UInt8]) {
        removeSource(key: key)
        builder.beginSource(key: key, payload: payload)
    }

    /// Adds a doc to the current source, as ``IndexBuilder/addDoc(stored:text:occurrences:)`` does.
    public func addDoc(
        stored: Span<UInt8>, text: Span<UInt8>, occurrences: Span<TermOccurrence>
    ) throws(IndexError) {
        try builder.addDoc(stored: stored, text: text, occurrences: occurrences)
    }

    /// Makes a builder for another thread. Finish it before the commit that is to contain its docs.
    ///
    /// - Parameter memoryBudget: the approximate memory for docs that are not yet written, in bytes.
    public func makeBuilder(memoryBudget: Int) -> sending IndexBuilder {
        IndexBuilder(sink, memoryBudget: memoryBudget)
    }

    /// Removes a source of an earlier commit; does nothing if there is no such source.
    public func removeSource(key: [UInt8]) {
        for part in parts.removeValue(forKey: key) ?? [] {
            deleted[part.segment, default: []].insert(part.source)
        }
    }

    // MARK: Commit

    /// Makes all changes since the last commit live, atomically and durably.
    ///
    /// - Parameters:
    ///   - optimizes: whether to merge all segments into one, without deleted docs.
    ///   - makeNotes: makes the notes of the new state, if segments have changed; nil to store ``notes``.
    /// - Returns: whether anything had changed.
    /// - Throws: the error of this commit, or an earlier error of this writer or one of its builders. Changes are never
    ///   committed in part.
    @discardableResult
    public func commit(
        optimizes: Bool = false, makeNotes: ((IndexReader) -> [UInt8])? = nil
    ) throws(IndexError) -> Bool {
        if let failure { throw failure }
        do throws(IndexError) {
            return try commitChanges(optimizes: optimizes, makeNotes: makeNotes)
        } catch {
            failure = error
            throw error
        }
    }

    private func commitChanges(
        optimizes: Bool, makeNotes: ((IndexReader) -> [UInt8])?
    ) throws(IndexError) -> Bool {
        try builder.finish()
        if let failure = sink.failure { throw failure }
        for number in sink.takeFinished() {
            let entry = Manifest.Entry(segment: number, deletions: 0)
            let segment = try Segment(path: folder + "/" + entry.segmentFile)
            live.append((entry, LiveSegment(segment: segment, deletions: Deletions())))
        }
        live = try merged(
            try withoutDeleted(live),
            MergePolicy(segmentsPerTier: options.segmentsPerTier, mergesAll: optimizes))
        var changed = manifest
        changed.entries = live.map(\.entry)
        changed.analyzer = analyzer
        changed.analyzerData = analyzerData
        if let makeNotes, changed.entries != manifest.entries {
            notes = makeNotes(try IndexReader(folder: folder, manifest: changed))
        }
        changed.notes = notes
        if changed == manifest && manifest.generation > 0 { return false }
        changed.nextNumber = sink.nextNumber
        changed.generation += 1
        // The names of new segments must be durable before the manifest that needs them.
        try FileLayer.syncFolder(folder)
        try changed.write(folder: folder)
        manifest = changed
        try findParts()
        removeUnused()
        return true
    }

    /// Writes new deletions, and leaves out segments without live sources.
    private func withoutDeleted(
        _ segments: [(entry: Manifest.Entry, segment: LiveSegment)]
    ) throws(IndexError) -> [(entry: Manifest.Entry, segment: LiveSegment)] {
        var remaining: [(entry: Manifest.Entry, segment: LiveSegment)] = []
        for (entry, live) in segments {
            let sources = deleted[entry.segment] ?? []
            if !sources.isEmpty && sources.count == live.segment.sourceCount { continue }
            if sources.count == live.deletions.sources.count {
                remaining.append((entry, live))
                continue
            }
            var entry = entry
            entry.deletions = sink.takeNumber()
            let deletions = try Deletions(sources: sources, of: live.segment)
            if let file = entry.deletionsFile { try deletions.write(path: folder + "/" + file) }
            remaining.append((entry, LiveSegment(segment: live.segment, deletions: deletions)))
        }
        return remaining
    }

    /// Merges segments until the policy chooses none.
    private func merged(
        _ segments: [(entry: Manifest.Entry, segment: LiveSegment)], _ policy: MergePolicy
    ) throws(IndexError) -> [(entry: Manifest.Entry, segment: LiveSegment)] {
        var segments = segments
        while true {
            let chosen = policy.next(
                segments.map { entry, live in
                    MergePolicy.Candidate(
                        number: entry.segment, byteCount: live.segment.byteCount,
                        docCount: live.segment.docCount, deletedDocCount: live.deletions.docCount)
                })
            if chosen.isEmpty { return segments }
            let entry = Manifest.Entry(segment: sink.takeNumber(), deletions: 0)
            let path = folder + "/" + entry.segmentFile
            let inputs = segments.filter { chosen.contains($0.entry.segment) }.map(\.segment)
            try SegmentMerger.merge(inputs, path: path)
            let result = LiveSegment(segment: try Segment(path: path), deletions: Deletions())
            segments.removeAll { chosen.contains($0.entry.segment) }
            segments.append((entry, result))
        }
    }

    /// Finds the parts of all live sources, and the deleted sources of each segment.
    private func findParts() throws(IndexError) {
        parts.removeAll()
        deleted.removeAll()
        for (entry, segment) in live {
            deleted[entry.segment] = Set(segment.deletions.sources)
            for source in segment.sourceNumbers {
                let key = try segment.segment.source(source).key
                parts[key, default: []].append(SourcePart(segment: entry.segment, source: source))
            }
        }
    }

    /// Removes files of earlier commits and of killed writers. Readers that have mapped these files can still read
    /// them.
    private func removeUnused() {
        let needed = manifest.files
        // If the folder cannot be listed, the files only occupy space until the next writer tries again.
        guard let names = try? FileLayer.entries(of: folder) else { return }
        for name in names where !needed.contains(name) {
            let isOurs =
                name == Manifest.fileName + ContainerFormat.temporarySuffix
                || name.hasPrefix("segment-")
                    && (name.hasSuffix(".seg") || name.hasSuffix(".del")
                        || name.hasSuffix(ContainerFormat.temporarySuffix))
            if isOurs { FileLayer.remove(folder + "/" + name) }
        }
    }
}
