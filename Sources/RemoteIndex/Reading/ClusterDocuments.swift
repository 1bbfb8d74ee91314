package import InvertedIndex
internal import StoredReports
internal import Synchronization
internal import TextBasics

// Paragraphs and their files.
extension ClusterIndex {
    /// How many paragraphs are kept before all are forgotten.
    private static let maxKeptCount = 100_000
    /// How many paragraphs are fetched at a time.
    private static let pageCount = 1000
    /// The number of files that are read one by one before all are read at once.
    private static let maxSingleSourceCount = 200

    package func storedBytes(of doc: DocID) throws(IndexError) -> [UInt8] {
        try document(doc).record
    }

    package func counts(of doc: DocID, in terms: [Term]) throws(IndexError) -> TermCounts {
        var document = try document(doc)
        let cut: CutTerms
        if let known = document.terms {
            cut = known
        } else {
            cut = try cutter.terms(of: try Self.text(ofRecord: document.record))
            document.terms = cut
            let changed = document
            state.withLock { $0.documents[doc] = changed }
        }
        return TermCounts(
            length: cut.words.count,
            frequencies: terms.map { term in
                guard term.space == .keywords else { return cut.frequency(of: term) }
                return document.keywords.contains { $0.utf8.elementsEqual(term.bytes) } ? 1 : 0
            })
    }

    /// The keywords of a paragraph.
    func keywords(of doc: DocID) throws(IndexError) -> [String] { try document(doc).keywords }

    static func text(ofRecord record: [UInt8]) throws(IndexError) -> [UInt8] {
        do throws(StoredRecordError) {
            return try ParagraphRecord.text(ofStored: record).bytes
        } catch {
            throw .distant(.badAnswer("record, byte \(error.failure.byteOffset)"))
        }
    }

    /// A paragraph. One that is not kept is fetched with those that are probably read next.
    private func document(_ doc: DocID) throws(IndexError) -> ClusterDocument {
        let (known, next) = state.withLock { state -> (ClusterDocument?, [DocID]) in
            if let known = state.documents[doc] { return (known, []) }
            return (nil, Self.next(after: doc, in: state, end: snapshot.end))
        }
        if let known { return known }
        try fetch(next)
        guard let found = state.withLock({ $0.documents[doc] }) else {
            throw .distant(.badAnswer("paragraph \(doc)"))
        }
        return found
    }

    /// A doc and what will probably be read after it: the next ones of the list that was returned last, or else its
    /// neighbours.
    ///
    /// - Parameter end: the number of paragraphs.
    private static func next(after doc: DocID, in state: State, end: Int) -> [DocID] {
        var (low, high) = (0, state.lastDocs.count)
        while low < high {
            let middle = (low + high) / 2
            if state.lastDocs[middle] < doc { low = middle + 1 } else { high = middle }
        }
        if low < state.lastDocs.count, state.lastDocs[low] == doc {
            return state.lastDocs[low...].lazy.filter { state.documents[$0] == nil }
                .prefix(pageCount).map { $0 }
        }
        let isOnTheWay = doc > 0 && state.documents[doc - 1] != nil
        let end = min(end, Int(doc) + (isOnTheWay ? 200 : 4))
        return (Int(doc)..<max(Int(doc), end)).map { DocID($0) }
            .filter { state.documents[$0] == nil }
    }

    /// Fetches paragraphs.
    private func fetch(_ docs: [DocID]) throws(IndexError) {
        let bodies = Self.bodies(of: docs)
        var search = MultiSearch()
        for body in bodies { search.add(indexes, ranks: false, body) }
        for answer in try answers(search) { try keep(answer.hits) }
    }

    /// The bodies of searches for paragraphs by their numbers.
    private static func bodies(of docs: [DocID]) -> [JSONText] {
        stride(from: 0, to: docs.count, by: pageCount).map { start in
            let chunk = docs[start..<min(start + pageCount, docs.count)]
            return body(
                .object([
                    ("terms", .object([("ord", .array(chunk.map { .int(Int($0)) }))]))
                ]), count: pageCount)
        }
    }

    /// Keeps the paragraphs of an answer; returns their numbers.
    @discardableResult
    func keep(_ hits: [SearchAnswer.Hit]) throws(IndexError) -> [DocID] {
        var numbers: [DocID] = []
        var documents: [(DocID, ClusterDocument)] = []
        for hit in hits {
            guard let number = hit.field("ord")?.int, (0..<snapshot.end).contains(number),
                let document = ClusterDocument(hit), Int(document.source) <= number
            else { throw .distant(.badAnswer(hit.id)) }
            numbers.append(DocID(number))
            documents.append((DocID(number), document))
        }
        state.withLock { state in
            if state.documents.count > Self.maxKeptCount { state.documents = [:] }
            for (number, document) in documents where state.documents[number] == nil {
                state.documents[number] = document
            }
        }
        return numbers
    }

    package func prepare(docs: [DocID], sources: Bool) throws(IndexError) {
        let (missing, firsts) = state.withLock { state -> ([DocID], [DocID]) in
            var seen: Set<DocID> = []
            var missing: [DocID] = []
            var firsts: Set<DocID> = []
            for doc in docs where Int(doc) < snapshot.end && seen.insert(doc).inserted {
                if let known = state.documents[doc] {
                    if sources, state.sources[known.source] == nil, state.allSources == nil {
                        firsts.insert(known.source)
                    }
                } else {
                    missing.append(doc)
                }
            }
            return (missing, firsts.sorted())
        }
        var search = MultiSearch()
        for body in Self.bodies(of: missing) { search.add(indexes, ranks: false, body) }
        let documentCount = search.count
        if !firsts.isEmpty { addSources(firsts, to: &search) }
        for (number, answer) in try answers(search).enumerated() {
            if number < documentCount {
                try keep(answer.hits)
            } else {
                try keepSources(answer.hits)
            }
        }
    }

    // MARK: Files

    private static let sourceFields = ["fo", "fc", "key", "r"]

    private func addSources(_ firsts: [DocID], to search: inout MultiSearch) {
        for start in stride(from: 0, to: firsts.count, by: Self.pageCount) {
            let chunk = firsts[start..<min(start + Self.pageCount, firsts.count)]
            search.add(
                indexes, ranks: false,
                Self.body(
                    .object([("terms", .object([("fo", .array(chunk.map { .int(Int($0)) }))]))]),
                    count: Self.pageCount, fields: Self.sourceFields))
        }
    }

    private func keepSources(_ hits: [SearchAnswer.Hit]) throws(IndexError) {
        for hit in hits {
            let source = try source(hit)
            state.withLock { $0.sources[source.firstDoc.doc] = source }
        }
    }

    private func source(_ hit: SearchAnswer.Hit) throws(IndexError) -> IndexedSource {
        guard let docs = docs(ofFile: hit),
            let key = hit.field("key")?.string.flatMap({ Base64.bytes(of: $0.utf8) }),
            let payload = hit.field("r")?.string.flatMap({ Base64.bytes(of: $0.utf8) })
        else { throw .distant(.badAnswer(hit.id)) }
        return IndexedSource(
            key: key, payload: payload,
            firstDoc: DocAddress(segment: 0, doc: DocID(docs.lowerBound)), docCount: docs.count)
    }

    /// The paragraphs of a file as the cluster states them; nil if the index has no such paragraphs.
    func docs(ofFile hit: SearchAnswer.Hit) -> Range<Int>? {
        guard let first = hit.field("fo")?.int, let count = hit.field("fc")?.int, first >= 0,
            count >= 0, first <= snapshot.end, count <= snapshot.end - first
        else { return nil }
        return first..<first + count
    }

    package func sourceStart(of doc: DocID) throws(IndexError) -> DocID {
        try document(doc).source
    }

    package func source(of doc: DocID) throws(IndexError) -> IndexedSource {
        let known = state.withLock {
            state -> (all: [IndexedSource]?, one: IndexedSource?, count: Int) in
            let one = state.documents[doc].flatMap { state.sources[$0.source] }
            if one == nil, state.allSources == nil { state.singleSourceCount += 1 }
            return (state.allSources, one, state.singleSourceCount)
        }
        if let one = known.one { return one }
        if let all = known.all { return try Self.source(of: doc, in: all) }
        if known.count > Self.maxSingleSourceCount {
            return try Self.source(of: doc, in: try sources())
        }
        let first = try document(doc).source
        if let found = state.withLock({ $0.sources[first] }) { return found }
        var search = MultiSearch()
        addSources([first], to: &search)
        for answer in try answers(search) { try keepSources(answer.hits) }
        guard let found = state.withLock({ $0.sources[first] }) else {
            throw .distant(.badAnswer("source \(first)"))
        }
        return found
    }

    private static func source(
        of doc: DocID, in all: [IndexedSource]
    ) throws(IndexError) -> IndexedSource {
        var (low, high) = (0, all.count)
        while low < high {
            let middle = (low + high) / 2
            if all[middle].firstDoc.doc <= doc { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { throw .distant(.badAnswer("source of \(doc)")) }
        let found = all[low - 1]
        guard Int(doc) < Int(found.firstDoc.doc) + found.docCount else {
            throw .distant(.badAnswer("source of \(doc)"))
        }
        return found
    }

    package func sources(key: [UInt8]) throws(IndexError) -> [IndexedSource] {
        let text = String(decoding: Base64.text(of: key), as: UTF8.self)
        let hits = try answer(
            Self.body(
                .object([("term", .object([("key", .string(text))]))]), count: Self.pageCount,
                fields: Self.sourceFields)
        ).hits
        var found: [IndexedSource] = []
        for hit in hits { found.append(try source(hit)) }
        return found.filter { snapshot.isLive(Int($0.firstDoc.doc)) }
            .sorted { $0.firstDoc < $1.firstDoc }
    }

    package func sources() throws(IndexError) -> [IndexedSource] {
        if let known = state.withLock({ $0.allSources }) { return known }
        var all: [IndexedSource] = []
        var last: [JSONText]?
        let count = 500
        while true {
            let hits = try answer(
                Self.body(
                    .object([("exists", .object([("field", .string("fo"))]))]), count: count,
                    fields: Self.sourceFields, sort: "fo", after: last)
            ).hits
            for hit in hits {
                let source = try source(hit)
                if snapshot.isLive(Int(source.firstDoc.doc)) { all.append(source) }
            }
            guard hits.count == count, let end = hits.last else { break }
            last = end.sort
        }
        let found = all
        state.withLock { $0.allSources = found }
        return found
    }
}
