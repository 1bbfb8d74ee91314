internal import InvertedIndex
internal import TextBasics

/// A ranked search as a query of the engine.
struct RankedQuery {
    /// The values that identify a search. Terms that the index does not contain are left out, because they do not
    /// change the result.
    struct Key: Hashable {
        let filter: DocFilter?
        let terms: [Term]
        let weights: [Double]
        let bm25: BM25
    }

    /// The search, including terms that the index does not contain.
    let search: RemoteSearch
    private let filter: ClusterQuery?
    private let snapshot: Snapshot

    init(_ search: RemoteSearch, _ snapshot: Snapshot) {
        self.search = search
        self.snapshot = snapshot
        filter = search.filter.map { ClusterQuery($0) }
    }

    /// The key of the search, once it is known which terms the index has.
    func key(_ tallies: [Term: TermTally]) -> Key {
        let known = search.terms.filter { (tallies[$0]?.live ?? 0) > 0 }
        return Key(
            filter: search.filter, terms: known, weights: known.map { search.weights[$0] ?? 1 },
            bm25: search.bm25)
    }

    /// Whether one query of the engine can express the search.
    var isExpressible: Bool {
        search.terms.count <= IndexLayout.maxRankedCount
            && (filter?.clauseCount ?? 0) + search.terms.count <= ClusterQuery.maxClauseCount
            && search.terms.allSatisfy {
                $0.space != .keywords && FieldTokens.prefix(of: $0) == nil
                    && (search.weights[$0] ?? 1) > 0
            }
    }

    /// Whether the search has neither a filter nor terms, so that it finds nothing.
    var isKnownEmpty: Bool { search.filter == nil && search.terms.isEmpty }

    /// Whether the filter excludes a doc of the answer.
    func excludes(_ doc: DocID) -> Bool { filter?.excludes(doc) ?? false }

    /// The body of the search for a page.
    ///
    /// - Parameters:
    ///   - count: the maximum number of hits.
    ///   - last: the sort values of the last hit of the page before; nil for the first page.
    ///   - includesText: whether to return the texts of the hits, in addition to their numbers and scores.
    func body(_ count: Int, after last: [JSONText]?, includesText: Bool) -> JSONText {
        var fields = ClusterIndex.Fields.number
        if includesText { fields.kept += ClusterIndex.Fields.paragraphs.kept }
        // Engines find the best of a query faster if nothing but the score orders them. Only later pages need an order
        // of equal scores.
        return ClusterIndex.body(
            .object([("bool", .object(clauses))]), count: count, fields: fields,
            sort: last == nil ? [] : ["_score", "ord"], after: last)
    }

    private var clauses: [(String, JSONText)] {
        var clauses: [(String, JSONText)] = [
            ("should", .array(scored)),
            ("minimum_should_match", .int(filter == nil ? 1 : 0)),
        ]
        // Only paragraphs have terms. Without a required term, documents with statistics must be left out.
        if let filter { clauses.append(("filter", .array([filter.json]))) }
        if !snapshot.deleted.isEmpty {
            clauses.append(("must_not", .array(snapshot.deleted.map(ClusterQuery.range))))
        }
        return clauses
    }

    private var scored: [JSONText] {
        var queries: [JSONText] = []
        var grams: [JSONText] = []
        var seen: Set<Term> = []
        for term in search.terms where seen.insert(term).inserted {
            let query = JSONText.object([
                (
                    "term",
                    .object([
                        (
                            FieldTokens.field(of: term.space),
                            .object([
                                ("value", .string(FieldTokens.value(of: term))),
                                ("boost", .double(search.weights[term] ?? 1)),
                            ])
                        )
                    ])
                )
            ])
            if term.space == .grams { grams.append(query) } else { queries.append(query) }
        }
        if !grams.isEmpty {
            queries.append(
                .object([
                    (
                        "function_score",
                        .object([
                            ("query", .object([("bool", .object([("should", .array(grams))]))])),
                            (
                                "field_value_factor",
                                .object([("field", .string("n")), ("missing", .int(0))])
                            ),
                            ("boost_mode", .string("multiply")),
                        ])
                    )
                ]))
        }
        return queries
    }
}
