/// Adds, replaces and removes sources of docs, and commits. One writer at a time holds an index.
///
/// Nothing that a writer does is seen by any reader before ``commit()`` returns, and a process that
/// is killed at any moment leaves the last commit as it was.
public final class IndexWriter {
    /// How a writer works.
    public struct Options: Sendable {
        /// Bytes of memory after which a segment is written, about.
        public var memoryBudget: Int
        /// A commit that leaves more segments than this merges the smallest.
        public var maximumSegmentCount: Int
        /// Begin with an empty index where the old one is damaged or of another format, instead of
        /// failing. The old files are removed by the next commit.
        public var replacesUnreadable: Bool

        /// Makes options.
        public init(
            memoryBudget: Int = 256 << 20, maximumSegmentCount: Int = 8,
            replacesUnreadable: Bool = false
        ) {
            self.memoryBudget = memoryBudget
            self.maximumSegmentCount = maximumSegmentCount
            self.replacesUnreadable = replacesUnreadable
        }
    }

    private let folder: String
    private let options: Options
    private let lock: WriterLock
    private var manifest: Manifest
    private var builder = SegmentBuilder()
    /// Open segments of the manifest, and those written since.
    private var live: [(entry: Manifest.Entry, segment: LiveSegment)] = []
    /// Where each live key stands: segment number in the manifest and source in the segment.
    private var places: [[UInt8]: [Place]] = [:]
    private var dead: [UInt64: Set<Int>] = [:]
    private var currentSource: (key: [UInt8], payload: [UInt8])?
    private var replaced: Set<[UInt8]> = []

    private struct Place {
        let segment: UInt64
        let source: Int
    }

    /// Opens an index for writing and creates it if the folder holds none.
    ///
    /// - Throws: `locked` if another writer is at work; otherwise as ``IndexReader``.
    public init(folder: String, options: Options = Options()) throws(IndexError) {
        self.folder = folder
        self.options = options
        try FileLayer.createFolder(folder)
        lock = try WriterLock(folder: folder)
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
        manifest = opened.manifest
        analyzer = manifest.analyzer
        analyzerData = manifest.analyzerData
        live = zip(manifest.entries, opened.segments).map { ($0, $1) }
        try findPlaces()
    }

    /// What analyses the text: at first that of the last commit, empty for a new index. The next
    /// commit stores it.
    public var analyzer: String
    /// What it takes to make that analyzer again; stored likewise.
    public var analyzerData: [UInt8]

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

    /// Begins a source. One of the same key from before is replaced at the next commit.
    ///
    /// - Precondition: the key was not begun since the last commit.
    public func beginSource(key: [UInt8], payload: [UInt8]) {
        precondition(replaced.insert(key).inserted, "a source may be begun once in a commit")
        removeSource(key: key)
        currentSource = (key, payload)
        builder.beginSource(key: key, payload: payload)
    }

    /// Adds a doc to the source begun last.
    ///
    /// - Parameters:
    ///   - stored: what comes back with a hit; opaque to the index.
    ///   - text: the bytes that the occurrences are slices of.
    ///   - occurrences: the doc's terms, each as often as it stands there. Those of the space
    ///     `words` make up the doc's length.
    /// - Precondition: a source was begun; slices are not empty and lie in `text`.
    public func addDoc(
        stored: Span<UInt8>, text: Span<UInt8>, occurrences: Span<TermOccurrence>
    ) throws(IndexError) {
        guard let currentSource else { preconditionFailure("no source was begun") }
        if builder.byteCount > options.memoryBudget || builder.isFull {
            try flush()
            // A source may go on in the next segment; it is replaced or removed as one.
            builder.beginSource(key: currentSource.key, payload: currentSource.payload)
        }
        builder.add(stored: stored, text: text, occurrences: occurrences)
    }

    /// Removes a source that an earlier commit left; does nothing if there is none.
    public func removeSource(key: [UInt8]) {
        for place in places.removeValue(forKey: key) ?? [] {
            dead[place.segment, default: []].insert(place.source)
        }
    }

    /// Writes the docs in memory as a segment that the next commit will make live.
    private func flush() throws(IndexError) {
        guard !builder.isEmpty else { return }
        let full = take()
        let entry = Manifest.Entry(segment: manifest.nextNumber, deletions: 0)
        manifest.nextNumber += 1
        let path = folder + "/" + entry.segmentFile
        try full.write(path: path)
        live.append(
            (entry, LiveSegment(segment: try Segment(path: path), deletions: Deletions())))
    }

    private func take() -> SegmentBuilder {
        var fresh = SegmentBuilder()
        swap(&fresh, &builder)
        return fresh
    }

    /// Makes all changes since the last commit live, at once and for good.
    ///
    /// - Returns: whether anything had changed.
    @discardableResult
    public func commit() throws(IndexError) -> Bool {
        try flush()
        currentSource = nil
        replaced.removeAll()
        var next: [(entry: Manifest.Entry, segment: LiveSegment)] = []
        for (entry, segment) in live {
            let gone = dead[entry.segment] ?? []
            if !gone.isEmpty && gone.count == segment.segment.sourceCount { continue }
            if gone.count == segment.deletions.sources.count {
                next.append((entry, segment))
                continue
            }
            var changed = entry
            changed.deletions = manifest.nextNumber
            manifest.nextNumber += 1
            let deletions = try Deletions(sources: gone, of: segment.segment)
            if let file = changed.deletionsFile {
                try deletions.write(path: folder + "/" + file)
            }
            next.append(
                (changed, LiveSegment(segment: segment.segment, deletions: deletions)))
        }
        live = try merged(next)
        let entries = live.map(\.entry)
        if entries == manifest.entries && manifest.generation > 0 && manifest.analyzer == analyzer
            && manifest.analyzerData == analyzerData
        {
            return false
        }
        manifest.entries = entries
        manifest.analyzer = analyzer
        manifest.analyzerData = analyzerData
        manifest.generation += 1
        // The names of new segments must last before the manifest that needs them does.
        try FileLayer.syncFolder(folder)
        try manifest.write(folder: folder)
        try findPlaces()
        try removeUnused()
        return true
    }

    /// Merges the smallest segments while there are too many, and any that is mostly dead.
    private func merged(
        _ segments: [(entry: Manifest.Entry, segment: LiveSegment)]
    ) throws(IndexError) -> [(entry: Manifest.Entry, segment: LiveSegment)] {
        var chosen: Set<UInt64> = []
        for (entry, segment) in segments
        where segment.deletions.docCount * 2 > segment.segment.docCount {
            chosen.insert(entry.segment)
        }
        if segments.count - chosen.count > options.maximumSegmentCount {
            let smallest = segments.sorted { $0.segment.docCount < $1.segment.docCount }
            let surplus = segments.count - options.maximumSegmentCount / 2
            for (entry, _) in smallest.prefix(surplus + 1) { chosen.insert(entry.segment) }
        }
        guard !chosen.isEmpty else { return segments }
        let entry = Manifest.Entry(segment: manifest.nextNumber, deletions: 0)
        manifest.nextNumber += 1
        let path = folder + "/" + entry.segmentFile
        let inputs = segments.filter { chosen.contains($0.entry.segment) }.map {
            SegmentMerger.Input(segment: $0.segment.segment, deletions: $0.segment.deletions)
        }
        try SegmentMerger.merge(inputs, path: path)
        let result = LiveSegment(segment: try Segment(path: path), deletions: Deletions())
        return segments.filter { !chosen.contains($0.entry.segment) } + [(entry, result)]
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
    private func removeUnused() throws(IndexError) {
        let needed = manifest.files
        for name in try FileLayer.entries(of: folder) where !needed.contains(name) {
            let isOurs =
                name.hasPrefix("segment-")
                && (name.hasSuffix(".seg") || name.hasSuffix(".del") || name.hasSuffix(".tmp"))
            if isOurs { FileLayer.remove(folder + "/" + name) }
        }
    }
}
