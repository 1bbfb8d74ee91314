import ReportCorpus
import SystemPackage
import TestSupport
import Testing

/// Text damaged by converters, and the repaired text.
@Suite struct RepairTests {
    private func texts(_ file: String) throws -> [String] {
        try ReportReader().report(Array(file.utf8), path: "r.txt").paragraphs.map(\.text)
    }

    @Test(arguments: [
        ("深入学习习近平法 治思想。", "深入学习习近平法治思想。"),
        ("[bookmark: _GoBack]坚持领导", "坚持领导"), ("坚持[bookmark: OLE_LINK1]领导", "坚持领导"),
        ("- 加强领导", "加强领导"), ("•　加强领导", "加强领导"), ("2023 年度", "2023 年度"),
        ("望湖区党组  望湖区办公室", "望湖区党组 望湖区办公室"),
        ("　　法治　政府", "法治 政府"), ("第三条 为了规范", "第三条 为了规范"),
        ("-", "-"), ("-5℃", "-5℃"), ("[not a bookmark]", "[not a bookmark]"),
    ])
    func damagedTextIsRepaired(line: String, expected: String) throws {
        #expect(try texts(line) == [expected])
    }

    @Test func joinsAWordBrokenOverTwoLines() throws {
        let file = "全体干部认真学习宣传贯彻习近平法\n治思想，取得明显成效。\n"
        #expect(try texts(file) == ["全体干部认真学习宣传贯彻习近平法治思想，取得明显成效。"])
    }

    @Test func joinsAPageBreakInsideASentence() throws {
        let file = "修订内部规程。使得各个科室出具的文书格式统一,\n\n并且便于事后查阅。"
        #expect(try texts(file).count == 1)
    }

    @Test func joinsAHardWrappedFile() throws {
        let sentence = "本局当年处理各类违章事项四十余起并逐一登记造册由专人跟踪督办直至全部整改完毕没有一起因为程序瑕疵而被撤回"
        let paragraph = sentence + sentence + sentence + "。"
        // A closing mark at the end of a full line does not end the paragraph.
        let scalars = Array(paragraph).enumerated().map { $0 == 29 ? "》" : $1 }
        var lines: [String] = []
        for start in stride(from: 0, to: scalars.count, by: 30) {
            lines.append(String(scalars[start..<min(start + 30, scalars.count)]))
        }
        let file = ([lines.joined(separator: "\n"), "二、存在的不足", lines.joined(separator: "\n")])
            .joined(separator: "\n")
        let joined = String(scalars)
        #expect(try texts(file) == [joined, "二、存在的不足", joined])
    }

    @Test func keepsTitlesHeadingsAndSignaturesApart() throws {
        let lines = [
            "青屿市望湖区国防动员办公室", "2023年法治政府建设年度情况报告", "一、主要举措和成效",
            "（七）健全巡查制度，提升基层办事能力", "编写巡查手册，统一办事口径。",
            "青屿市望湖区国防动员办公室", "2024年1月15日",
        ]
        #expect(try texts(lines.joined(separator: "\n")) == lines)
    }
}
