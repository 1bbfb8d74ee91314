internal import ICUText
internal import InvertedIndex
internal import Processes
internal import ReportCorpus
internal import StoredReports
public import SystemPackage
internal import TextAnalysis

/// Updates an index from files and folders, or from texts in memory.
///
///     let indexer = ReportIndexer(.inWorkingFolder)
///     let summary = try indexer.index(["reports"]) { print($0.path) }
///     try indexer.index(texts: [NamedText("区司法局_2023", text: "一、主要举措…")])
public struct ReportIndexer: Sendable {
    private let location: IndexLocation
    private var options: IndexingOptions

    /// Makes an indexer for the index at a location, which need not exist yet.
    public init(_ location: IndexLocation, options: IndexingOptions = IndexingOptions()) {
        self.location = location
        self.options = options
    }

    /// Indexes new and changed files below the paths, and removes files that no longer exist there.
    ///
    /// If the options have no table of metadata, a file `sources.csv` in a given folder is used as the table. Files of
    /// rows have no table.
    ///
    /// A file that cannot be read does not stop the run; the summary names it. Searches see all changes together, after
    /// the commit at the end of the run.
    ///
    /// - Parameters:
    ///   - paths: files and folders.
    ///   - onProgress: called before each file.
    /// - Throws: if the index cannot be written, or if another process is writing it.
    public func index(
        _ paths: [FilePath], onProgress: (IndexingProgress) -> Void = { _ in }
    ) throws(ReportSearchError) -> IndexingSummary {
        var walk = FileWalk(paths)
        if options.metadata == nil, options.format?.content != .rows {
            let found = MetadataTable.found(in: paths)
            walk.leaveOut(found.paths)
            var indexer = self
            indexer.options.metadata = found.table
            return try indexer.index(walk, paths, found.problems, onProgress)
        }
        return try index(walk, paths, [], onProgress)
    }

    private func index(
        _ walk: FileWalk, _ paths: [FilePath], _ problems: [CorpusError],
        _ onProgress: (IndexingProgress) -> Void
    ) throws(ReportSearchError) -> IndexingSummary {
        var summary = IndexingSummary()
        summary.loops = walk.loops
        summary.unknownColumns = options.metadata?.unknownColumns ?? []
        summary.problems = problems + walk.problems
        // Without files there is nothing to index, and no index is begun.
        if walk.files.isEmpty, !location.exists { return summary }
        let byteCount = walk.files.reduce(0) { $0 + $1.byteCount }
        return try commit(summary, byteCount: byteCount, paths: paths) {
            run throws(ReportSearchError) in
            try run.add(walk.files, onProgress: onProgress)
            run.dropVanished(below: paths)
        }
    }

    /// Indexes new and changed texts in memory. Other texts in the index stay.
    ///
    /// A text is identified by its name, and citations count bytes of its UTF-8. It has no file: ``LiteralProof``
    /// counts it, but does not check it. The summary counts texts as files.
    ///
    /// - Parameters:
    ///   - texts: if several texts have the same name, only the last one is indexed.
    ///   - onProgress: called before each text.
    /// - Throws: if the index cannot be written, or if another process is writing it.
    @discardableResult
    public func index(
        texts: [NamedText], onProgress: (IndexingProgress) -> Void = { _ in }
    ) throws(ReportSearchError) -> IndexingSummary {
        let byteCount = texts.reduce(0) { $0 + $1.text.utf8.count }
        return try commit(IndexingSummary(), byteCount: byteCount) {
            run throws(ReportSearchError) in
            try run.add(texts, onProgress: onProgress)
        }
    }

    /// Removes texts that were indexed from memory. Unknown names are ignored.
    ///
    /// - Throws: if the index cannot be written, or if another process is writing it.
    @discardableResult
    public func removeTexts(
        named names: [String]
    ) throws(ReportSearchError) -> IndexingSummary {
        try commit(IndexingSummary(), byteCount: 0) { run throws(ReportSearchError) in
            run.removeTexts(named: names)
        }
    }

    /// Runs the indexer and commits the result.
    ///
    /// - Parameters:
    ///   - byteCount: the size of the input, which determines the number of threads.
    ///   - paths: the files and folders of the run; empty for texts.
    ///   - body: adds and removes sources.
    private func commit(
        _ summary: IndexingSummary, byteCount: Int, paths: [FilePath] = [],
        _ body: (inout IndexingRun) throws(ReportSearchError) -> Void
    ) throws(ReportSearchError) -> IndexingSummary {
        let writer = try writer()
        let (old, known) = try rethrowing { () throws(IndexError) in
            (try writer.committed(), try writer.sources())
        }
        let setup = try setup(after: old)
        writer.analyzer = setup.fingerprint
        writer.analyzerData = setup.overlay.bytes
        let threadCount = threadCount(forBytes: byteCount)
        func newCrew() throws(ReportSearchError) -> IndexingCrew {
            try IndexingCrew(
                writer, setup: setup, options: options, old: old, threadCount: threadCount)
        }
        var run = IndexingRun(
            location: location, options: options, writer: writer, known: known,
            crew: try newCrew(), summary: summary)
        try body(&run)
        var retokenizing: Retokenizing?
        // Without docs there is nothing to analyse again; a repair may have removed all of them.
        if let old, old.docCount > 0, old.analyzer != setup.fingerprint {
            retokenizing = try Retokenizing(old, setup: setup)
        }
        try run.finish(retokenizing: retokenizing, with: newCrew)
        var notes = try IndexNotes(of: writer.notes)
        if !paths.isEmpty { notes.skipped = run.skippedFiles(after: notes.skipped, paths) }
        writer.notes = notes.encoded()
        let changed = run.changedKeys
        var failure: ReportSearchError?
        try rethrowing { () throws(IndexError) in
            run.summary.didCommit = try writer.commit(optimizes: options.optimizes) { reader in
                do throws(ReportSearchError) {
                    notes.copies = try copies(in: reader, after: notes.copies, changed, setup)
                    notes.copyPlaces = try KnownCopies.places(of: notes.copies, in: reader)
                } catch {
                    failure = error
                }
                return notes.encoded()
            }
        }
        if let failure { throw failure }
        run.summary.copies = notes.copies.entries.count
        return run.summary
    }

    private func copies(
        in reader: IndexReader, after old: ReportCopies, _ changed: Set<[UInt8]>,
        _ setup: AnalyzerSetup
    ) throws(ReportSearchError) -> ReportCopies {
        if options.isTokenized { return ReportCopies() }
        let analyzer = try rethrowing { () throws(ICUError) in try Analyzer(setup) }
        return try CopyFinder(reader, analyzer).copies(after: old, changed: changed)
    }

    private func writer() throws(ReportSearchError) -> IndexWriter {
        let options = IndexWriter.Options(
            memoryBudget: options.memoryBudget, replacesUnreadable: options.rebuilds)
        return try rethrowing { () throws(IndexError) in
            try IndexWriter(folder: location.folder.string, options: options)
        }
    }

    /// Each thread writes its own segment, so a thread is worthwhile only with enough text.
    private func threadCount(forBytes byteCount: Int) -> Int {
        let worthwhile = max(1, byteCount / Self.minBytesPerThread)
        return min(options.threadCount ?? WorkerThreads.coreCount, worthwhile)
    }

    private static let minBytesPerThread = 4 << 20

    /// The setup for analysing text: that of the last commit, unless the options change it.
    private func setup(after old: IndexReader?) throws(ReportSearchError) -> AnalyzerSetup {
        if options.isTokenized { return .whitespace }
        let before = old.flatMap { AnalyzerSetup.folds(ofFingerprint: $0.analyzer) }
        let folds = options.foldsLeftOut.map(FoldName.folds(without:)) ?? before ?? .all
        return try UserDictionary.setup(
            for: location, files: options.dictionaries, folds: folds)
    }
}
