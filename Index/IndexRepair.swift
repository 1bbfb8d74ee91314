/// The repair of an index, and its result.
public struct IndexRepair: Sendable {
    /// The damage; empty if there was none and the index is unchanged.
    public private(set) var problems: [IndexError] = []
    /// Names of the segment files that were removed from the index.
    public private(set) var droppedSegments: [String] = []
    /// Keys of the sources that were removed and must be indexed again, in the order of their bytes. Nil if all sources
    /// were removed, because the keys in the removed segments cannot be read.
    public private(set) var lostKeys: [[UInt8]]? = []

    /// Removes damaged segments from an index, and also the other parts of the sources in them. So only complete
    /// sources remain, and an indexer detects that the others are missing.
    ///
    /// If the manifest or the source keys of a damaged segment are damaged, it is unknown which sources are complete,
    /// and all are removed.
    ///
    /// - Throws: `noIndex`, `locked` or `system`; then the index is unchanged.
    public init(folder: String) throws(IndexError) {
        guard FileLayer.exists(folder + "/" + Manifest.fileName) else {
            throw .noIndex(path: folder)
        }
        let lock = try WriterLock(folder: folder)
        let manifest: Manifest
        do throws(IndexError) {
            manifest = try Manifest.read(folder: folder)
        } catch {
            if case .system = error { throw error }
            problems = [error]
            lostKeys = nil
            try Self.commit(try Manifest.fresh(folder: folder), [], [], folder, lock)
            return
        }
        var lost: Set<[UInt8]>? = []
        var kept: [(entry: Manifest.Entry, segment: LiveSegment)] = []
        for entry in manifest.entries {
            let found = try Self.problems(of: entry, folder: folder)
            if found.problems.isEmpty, let live = found.live {
                kept.append((entry, live))
                continue
            }
            problems += found.problems
            droppedSegments.append(entry.segmentFile)
            lost = Self.union(lost, Self.keys(of: entry, folder: folder))
        }
        if problems.isEmpty { return }
        lostKeys = lost?.sorted { $0.lexicographicallyPrecedes($1) }
        if lost == nil {
            droppedSegments = manifest.entries.map(\.segmentFile)
            kept = []
        }
        try Self.commit(manifest, kept, lostKeys ?? [], folder, lock)
    }

    private static func problems(
        of entry: Manifest.Entry, folder: String
    ) throws(IndexError) -> (live: LiveSegment?, problems: [IndexError]) {
        do throws(IndexError) {
            let live = try LiveSegment(entry, folder: folder)
            var report = IndexCheckReport()
            live.check(&report)
            return (live, report.problems)
        } catch {
            // A missing file is damage; a file that exists and cannot be opened now is not.
            if case .system = error, FileLayer.exists(folder + "/" + entry.segmentFile),
                entry.deletionsFile.map({ FileLayer.exists(folder + "/" + $0) }) ?? true
            {
                throw error
            }
            return (nil, [error])
        }
    }

    /// The keys of all sources of a damaged segment, including deleted ones; nil if some cannot be read.
    private static func keys(of entry: Manifest.Entry, folder: String) -> Set<[UInt8]>? {
        guard let segment = try? Segment(path: folder + "/" + entry.segmentFile) else { return nil }
        var keys: Set<[UInt8]> = []
        for number in 0..<segment.sourceCount {
            guard let source = try? segment.source(number) else { return nil }
            keys.insert(source.key)
        }
        return keys
    }

    private static func union(_ left: Set<[UInt8]>?, _ right: Set<[UInt8]>?) -> Set<[UInt8]>? {
        guard let left, let right else { return nil }
        return left.union(right)
    }

    /// Commits the segments that remain, without the lost sources.
    private static func commit(
        _ manifest: Manifest, _ kept: [(entry: Manifest.Entry, segment: LiveSegment)],
        _ lost: [[UInt8]], _ folder: String, _ lock: WriterLock
    ) throws(IndexError) {
        let writer = try IndexWriter(
            folder: folder, options: IndexWriter.Options(), lock: lock, manifest: manifest,
            live: kept)
        for key in lost { writer.removeSource(key: key) }
        try writer.commit()
    }
}
