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
        let audit = try command.run("audit", "包.zip")
        #expect(audit.output.contains("包.zip/局/页.html") && audit.status == 2)
        #expect(audit.errors.contains("包.zip/坏.docx"))
        let single = try command.run("audit", "包.zip/局/页.html")
        #expect(single.output.contains("包.zip/局/页.html") && single.errors.isEmpty == false)
        #expect(!single.errors.contains("坏.docx"))
        // A second run reads nothing. If the archive is removed, so are its reports.
        #expect(try command.run("index", "包.zip").output.contains("nothing changed"))
        try Files.remove(command.folder.path + "/包.zip")
        #expect(try command.run("index", ".").output.contains("1 removed"))
    }

    /// A table may name a document inside an archive, and the archive itself.
    @Test func anArchiveIsListedAndItsFoldersToo() throws {
        let command = Command()
        let files = [
            ("甲局/一.txt", "云泽县司法局2031年工作报告\n正文。\n"), ("甲局/二.txt", "说明\n正文。\n"), ("三.txt", "乙。\n"),
        ]
        try Files.write(
            ZipFixture.archive(files.map { (name: $0.0, content: $0.1) }),
            to: command.folder.path + "/报告.zip")
        let all = try command.run("show", "报告.zip")
        #expect(all.status == 0)
        #expect(all.output.contains("报告.zip/甲局/一.txt\n  云泽县司法局 · 2031 · 2 paragraphs\n"))
        #expect(all.output.contains("报告.zip/三.txt\n"))
        #expect(all.errors.contains("to see one: rlsearch show 报告.zip/甲局/一.txt"))
        #expect(!(try command.run("show", "报告.zip/甲局").output.contains("三.txt")))
        #expect(try command.run("show", "报告.zip/甲局/一.txt").output.contains("agency  云泽县司法局"))
        let objects = try command.run("show", "报告.zip", "--json").output
        #expect(objects.split(separator: "\n").count == 3)
        #expect(try command.run("extract", "报告.zip/甲局").output.hasSuffix("说明\n正文。\n"))
        let one = try command.run("show", "报告.zip:2")
        #expect(one.status == 2 && one.errors.contains("which holds 3 documents"))
        #expect(one.errors.contains("name one of them, such as 报告.zip/甲局/一.txt"))
        let chinese = try command.run("compare", "报告.zip", "报告.zip/三.txt", "--lang", "zh")
        #expect(chinese.errors.contains("报告.zip：是压缩包或邮件，内有3个文件"))
        let missing = try command.run("show", "报告.zip/丁")
        #expect(missing.status == 2 && missing.errors.contains("No such file"))
    }

    @Test func aTableHasValuesForDocumentsInArchives() throws {
        let text = "法治政府建设情况报告\n\n一、主要举措和成效\n\n开展行政检查30次。\n"
        let archive = ZipFixture.archive([("局/甲.txt", text), ("局/乙.txt", text + "完。\n")])
        try Files.write(archive, to: command.folder.path + "/包.zip")
        let table = "文件,单位,年份,网址\n包.zip,云汀市司法局,2021,https://example.gov.cn/\n"
        try command.write("t.csv", table + "包.zip/局/甲.txt,望山区司法局,,\n丙.txt,无此局,,\n")
        let index = try command.run("index", "包.zip", "--meta", "t.csv")
        #expect(index.status == 0 && index.errors.contains("丙.txt"))
        #expect(!index.errors.contains("甲.txt"))
        func records() throws -> [Substring] {
            try command.run("query", "行政检查", "--json", "--all-files").output
                .split(separator: "\n").filter { $0.contains("\"agency\"") }
        }
        let found = try records()
        let own = try #require(found.first { $0.contains("局/甲.txt") })
        #expect(own.contains(#""agency":"望山区司法局""#) && own.contains(#""year":2021"#))
        #expect(own.contains("https://example.gov.cn/"))
        let other = try #require(found.first { $0.contains("局/乙.txt") })
        #expect(other.contains(#""agency":"云汀市司法局""#))
        // Without the table, the values are kept, and nothing is read again.
        #expect(try command.run("index", "包.zip").output.contains("nothing changed"))
        #expect(
            try command.run("index", "包.zip", "--meta", "t.csv").output.contains("nothing changed"))
        #expect(try records() == found)
        try command.write("t.csv", table + "甲.txt,望山区水务局,2022,\n")
        #expect(try command.run("index", "包.zip", "--meta", "t.csv").output.contains("changed"))
        #expect(
            try records().contains {
                $0.contains(#""agency":"望山区水务局""#) && $0.contains(#""year":2022"#)
            })
        let shown = try command.run("show", "包.zip/局/甲.txt", "--meta", "t.csv").output
        #expect(shown.contains("望山区水务局"))
        let audit = try command.run("audit", "包.zip", "--meta", "t.csv", "--json").output
        #expect(audit.contains("望山区水务局") && audit.contains("云汀市司法局"))
    }

    /// Aligned sentences and shared passages have their places in the documents.
    @Test func comparedAndReusedPassagesHaveTheirPlaces() throws {
        let passage = "全面推行行政执法公示制度，执法全过程记录制度和重大执法决定法制审核制度，规范执法行为。"
        let page = Self.page.replacing("</div>", with: "<p>\(passage)</p></div>")
        try Files.write(
            ZipFixture.archive([("局/页.html", page)]), to: command.folder.path + "/包.zip")
        try Files.write(
            Array("望山区水务局2022年法治政府建设情况报告\n一、主要举措和成效\n\(passage)\n".utf8),
            to: command.folder.path + "/水务局.txt")
        #expect(try command.run("index", "包.zip", "水务局.txt").status == 0)
        let place = #""place":{"inner":"局/页.html","element":"#
        let pairs = try command.run("compare", "包.zip/局/页.html", "水务局.txt", "--json").output
        let kept = try #require(pairs.split(separator: "\n").first { $0.contains(passage) })
        #expect(kept.contains(place) && kept.contains(#""place":null"#))
        let shared = try command.run("reuse", "包.zip/局/页.html", "--json").output
        #expect(shared.contains(place) && shared.contains(#""other_place":null"#))
        let other = try command.run("reuse", "水务局.txt", "--json").output
        #expect(other.contains(#""other_place":{"inner":"局/页.html","element":"#))
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

    @Test func citationsHaveTheURLFromATable() throws {
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

    @Test func lockFilesAreSkipped() throws {
        try command.write("a.txt", "甲。\n")
        try Files.write(
            [UInt8](repeating: 0, count: 162), to: command.folder.path + "/~$a.docx")
        let index = try command.run("index", ".")
        #expect(index.status == 0 && index.errors.isEmpty)
    }

    @Test func aTableWithTheDefaultNameIsUsed() throws {
        try FileManager.default.createDirectory(
            atPath: command.folder.path + "/in", withIntermediateDirectories: true)
        try command.write("in/a.txt", "云汀市司法局2023年法治政府建设情况报告\n开展检查3次。\n")
        try command.write("in/sources.csv", "file,url\na.txt,https://example.gov.cn/a\n")
        #expect(try command.run("index", "in").output == "indexed 1 file, 2 paragraphs\n")
        let hit = try command.run("query", "检查", "--json").output
        #expect(hit.contains(#""url":"https://example.gov.cn/a""#))
        // A table without columns of metadata is indexed as text; a broken table of metadata is reported.
        try command.write("in/sources.csv", "序号,内容\n1,开展检查4次\n")
        #expect(try command.run("index", "in").status == 0)
        #expect(try command.run("query", "检查4次", "-c").output == "1\n")
        try command.write("in/sources.csv", "file,url\n,https://example.gov.cn/a\n")
        let broken = try command.run("index", "in")
        #expect(broken.status == 2 && broken.errors.contains("in/sources.csv"))
    }

    @Test func aParagraphIsOpenedAtItsPage() throws {
        try FileManager.default.createDirectory(
            atPath: command.folder.path + "/bin", withIntermediateDirectories: true)
        let viewer = command.folder.path + "/bin/xdg-open"
        try command.write("bin/xdg-open", "#!/bin/sh\nprintf '%s\\n' \"$@\" >\"$OPENED\"\n")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: viewer)
        try command.write("a.txt", "甲。\n\n乙。\n")
        let path = command.folder.path + "/bin:/bin:/usr/bin"
        let opened = command.folder.path + "/opened"
        let shown = try command.run(
            "show", "a.txt:2", "--open",
            environment: ["PATH": path, "OPENED": opened, "DISPLAY": ":9"])
        #expect(shown.status == 0 && shown.errors.contains("opened a.txt with xdg-open"))
        for _ in 0..<100 where !FileManager.default.fileExists(atPath: opened) { usleep(20_000) }
        usleep(50_000)
        #expect(try String(contentsOfFile: opened, encoding: .utf8) == "a.txt\n")
        let without = try command.run(
            "show", "a.txt", "--open", environment: ["PATH": command.folder.path, "DISPLAY": ":9"])
        #expect(without.status == 2 && without.errors.contains("xdg-utils"))
        // Without a desktop, xdg-open would show nothing and report no error.
        let remote = try command.run(
            "show", "a.txt", "--open",
            environment: ["PATH": path, "DISPLAY": "", "WAYLAND_DISPLAY": ""])
        #expect(remote.status == 2 && remote.errors.contains("graphical desktop"))
    }

    @Test func theIndexFollowsItsFiles() throws {
        try FileManager.default.createDirectory(
            atPath: command.folder.path + "/in/新", withIntermediateDirectories: true)
        try command.write("in/a.txt", "云汀市司法局2023年法治政府建设情况报告\n开展检查3次。\n")
        let process = try command.start(["index", "in", "--watch", "--quiet"])
        defer { process.terminate() }
        func waitFor(_ count: String) throws -> Bool {
            for _ in 0..<150 {
                let found = try command.run("query", "检查", "-c").output
                if found == count + "\n" { return true }
                usleep(100_000)
            }
            return false
        }
        #expect(try waitFor("1"))
        try command.write("in/新/b.txt", "云汀市民政局2023年工作报告\n开展检查5次。\n")
        #expect(try waitFor("2"))
        try Files.remove(command.folder.path + "/in/a.txt")
        #expect(try waitFor("1"))
        #expect(process.isRunning)
        process.terminate()
        for _ in 0..<100 where process.isRunning { usleep(100_000) }
        #expect(!process.isRunning)
    }

    @Test func watchingAMissingFolderIsAnError() throws {
        let outcome = try command.run("index", "nowhere", "--watch")
        #expect(outcome.status == 2 && outcome.errors.contains("nowhere"))
    }

    @Test func withoutTesseractRecognitionIsAnError() throws {
        try Files.write([0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 0], to: command.folder.path + "/扫描.png")
        let without = try command.run("index", ".")
        #expect(without.status == 2 && without.errors.contains("--ocr"))
        let index = try command.run(
            "index", ".", "--ocr", environment: ["PATH": command.folder.path])
        #expect(index.status == 2 && index.errors.contains("tesseract-ocr"))
        #expect(index.errors.contains("扫描.png"))
    }
}
