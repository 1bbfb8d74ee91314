internal import ICUText
internal import InvertedIndex
internal import QueryLanguage
internal import Synchronization
internal import SystemPackage
internal import TextAnalysis

/// One commit of an index with everything needed to search it. Immutable; safe to share between threads.
final class SearchSnapshot: Sendable {
    let location: IndexLocation
    let reader: IndexReader
    /// The searcher of the inverted index, with default BM25 parameters.
    let core: Searcher
    /// The user's lists of synonyms.
    let synonyms: [Synonyms]
    /// The sources that were read recently.
    let sources: KnownSources
    /// Files that hold the same report as others.
    let copies: KnownCopies
    /// The stamp of the manifest that was opened.
    let stamp: ManifestStamp?
    private let setup: AnalyzerSetup
    /// Idle analyzers. They reuse buffers, so only one session at a time uses each.
    private let analyzers = Mutex<[AnalyzerBox]>([])

    private struct AnalyzerBox: @unchecked Sendable {
        let analyzer: Analyzer
    }

    /// Opens the newest commit.
    ///
    /// - Throws: if there is no index, if it is damaged, if another version of the analysis made it, or if a list
    ///   of synonyms cannot be read.
    convenience init(
        _ location: IndexLocation, synonymFiles: [FilePath]
    ) throws(ReportSearchError) {
        // Read first, so that the next refresh sees a commit made in between.
        let stamp = ManifestStamp(location)
        try self.init(
            try .opened(location), at: location, stamp: stamp, synonymFiles: synonymFiles)
    }

    /// Makes an open index ready to be searched.
    init(
        _ reader: IndexReader, at location: IndexLocation, stamp: ManifestStamp?,
        synonymFiles: [FilePath]
    ) throws(ReportSearchError) {
        self.location = location
        self.stamp = stamp
        self.reader = reader
        core = Searcher(reader)
        sources = KnownSources(reader)
        copies = try KnownCopies(in: reader)
        guard let setup = AnalyzerSetup(fingerprint: reader.analyzer, words: reader.analyzerData)
        else { throw .analyzerChanged(stored: reader.analyzer) }
        self.setup = setup
        let analyzer = try Self.analyzer(setup)
        synonyms = try SynonymLookup.userLists(location: location, files: synonymFiles) {
            analyzer.fold($0).text
        }
        give(analyzer)
    }

    private static func analyzer(_ setup: AnalyzerSetup) throws(ReportSearchError) -> Analyzer {
        return try rethrowing { () throws(ICUError) in
            try Analyzer(setup)
        }
    }

    /// An analyzer that no other session uses; give it back with `give(_:)`.
    func takeAnalyzer() throws(ReportSearchError) -> Analyzer {
        if let box = analyzers.withLock({ $0.popLast() }) { return box.analyzer }
        return try Self.analyzer(setup)
    }

    /// Takes an analyzer back.
    func give(_ analyzer: Analyzer) {
        let box = AnalyzerBox(analyzer: analyzer)
        analyzers.withLock { $0.append(box) }
    }
}
