import InvertedIndex
import Testing
import TextBasics

@testable import RemoteIndex

@Suite struct RemoteLayoutTests {
    @Test func ordinaryTermsAreTheirOwnTokens() {
        for word in ["行政执法", "2023", "gov", "𠮷", "（", "%"] {
            #expect(FieldTokens.token(Array(word.utf8)) == word)
        }
    }

    /// The tokenizer of the cluster would cut these.
    @Test func otherTermsAreHashed() {
        let cut = [
            "a b", "甲\u{3000}乙", "\u{2028}", "\u{1D}", String(repeating: "甲", count: 201),
            "\u{F8FF}x",
        ]
        var tokens: Set<String> = []
        for word in cut {
            let token = FieldTokens.token(Array(word.utf8))
            #expect(token != word && token.utf16.count == 33)
            tokens.insert(token)
        }
        #expect(tokens.count == cut.count)
        #expect(FieldTokens.token([0xE4, 0xB8]).utf16.count == 33)
    }

    @Test func talliesComeBackAsTheyWere() throws {
        let tallies = [
            (term: Term(.words, "甲"), tally: TermTally(added: 3, removed: 1)),
            (term: Term(.keywords, "short:甲\t乙"), tally: TermTally(added: 0, removed: 900)),
        ]
        var read: [(Term, TermTally)] = []
        try TermStatistics.read(TermStatistics.text(tallies)) { read.append(($0, $1)) }
        #expect(read.map(\.0) == tallies.map(\.term))
        #expect(read.map(\.1) == tallies.map(\.tally))
        #expect(throws: IndexError.self) { try TermStatistics.read(.string("AQID")) { _, _ in } }
        #expect(throws: IndexError.self) { try TermStatistics.read(.null) { _, _ in } }
    }

    @Test func snapshotsComeBackAsTheyWere() throws {
        var snapshot = Snapshot()
        snapshot.version = 7
        snapshot.analyzer = "icu 72.1"
        snapshot.parts = [
            .init(index: "r-v000001", docs: 0..<10, keywordChunkCount: 1),
            .init(index: "r-v000007", docs: 10..<12, keywordChunkCount: 0),
        ]
        snapshot.deleted = [2..<4, 9..<10]
        snapshot.docCount = 9
        snapshot.average = 31.25
        snapshot.bucketCount = 64
        let read = try Snapshot(
            try JSONReader.value(of: Array(snapshot.json.text.utf8)), of: "r")
        #expect(read == snapshot)
        #expect((0..<14).filter(snapshot.isLive) == [0, 1, 4, 5, 6, 7, 8, 10, 11])
    }

    @Test func anotherFormatIsRefusedByName() throws {
        let error = IndexError.distant(.otherFormat(name: "r", found: 9, supported: 1))
        #expect(throws: error) { try Snapshot(.object([("format", .int(9))]), of: "r") }
        #expect(throws: IndexError.distant(.foreignIndex(name: "r"))) {
            try Snapshot(.object([]), of: "r")
        }
    }

    @Test func versionsAreNumbered() {
        #expect(IndexLayout.versionName("r", 12) == "r-v000012")
        #expect(IndexLayout.versionNumber("r-v000012", of: "r") == 12)
        #expect(IndexLayout.versionNumber("r-x", of: "r") == nil)
        #expect(IndexLayout.versionNumber("rr-v000012", of: "r") == nil)
    }

    @Test func enginesAreTold() throws {
        func root(_ number: String, _ distribution: String?) -> JSONText {
            var version: [(String, JSONText)] = [("number", .string(number))]
            if let distribution { version.append(("distribution", .string(distribution))) }
            return .object([("version", .object(version))])
        }
        #expect(EngineRow.of(root("7.0.0", nil))?.evidence == .runHere)
        #expect(EngineRow.of(root("3.1.0", "opensearch"))?.factor == 1)
        #expect(EngineRow.of(root("6.8.0", nil)) == nil)
        #expect(EngineRow.description(of: root("2.11.0", "opensearch")) == "OpenSearch 2.11.0")
    }
}
