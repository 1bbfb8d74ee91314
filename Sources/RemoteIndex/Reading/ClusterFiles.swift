package import InvertedIndex
internal import Synchronization
internal import TextBasics

// Files, and what is fetched together with them.
extension ClusterIndex {
    /// The number of files that are read one by one. After these, all are read together.
    private static let maxSingleSourceCount = 200

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
        Self.add(missing, of: indexes, to: &search)
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

    private static let sourceFields = Fields(stored: ["x"], kept: ["r"])

    private func addSources(_ firsts: [DocID], to search: inout MultiSearch) {
        for start in stride(from: 0, to: firsts.count, by: Self.pageCount) {
            let chunk = firsts[start..<min(start + Self.pageCount, firsts.count)]
            let list = JSONText.array(chunk.map { .int(Int($0)) })
            search.add(
                indexes, ranks: false,
                Self.body(
                    .object([("terms", .object([("fo", list)]))]), count: Self.pageCount,
                    fields: Self.sourceFields, sort: ["fo"]))
        }
    }

    private func keepSources(_ hits: [SearchAnswer.Hit]) throws(IndexError) {
        for hit in hits {
            let source = try source(hit)
            state.withLock { $0.sources[source.firstDoc.doc] = source }
        }
    }

    private func source(_ hit: SearchAnswer.Hit) throws(IndexError) -> IndexedSource {
        guard let first = hit.sort.first?.int, let bytes = RecordField.of(hit),
            let file = try? ClusterFile(bytes),
            let docs = docs(from: first, count: file.count)
        else { throw .remote(.badAnswer("file")) }
        return IndexedSource(
            key: file.key, payload: file.payload,
            firstDoc: DocAddress(segment: 0, doc: DocID(docs.lowerBound)), docCount: docs.count)
    }

    /// The paragraphs of a file as the cluster states them; nil if the index has no such paragraphs.
    func docs(from first: Int, count: Int) -> Range<Int>? {
        guard first >= 0, count >= 0, first <= snapshot.end, count <= snapshot.end - first else {
            return nil
        }
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
            throw .remote(.badAnswer("source \(first)"))
        }
        return found
    }

    private static func source(
        of doc: DocID, in all: [IndexedSource]
    ) throws(IndexError) -> IndexedSource {
        let next = all.firstIndex(partitionedBy: { $0.firstDoc.doc > doc })
        guard next > 0 else { throw .remote(.badAnswer("source of \(doc)")) }
        let found = all[next - 1]
        guard Int(doc) < Int(found.firstDoc.doc) + found.docCount else {
            throw .remote(.badAnswer("source of \(doc)"))
        }
        return found
    }

    package func sources(key: [UInt8]) throws(IndexError) -> [IndexedSource] {
        let text = String(decoding: Base64.text(of: key), as: UTF8.self)
        let hits = try answer(
            Self.body(
                .object([("term", .object([("key", .string(text))]))]), count: Self.pageCount,
                fields: Self.sourceFields, sort: ["fo"])
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
                    fields: Self.sourceFields, sort: ["fo"], after: last)
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
