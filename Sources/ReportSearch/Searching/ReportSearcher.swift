internal import ICUText
internal import InvertedIndex
internal import QueryLanguage
internal import ReportCorpus
internal import SystemPackage
internal import TextAnalysis

/// Answers queries on the index at a place.
///
///     let searcher = try ReportSearcher(.inWorkingFolder)
///     for hit in try searcher.search(SearchRequest("行政执法")).hits {
///         print(hit.place.file, hit.place.paragraph, hit.text)
///     }
///
/// Sees the last commit before it was made. Not to be shared between threads; make one for each.
public final class ReportSearcher {
    private let location: IndexLocation
    private let reader: IndexReader
    private let analyzer: Analyzer

    /// Opens the index.
    ///
    /// - Throws: if there is none, if it is damaged, or if another analysis of text made it.
    public init(_ location: IndexLocation) throws(ReportSearchError) {
        self.location = location
        do throws(IndexError) {
            reader = try IndexReader(folder: location.folder.string)
        } catch {
            throw .index(error)
        }
        guard reader.analyzer == Analyzer.fingerprint else {
            throw .analyzerChanged(stored: reader.analyzer, current: Analyzer.fingerprint)
        }
        do throws(ICUError) {
            analyzer = try Analyzer()
        } catch {
            throw .icu(call: error.call, name: error.name)
        }
    }

    /// The best hits of a request, in a total order: literal ones first, then by score, then in the
    /// order of indexing, which is that of paths and paragraphs.
    public func search(_ request: SearchRequest) throws(ReportSearchError) -> SearchResult {
        let query = try analyzed(request.query)
        var (matches, isRelaxed, statistics) = try find(query, request)
        if matches.isEmpty, !request.matchesAny, query.words.count > 1,
            !query.pieces.contains(where: \.chunk.isQuoted)
        {
            var relaxed = request
            relaxed.matchesAny = true
            (matches, _, statistics) = try find(query, relaxed)
            isRelaxed = !matches.isEmpty
        }
        var fetch = HitFetch(
            location: location, reader: reader,
            highlighter: Highlighter(analyzer: analyzer, query: query))
        var hits: [SearchHit] = []
        for (index, match) in matches.enumerated() {
            var explanation: [ScoreShare] = []
            if request.explains {
                explanation = try explain(match, query, request.bm25)
            }
            hits.append(
                try fetch.hit(
                    match, rank: index + 1, contextCount: request.contextCount,
                    explanation: explanation))
        }
        return SearchResult(
            hits: hits, isRelaxed: isRelaxed, understanding: query.pieces.map(understood),
            statistics: statistics)
    }

    /// How many paragraphs match, in how many files.
    public func count(
        _ request: SearchRequest
    ) throws(ReportSearchError) -> (paragraphs: Int, files: Int) {
        let files = try self.files(request)
        return (files.reduce(0) { $0 + $1.paragraphs }, files.count)
    }

    /// The files with matching paragraphs and how many of those each has, in the order of indexing.
    public func files(
        _ request: SearchRequest
    ) throws(ReportSearchError) -> [(file: String, paragraphs: Int)] {
        var all = request
        all.limit = nil
        let matches = try find(try analyzed(request.query), all).matches
        var counts: [DocAddress: Int] = [:]
        var names: [DocAddress: String] = [:]
        do throws(IndexError) {
            for match in matches {
                let source = try reader.source(of: match.doc)
                counts[source.firstDoc, default: 0] += 1
                names[source.firstDoc] = location.displayPath(ofKey: source.key)
            }
        } catch {
            throw .index(error)
        }
        return counts.keys.sorted().map { (names[$0] ?? "", counts[$0] ?? 0) }
    }

    private func analyzed(_ text: String) throws(ReportSearchError) -> AnalyzedQuery {
        let chunks: [QueryChunk]
        do throws(QueryError) {
            chunks = try QueryParser.parse(text)
        } catch {
            throw .query(error)
        }
        do throws(ICUError) {
            return try AnalyzedQuery(chunks, analyzer: analyzer)
        } catch {
            throw .icu(call: error.call, name: error.name)
        }
    }

    private func find(
        _ query: AnalyzedQuery, _ request: SearchRequest
    ) throws(ReportSearchError) -> (
        matches: [Match], isRelaxed: Bool, statistics: SearchStatistics
    ) {
        guard !query.pieces.isEmpty else { return ([], false, SearchStatistics()) }
        let searcher = Searcher(reader, bm25: request.bm25)
        let filter: DocFilter
        do throws(IndexError) {
            filter = try FilterResolver(reader: reader).resolve(request.filter)
        } catch {
            throw .index(error)
        }
        var search = CandidateSearch(searcher: searcher, query: query, filter: filter) {
            [analyzer] in analyzer.fold($0).bytes
        }
        let matches =
            request.matchesAny
            ? try search.matchesOfAny(limit: request.limit)
            : try search.matches(limit: request.limit)
        return (matches, false, search.statistics)
    }

    private func explain(
        _ match: Match, _ query: AnalyzedQuery, _ bm25: BM25
    ) throws(ReportSearchError) -> [ScoreShare] {
        do throws(IndexError) {
            return try Searcher(reader, bm25: bm25).explain(
                match.doc, terms: query.words.map { Term(.words, $0) })
        } catch {
            throw .index(error)
        }
    }

    private func understood(_ piece: AnalyzedQuery.Piece) -> UnderstoodPiece {
        UnderstoodPiece(
            text: piece.chunk.text, folded: String(decoding: piece.folded, as: UTF8.self),
            words: piece.words.map { String(decoding: $0, as: UTF8.self) },
            isLiteral: piece.chunk.isQuoted || piece.words.isEmpty)
    }
}
