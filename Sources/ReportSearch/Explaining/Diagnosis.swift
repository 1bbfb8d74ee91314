internal import DocumentModel
internal import ICUText
package import InvertedIndex
internal import QueryLanguage
internal import ReportCorpus
internal import SystemPackage
internal import TextAnalysis

extension SearchSession {
    /// Explains why a paragraph matches a request, or why it does not.
    ///
    /// - Parameters:
    ///   - file: the file's path, the name of a text, or the id of a row.
    ///   - paragraph: the number of the paragraph; nil for the file's best hit or, without a hit, the paragraph that
    ///     matches the most parts of the query.
    /// - Complexity: finds all hits of the request. If `file` is not a file of
    ///   the index, all paragraphs are read to find a row with this id.
    func diagnose(
        _ request: SearchRequest, file: FilePath, paragraph: Int?
    ) throws(ReportSearchError) -> MatchDiagnosis {
        let query = try analyzed(request)
        let diagnosis = Diagnosis(searcher: self, request: request, query: query)
        return try diagnosis.run(file, paragraph)
    }
}

/// Compares one paragraph with one query.
struct Diagnosis {
    let searcher: SearchSession
    let request: SearchRequest
    let query: AnalyzedQuery

    fileprivate func run(
        _ file: FilePath, _ paragraph: Int?
    ) throws(ReportSearchError) -> MatchDiagnosis {
        let docs = try docs(of: file)
        if docs.isEmpty { return notIndexed(file, paragraph) }
        if try hasChanged(file, docs[0]) {
            return result(
                file.string, paragraph, advice: .indexChangedFile)
        }
        var all = request
        all.limit = nil
        all.relaxes = false
        let hits = try searcher.matches(query, all)
        let wanted: [DocAddress]
        if let paragraph {
            wanted = try self.docs(docs) { $0.ordinal == paragraph }
            if wanted.isEmpty {
                return result(
                    file.string, paragraph, advice: .noSuchParagraph(file: file.string))
            }
        } else {
            wanted = docs
        }
        let places = Set(wanted)
        if let rank = hits.firstIndex(where: { places.contains($0.doc) }) {
            return try diagnosis(of: hits[rank].doc, file, hits, rank: rank)
        }
        var nearest: (doc: DocAddress, count: Int)?
        for doc in wanted {
            var count = 0
            for part in parts where try match(part, doc) != nil { count += 1 }
            if count > nearest?.count ?? -1 { nearest = (doc, count) }
        }
        return try diagnosis(of: nearest?.doc ?? wanted[0], file, hits, rank: nil)
    }

    /// The parts of the query that must all match.
    private var parts: [AnalyzedQuery.Node] {
        if case .all(let parts) = query.root { parts } else { [query.root] }
    }

    private func match(
        _ part: AnalyzedQuery.Node, _ doc: DocAddress
    ) throws(ReportSearchError) -> MatchKind? {
        var request = SearchRequest("", limit: nil)
        request.filter.includesCopies = true
        request.ranking = .bm25
        request.relaxes = false
        request.docs = [doc]
        return try searcher.matches(AnalyzedQuery(root: part), request).first?.kind
    }

    // MARK: What is indexed

    private func docs(of file: FilePath) throws(ReportSearchError) -> [DocAddress] {
        let reader = searcher.core.reader
        let key = searcher.location.key(ofDocument: file)
        let sources = try reader.allSources()
        for key in [key, IndexLocation.key(ofText: file.string)] {
            let all = sources.filter { $0.key == key }.flatMap(\.docs)
            if !all.isEmpty { return all }
        }
        return try self.docs(sources.flatMap(\.docs)) { $0.place == .row(id: file.string) }
    }

    private func docs(
        _ docs: [DocAddress], where isWanted: (ParagraphRecord) -> Bool
    ) throws(ReportSearchError) -> [DocAddress] {
        var wanted: [DocAddress] = []
        for doc in docs where isWanted(try searcher.core.reader.paragraph(doc)) {
            wanted.append(doc)
        }
        return wanted
    }

    private func hasChanged(
        _ file: FilePath, _ doc: DocAddress
    ) throws(ReportSearchError) -> Bool {
        let (source, record) = try SourceCache(searcher.core.reader, location: searcher.location)
            .source(of: doc)
        guard source.key == searcher.location.key(ofDocument: file),
            let bytes = try? ReportReader.bytes(ofFile: file)
        else { return false }
        return XXHash64.hash(bytes) != record.contentHash
    }

    private func notIndexed(_ file: FilePath, _ paragraph: Int?) -> MatchDiagnosis {
        let advice: MatchDiagnosis.Advice
        do throws(CorpusError) {
            _ = try ReportReader().report(try ReportReader.bytes(ofFile: file), path: file)
            advice = .indexFile(file.string)
        } catch {
            advice = .unreadableFile(file.string)
        }
        return result(file.string, paragraph, advice: advice)
    }

    private func result(
        _ file: String, _ paragraph: Int?, advice: MatchDiagnosis.Advice
    ) -> MatchDiagnosis {
        MatchDiagnosis(
            file: file, paragraph: paragraph, match: nil, rank: nil, hitCount: 0,
            finding: .init(cause: .notIndexed, reason: nil, advice: advice), parts: [],
            queryWords: queryWords, paragraphWords: [])
    }

    private var queryWords: [String] {
        query.pieces.flatMap(\.words).map { String(decoding: $0, as: UTF8.self) }
    }

    // MARK: One paragraph

    private func diagnosis(
        of doc: DocAddress, _ file: FilePath, _ hits: [Match], rank: Int?
    ) throws(ReportSearchError) -> MatchDiagnosis {
        let record = try searcher.core.reader.paragraph(doc)
        let (_, source) = try SourceCache(searcher.core.reader, location: searcher.location).source(
            of: doc)
        let words = try searcher.words(of: record.text)
        let part = PartDiagnosis(
            text: record.text, folded: searcher.fold(record.text), words: words,
            metadata: source.metadata, section: record.section, analyzer: searcher.analyzer,
            folds: AnalyzerSetup.folds(ofFingerprint: searcher.core.reader.analyzer) ?? [])
        var parts: [MatchDiagnosis.Part] = []
        for node in self.parts {
            let match = try match(node, doc)
            parts.append(
                MatchDiagnosis.Part(
                    part: AnalyzedQuery(root: node).understanding.first, match: match,
                    finding: match == nil ? try part.finding(node) : nil))
        }
        var first = parts.first { $0.match == nil }
        if rank == nil, first == nil {
            let filtered = MatchDiagnosis.Part(
                part: nil, match: nil,
                finding: !request.filter.includesCopies && searcher.copies.hiddenDocs.contains(doc)
                    ? .init(cause: .filter, reason: .copy, advice: .includeCopies)
                    : part.finding(request.filter))
            first = filtered
            parts.append(filtered)
        }
        return MatchDiagnosis(
            file: record.sourcePlace(in: file.string).file, paragraph: record.ordinal,
            match: rank.map { hits[$0].kind }, rank: rank.map { $0 + 1 }, hitCount: hits.count,
            finding: rank == nil ? first?.finding : nil, parts: parts, queryWords: queryWords,
            paragraphWords: words.map { String(decoding: $0, as: UTF8.self) })
    }
}

extension IndexedSource {
    /// The docs of the source, in order.
    package var docs: [DocAddress] {
        (0..<docCount).map {
            DocAddress(segment: firstDoc.segment, doc: firstDoc.doc + DocID($0))
        }
    }
}
