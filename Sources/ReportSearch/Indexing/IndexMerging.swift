internal import ICUText
internal import InvertedIndex
internal import TextAnalysis

/// Joins indexes that were made on several machines into one. No report is read again.
public struct IndexMerging: Sendable {
    /// What was joined.
    public struct Summary: Sendable {
        /// Number of indexes.
        public let indexes: Int
        /// Number of files.
        public let files: Int
        /// Number of paragraphs.
        public let paragraphs: Int
        /// Files that are in more than one of the indexes.
        public let clashes: [Clash]
        /// Files that hold the same report as another file.
        public let copies: Int
    }

    /// A file that is in more than one of the indexes.
    public struct Clash: Equatable, Sendable {
        /// The path of the file as the new index displays it.
        public let file: String
        /// The folders of the indexes.
        public let indexes: [String]
    }

    private let shards: [IndexLocation]
    private let target: IndexLocation

    /// - Parameters:
    ///   - shards: the indexes to join.
    ///   - target: where the new index will be.
    public init(_ shards: [IndexLocation], into target: IndexLocation) {
        self.shards = shards
        self.target = target
    }

    /// Whether the target already has an index.
    public var targetExists: Bool { ManifestStamp(target) != nil }

    /// Joins the indexes.
    ///
    /// - Parameter keepsFirst: whether a file that is in several indexes is taken from the first of them. Otherwise
    ///   nothing is written if there is such a file.
    /// - Returns: what was joined. If `files` is 0 and there are clashes, nothing was written.
    /// - Throws: `analyzerChanged` if the indexes have different analyzers or word lists.
    public func run(keepsFirst: Bool) throws(ReportSearchError) -> Summary {
        var readers: [IndexReader] = []
        for shard in shards { readers.append(try .opened(shard)) }
        for reader in readers {
            guard reader.analyzer == readers[0].analyzer,
                reader.analyzerData == readers[0].analyzerData
            else { throw .analyzerChanged(stored: reader.analyzer) }
        }
        let clashes = try clashes(of: readers)
        guard keepsFirst || clashes.isEmpty else {
            return Summary(
                indexes: readers.count, files: 0, paragraphs: 0, clashes: clashes, copies: 0)
        }
        var copies = ReportCopies()
        var places = CopyPlaces()
        var failure: ReportSearchError?
        let setup = AnalyzerSetup(fingerprint: readers[0].analyzer, words: readers[0].analyzerData)
        try rethrowing { () throws(IndexError) in
            try IndexJoin.write(readers, into: target.folder.string) { reader in
                do throws(ReportSearchError) {
                    copies = try Self.copies(in: reader, setup)
                    places = try KnownCopies.places(of: copies, in: reader)
                } catch {
                    failure = error
                }
                return IndexNotes(copies: copies, copyPlaces: places).encoded()
            }
        }
        if let failure { throw failure }
        let joined = try IndexReader.opened(target)
        let files = try joined.allSources().map(\.key)
        return Summary(
            indexes: readers.count, files: Set(files).count, paragraphs: joined.docCount,
            clashes: clashes, copies: copies.entries.count)
    }

    private func clashes(of readers: [IndexReader]) throws(ReportSearchError) -> [Clash] {
        let found = try rethrowing { () throws(IndexError) in try IndexJoin.clashes(of: readers) }
        return found.map { clash in
            Clash(
                file: target.displayPath(ofKey: clash.key),
                indexes: clash.readers.map { shards[$0].folder.string })
        }
    }

    /// Files of different shards may hold the same report, which a single shard cannot know.
    private static func copies(
        in reader: IndexReader, _ setup: AnalyzerSetup?
    ) throws(ReportSearchError) -> ReportCopies {
        guard let setup, setup.cutting == .chinese else { return ReportCopies() }
        let analyzer = try rethrowing { () throws(ICUError) in try Analyzer(setup) }
        var keys: Set<[UInt8]> = []
        for source in try reader.allSources() {
            keys.insert(IndexLocation.fileKey(ofKey: source.key))
        }
        return try CopyFinder(reader, analyzer).copies(after: ReportCopies(), changed: keys)
    }
}
