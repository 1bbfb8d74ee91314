import InvertedIndex
import Testing
import TextBasics

@testable import RemoteIndex

/// Answers that do not state that they are complete are refused, and so are inconsistent snapshots.
@Suite struct AnswerTests {
    private func searches(_ response: String, count: Int = 1) throws -> [SearchAnswer] {
        try ClusterAnswer(status: 200, body: Array("{\"responses\":[\(response)]}".utf8))
            .searches(of: "reports", count: count)
    }

    private static let whole = #""_shards":{"total":3,"successful":3,"failed":0}"#

    @Test func aCompleteAnswerIsRead() throws {
        #expect(try searches("{\(Self.whole),\"hits\":{\"hits\":[]}}")[0].hits.isEmpty)
        // If parts of hits are left out by `filter_path`, so is an empty list.
        #expect(try searches("{\(Self.whole),\"hits\":{\"max_score\":null}}")[0].hits.isEmpty)
    }

    @Test(arguments: [
        "{}", #"{"hits":{"hits":[]}}"#, "{\(Self.whole)}", "{\(Self.whole),\"hits\":{}}",
        "{\(Self.whole),\"hits\":{\"hits\":5}}", "{\(Self.whole),\"hits\":{\"max_score\":1.5}}",
        "{\(Self.whole),\"hits\":{\"max_score\":null,\"hits\":null}}",
        #"{"_shards":{"total":3,"failed":0},"hits":{"hits":[]}}"#,
        #"{"_shards":{"total":3,"successful":2,"failed":0},"hits":{"hits":[]}}"#,
        #"{"_shards":{"total":3,"successful":3,"failed":1},"hits":{"hits":[]}}"#,
        #"{"_shards":{"total":9223372036854775807,"successful":-1,"failed":0},"hits":{"hits":[]}}"#,
        "{\"timed_out\":true,\(Self.whole),\"hits\":{\"hits\":[]}}",
    ])
    func anAnswerThatMayLackHitsIsRefused(response: String) {
        #expect(throws: IndexError.self) { try searches(response) }
    }

    @Test func everySearchHasAnAnswer() {
        let one = "{\(Self.whole),\"hits\":{\"hits\":[]}}"
        #expect(throws: IndexError.self) { try searches(one, count: 2) }
        #expect(throws: IndexError.self) { try searches("", count: 1) }
        #expect(throws: IndexError.self) { try searches("\(one),\(one)", count: 1) }
    }

    private func snapshot(
        parts: [Range<Int>], deleted: [Range<Int>], docCount: Int
    ) throws -> Snapshot {
        var snapshot = Snapshot()
        snapshot.parts = parts.enumerated().map {
            Snapshot.Part(index: "reports-\($0.offset)", docs: $0.element, keywordChunkCount: 0)
        }
        snapshot.deleted = deleted
        snapshot.docCount = docCount
        return try Snapshot(snapshot.json, of: "reports")
    }

    @Test func aSnapshotMustBeConsistent() throws {
        #expect(
            try snapshot(parts: [0..<10, 10..<14], deleted: [2..<4, 9..<11], docCount: 10).end == 14
        )
        #expect(try snapshot(parts: [], deleted: [], docCount: 0).end == 0)
        for (parts, deleted, count) in [
            ([0..<10, 12..<14], [], 12), ([1..<10], [], 9), ([0..<10], [4..<6, 2..<3], 7),
            ([0..<10], [2..<5, 4..<6], 5), ([0..<10], [8..<12], 6), ([0..<10], [], 11),
            ([0..<10], [], 1 << 40), ([0..<1 << 33], [], 1 << 33),
        ] as [([Range<Int>], [Range<Int>], Int)] {
            #expect(throws: IndexError.self, "\(parts) \(deleted) \(count)") {
                try snapshot(parts: parts, deleted: deleted, docCount: count)
            }
        }
    }

    /// Inconsistent statistics give no bound, so that no doc is skipped.
    @Test func inconsistentStatisticsGiveNoBound() throws {
        var snapshot = Snapshot()
        snapshot.docCount = 5
        snapshot.withWords = 5
        let term = Term(.words, Array("甲".utf8))
        let search = RemoteSearch(filter: nil, terms: [term], weights: [:], bm25: BM25())
        let ratio = ScoreBound(snapshot: snapshot, factor: 1)
            .ratio(search, [term: TermTally(added: 500, removed: 0)])
        #expect(ratio == .infinity)
    }
}
