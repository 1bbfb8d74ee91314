import ReportSearch
import SearchTestSupport
import Testing

@testable import ReportAnalysis

/// Facets, frequencies and the statistics of an index count several files with one report once.
@Suite struct CopyCountTests {
    private func text(extra: String) -> String {
        let lines = (1...20).map {
            "第\($0)项工作：办理行政复议案件\($0 * 7)件，审查规范性文件\($0 + 3)件，组织执法培训\($0)场，走访企业\($0 * 2)家。"
        }
        return (["云汀市望山区司法局2023年法治政府建设情况报告", "一、主要举措和成效"] + lines + [extra])
            .joined(separator: "\n") + "\n"
    }

    @Test func aReportIsCountedOnce() throws {
        let fixture = try SearchFixture([
            "a.txt": text(extra: "全年平稳。"), "b.txt": text(extra: "附：联系人冯守拙，电话略。"),
            "c.txt": "云汀市水务局2023年法治政府建设情况报告\n一、主要举措和成效\n开展行政检查12次。\n",
        ])
        try fixture.index()
        let searcher = try ReportSearcher(fixture.location)
        let counts = try ReportIndexInfo(fixture.location).reports()
        #expect(counts.alike == 1)
        let facets = try FacetTable(of: SearchRequest("冯守拙"), by: [.year], in: searcher)
        #expect(facets.total.allReports == counts.files - counts.alike)
        #expect(facets.total.reports == 1)
        let frequencies = try FrequencyTable(of: ["冯守拙"], by: [.year], in: searcher)
        #expect(frequencies.total.allReports == counts.files - counts.alike)
        let shape = try CorpusShape(searcher)
        let selection = FacetSelection(FacetFilter(), in: shape)
        let matches = try MatchCounts(of: SearchRequest("司法局"), in: searcher, shape: shape)
        #expect(matches.groups(.year, selection).map(\.allReports) == [2])
        #expect(matches.total(selection).reports == 1)
        var request = SearchRequest("冯守拙")
        request.filter.includesCopies = true
        #expect(try FacetTable(of: request, by: [.year], in: searcher).total.allReports == 3)
    }
}
