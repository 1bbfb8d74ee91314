import InvertedIndex
import Testing
import TextBasics

@testable import RemoteIndex

@Suite struct ClusterQueryTests {
    private func text(_ filter: DocFilter) -> String { ClusterQuery(filter).json.text }
    private func word(_ text: String) -> DocFilter { .term(Term(.words, text)) }

    @Test func filtersAreTranslated() {
        #expect(text(word("甲")) == #"{"term":{"w":"甲"}}"#)
        #expect(text(.all([])) == #"{"exists":{"field":"ord"}}"#)
        #expect(text(.any([])) == #"{"match_none":{}}"#)
        #expect(text(.all([.all([word("甲")]), .all([])])) == #"{"term":{"w":"甲"}}"#)
        #expect(
            text(.all([word("甲"), .term(Term(.grams, "乙"))]))
                == #"{"bool":{"filter":[{"term":{"w":"甲"}},{"prefix":{"g":"乙"}}]}}"#)
        #expect(
            text(.not(word("甲")))
                == #"{"bool":{"must_not":[{"term":{"w":"甲"}}],"filter":[{"exists":{"field":"ord"}}]}}"#
        )
    }

    /// A thousand agencies are one clause, because engines limit the number of clauses.
    @Test func termsOfOneFieldAreOneClause() {
        let many = DocFilter.any((0..<5000).map { .term(Term(.keywords, "agency:\($0)")) })
        let query = ClusterQuery(many)
        #expect(query.clauseCount < 5)
        #expect(query.json.text.hasPrefix(#"{"terms":{"k":["agency:0","#))
    }

    @Test func manyExcludedDocsAreFilteredLocally() {
        let docs = (0..<500).map { DocAddress(segment: 0, doc: DocID(2 * $0)) }
        let query = ClusterQuery(.all([word("甲"), .not(.docs(docs))]))
        #expect(query.json.text == #"{"term":{"w":"甲"}}"#)
        #expect(query.excludes(4) && !query.excludes(5) && !query.excludes(1000))
        let few = ClusterQuery(.all([word("甲"), .not(.docs(Array(docs.prefix(3))))]))
        #expect(!few.excludes(4) && few.json.text.contains("must_not"))
    }

    @Test func longConjunctionsAreCounted() {
        let long = DocFilter.all(of: (0..<2000).map { Term(.grams, "\($0)") })
        #expect(ClusterQuery(long).clauseCount > ClusterQuery.maxClauseCount)
        let search = RemoteSearch(filter: long, terms: [], weights: [:], bm25: BM25())
        #expect(!RankedQuery(search, Snapshot()).isExpressible)
    }

    @Test func rankedTermsHaveTheirWeights() {
        let search = RemoteSearch(
            filter: nil, terms: [Term(.words, "甲"), Term(.grams, "乙丙")],
            weights: [Term(.grams, "乙丙"): 0.5], bm25: BM25())
        let body = RankedQuery(search, Snapshot()).body(
            10, after: nil, includesText: false
        ).text
        #expect(body.contains(#"{"term":{"w":{"value":"甲","boost":1.0}}}"#))
        #expect(body.contains(#"{"term":{"g":{"value":"乙丙","boost":0.5}}}"#))
        #expect(body.contains(#""field_value_factor":{"field":"n""#))
        #expect(body.contains(#""minimum_should_match":1"#))
        #expect(
            body.contains(#""stored_fields":"_none_""#) && body.contains(#"[{"field":"ord"}]"#)
                && !body.contains("sort"))
    }

    /// The engine has a single character only if no other gram begins with it.
    @Test func singleCharactersAreFoundByPrefix() {
        func gram(_ text: String) -> DocFilter { .term(Term(.grams, text)) }
        for single in ["法", "。", "𠮷", "ế"] {
            #expect(text(gram(single)) == #"{"prefix":{"g":"\#(single)"}}"#)
        }
        for whole in ["法治", "a", "é", "12", "ếa"] {
            #expect(text(gram(whole)) == #"{"term":{"g":"\#(whole)"}}"#)
        }
        // A term with a character at which the tokenizer splits is written as a hash.
        #expect(text(gram("\u{3000}")).hasPrefix("{\"term\":{\"g\":\"\u{F8FF}"))
        #expect(
            text(.any([gram("法"), gram("法治"), gram("行政")]))
                == #"{"bool":{"should":[{"prefix":{"g":"法"}},{"terms":{"g":["法治","行政"]}}]}}"#)
        let search = RemoteSearch(
            filter: nil, terms: [Term(.grams, "乙")], weights: [:], bm25: BM25())
        #expect(!RankedQuery(search, Snapshot()).isExpressible)
    }
}

@Suite struct PushPlanTests {
    private func file(_ key: String, _ hash: UInt64, _ count: Int) -> PushedFile {
        PushedFile(
            key: Array(key.utf8), payloadHash: hash,
            places: [.init(start: DocAddress(segment: 0, doc: 0), count: count)])
    }

    private func base() -> (Snapshot, [PushPlan.KnownFile]) {
        var snapshot = Snapshot()
        snapshot.parts = [.init(index: "r-v000001", docs: 0..<100, keywordChunkCount: 1)]
        snapshot.docCount = 100
        let known = [("a", UInt64(1), 0..<50), ("b", 2, 50..<60), ("c", 3, 60..<100)].map {
            PushPlan.KnownFile(
                identity: .init(key: Array($0.0.utf8), payloadHash: $0.1, count: $0.2.count),
                docs: $0.2)
        }
        return (snapshot, known)
    }

    @Test func onlyChangesAreSent() throws {
        let (snapshot, known) = base()
        let plan = try #require(
            PushPlan(
                changesOf: [file("a", 1, 50), file("b", 9, 11), file("c", 3, 40), file("d", 4, 2)],
                since: snapshot, known))
        #expect(plan.files.map(\.first) == [100, 111])
        #expect(plan.docs == 100..<113)
        #expect(plan.removed == [50..<60])
    }

    @Test func nothingChangedIsEmpty() throws {
        let (snapshot, known) = base()
        let plan = try #require(
            PushPlan(
                changesOf: [file("a", 1, 50), file("b", 2, 10), file("c", 3, 40)],
                since: snapshot, known))
        #expect(plan.isEmpty)
    }

    @Test func manyDeadParagraphsMeanAFullPush() {
        let (snapshot, known) = base()
        #expect(PushPlan(changesOf: [file("b", 2, 10)], since: snapshot, known) == nil)
    }

    @Test func adjacentRangesAreJoined() {
        #expect(PushPlan.joined([5..<9, 0..<5, 12..<13]) == [0..<9, 12..<13])
    }
}
