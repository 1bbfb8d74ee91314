/// Joins indexes that were made elsewhere into one.
public enum IndexJoin {
    /// The maximum number of docs in one merge, unless one segment has more. A merge keeps the new number of each doc
    /// in memory, which takes four bytes.
    private static let maxDocCount = 50_000_000

    /// The keys of sources that more than one of the indexes has, each with the numbers of these indexes.
    ///
    /// - Complexity: O(sources); the keys are in memory.
    public static func clashes(
        of readers: [IndexReader]
    ) throws(IndexError) -> [(key: [UInt8], readers: [Int])] {
        var owners: [[UInt8]: [Int]] = [:]
        for (number, reader) in readers.enumerated() {
            try reader.forEachSource { source throws(IndexError) in
                if owners[source.key]?.last != number {
                    owners[source.key, default: []].append(number)
                }
            }
        }
        return owners.filter { $0.value.count > 1 }
            .sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .map { (key: $0.key, readers: $0.value) }
    }

    /// Writes an index of all sources of several indexes. Of sources with the same key, those of the first index that
    /// has the key are kept.
    ///
    /// - Parameters:
    ///   - readers: the indexes; analyzer and its data are taken from the first.
    ///   - folder: the folder of the new index; it must not contain an index.
    ///   - makeNotes: makes the notes of the new index.
    /// - Throws: `system` if the folder contains an index already, which is then unchanged.
    /// - Complexity: one pass over all indexes. Memory: five bytes per doc of a merge, its sources and dictionary, the
    ///   postings of one term, and the keys of all sources.
    public static func write(
        _ readers: [IndexReader], into folder: String, makeNotes: @escaping (IndexReader) -> [UInt8]
    ) throws(IndexError) {
        try FileLayer.createFolder(folder)
        let lock = try WriterLock(folder: folder)
        guard !FileLayer.exists(folder + "/" + Manifest.fileName) else {
            throw .system(
                operation: .create, path: folder, errno: 17, message: "File exists")
        }
        var manifest = Manifest()
        // The first commit of an index has generation 1, and code that reads such an index of one segment relies on
        // sources in the order of their keys. Here, sources are in another order, so this commit gets generation 2.
        manifest.generation = 1
        let sink = SegmentSink(folder: folder, nextNumber: manifest.nextNumber)
        var live: [(entry: Manifest.Entry, segment: LiveSegment)] = []
        var batch: [LiveSegment] = []
        func write() throws(IndexError) {
            if batch.isEmpty { return }
            let entry = Manifest.Entry(segment: sink.takeNumber(), deletions: 0)
            let path = folder + "/" + entry.segmentFile
            try SegmentMerger.merge(batch, path: path)
            live.append(
                (entry, LiveSegment(segment: try Segment(path: path), deletions: Deletions())))
            batch = []
        }
        var seen: Set<[UInt8]> = []
        for reader in readers {
            var own: Set<[UInt8]> = []
            for segment in reader.segments {
                let kept = try without(seen, segment, keys: &own)
                let count = batch.reduce(kept.docCount) { $0 + $1.docCount }
                if count > maxDocCount { try write() }
                batch.append(kept)
            }
            seen.formUnion(own)
        }
        try write()
        manifest.nextNumber = sink.nextNumber
        let writer = try IndexWriter(
            folder: folder, options: IndexWriter.Options(), lock: lock, manifest: manifest,
            live: live)
        writer.analyzer = readers.first?.analyzer ?? ""
        writer.analyzerData = readers.first?.analyzerData ?? []
        try writer.commit(makeNotes: makeNotes)
    }

    /// A segment without the sources whose keys were seen in another index.
    private static func without(
        _ seen: Set<[UInt8]>, _ live: LiveSegment, keys: inout Set<[UInt8]>
    ) throws(IndexError) -> LiveSegment {
        var dropped = Set(live.deletions.sources)
        let before = dropped.count
        for number in live.sourceNumbers {
            let key = try live.segment.source(number).key
            if seen.contains(key) { dropped.insert(number) }
            keys.insert(key)
        }
        if dropped.count == before { return live }
        return LiveSegment(
            segment: live.segment,
            deletions: try Deletions(sources: dropped, of: live.segment))
    }
}
