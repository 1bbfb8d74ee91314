internal import ICUText
internal import InvertedIndex
internal import ReportCorpus
public import SystemPackage
internal import TextAnalysis

/// Brings an index up to date with files and folders.
///
///     let indexer = ReportIndexer(.inWorkingFolder)
///     let summary = try indexer.index(["reports"]) { print($0.path) }
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
    /// Files that cannot be read are named in the summary and do not stop the others. Nothing is
    /// visible to searches before the call returns.
    ///
    /// - Parameter onProgress: called before each file.
    /// - Throws: when the index cannot be written, or is being written by another process.
    public func index(
        _ paths: [FilePath], onProgress: (IndexingProgress) -> Void = { _ in }
    ) throws(ReportSearchError) -> IndexingSummary {
        let walk = FileWalk(paths)
        var summary = IndexingSummary()
        summary.loops = walk.loops
        summary.unknownInTable = options.metadata?.namesWithout(walk.files.map(\.path)) ?? []
        summary.problems = walk.problems
        let writer: IndexWriter
        let old: IndexReader?
        let known: [[UInt8]: [UInt8]]
        do throws(IndexError) {
            writer = try IndexWriter(
                folder: location.folder.string,
                options: IndexWriter.Options(
                    memoryBudget: options.memoryBudget, replacesUnreadable: options.rebuilds))
            old = try writer.committed()
            known = try writer.sources()
        } catch {
            throw .index(error)
        }
        let setup = try setup(after: old)
        writer.analyzer = setup.fingerprint
        writer.analyzerData = setup.overlay.bytes
        let threadCount = threadCount(for: walk.files)
        func newCrew() throws(ReportSearchError) -> IndexingCrew {
            try IndexingCrew(
                writer, setup: setup, options: options, old: old, threadCount: threadCount)
        }
        var run = IndexingRun(
            location: location, options: options, writer: writer, known: known,
            crew: try newCrew(), summary: summary)
        try run.add(walk.files, onProgress: onProgress)
        run.dropVanished(below: paths)
        var recutting: Recutting?
        // Without docs there is nothing to cut: a repair may have left none.
        if let old, old.docCount > 0, old.analyzer != setup.fingerprint {
            recutting = try Recutting(old, setup: setup)
        }
        try run.finish(recutting: recutting, with: newCrew)
        writer.notes = try run.skippedFiles(after: SkippedFiles(writer.notes), paths).encoded()
        do throws(IndexError) {
            run.summary.didCommit = try writer.commit(optimizes: options.optimizes)
        } catch {
            throw .index(error)
        }
        return run.summary
    }

    /// Threads that the work is worth: each makes a segment of its own, so small ones are not worth it.
    private func threadCount(for files: [FoundFile]) -> Int {
        let byteCount = files.reduce(0) { $0 + $1.byteCount }
        let worthwhile = max(1, byteCount / Self.bytesPerThread)
        return min(options.threadCount ?? WorkerThreads.coreCount, worthwhile)
    }

    private static let bytesPerThread = 4 << 20

    /// How text is to be analysed, after what the last commit says.
    private func setup(after old: IndexReader?) throws(ReportSearchError) -> AnalyzerSetup {
        if options.hasReadyWords { return .whitespace }
        let before = old.flatMap { AnalyzerSetup.folds(ofFingerprint: $0.analyzer) }
        let folds = options.foldsLeftOut.map(FoldName.folds(without:)) ?? before ?? .all
        return try UserDictionary.setup(
            for: location, files: options.dictionaries, folds: folds)
    }
}
