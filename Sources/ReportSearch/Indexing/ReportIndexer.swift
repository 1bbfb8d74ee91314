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
        summary.problems = walk.problems
        let setup = try UserDictionary.setup(for: location, files: options.dictionaries)
        let fingerprint = setup.fingerprint
        do throws(IndexError) {
            let writer = try IndexWriter(
                folder: location.folder.string, analyzer: fingerprint,
                options: IndexWriter.Options(
                    memoryBudget: options.memoryBudget, replacesUnreadable: options.rebuilds))
            let known = try writer.sources()
            let isStale =
                writer.previousAnalyzer.map { $0 != fingerprint } ?? false
            summary.analyzerChanged = isStale && !options.rebuilds
            if isStale { writer.removeAll() }
            var run = IndexingRun(
                location: location, options: options, writer: writer,
                known: isStale ? [:] : known, setup: setup, summary: summary)
            do throws(ReportSearchError) {
                try run.add(walk.files, encoding: options.encoding, onProgress: onProgress)
                if isStale { try run.addAgain(known.keys, onProgress: onProgress) }
            } catch .index(let error) {
                throw error
            } catch {
                run.summary.failure = error
            }
            if run.summary.failure == nil {
                run.dropVanished(below: paths)
                run.summary.didCommit = try writer.commit()
            }
            summary = run.summary
        } catch {
            throw .index(error)
        }
        if let failure = summary.failure { throw failure }
        return summary
    }
}
