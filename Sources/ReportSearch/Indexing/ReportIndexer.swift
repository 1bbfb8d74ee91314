internal import ICUText
internal import InvertedIndex
internal import ReportCorpus
public import SystemPackage
internal import TextAnalysis

/// Brings an index up to date with files and folders, or with texts in memory.
///
///     let indexer = ReportIndexer(.inWorkingFolder)
///     let summary = try indexer.index(["reports"]) { print($0.path) }
///     try indexer.index(texts: [NamedText("区司法局_2023", text: "一、主要举措…")])
public struct ReportIndexer: Sendable {
    private let location: IndexLocation
    private let options: IndexingOptions

    /// Makes an indexer for the index at a place; the index need not exist yet.
    public init(_ location: IndexLocation, options: IndexingOptions = IndexingOptions()) {
        self.location = location
        self.options = options
    }

    /// Indexes what is new or changed below the paths, and drops what is gone from there.
    ///
    /// Files that cannot be read are named in the summary and do not stop the others. Searches see nothing of it
    /// before the call returns.
    ///
    /// - Parameters:
    ///   - paths: files and folders.
    ///   - onProgress: called before each file.
    /// - Throws: when the index cannot be written, or is being written by another process.
    public func index(
        _ paths: [FilePath], onProgress: (IndexingProgress) -> Void = { _ in }
    ) throws(ReportSearchError) -> IndexingSummary {
        let walk = FileWalk(paths)
        var summary = IndexingSummary()
        summary.loops = walk.loops
        summary.unknownInTable = options.metadata?.namesWithout(walk.files.map(\.path)) ?? []
        summary.problems = walk.problems
        let byteCount = walk.files.reduce(0) { $0 + $1.byteCount }
        return try commit(summary, byteCount: byteCount, paths: paths) {
            run throws(ReportSearchError) in
            try run.add(walk.files, onProgress: onProgress)
            run.dropVanished(below: paths)
        }
    }

    /// Indexes texts in memory that are new or changed. Texts that the index holds under other names stay.
    ///
    /// A text is known by its name, and cited by the bytes of its UTF-8. There is no file to it: ``LiteralProof`` counts
    /// it and leaves it out. The summary counts texts as files.
    ///
    /// - Parameters:
    ///   - texts: of texts with one name the last counts.
    ///   - onProgress: called before each text.
    /// - Throws: when the index cannot be written, or is being written by another process.
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

    /// Removes texts that were indexed from memory. Names that the index does not hold change nothing.
    ///
    /// - Throws: when the index cannot be written, or is being written by another process.
    @discardableResult
    public func removeTexts(
        named names: [String]
    ) throws(ReportSearchError) -> IndexingSummary {
        try commit(IndexingSummary(), byteCount: 0) { run throws(ReportSearchError) in
            run.removeTexts(named: names)
        }
    }

    /// Does a run on the index and commits it.
    ///
    /// - Parameters:
    ///   - byteCount: the bytes to be read, on which the number of threads depends.
    ///   - paths: the files and folders that the run is about; none if it is about texts.
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
        var recutting: Recutting?
        // Without docs there is nothing to analyse: a repair may have left none.
        if let old, old.docCount > 0, old.analyzer != setup.fingerprint {
            recutting = try Recutting(old, setup: setup)
        }
        try run.finish(recutting: recutting, with: newCrew)
        if !paths.isEmpty {
            let skipped = try run.skippedFiles(after: SkippedFiles(notes: writer.notes), paths)
            writer.notes = skipped.encoded()
        }
        try rethrowing { () throws(IndexError) in
            run.summary.didCommit = try writer.commit(optimizes: options.optimizes)
        }
        return run.summary
    }

    private func writer() throws(ReportSearchError) -> IndexWriter {
        let options = IndexWriter.Options(
            memoryBudget: options.memoryBudget, replacesUnreadable: options.rebuilds)
        return try rethrowing { () throws(IndexError) in
            try IndexWriter(folder: location.folder.string, options: options)
        }
    }

    /// Each thread makes a segment of its own, so a thread must have enough to do.
    private func threadCount(forBytes byteCount: Int) -> Int {
        let worthwhile = max(1, byteCount / Self.minBytesPerThread)
        return min(options.threadCount ?? WorkerThreads.coreCount, worthwhile)
    }

    private static let minBytesPerThread = 4 << 20

    /// The setup for analysing text: as the last commit has it, unless the options say otherwise.
    private func setup(after old: IndexReader?) throws(ReportSearchError) -> AnalyzerSetup {
        if options.hasReadyWords { return .whitespace }
        let before = old.flatMap { AnalyzerSetup.folds(ofFingerprint: $0.analyzer) }
        let folds = options.foldsLeftOut.map(FoldName.folds(without:)) ?? before ?? .all
        return try UserDictionary.setup(
            for: location, files: options.dictionaries, folds: folds)
    }
}
