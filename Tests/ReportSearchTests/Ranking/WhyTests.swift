import ReportSearch
import SearchTestSupport
import SyntheticCorpus
import SystemPackage
import TestSupport
import Testing

/// Why a paragraph does not match: each cause is diagnosed, and the engine agrees.
@Suite struct WhyTests {
    private static let report = """
        澄川市2022年政府工作报告

        一、主要举措和成效

        规范行政执法，检查123次，推進依法行政。

        二、存在的不足

        人防工程检查不够及时。
        """

    private func why(
        _ query: String, _ paragraph: Int? = 3, file: String = "2022_澄川市_政府工作报告.txt",
        options: IndexingOptions = IndexingOptions(),
        _ change: (inout SearchRequest) -> Void = { _ in }
    ) throws -> MatchDiagnosis {
        let fixture = try SearchFixture(["2022_澄川市_政府工作报告.txt": Self.report])
        try fixture.index(options: options)
        try fixture.write("later.txt", "执法。\n")
        var request = SearchRequest(query)
        change(&request)
        return try ReportSearcher(fixture.location).diagnose(
            request, file: FilePath(fixture.folder.path + "/" + file), paragraph: paragraph)
    }

    @Test func eachCauseIsNamed() throws {
        let table: [(String, MatchDiagnosis.Cause)] = [
            ("量子计算机", .text), ("执法 量子", .text), ("\"执法行政\"", .operator),
            ("执法 -检查", .operator), ("NEAR/2(规范 依法)", .operator), ("12", .cut),
            ("执法 year:2021", .filter), ("执法 section:不足", .filter),
            ("agency:滨海 执法", .filter), ("heading:不足 执法", .filter), ("/第\\d/", .text),
            ("*34", .text),
        ]
        for (query, cause) in table {
            let diagnosis = try why(query)
            #expect(diagnosis.match == nil, "\(query)")
            #expect(
                diagnosis.finding?.cause == cause,
                "\(query): \(String(describing: diagnosis.finding))")
            #expect(diagnosis.paragraphWords.contains("行政"), "\(query)")
        }
    }

    @Test func matchesHaveTheirRank() throws {
        let diagnosis = try why("检查")
        #expect(diagnosis.match == .literal && diagnosis.rank != nil && diagnosis.hitCount == 2)
        #expect(try why("检查", nil).match == .literal)
        #expect(try why("行政次").match == .words)
    }

    @Test func optionsAreFilters() throws {
        let diagnosis = try why("执法") { $0.filter.years = [2020...2021] }
        #expect(diagnosis.finding?.cause == .filter)
        #expect(diagnosis.parts.last?.finding?.reason == .field("year", value: "2022"))
        #expect(try why("执法") { $0.filter.sections = [.plan] }.finding?.cause == .filter)
        #expect(try why("执法") { $0.filter.regions = ["北京"] }.finding?.cause == .filter)
    }

    @Test func disabledFoldsAreNamed() throws {
        var options = IndexingOptions()
        options.foldsLeftOut = [.traditional]
        let diagnosis = try why("推进依法", options: options)
        #expect(diagnosis.finding?.cause == .fold)
        #expect(diagnosis.finding?.advice == .indexWithFold(.traditional))
    }

    @Test func unindexedFilesAreReported() throws {
        #expect(try why("执法", nil, file: "later.txt").finding?.cause == .notIndexed)
        #expect(try why("执法", nil, file: "missing.txt").finding?.cause == .notIndexed)
        #expect(try why("执法", 99).finding?.cause == .notIndexed)
        let fixture = try SearchFixture(["a.txt": "行政。\n"])
        try fixture.index()
        try fixture.write("a.txt", "行政执法。\n")
        let changed = try ReportSearcher(fixture.location).diagnose(
            SearchRequest("执法"), file: FilePath(fixture.folder.path + "/a.txt"), paragraph: 1)
        #expect(changed.finding?.advice == .indexChangedFile)
    }

    /// A word that tokenization makes part of a longer one is found literally; otherwise tokenization is the cause.
    @Test func tokenizationIsDiagnosed() throws {
        let fixture = try SearchFixture(["a.txt": "部分居民会同人员参加。\n"])
        try fixture.index()
        let searcher = try ReportSearcher(fixture.location)
        let file = FilePath(fixture.folder.path + "/a.txt")
        #expect(
            try searcher.diagnose(SearchRequest("居民会"), file: file, paragraph: 1).match == .literal)
        let diagnosis = try searcher.diagnose(
            SearchRequest("人员居民会"), file: file, paragraph: 1)
        #expect(diagnosis.match == nil || diagnosis.match == .words)
    }
}
