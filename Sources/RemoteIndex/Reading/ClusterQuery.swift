internal import InvertedIndex
internal import TextBasics

/// A filter as a query of the engine, and the docs that must then be left out of the answer.
struct ClusterQuery {
    /// The maximum number of clauses that are sent in one query; engines refuse more than 1,024.
    static let maxClauseCount = 900
    /// The maximum number of runs of excluded docs that are sent. If there are more, the docs are left out of the
    /// answer on this machine.
    private static let maxRunCount = 100
    /// The maximum number of values in a list; engines refuse more than 65,536.
    private static let maxListCount = 60_000

    /// The query.
    let json: JSONText
    /// The number of clauses.
    let clauseCount: Int
    /// Docs that the answer may contain although the filter excludes them, ascending.
    let excluded: [DocID]

    /// Translates a filter.
    init(_ filter: DocFilter) {
        var parts: [DocFilter] = []
        var excluded: [DocID] = []
        for part in Self.conjuncts(filter) {
            if case .not(.docs(let docs)) = part, Self.runs(docs).count > Self.maxRunCount {
                excluded += docs.map(\.doc)
            } else {
                parts.append(part)
            }
        }
        var count = 0
        json = Self.query(.all(parts), &count)
        clauseCount = count
        self.excluded = excluded.sorted()
    }

    /// The parts of a filter that must all be met, without nested conjunctions.
    static func conjuncts(_ filter: DocFilter) -> [DocFilter] {
        if case .all(let parts) = filter { return parts.flatMap(conjuncts) }
        // A disjunction of one part is that part.
        if case .any(let parts) = filter, parts.count == 1 { return conjuncts(parts[0]) }
        return [filter]
    }

    /// Whether the filter excludes a doc of the answer.
    func excludes(_ doc: DocID) -> Bool {
        let place = excluded.firstIndex(partitionedBy: { $0 >= doc })
        return place < excluded.count && excluded[place] == doc
    }

    /// The query for all paragraphs. Documents with statistics or files are not paragraphs.
    static let everything = JSONText.object([
        ("exists", .object([("field", .string("ord"))]))
    ])

    private static func query(_ filter: DocFilter, _ count: inout Int) -> JSONText {
        count += 1
        switch filter {
        case .term(let term):
            let prefix = FieldTokens.prefix(of: term)
            return .object([
                (
                    prefix == nil ? "term" : "prefix",
                    .object([
                        (
                            FieldTokens.field(of: term.space),
                            .string(prefix ?? FieldTokens.value(of: term))
                        )
                    ])
                )
            ])
        case .all:
            let parts = conjuncts(filter)
            if parts.isEmpty { return everything }
            if parts.count == 1 { return query(parts[0], &count) }
            var queries: [JSONText] = []
            for part in parts { queries.append(query(part, &count)) }
            return bool("filter", queries)
        case .any(let parts):
            if parts.isEmpty { return .object([("match_none", .object([]))]) }
            return disjunction(parts, &count)
        case .not(let part):
            return .object([
                (
                    "bool",
                    .object([
                        ("must_not", .array([query(part, &count)])),
                        ("filter", .array([everything])),
                    ])
                )
            ])
        case .docs(let docs):
            let runs = runs(docs)
            if runs.isEmpty { return .object([("match_none", .object([]))]) }
            if runs.count <= maxRunCount {
                count += runs.count
                return bool("should", runs.map(range))
            }
            let numbers = docs.map(\.doc)
            return bool(
                "should",
                stride(from: 0, to: numbers.count, by: maxListCount).map {
                    list(
                        "ord",
                        numbers[$0..<min($0 + maxListCount, numbers.count)].map { .int(Int($0)) })
                })
        }
    }

    /// The query for docs that meet any part. All terms of one field are one list, which is one clause.
    private static func disjunction(_ parts: [DocFilter], _ count: inout Int) -> JSONText {
        var values: [String: [JSONText]] = [:]
        var queries: [JSONText] = []
        for part in parts {
            if case .term(let term) = part, FieldTokens.prefix(of: term) == nil {
                values[FieldTokens.field(of: term.space), default: []]
                    .append(.string(FieldTokens.value(of: term)))
            } else {
                queries.append(query(part, &count))
            }
        }
        for (field, values) in values.sorted(by: { $0.key < $1.key }) {
            for start in stride(from: 0, to: values.count, by: maxListCount) {
                count += 1
                queries.append(
                    list(field, Array(values[start..<min(start + maxListCount, values.count)])))
            }
        }
        return queries.count == 1 ? queries[0] : bool("should", queries)
    }

    private static func bool(_ clause: String, _ queries: [JSONText]) -> JSONText {
        .object([("bool", .object([(clause, .array(queries))]))])
    }

    private static func list(_ field: String, _ values: [JSONText]) -> JSONText {
        .object([("terms", .object([(field, .array(values))]))])
    }

    /// The query for the paragraphs with numbers in a range.
    static func range(_ docs: Range<Int>) -> JSONText {
        .object([
            (
                "range",
                .object([
                    (
                        "ord",
                        .object([("gte", .int(docs.lowerBound)), ("lt", .int(docs.upperBound))])
                    )
                ])
            )
        ])
    }

    /// Ascending docs as runs of consecutive numbers.
    private static func runs(_ docs: [DocAddress]) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for doc in docs {
            let number = Int(doc.doc)
            if let last = runs.last, last.upperBound == number {
                runs[runs.count - 1] = last.lowerBound..<number + 1
            } else {
                runs.append(number..<number + 1)
            }
        }
        return runs
    }
}
