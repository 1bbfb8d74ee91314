import ReportCorpus
import SyntheticCorpus
import SystemPackage
import TestSupport
import Testing

/// Metadata in a table or in front matter overrides that in the text.
@Suite struct GivenMetadataTests {
    private func table(_ text: String) throws -> MetadataTable {
        let folder = TemporaryFolder()
        try Files.write(text, to: folder.path + "/meta.csv")
        return try MetadataTable(FilePath(folder.path + "/meta.csv"))
    }

    @Test func aTableNamesFilesByPathOrName() throws {
        let table = try table(
            "\u{FEFF}文件,agency,地区,year,date,note\r\n"
                + "a.txt,\"青屿市望湖区司法局\",青屿市/望湖区,2023年,2024年1月8日,x\r\n\r\n"
                + "sub/b.txt,\"一,二\"\"三\"\"\n四\",,,,\r\n")
        let first = table.values(for: "/some/where/a.txt")
        #expect(first.agency == "青屿市望湖区司法局" && first.region == ["青屿市", "望湖区"])
        #expect(first.year == 2023 && first.date == "2024-01-08" && first.title == nil)
        #expect(table.values(for: "sub/b.txt").agency == "一,二\"三\"\n四")
        #expect(table.values(for: "c.txt") == GivenMetadata())
    }

    @Test(
        arguments: [
            ("", 1), ("name,agency\na,b\n", 1), ("file,other\na,b\n", 1),
            ("file,year\na,2023\n\nb,soon\n", 4), ("file,date\na,yesterday\n", 2),
            ("file,agency\na,\"open\n", 2), ("file,agency\n,x\n", 2),
        ] as [(String, Int)])
    func badTablesAreReportedWithTheLine(text: String, line: Int) {
        let error = #expect(throws: CorpusError.self) { try table(text) }
        guard case .malformedTable(_, line, _) = error else {
            Issue.record("\(String(describing: error)) for \(text)")
            return
        }
    }

    private func report(_ text: String, given: GivenMetadata = GivenMetadata()) throws -> Report {
        try ReportReader().report(Array(text.utf8), path: "2020_某局.txt", given: given)
    }

    @Test func frontMatterIsReadAndStaysText() throws {
        let text = "---\nagency: 云岭省交通运输厅\nyear: 2022\ntags:\n  - 交通\n---\n2021年法治政府建设情况报告\n正文。\n"
        let report = try report(text)
        #expect(report.metadata.agency == Reading("云岭省交通运输厅", from: .frontMatter))
        #expect(report.metadata.year == Reading(2022, from: .frontMatter))
        #expect(report.metadata.title?.value == "2021年法治政府建设情况报告")
        #expect(report.paragraphs.map(\.text).contains("agency: 云岭省交通运输厅"))
        #expect(report.paragraphs.map(\.ordinal) == Array(1...8))
        var given = GivenMetadata()
        given.year = 2019
        #expect(try self.report(text, given: given).metadata.year == Reading(2019, from: .table))
    }

    @Test func horizontalRulesAreNotFrontMatter() throws {
        let report = try report("---\n2021年法治政府建设情况报告\n---\n正文。\n")
        #expect(report.paragraphs.count == 4)
        #expect(report.metadata.year?.origin == .title)
    }
}
