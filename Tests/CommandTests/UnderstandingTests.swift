import Foundation
import SyntheticCorpus
import TestSupport
import Testing

/// `rlsearch figures`, `audit`, `report` and `index --meta`
@Suite struct UnderstandingTests {
    private func indexed() throws -> Command {
        let command = Command()
        _ = try command.run("index", Files.seeds)
        return command
    }

    private func objects(_ text: String) throws -> [[String: Any]] {
        try text.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    @Test func everyFigureCitesItsBytes() throws {
        let command = try indexed()
        let run = try command.run("figures", "--json")
        let figures = try objects(run.output)
        #expect(run.status == 0 && figures.count > 100)
        for figure in figures {
            let bytes = try #require(figure["bytes"] as? [Int])
            let name = try #require(figure["file"] as? String)
            let path = name.hasPrefix("/") ? name : command.folder.path + "/" + name
            let text = try #require(figure["text"] as? String)
            #expect(figure["value"] is NSNumber && figure["unit"] is String)
            // Some samples have other encodings.
            let slice = try Files.read(path)[bytes[0]..<bytes[1]]
            guard let cited = String(validating: slice, as: UTF8.self) else { continue }
            #expect(cited.filter { !$0.isWhitespace } == text.filter { !$0.isWhitespace })
        }
    }

    @Test func figuresAreTabulated() throws {
        let command = try indexed()
        let table = try command.run("figures", "法律顾问", "--by", "agency,year")
        #expect(table.status == 0)
        let lines = table.output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[0].hasPrefix("agency"))
        // Each cell has a note with its citation place.
        let notes = lines.filter { $0.hasPrefix("[") }
        #expect(!notes.isEmpty && notes.allSatisfy { $0.contains(" bytes ") })
        // A cell refers to its note by a number; a range of bytes also begins with a bracket.
        #expect(table.output.matches(of: /\ \[\d+\]/).count == notes.count)
        let csv = try command.run("figures", "法律顾问", "--by", "year", "--csv")
        #expect(
            csv.output.hasPrefix(
                "year,indicator,value,upper,unit,qualifier,change,basis,role,amount,base_unit,"))
        #expect(try command.run("figures", "冰川钻探").status == 1)
        let wide = try command.run("figures", "法律顾问", "--in", "paragraph", "--csv")
        #expect(wide.output.count > csv.output.count)
    }

    @Test func auditsListFaultsAndReturnStatusOne() throws {
        let command = try indexed()
        let whole = try command.run("audit", Files.seeds)
        #expect(whole.status == 1)
        #expect(whole.output.contains("✓ plan: OK"))
        #expect(whole.errors.contains("9 reports audited, 1 with faults"))
        let faults = try command.run("audit", "--all", "--faults", "--json")
        #expect(faults.status == 1)
        let verdicts = try objects(faults.output).map { $0["verdict"] as? String }
        #expect(verdicts == ["missing", "missing"])
        try command.write("law.txt", "青屿市城市管理条例\n第一条 为了加强管理，制定本条例。\n")
        let other = try command.run("audit", "law.txt")
        #expect(
            other.status == 2 && other.errors.contains("not a yearly report; not audited: law.txt"))
        #expect(other.errors.contains("there is no report to audit"))
        // The advice fits what was given: a file has no --agency to check.
        #expect(other.errors.contains("`rlsearch show FILE`") && !other.errors.contains("--agency"))
        let nobody = try command.run("audit", "--all", "--agency", "不存在局")
        #expect(nobody.status == 2 && nobody.output.isEmpty)
        #expect(nobody.errors.contains("check --agency"))
        #expect(try command.run("audit", "gone.txt").status == 2)
        #expect(try command.run("audit").status == 2)
        try command.write("rules.txt", "nonsense\n")
        let bad = try command.run("audit", "law.txt", "--rules", "rules.txt")
        #expect(bad.status == 2 && bad.errors.contains("rules.txt:1: there is no rule nonsense"))
    }

    @Test func aRosterShowsWhichAgenciesHaveSubmitted() throws {
        let command = try indexed()
        try command.write("agencies.csv", "序号,单位名称\n1,青屿市望湖区司法局\n2,青屿市不存在局\n")
        let call = ["audit", "--roster", "agencies.csv", "--year", "2023"]
        let run = try command.run(call + ["--json"])
        #expect(run.status == 1)
        let rows = try objects(run.output)
        #expect(rows.map { $0["status"] as? String }.last == "missing")
        #expect(rows.allSatisfy { $0["schema"] as? Int == 2 })
        let summary = try command.run(call + ["--summary", "--lang", "zh"])
        #expect(summary.output.contains("未报1家（青屿市不存在局）") || summary.output.contains("未报2家"))
        #expect(summary.output.contains("共检查"))
        let page = try command.run(call + ["--html", "-", "--lang", "zh"])
        #expect(page.output.contains("<td>未报送</td>") && page.output.contains("2023年度"))
        #expect(try command.run("audit", "--roster", "agencies.csv").status == 2)
        #expect(try command.run(call + ["--summary", "--csv"]).status == 2)
        try command.write("empty.csv", "机关\n")
        #expect(try command.run("audit", "--roster", "empty.csv", "--year", "2023").status == 2)
    }

    @Test func thePageIsSelfContained() throws {
        let command = try indexed()
        let run = try command.run("report", "--html", "page.html")
        #expect(run.status == 0 && run.errors.contains("9 reports"))
        let page = String(
            decoding: try Files.read(command.folder.path + "/page.html"), as: UTF8.self)
        for part in ["<svg", "prefers-color-scheme: dark", "@media print", "青屿市望湖区司法局"] {
            #expect(page.contains(part), "\(part)")
        }
        for foreign in ["<script", "http:", "https:", "@import", "url(", "src="] {
            #expect(!page.contains(foreign), "\(foreign)")
        }
        #expect(try command.run("report", "--html", "no/such/page.html").status == 2)
        let none = try command.run("report", "--html", "-", "--year", "1900")
        #expect(none.status == 1 && none.output.isEmpty)
    }

    /// Text of a report cannot become a tag of the page.
    @Test func thePageEscapesTextOfReports() throws {
        let command = Command()
        try command.write(
            "a.txt", "青屿市<b>司法局2023年法治政府建设情况报告\n一、主要举措\n<script>alert(1)</script>检查\"&29次。\n")
        _ = try command.run("index", "a.txt")
        let page = try command.run("report", "--html", "-")
        #expect(page.status == 0)
        #expect(!page.output.contains("<script") && !page.output.contains("<b>"))
    }

    @Test func aTableOfMetadataOverridesReports() throws {
        let command = Command()
        try command.write("a.txt", "2021年法治政府建设情况报告\n检查29次。\n")
        try command.write("meta.csv", "file,agency,year\na.txt,青屿市望湖区司法局,2023\n")
        let show = try command.run("show", "a.txt", "--meta", "meta.csv")
        #expect(show.output.contains("2023  (from the table)"))
        _ = try command.run("index", "a.txt", "--meta", "meta.csv")
        let figures = try objects(try command.run("figures", "--json").output)
        #expect(figures.map { $0["agency"] as? String } == ["青屿市望湖区司法局"])
        try command.write("meta.csv", "file,agency,year\na.txt,x,soon\n")
        let bad = try command.run("index", "a.txt", "--meta", "meta.csv")
        #expect(bad.status == 2 && bad.errors.contains("meta.csv:2: \"soon\" is not a year"))
    }

    /// If no report was checked, the output must not say that no fault was found.
    @Test func aCheckWithoutReportsIsReported() throws {
        let command = Command()
        try Files.write(
            "云汀市水务局2023年法治政府建设情况报告\n开展行政检查29次。\n", to: command.folder.path + "/a.txt")
        _ = try command.run("index", "a.txt")
        let nobody = try command.run("figures", "--check", "--agency", "无此局")
        #expect(nobody.status == 2 && nobody.output.isEmpty)
        #expect(nobody.errors.contains("没有核对") || nobody.errors.contains("nothing was checked"))
        let somebody = try command.run("figures", "--check", "--agency", "水务局")
        #expect(somebody.status == 1)
    }
}
