internal import InvertedIndex
internal import TextBasics

/// A ranked search in the engine's language.
struct RankedQuery {
    /// What identifies the search: terms that the index does not have change nothing.
    struct Key: Hashable {
        let filter: DocFilter?
        let terms: [Term]
        let weights: [Double]
        let bm25: BM25
    }

    /// The search with its unknown terms.
    let search: DistantSearch
    private let filter: ClusterQuery?
    private let snapshot: Snapshot

    init(_ search: DistantSearch, _ snapshot: Snapshot) {
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

    /// Whether one query can say all of it.
    var isSayable: Bool {
        search.terms.count <= IndexLayout.maxRankedCount
            && (filter?.clauseCount ?? 0) + search.terms.count <= ClusterQuery.maxClauseCount
            && search.terms.allSatisfy {
                $0.space != .keywords && FieldTokens.prefix(of: $0) == nil
                    && (search.weights[$0] ?? 1) > 0
            }
    }

    /// Whether it cannot have an answer.
    var isKnownEmpty: Bool { search.filter == nil && search.terms.isEmpty }

    /// Whether the filter excludes a doc of the answer.
    func excludes(_ doc: DocID) -> Bool { filter?.excludes(doc) ?? false }

    /// The body of the search for a page.
    ///
    /// - Parameters:
    ///   - count: the maximum number of hits.
    ///   - last: the sort values of the last hit of the page before.
    ///   - bringsText: whether the texts of the hits come along; otherwise only their numbers and scores.
    func body(_ count: Int, after last: [JSONText]?, bringsText: Bool) -> JSONText {
        ClusterIndex.body(
            .object([("bool", .object(clauses))]), count: count,
            fields: bringsText ? .paragraphs : .none, sort: ["_score", "ord"], after: last)
    }

    private var clauses: [(String, JSONText)] {
        var clauses: [(String, JSONText)] = [
            ("filter", .array([filter?.json ?? ClusterQuery.everything])),
            ("should", .array(scored)),
            ("minimum_should_match", .int(filter == nil ? 1 : 0)),
        ]
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
