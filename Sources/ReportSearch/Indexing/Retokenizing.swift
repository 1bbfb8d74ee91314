internal import ICUText
internal import InvertedIndex
internal import TextAnalysis

/// Finds the files whose terms change with a new setup of the analyzer. Their stored text is analysed again; no file
/// is read.
struct Retokenizing {
    private let reader: IndexReader
    /// Keys of the affected files; nil for all files.
    private let touched: Set<[UInt8]>?

    /// - Parameters:
    ///   - reader: the last commit, made with another setup.
    ///   - setup: the new setup.
    init(_ reader: IndexReader, setup: AnalyzerSetup) throws(ReportSearchError) {
        self.reader = reader
        let old = AnalyzerSetup(fingerprint: reader.analyzer, words: reader.analyzerData)
        guard let old, setup.differsOnlyInWords(from: old) else {
            touched = nil
            return
        }
        let changed = Set(old.overlay.words).symmetricDifference(setup.overlay.words)
        touched = try rethrowing { () throws(IndexError) in
            try Self.keys(with: changed, in: reader)
        }
    }

    /// The files whose text may contain any of the folded words. The tokens of all other files are the same with and
    /// without the words.
    private static func keys(
        with words: Set<String>, in reader: IndexReader
    ) throws(IndexError) -> Set<[UInt8]> {
        let searcher = Searcher(reader)
        let cutter = GramCutter()
        var statistics = SearchStatistics()
        var docs: Set<DocAddress> = []
        for word in words {
            let bytes = Array(word.utf8)
            let grams = cutter.queryGrams(bytes).map { Term(.grams, Array(bytes[$0.range])) }
            docs.formUnion(
                try searcher.matches(.all(of: grams), statistics: &statistics))
        }
        var keys: Set<[UInt8]> = []
        for doc in docs { keys.insert(try reader.source(of: doc).key) }
        return keys
    }

    /// The affected files with their parts, in indexing order: a file that was split over segments has several parts.
    /// Rows without stored text are left unchanged.
    func files() throws(ReportSearchError) -> [(key: [UInt8], parts: [IndexedSource])] {
        let sources = try rethrowing { () throws(IndexError) in
            try reader.sources()
        }
        var parts: [[UInt8]: [IndexedSource]] = [:]
        var order: [[UInt8]] = []
        for source in sources where touched?.contains(source.key) ?? true {
            if source.docCount > 0, try !reader.paragraph(source.firstDoc).keepsText { continue }
            if parts[source.key] == nil { order.append(source.key) }
            parts[source.key, default: []].append(source)
        }
        return order.map { ($0, parts[$0] ?? []) }
    }
}
