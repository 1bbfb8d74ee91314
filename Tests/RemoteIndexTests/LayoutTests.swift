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

    /// The tokenizer of the cluster would split these terms.
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

    @Test func talliesAreDecodedUnchanged() throws {
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

    @Test func snapshotsAreDecodedUnchanged() throws {
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
        let error = IndexError.remote(
            .otherFormat(name: "r", found: 9, supported: IndexLayout.format))
        #expect(throws: error) { try Snapshot(.object([("format", .int(9))]), of: "r") }
        #expect(throws: IndexError.remote(.foreignIndex(name: "r"))) {
            try Snapshot(.object([]), of: "r")
        }
    }

    private func written(_ words: [Range<Int>], _ overlay: [Range<Int>]) throws -> TokenRanges? {
        var writer = ByteWriter()
        TokenRanges.write(words: words, overlay: overlay, to: &writer)
        var reader = ByteReader(writer.bytes)
        let places = try TokenRanges(&reader)
        #expect(reader.remaining == 0)
        return places
    }

    @Test func wordRangesAreDecodedUnchanged() throws {
        let cases: [([Range<Int>], [Range<Int>])] = [
            ([], []), ([0..<6, 6..<9, 10..<16, 19..<40], [0..<9]),
            ([500..<700], [500..<700, 501..<502]),
            ([0..<1, 3..<4, 7..<8, 12..<13], []), ([3..<3], [9..<9]),
        ]
        for (words, overlay) in cases {
            let places = try #require(try written(words, overlay))
            #expect(places.words == words && places.overlay == overlay)
            let end = (words + overlay).map(\.upperBound).max() ?? 0
            #expect(places.fit(end) && (end == 0 || !places.fit(end - 1)))
        }
    }

    /// The digits of 二〇二三年 are stored after the text.
    @Test func wordRangesAfterTheTextAreNotStored() throws {
        #expect(try written([0..<6, 90..<94, 12..<15], []) == nil)
        #expect(try written([0..<6, 5..<7], []) == nil)
    }

    @Test func storedBytesAreDecodedUnchanged() throws {
        let bytes = ClusterRecord.bytes(
            paragraphsBefore: 300, words: [0..<3, 3..<9], overlay: [], record: [1, 2, 3])
        let document = try #require(ClusterDocument(bytes, number: 1000))
        #expect(document.source == 700 && document.record == [1, 2, 3])
        #expect(try document.kept.places()?.words == [0..<3, 3..<9])
        #expect(ClusterDocument(bytes, number: 299) == nil)
        for count in 0..<5 {
            #expect(ClusterDocument(Array(bytes.prefix(count)), number: 1000) == nil)
        }
        let file = ClusterFile(count: 7, key: Array("a\0b".utf8), payload: [9])
        #expect(try ClusterFile(file.bytes) == file)
        for (text, bytes) in [
            ("TWFu", Array("Man".utf8)), ("TWE", Array("Ma".utf8)), ("TQ==", [77]),
        ] {
            let hit = try SearchAnswer(
                JSONReader.value(
                    of: Array(
                        """
                        {"_shards":{"total":1,"successful":1,"failed":0},\
                        "hits":{"hits":[{"fields":{"r":["\(text)"]},"sort":[1]}]}}
                        """.utf8))
            ).hits[0]
            #expect(RecordField.of(hit) == bytes)
        }
        #expect(RecordField.member([1]).field == "r")
        #expect(RecordField.member([UInt8](repeating: 1, count: 32_001)).field == "x")
    }

    @Test func versionsAreNumbered() {
        #expect(IndexLayout.versionName("r", 12) == "r-v000012")
        #expect(IndexLayout.versionNumber("r-v000012", of: "r") == 12)
        #expect(IndexLayout.versionNumber("r-x", of: "r") == nil)
        #expect(IndexLayout.versionNumber("rr-v000012", of: "r") == nil)
    }

    @Test func enginesAreRecognised() throws {
        func root(_ number: String, _ distribution: String?) -> JSONText {
            var version: [(String, JSONText)] = [("number", .string(number))]
            if let distribution { version.append(("distribution", .string(distribution))) }
            return .object([("version", .object(version))])
        }
        #expect(EngineProperties.of(root("7.0.0", nil))?.evidence == .runHere)
        #expect(EngineProperties.of(root("3.1.0", "opensearch"))?.factor == 1)
        #expect(EngineProperties.of(root("6.8.0", nil)) == nil)
        #expect(
            EngineProperties.description(of: root("2.11.0", "opensearch")) == "OpenSearch 2.11.0")
    }
}
