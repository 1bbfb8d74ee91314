internal import InvertedIndex
internal import ReportCorpus
internal import SystemPackage

/// One pass over files: decides for each whether it must be indexed, and does it.
struct IndexingRun {
    let location: IndexLocation
    let options: IndexingOptions
    let writer: IndexWriter
    /// Keys and records of the files that the index holds.
    let known: [[UInt8]: [UInt8]]
    var summary: IndexingSummary
    private let indexer: ParagraphIndexer
    private var seen: Set<[UInt8]> = []
    /// Files that were indexed or dropped: nothing is left to do for them.
    private var done: Set<[UInt8]> = []

    init(
        location: IndexLocation, options: IndexingOptions, writer: IndexWriter,
        known: [[UInt8]: [UInt8]], indexer: ParagraphIndexer, summary: IndexingSummary
    ) {
        self.location = location
        self.options = options
        self.writer = writer
        self.known = known
        self.indexer = indexer
        self.summary = summary
    }

    /// Indexes files that are new or changed.
    mutating func add(
        _ files: [FoundFile], encoding: TextEncoding?, onProgress: (IndexingProgress) -> Void
    ) throws(ReportSearchError) {
        let byteCount = files.reduce(0) { $0 + $1.byteCount }
        var bytesDone = 0
        for (number, file) in files.enumerated() {
            onProgress(
                IndexingProgress(
                    path: file.path.string, filesDone: number, fileCount: files.count,
                    bytesDone: bytesDone, byteCount: byteCount))
            try add(file, encoding: encoding)
            bytesDone += file.byteCount
        }
    }

    /// Cuts the files again that a change of the analysis touches, but for those just indexed.
    mutating func recut(_ recutting: Recutting) throws(ReportSearchError) {
        let done = done
        summary.recutFiles = try recutting.run(into: indexer) { done.contains($0) }
    }

    private mutating func add(
        _ file: FoundFile, encoding: TextEncoding?
    ) throws(ReportSearchError) {
        let key = location.key(of: file.path)
        guard seen.insert(key).inserted else { return }
        var old: SourceRecord?
        if let payload = known[key] { old = try? SourceRecord(payload) }
        // Another encoding makes another text of the same bytes.
        let asBefore = encoding == nil || encoding == old?.encoding
        if let old, !options.rebuilds, asBefore, old.byteCount == file.byteCount,
            old.modified == file.modified
        {
            summary.unchangedFiles += 1
            return
        }
        if options.format == .tsv { return try addRows(of: file, key: key) }
        let bytes: [UInt8]
        let report: Report
        let hash: UInt64
        do throws(CorpusError) {
            bytes = try ReportReader.bytes(of: file.path)
            hash = XXHash64.hash(bytes)
            if let old, !options.rebuilds, asBefore, old.contentHash == hash {
                summary.unchangedFiles += 1
                return
            }
            report = try ReportReader(encoding: encoding).report(bytes, path: file.path)
        } catch {
            // What could be read before stays searchable; the summary names the file.
            summary.problems.append(error)
            return
        }
        if report.paragraphs.isEmpty { summary.emptyFiles.append(file.path.string) }
        let record = SourceRecord(
            byteCount: bytes.count, modified: file.modified, contentHash: hash,
            encoding: report.encoding, metadata: report.metadata, headings: [])
        try indexer.add(report, key: key, record: record)
        done.insert(key)
        if known[key] == nil { summary.addedFiles += 1 } else { summary.changedFiles += 1 }
        summary.paragraphs += report.paragraphs.count
    }

    private mutating func addRows(
        of file: FoundFile, key: [UInt8]
    ) throws(ReportSearchError) {
        let record = SourceRecord(
            byteCount: file.byteCount, modified: file.modified, contentHash: 0, encoding: .utf8,
            metadata: Metadata(), headings: [])
        indexer.begin(key: key, record: record)
        let rows = RowIndexing(path: file.path.string, keepsText: options.keepsText)
        do {
            var reader = try RowReader(file.path)
            while let chunk = try reader.next() {
                let outcome = try rows.add(chunk, to: indexer)
                summary.paragraphs += outcome.paragraphs
                summary.problems += outcome.problems
            }
        } catch let error as CorpusError {
            summary.problems.append(error)
        } catch let error as ReportSearchError {
            throw error
        } catch {
            preconditionFailure("no other error is thrown: \(error)")
        }
        done.insert(key)
        if known[key] == nil { summary.addedFiles += 1 } else { summary.changedFiles += 1 }
    }

    /// Removes files that the index holds, that lie below the given paths, and that are gone.
    mutating func dropVanished(below paths: [FilePath]) {
        let given = paths.map(IndexLocation.absolute)
        // What lies below a folder that cannot be listed is not known to be gone.
        let unlisted = summary.problems.compactMap { problem -> FilePath? in
            guard case .system(let path, "list", _) = problem else { return nil }
            return IndexLocation.absolute(FilePath(path))
        }
        for key in known.keys where !seen.contains(key) {
            let path = location.path(ofKey: key)
            guard given.contains(where: { path.starts(with: $0) }),
                !unlisted.contains(where: { path.starts(with: $0) })
            else { continue }
            writer.removeSource(key: key)
            done.insert(key)
            summary.removedFiles += 1
        }
    }
}
