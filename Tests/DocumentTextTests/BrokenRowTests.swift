import DocumentModel
import Testing

@testable import DocumentText

/// Table rows that continue on the next page, and titles of several lines in columns.
@Suite struct BrokenRowTests {
    private func line(_ text: String, _ left: Double, _ top: Double) -> String {
        BoxFixture.line(text, left, top)
    }

    /// A row whose second cell has several lines of at most sixteen characters.
    private func row(_ number: Int, _ task: [String], _ agency: String, _ top: Double) -> [String] {
        [line("\(number)", 60, top), line(agency, 380, top), line("\(number)月底前", 480, top)]
            + task.enumerated().map { line($1, 120, top + Double($0) * 14) }
    }

    private let head = [
        BoxFixture.line("序号", 60, 80), BoxFixture.line("任务", 120, 80),
        BoxFixture.line("单位", 380, 80), BoxFixture.line("时限", 480, 80),
    ]

    private let full = "推进行政执法规范化建设并落实各项"

    private func table(last: [String]) -> [String] {
        head + row(1, [full, "改革措施。"], "县司法局", 100) + row(2, [full, "工作要求。"], "县财政局", 136)
            + row(3, [full, full, "任务安排。"], "县教育局", 172) + row(4, last, "县民政局", 222)
    }

    private let first = [
        "序号 | 任务 | 单位 | 时限", "1 | 推进行政执法规范化建设并落实各项改革措施。 | 县司法局 | 1月底前",
        "2 | 推进行政执法规范化建设并落实各项工作要求。 | 县财政局 | 2月底前",
    ]

    private func texts(_ pages: [[String]]) throws -> [String] {
        try BoxFixture.read(pages.map { BoxFixture.page($0) }).lines.map(\.text)
    }

    @Test func aRowOverAPageBreakIsOneRow() throws {
        let next = row(5, [full, "年度目标。"], "县水务局", 102)
        let rest = [line("制度建设，", 120, 80)]
        let found = try texts([table(last: [full, full]), rest + next])
        #expect(Array(found.prefix(3)) == first)
        #expect(found[4] == "4 | \(full)\(full)制度建设， | 县民政局 | 4月底前")
        #expect(found[5] == "5 | \(full)年度目标。 | 县水务局 | 5月底前")
        #expect(found.count == 6)
    }

    @Test func severalCellsMayContinue() throws {
        // Two cells of the row continue, on two lines.
        let rest = [line(full, 120, 80), line("服务中心", 380, 80), line("并加强督查。", 120, 94)]
        let last = table(last: [full, full]) + [line("县民政局和公共", 380, 236)]
        let found = try texts([
            last.map { $0.replacing(">县民政局<", with: ">县行政审批局<") },
            rest + row(5, [full, "年度目标。"], "县水务局", 120),
        ])
        #expect(found.contains { $0.hasPrefix("4 | \(full)\(full)\(full)并加强督查。 | ") })
    }

    @Test func repeatedHeadersComeBeforeTheNextRow() throws {
        let rest = [line("制度建设。", 120, 100)]
        let found = try texts([
            table(last: [full, full]),
            head + rest + row(5, [full, "年度目标。"], "县水务局", 122)
                + row(6, [full, "重点事项。"], "县卫健委", 158),
        ])
        #expect(found[4] == "4 | \(full)\(full)制度建设。 | 县民政局 | 4月底前")
        #expect(found[5] == first[0])
        #expect(found[6] == "5 | \(full)年度目标。 | 县水务局 | 5月底前")
    }

    /// A column of long cells looks like a column of text, and the short cells next to it like another column.
    @Test(arguments: [6, 9, 12])
    func aTableWithLongCellsIsNotTextInColumns(lineCount: Int) throws {
        var lines = head
        var wanted = [first[0]]
        for number in 1...4 {
            let task = Array(repeating: full, count: lineCount - 1) + ["落实到位。"]
            let top = 100 + Double((number - 1) * lineCount) * 14
            lines += row(number, task, "县司法局", top)
            wanted.append("\(number) | \(task.joined()) | 县司法局 | \(number)月底前")
        }
        #expect(try texts([lines]) == wanted)
    }

    @Test func textColumnsWithShortParagraphsStayColumns() throws {
        // Short paragraphs on the left, long ones on the right; both are text.
        let left =
            (0..<4).flatMap { block in
                BoxFixture.lines(4, of: "甲", 60, from: 100 + Double(block) * 90, width: 22)
            }
            + [line("完。", 60, 460)]
        let right = BoxFixture.lines(20, of: "乙", 320, from: 100, width: 22)
        let found = try texts([left + right])
        #expect(!found.contains { $0.contains("甲") && $0.contains("乙") })
        #expect(found.first?.contains("甲") == true && found.last?.contains("乙") == true)
    }

    @Test func aNewRowDoesNotContinueTheLast() throws {
        // The cell above has ended its sentence; the first cell of a group of rows may be empty.
        let next = [line("完善公共法律服务体系并加强保障", 120, 80), line("6月底前", 480, 80)]
        let ended = try texts([
            table(last: [full, "信息公开。"]), next + row(5, [full, "年度目标。"], "县水务局", 122),
        ])
        #expect(ended[4] == "4 | \(full)信息公开。 | 县民政局 | 4月底前")
        #expect(ended.contains { $0.contains("完善公共法律服务体系") && !$0.contains("县民政局") })
        // The cell above is not full.
        let short = try texts([table(last: [full, "信息公开"]), [line("（一）强化领导", 120, 80)]])
        #expect(short[4] == "4 | \(full)信息公开 | 县民政局 | 4月底前")
        // Text below the table of the previous page.
        let text = try texts([
            table(last: [full, full]) + [line("注：表中时限为最迟时间。", 60, 280)], [line("制度建设", 120, 80)],
        ])
        #expect(text[4] == "4 | \(full)\(full) | 县民政局 | 4月底前")
        // A paragraph that is wider than the column.
        let wide = try texts([table(last: [full, full]), [line(BoxFixture.full, 60, 80)]])
        #expect(wide[4] == "4 | \(full)\(full) | 县民政局 | 4月底前")
    }

    /// Two columns of 22 characters, the first line of each title fills its column.
    private func column(_ lines: [(String, Double)], left: Double) -> [String] {
        lines.enumerated().map { index, line in
            BoxFixture.line(line.0, left + line.1 * 10, 100 + Double(index) * 16)
        }
    }

    @Test func aTitleOfBodySizeInAColumnIsWhole() throws {
        let body = String(repeating: "甲", count: 22)
        let rest = String(repeating: "乙", count: 20)
        let left: [(String, Double)] = [
            ("云溪县行政执法协调监督工作体系建设试点", 1.5), ("工作情况综述", 8), (rest, 2), (body, 0), (body, 0),
            ("完。", 0), (rest, 2), (body, 0), ("终。", 0),
        ]
        let right: [(String, Double)] = [
            (rest, 2), (body, 0), ("完。", 0), ("优化法治化营商环境若干措施通知的解读", 2), ("（节选）", 9), (rest, 2),
            (body, 0), (body, 0), ("终。", 0),
        ]
        let found = try texts([column(left, left: 60) + column(right, left: 320)])
        #expect(found.first == "云溪县行政执法协调监督工作体系建设试点工作情况综述")
        #expect(found[1] == rest + body + body + "完。")
        // A line in brackets is not part of the title.
        #expect(found.contains("优化法治化营商环境若干措施通知的解读"))
        #expect(found.contains("（节选）"))
    }
}
