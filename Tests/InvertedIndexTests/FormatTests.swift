import SyntheticCorpus
import TestSupport
import Testing

@testable import InvertedIndex

/// The bytes of the format. A later release reads an index of an earlier one, or reports its version as unsupported.
@Suite struct FormatTests {
    private static let fixtures = Files.root + "/Tests/InvertedIndexTests/Fixtures"
    private static let fixture = fixtures + "/format-3"

    /// The index of the fixture: two commits, a block, a tail, a length above 255, a deletion.
    func write(_ index: TestIndex) throws {
        let writer = try index.writer(analyzer: "demo")
        try writer.add("a.txt", [["执法", "公示", "执法"]])
        try writer.add(
            "b.txt",
            (0..<300).map { doc in
                let words = ["检查"] + (doc % 2 == 0 ? ["整改"] : []) + (doc == 6 ? ["整改"] : [])
                return words + [String](repeating: "长", count: doc == 200 ? 300 : 0)
            })
        try writer.add("c.txt", [["检查", "公示"]])
        try writer.commit()
        writer.removeSource(key: Array("c.txt".utf8))
        try writer.commit()
    }

    @Test func theFixtureOpens() throws {
        let reader = try IndexReader(folder: Self.fixture)
        #expect(reader.check().problems.isEmpty)
        #expect(reader.docCount == 301)
        var statistics = SearchStatistics()
        let searcher = Searcher(reader)
        let checked = try searcher.matches(.term(word("检查")), statistics: &statistics)
        #expect(checked.count == 300)
        let both = DocFilter.all([.term(word("检查")), .term(word("整改"))])
        #expect(try searcher.matches(both, statistics: &statistics).count == 150)
        let best = try searcher.top(1, anyOf: [word("公示")], statistics: &statistics)
        #expect(best.map(\.address.doc) == [0])
        #expect(try reader.storedBytes(of: best[0].address) == Array("执法 公示 执法".utf8))
        #expect(try reader.source(of: best[0].address).key == Array("a.txt".utf8))
        let long = try searcher.top(1, anyOf: [word("长")], statistics: &statistics)
        #expect(try searcher.explain(long[0].address, terms: [word("长")])[0].length == 302)
    }

    @Test func theOlderFixtureIsRefusedByName() throws {
        #expect(
            throws: IndexError.unsupportedVersion(file: "manifest", found: 2, supported: 3)
        ) { try IndexReader(folder: Self.fixtures + "/format-2") }
    }

    /// A change of the format needs a new version and a new fixture; keep the old fixture.
    @Test func theBytesAreThoseOfTheFixture() throws {
        let index = TestIndex()
        try write(index)
        let names = Files.names(in: index.folder.path).filter { $0 != "write.lock" }
        #expect(names == Files.names(in: Self.fixture))
        for name in names {
            let bytes = try Files.read(index.folder.path + "/" + name)
            #expect(try Files.read(Self.fixture + "/" + name) == bytes, "\(name)")
        }
    }

    @Test func otherVersionsAreRefusedByName() throws {
        let index = TestIndex()
        try write(index)
        let path = index.folder.path + "/manifest"
        for version: UInt8 in [1, 4] {
            var bytes = try Files.read(path)
            bytes[8] = version
            try Files.write(bytes, to: path)
            #expect(
                throws: IndexError.unsupportedVersion(
                    file: "manifest", found: UInt32(version), supported: 3)
            ) { try IndexReader(folder: index.folder.path) }
        }
    }
}
