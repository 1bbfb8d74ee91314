package import InvertedIndex
internal import StoredReports
internal import Synchronization
internal import TextBasics

// Paragraphs.
extension ClusterIndex {
    /// The approximate maximum number of paragraphs in memory. If there are more, all are dropped.
    private static let maxKeptCount = 100_000
    /// The number of paragraphs that one search fetches.
    static let pageCount = 1000

    package func storedBytes(of doc: DocID) throws(IndexError) -> [UInt8] {
        try document(doc).record
    }

    package func counts(of doc: DocID, in terms: [Term]) throws(IndexError) -> TermCounts {
        let document = try document(doc)
        let places = try places(of: document)
        if terms.isEmpty, let places {
            return TermCounts(length: places.words.count, frequencies: [])
        }
        let counter = counter(of: terms)
        let cut = try cutter.terms(
            of: try Self.text(ofRecord: document.record), known: places,
            withGrams: counter.countsGrams)
        let frequencies = counter.frequencies(in: cut)
        let keywords =
            terms.contains { $0.space == .keywords }
            ? try keywords(of: doc..<doc + 1)[doc] ?? [] : []
        return TermCounts(
            length: cut.words.count,
            frequencies: zip(terms, frequencies).map { term, frequency in
                guard term.space == .keywords else { return frequency }
                return keywords.contains { $0.utf8.elementsEqual(term.bytes) } ? 1 : 0
            })
    }

    /// The counter of terms. All docs of a search are counted with the same one.
    private func counter(of terms: [Term]) -> TermCounter {
        state.withLock { state in
            if let known = state.counter, known.terms == terms { return known }
            let counter = TermCounter(terms)
            state.counter = counter
            return counter
        }
    }

    /// The terms of a paragraph.
    func documentTerms(of doc: DocID) throws(IndexError) -> DocumentTerms {
        let document = try document(doc)
        return try cutter.terms(
            of: try Self.text(ofRecord: document.record), known: try places(of: document),
            withGrams: true)
    }

    private func places(of document: ClusterDocument) throws(IndexError) -> TokenRanges? {
        do throws(DecodingFailure) {
            return try document.kept.places()
        } catch {
            throw .remote(.badAnswer("places, byte \(error.byteOffset)"))
        }
    }

    /// The keywords of paragraphs. Few readers need them.
    func keywords(of docs: Range<DocID>) throws(IndexError) -> [DocID: [String]] {
        var found: [DocID: [String]] = [:]
        let hits = try answer(
            Self.body(
                ClusterQuery.range(Int(docs.lowerBound)..<Int(docs.upperBound)),
                count: docs.count, fields: Fields(kept: ["k"]), sort: ["ord"])
        ).hits
        for hit in hits {
            found[try number(of: hit)] = hit.fields?["k"]?.array?.compactMap(\.string) ?? []
        }
        return found
    }

    static func text(ofRecord record: [UInt8]) throws(IndexError) -> [UInt8] {
        do throws(StoredRecordError) {
            return try ParagraphRecord.text(ofStored: record).bytes
        } catch {
            throw .remote(.badAnswer("record, byte \(error.failure.byteOffset)"))
        }
    }

    /// A paragraph. If it is not in memory, it is fetched together with those that are probably read next.
    func document(_ doc: DocID) throws(IndexError) -> ClusterDocument {
        let (known, next) = state.withLock { state -> (ClusterDocument?, [DocID]) in
            if let known = state.documents[doc] { return (known, []) }
            return (nil, Self.next(after: doc, in: state, end: snapshot.end))
        }
        if let known { return known }
        try fetch(next)
        guard let found = state.withLock({ $0.documents[doc] }) else {
            throw .remote(.badAnswer("paragraph \(doc)"))
        }
        return found
    }

    /// A doc and those that will probably be read after it, without those in memory: the next docs of the list that
    /// was returned last, or else those with the next numbers.
    ///
    /// - Parameter end: the number of paragraphs.
    private static func next(after doc: DocID, in state: State, end: Int) -> [DocID] {
        if let place = state.lastPage.firstIndex(of: doc) {
            return state.lastPage[place...].lazy.filter { state.documents[$0] == nil }
                .prefix(pageCount / 4).map { $0 }
        }
        let place = state.lastDocs.firstIndex(partitionedBy: { $0 >= doc })
        if place < state.lastDocs.count, state.lastDocs[place] == doc {
            return state.lastDocs[place...].lazy.filter { state.documents[$0] == nil }
                .prefix(pageCount).map { $0 }
        }
        let isOnTheWay = doc > 0 && state.documents[doc - 1] != nil
        let end = min(end, Int(doc) + (isOnTheWay ? 200 : 4))
        return (Int(doc)..<max(Int(doc), end)).map { DocID($0) }
            .filter { state.documents[$0] == nil }
    }

    /// The given paragraphs that are not in memory.
    func missing(_ docs: [DocID]) -> [DocID] {
        state.withLock { state in docs.filter { state.documents[$0] == nil } }
    }

    /// Fetches paragraphs.
    func fetch(_ docs: [DocID]) throws(IndexError) {
        var search = MultiSearch()
        Self.add(docs, of: indexes, to: &search)
        for answer in try answers(search) { try keep(answer.hits) }
    }

    /// Adds searches for paragraphs by their numbers.
    static func add(
        _ docs: [DocID], of indexes: [String], fields: Fields = .paragraphs,
        to search: inout MultiSearch
    ) {
        for start in stride(from: 0, to: docs.count, by: pageCount) {
            let chunk = docs[start..<min(start + pageCount, docs.count)]
            let list = JSONText.array(chunk.map { .int(Int($0)) })
            search.add(
                indexes, ranks: false,
                body(
                    .object([("terms", .object([("ord", list)]))]), count: pageCount,
                    fields: fields, sort: ["ord"]))
        }
    }

    /// The number of the paragraph of a hit: a field of it, or the last of the values that hits are sorted by.
    func number(of hit: SearchAnswer.Hit) throws(IndexError) -> DocID {
        guard let number = (hit.field("ord") ?? hit.sort.last)?.int,
            (0..<snapshot.end).contains(number)
        else {
            throw .remote(.badAnswer("sort"))
        }
        return DocID(number)
    }

    /// Keeps the paragraphs of an answer in memory, and fetches those that are too long for the field `r`.
    func keep(_ hits: [SearchAnswer.Hit]) throws(IndexError) {
        var long: [DocID] = []
        for hit in hits where try !keep(hit) { long.append(try number(of: hit)) }
        if long.isEmpty { return }
        var search = MultiSearch()
        Self.add(long, of: indexes, fields: .long, to: &search)
        for hit in try answers(search).flatMap(\.hits) where try !keep(hit) {
            throw .remote(.badAnswer("r, x"))
        }
    }

    /// Keeps a paragraph in memory. Returns false if the hit has no field `r`.
    private func keep(_ hit: SearchAnswer.Hit) throws(IndexError) -> Bool {
        let number = try number(of: hit)
        guard hit.field("r") != nil || hit.field("x") != nil else { return false }
        guard let bytes = RecordField.of(hit),
            let document = ClusterDocument(bytes, number: Int(number))
        else { throw .remote(.badAnswer("paragraph \(number)")) }
        state.withLock { state in
            if state.documents.count > Self.maxKeptCount { state.documents = [:] }
            if state.documents[number] == nil { state.documents[number] = document }
        }
        return true
    }
}
