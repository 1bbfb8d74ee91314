import InvertedIndex
import RemoteMessages
import TextBasics

@testable import RemoteIndex

/// Any bytes as data of a cluster, or as a message to or from it: they are refused, or read without a trap. The first
/// byte selects the reader.
struct ClusterFuzz: FuzzTarget {
    static let name = "cluster"

    /// The maximum size, in paragraphs, of an index whose live paragraphs are counted one by one.
    private static let maxCounted = 20_000

    func run(_ bytes: [UInt8]) throws {
        guard let first = bytes.first else { return }
        let rest = Array(bytes.dropFirst())
        switch first {
        case UInt8(ascii: "a"): readAnswer(rest)
        case UInt8(ascii: "s"): try readSnapshot(rest)
        case UInt8(ascii: "t"): readStatistics(rest)
        case UInt8(ascii: "k"): readKept(rest)
        default: try readFrames(rest)
        }
    }

    private func readAnswer(_ bytes: [UInt8]) {
        for status in [200, 400, 503] {
            let answer = ClusterAnswer(status: status, body: bytes)
            guard let searches = try? answer.searches(of: "reports", count: 1) else { continue }
            for hit in searches[0].hits { readKept(RecordField.of(hit) ?? []) }
            _ = try? EngineProbe.factor(words: searches[0], grams: searches[0], engine: "engine")
        }
    }

    private func readKept(_ bytes: [UInt8]) {
        if let document = ClusterDocument(bytes, number: 9),
            let places = try? document.kept.places()
        {
            _ = places.fit(bytes.count)
        }
        _ = try? ClusterFile(bytes)
    }

    private func readSnapshot(_ bytes: [UInt8]) throws {
        guard let json = try? JSONReader.value(of: bytes),
            let snapshot = try? Snapshot(json, of: "reports")
        else { return }
        try require(try Snapshot(snapshot.json, of: "reports") == snapshot, "another snapshot")
        if snapshot.end <= Self.maxCounted {
            let live = (0..<snapshot.end).count(where: snapshot.isLive)
            try require(live == snapshot.docCount, "\(live) live, \(snapshot.docCount) stated")
        }
        let search = RemoteSearch(
            filter: nil, terms: [Term(.words, Array("甲".utf8))], weights: [:], bm25: BM25())
        for added in [0, 1, 1 << 32] {
            let ratio = ScoreBound(snapshot: snapshot, factor: 1)
                .ratio(search, [search.terms[0]: TermTally(added: added, removed: 0)])
            try require(ratio >= 0, "the ratio of bounds is \(ratio)")
        }
    }

    private func readStatistics(_ bytes: [UInt8]) {
        try? TermStatistics.read(.string(String(decoding: bytes, as: UTF8.self))) { _, _ in }
        let text = String(decoding: Base64.text(of: bytes), as: UTF8.self)
        try? TermStatistics.read(.string(text)) { _, _ in }
    }

    private func readFrames(_ bytes: [UInt8]) throws {
        if let requests = RemoteFrames.requests(bytes) {
            let again = RemoteFrames.requests(Array(RemoteFrames.message(requests).dropFirst(4)))
            try require(again == requests, "other requests")
        }
        if let replies = RemoteFrames.replies(bytes) {
            let again = RemoteFrames.replies(Array(RemoteFrames.message(replies).dropFirst(4)))
            try require(again == replies, "other replies")
        }
    }
}
