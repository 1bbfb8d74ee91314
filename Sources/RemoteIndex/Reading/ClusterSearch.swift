package import InvertedIndex
internal import Synchronization
internal import TextBasics

/// The pages of a ranked search that were read so far.
struct RankedPages: Sendable {
    var docs: [BoundedDoc] = []
    /// The sort values of the last hit of the last page; nil before the first page.
    var last: [JSONText]?
    /// The score of the last hit, and the docs with this score.
    var lastScore: Double?
    var ties: Set<DocID> = []
    var isComplete = false
}

// Candidates.
extension ClusterIndex {
    /// The maximum number of searches in memory. If there are more, all are dropped.
    private static let maxKeptSearchCount = 64
    /// The number of docs in the first page of a filter, which includes their texts.
    private static let firstPageCount = 500
    /// The maximum number of docs in a page that always includes their texts.
    private static let maxSmallPageCount = 100
    /// The share of texts that must be unknown for larger pages to include them. If more is known, fetching only the
    /// others later costs less.
    private static let minUnknownShare = 0.7

    package func docs(matching filter: DocFilter) throws(IndexError) -> [DocID] {
        let parts = ClusterQuery.conjuncts(filter)
        if parts.isEmpty { return allDocs }
        let query = ClusterQuery(filter)
        let docs =
            query.clauseCount > ClusterQuery.maxClauseCount && parts.count > 1
            ? try intersection(parts) : try pages(query)
        let found = docs
        state.withLock { $0.lastDocs = found }
        return found
    }

    /// All live paragraphs.
    private var allDocs: [DocID] {
        var docs: [DocID] = []
        docs.reserveCapacity(snapshot.docCount)
        var start = 0
        for hole in snapshot.deleted + [snapshot.end..<snapshot.end] {
            docs += (start..<hole.lowerBound).map { DocID($0) }
            start = hole.upperBound
        }
        return docs
    }

    /// The docs of a conjunction that is too long for one query.
    private func intersection(_ parts: [DocFilter]) throws(IndexError) -> [DocID] {
        let half = parts.count / 2
        let left = try docs(matching: .all(Array(parts[..<half])))
        if left.isEmpty { return [] }
        let right = Set(try docs(matching: .all(Array(parts[half...]))))
        return left.filter(right.contains)
    }

    /// The docs of a query, page by page. The first page includes the texts of its docs.
    private func pages(_ query: ClusterQuery) throws(IndexError) -> [DocID] {
        var docs: [DocID] = []
        var last: [JSONText]?
        var isFirst = true
        while true {
            let count = isFirst ? Self.firstPageCount : IndexLayout.maxPageCount
            let hits = try answer(
                Self.body(
                    live(query.json), count: count, fields: isFirst ? .paragraphs : .none,
                    sort: ["ord"], after: last)
            ).hits
            if isFirst { try keep(hits) }
            for hit in hits {
                let number = try number(of: hit)
                if !query.excludes(number) { docs.append(number) }
            }
            guard hits.count == count, let end = hits.last else { return docs }
            last = end.sort
            isFirst = false
        }
    }

    /// A query without the paragraphs that are no longer part of the index.
    private func live(_ query: JSONText) -> JSONText {
        if snapshot.deleted.isEmpty { return query }
        return .object([
            (
                "bool",
                .object([
                    ("filter", .array([query])),
                    ("must_not", .array(snapshot.deleted.map(ClusterQuery.range))),
                ])
            )
        ])
    }

    // MARK: Ranked search

    package func candidates(
        _ search: RemoteSearch, from offset: Int, wanted: Int
    ) throws(IndexError) -> [BoundedDoc] {
        let tallies = try tallies(of: search.terms)
        let query = RankedQuery(search, snapshot)
        let key = query.key(tallies)
        var pages = state.withLock { $0.pages[key] } ?? RankedPages()
        while pages.docs.count <= offset, !pages.isComplete {
            guard query.isExpressible else {
                // No engine accepts such a query, so all docs are scored on this machine.
                let docs = try docs(
                    matching: search.filter ?? .any(search.terms.map(DocFilter.term)))
                pages.docs = docs.map { BoundedDoc(doc: $0, bound: .infinity) }
                pages.isComplete = true
                break
            }
            let count = Self.pageCount(wanted, after: pages.docs.count)
            let hits = try answer(
                query.body(count, after: pages.last, includesText: false), ranks: true
            ).hits
            try add(hits, count: count, to: &pages, query, tallies)
        }
        let known = pages
        state.withLock { state in
            if state.pages.count >= Self.maxKeptSearchCount { state.pages = [:] }
            state.pages[key] = known
            state.lastPage = known.docs.map(\.doc)
        }
        return Array(pages.docs.dropFirst(offset))
    }

    /// The number of docs in a page. The first has more than wanted, because bounds are higher than scores; each later
    /// one has at least as many as all pages before it.
    private static func pageCount(_ wanted: Int, after known: Int) -> Int {
        min(max(wanted + wanted / 5 + 50, known), IndexLayout.maxPageCount)
    }

    /// Adds a page.
    private func add(
        _ hits: [SearchAnswer.Hit], count: Int, to pages: inout RankedPages, _ query: RankedQuery,
        _ tallies: [Term: TermTally]
    ) throws(IndexError) {
        let ratio = bound.ratio(query.search, tallies)
        let isFirst = pages.last == nil
        let known = isFirst ? [] : pages.ties
        for hit in hits {
            // A page whose hits are sorted by score alone has no sort values.
            guard let score = isFirst ? hit.score : hit.sort.first?.double else {
                throw .remote(.badAnswer("sort"))
            }
            let doc = try number(of: hit)
            if score != pages.lastScore { pages.ties = [] }
            pages.lastScore = score
            pages.ties.insert(doc)
            if query.excludes(doc) || known.contains(doc) { continue }
            pages.docs.append(BoundedDoc(doc: doc, bound: score * ratio))
        }
        // The second page begins with all docs that score like the last of the first page.
        if let score = pages.lastScore {
            pages.last = isFirst ? [.double(score), .int(-1)] : hits.last?.sort ?? pages.last
        }
        pages.isComplete = hits.count < count
    }

    package func prepare(_ plan: PrefetchPlan) throws(IndexError) {
        let buckets = missingBuckets(of: plan.terms + plan.searches.flatMap(\.search.terms))
        var search = MultiSearch()
        if !buckets.isEmpty { addBuckets(buckets, to: &search) }
        // The first search of a program, which is often its only search, requests everything at once.
        let asksForTexts = state.withLock { $0.unknownShare >= Self.minUnknownShare }
        var sent: [(query: RankedQuery, wanted: Int, count: Int, includesText: Bool)] = []
        var seen: Set<RemoteSearch> = []
        for (wish, wanted) in plan.searches where seen.insert(wish).inserted {
            let query = RankedQuery(wish, snapshot)
            guard query.isExpressible, !query.isKnownEmpty else { continue }
            var count = Self.pageCount(wanted, after: 0)
            let isSmall = count <= Self.maxSmallPageCount
            let includesText = asksForTexts || isSmall
            if includesText, !isSmall { count = min(count, NeededTexts.count(wanted)) }
            search.add(
                indexes, ranks: true, query.body(count, after: nil, includesText: includesText))
            sent.append((query, wanted, count, includesText))
        }
        var answers = try answers(search)[...]
        if !buckets.isEmpty, let answer = answers.popFirst() { try keepBuckets(buckets, answer) }
        var needed = NeededTexts()
        for (query, wanted, count, includesText) in sent {
            guard let answer = answers.popFirst() else { throw .remote(.badAnswer("responses")) }
            if includesText {
                let docs = try answer.hits.map { hit throws(IndexError) in try number(of: hit) }
                noteUnknown(docs)
                try keep(answer.hits)
            }
            let tallies = try tallies(of: query.search.terms)
            var pages = RankedPages()
            try add(answer.hits, count: count, to: &pages, query, tallies)
            needed.add(pages, wanted: wanted)
            let known = pages
            state.withLock { state in
                if state.pages.count >= Self.maxKeptSearchCount { state.pages = [:] }
                state.pages[query.key(tallies)] = known
            }
        }
        if sent.contains(where: { !$0.includesText }) { noteUnknown(needed.docs) }
        try fetch(missing(needed.docs))
    }

    /// Notes how many of the docs whose texts a search needs are unknown.
    private func noteUnknown(_ docs: [DocID]) {
        if docs.isEmpty { return }
        state.withLock { state in
            let unknown = docs.count { state.documents[$0] == nil }
            let share = Double(unknown) / Double(docs.count)
            state.unknownShare = (3 * state.unknownShare + share) / 4
        }
    }
}

/// The docs of several searches whose texts will probably be read. A search adds docs only if the searches before it
/// have added fewer than it wants.
private struct NeededTexts {
    /// The docs, each once.
    private(set) var docs: [DocID] = []
    private var seen: Set<DocID> = []

    /// The number of docs whose texts will probably be read if a number of docs is wanted: some more, because bounds
    /// are higher than scores.
    static func count(_ wanted: Int) -> Int { wanted + wanted / 5 + 8 }

    /// Adds as many docs of a page as will probably be read.
    mutating func add(_ page: RankedPages, wanted: Int) {
        var rest = wanted - docs.count
        if rest <= 0 { return }
        rest = Self.count(rest)
        for candidate in page.docs where seen.insert(candidate.doc).inserted {
            docs.append(candidate.doc)
            rest -= 1
            if rest == 0 { return }
        }
    }
}
