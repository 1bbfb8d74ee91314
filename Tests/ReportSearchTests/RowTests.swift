import InvertedIndex
import ReportCorpus
import SearchTestSupport
import TestSupport
import Testing

@testable import ReportSearch

/// Rows: paragraphs without a report.
@Suite struct RowTests {
    private func fixture(keepsText: Bool) throws -> (SearchFixture, IndexingOptions) {
        var options = IndexingOptions()
        options.format = RowFormat()
        options.keepsText = keepsText
        let fixture = try SearchFixture(["rows.tsv": "q1\t检查三次。\nq2\t检查。\n"])
        try fixture.index(["rows.tsv"], options: options)
        return (fixture, options)
    }

    @Test func aRowIsCitedByItsID() throws {
        let (fixture, _) = try fixture(keepsText: true)
        let hit = try #require(try fixture.search("三次").hits.first)
        #expect(hit.place.source.citation == "q1" && hit.place.paragraph == 1)
    }

    /// After analysis with a new word, rows have the same terms as in a new index.
    @Test func rowsAreAnalysedAgain() throws {
        let (fixture, options) = try fixture(keepsText: true)
        try fixture.write(".rlsearch/dictionary.txt", "检查三次")
        #expect(try fixture.index(["rows.tsv"], options: options).retokenizedFiles == 1)
        let fresh = try SearchFixture(["rows.tsv": "q1\t检查三次。\nq2\t检查。\n"])
        Files.makeFolder(fresh.location.folder.string)
        try fresh.write(".rlsearch/dictionary.txt", "检查三次")
        try fresh.index(["rows.tsv"], options: options)
        #expect(
            try ReportIndexInfo(fixture.location).statistics.termCount
                == ReportIndexInfo(fresh.location).statistics.termCount)
    }

    /// A row without stored text cannot be analysed again, but is still found.
    @Test func rowsWithoutTextStayFindable() throws {
        let (fixture, options) = try fixture(keepsText: false)
        #expect(try fixture.search("检查", limit: nil).hits.count == 2)
        try fixture.write(".rlsearch/dictionary.txt", "检查三次")
        #expect(try fixture.index(["rows.tsv"], options: options).retokenizedFiles == 0)
        let hits = try fixture.search("检查", limit: nil).hits
        #expect(hits.map(\.place.source.citation).sorted() == ["q1", "q2"])
        #expect(hits.allSatisfy { $0.text.isEmpty && $0.place.source.paragraph == nil })
    }
}
