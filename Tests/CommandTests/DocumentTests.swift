import Foundation
import SyntheticCorpus
import TestSupport
import Testing

/// Documents from the command line: what is read, cited and refused.
@Suite struct DocumentTests {
    private let command = Command()

    private static let page = """
        <!DOCTYPE html><html><head><link rel="canonical" href="https://www.example.gov.cn/1.html"></head><body>
        <ul class="nav"><li><a href="/">首页</a></li></ul><div id="zoom">
        <h1>云汀市望山区司法局2023年法治政府建设情况报告</h1>
        <p>一、主要举措和成效</p><p>全年开展行政检查30次，办理行政复议案件12件。</p></div></body></html>
        """

    private func archive() -> [UInt8] {
        ZipFixture.archive([("局/页.html", Self.page), ("坏.docx", "PK\u{3}\u{4}")])
    }

    @Test func aFileInAnArchiveIsAReportOfItsOwn() throws {
        try Files.write(archive(), to: command.folder.path + "/包.zip")
        let index = try command.run("index", "包.zip")
        #expect(index.status == 2 && index.errors.contains("包.zip/坏.docx"))
        #expect(index.output == "indexed 1 file, 3 paragraphs\n")
        let hit = try command.run("query", "行政检查", "--json").output
        #expect(hit.contains(#""file":"包.zip/局/页.html""#))
        #expect(hit.contains(#""inner":"局/页.html""#) && hit.contains(#""element":"#))
        #expect(hit.contains(#""agency":"云汀市望山区司法局""#))
        #expect(try command.run("show", "包.zip/局/页.html:3").output.contains("行政检查30次"))
        #expect(try command.run("verify", "--sample", "50").output.contains("1 file"))
        #expect(try command.run("why", "行政检查", "--in", "包.zip/局/页.html:3").status == 0)
        // A second run reads nothing, a removed archive takes its reports along.
        #expect(try command.run("index", "包.zip").output.contains("nothing changed"))
        try Files.remove(command.folder.path + "/包.zip")
        #expect(try command.run("index", ".").output.contains("1 removed"))
    }

    @Test func extractPrintsTextAndPlaces() throws {
        try Files.write(Array(Self.page.utf8), to: command.folder.path + "/a.doc")
        let text = try command.run("extract", "a.doc")
        #expect(text.output.hasPrefix("云汀市望山区司法局2023年法治政府建设情况报告\n一、主要举措和成效\n"))
        #expect(!text.output.contains("首页"))
        let places = try command.run("extract", "a.doc", "--places")
        #expect(places.output.hasPrefix("element "))
        #expect(try command.run("extract", "missing.pdf").status == 2)
    }

    @Test func citationsCarryTheAddressOfATable() throws {
        try command.write("a.txt", "云汀市司法局2023年法治政府建设情况报告\n开展检查3次。\n")
        try command.write(
            "sources.csv",
            "file,url,published,备注\na.txt,https://example.gov.cn/a,2024-03-01,x\n")
        let index = try command.run("index", "a.txt", "--meta", "sources.csv")
        #expect(index.errors.contains("\"备注\"") && index.status == 0)
        let hit = try command.run("query", "检查", "--json").output
        #expect(hit.contains(#""url":"https://example.gov.cn/a""#))
        #expect(hit.contains(#""published":"2024-03-01""#))
        #expect(hit.contains("https://example.gov.cn/a\""))
    }

    @Test func lockFilesArePassedOver() throws {
        try command.write("a.txt", "甲。\n")
        try Files.write(
            [UInt8](repeating: 0, count: 162), to: command.folder.path + "/~$a.docx")
        let index = try command.run("index", ".")
        #expect(index.status == 0 && index.errors.isEmpty)
    }
}
