import DocumentModel
import Testing

@testable import DocumentText

/// Tables on PDF pages, without ruling lines: rows and cells are recognised by the positions of their text.
@Suite struct BoxTableTests {
    private func line(_ text: String, _ left: Double, _ top: Double) -> String {
        BoxFixture.line(text, left, top)
    }

    private func texts(_ lines: [String]) throws -> [String] {
        try BoxFixture.texts(BoxFixture.page(lines))
    }

    @Test func rowsKeepTheirCells() throws {
        let found = try texts([
            line("项目", 100, 100), line("预算数", 300, 100), line("决算数", 450, 100),
            line("人员经费", 100, 130), line("12.5", 300, 130), line("11.8", 450, 130),
            line("公用", 100, 160), line("3", 450, 160), line("经费", 100, 172),
        ])
        #expect(found == ["项目 | 预算数 | 决算数", "人员经费 | 12.5 | 11.8", "公用经费 | 3"])
    }

    /// Cells of several lines next to vertically centred cells, without any gap between the rows.
    @Test func cellsInTheMiddleOfTheirRowsAreWhole() throws {
        let found = try texts([
            line("编码", 100, 100), line("名称", 200, 100), line("数额", 400, 100),
            line("2101", 100, 127), line("青屿区农村道路养护和", 200, 120), line("8.50", 400, 127),
            line("桥梁加固", 200, 134),
            line("2102", 100, 155), line("青屿区村小学校舍改造", 200, 148), line("9.25", 400, 155),
            line("附属工程", 200, 162),
            line("2103", 100, 176), line("清淤", 200, 176), line("0.75", 400, 176),
        ])
        #expect(
            found == [
                "编码 | 名称 | 数额", "2101 | 青屿区农村道路养护和桥梁加固 | 8.50",
                "2102 | 青屿区村小学校舍改造附属工程 | 9.25", "2103 | 清淤 | 0.75",
            ])
    }

    /// A header of two rows: some cells span both rows and are vertically centred, one cell spans two columns.
    @Test func headersOfTwoRowsAreRows() throws {
        let found = try texts([
            line("资金来源", 250, 100), line("序号", 60, 110), line("项目", 120, 110),
            line("备注", 450, 110), line("省级", 220, 120), line("县级", 320, 120),
            line("1", 60, 150), line("道路养护", 120, 150), line("17.5", 220, 150),
            line("18.5", 320, 150), line("续建", 450, 150),
            line("2", 60, 175), line("河道清淤", 120, 175), line("27.5", 220, 175),
            line("28.5", 320, 175), line("新建", 450, 175),
        ])
        #expect(
            found == [
                "序号 | 项目 | 资金来源 | 备注", "省级 | 县级", "1 | 道路养护 | 17.5 | 18.5 | 续建",
                "2 | 河道清淤 | 27.5 | 28.5 | 新建",
            ])
    }

    @Test func aCellOverRowsBelongsToTheFirst() throws {
        var lines = [line("类别", 60, 100), line("指标", 200, 100), line("数值", 400, 100)]
        for row in 0..<6 {
            let top = 130 + Double(row) * 24
            lines += [
                line("指标\("甲乙丙丁戊己".map(String.init)[row])", 200, top), line("\(row + 5)", 400, top),
            ]
            if row == 1 { lines.append(line("执法", 60, top)) }
            if row == 4 { lines.append(line("服务", 60, top)) }
        }
        #expect(
            try texts(lines) == [
                "类别 | 指标 | 数值", "执法 | 指标甲 | 5", "指标乙 | 6", "指标丙 | 7", "服务 | 指标丁 | 8", "指标戊 | 9",
                "指标己 | 10",
            ])
    }

    /// Cells that are alone in their rows are not joined into one cell, however close together they are.
    @Test func rowsOfOneCellStayRows() throws {
        let found = try texts([
            line("收入项目", 60, 100), line("7.5", 200, 100), line("支出项目", 300, 100),
            line("6.5", 460, 100),
            line("一、税收收入", 60, 116), line("1.5", 200, 116), line("一、外交支出", 300, 116),
            line("二、国防支出", 300, 132), line("三、公共安全支出", 300, 148),
            line("四、教育支出", 300, 164), line("收入合计", 60, 180), line("1.5", 200, 180),
            line("支出合计", 300, 180), line("6.5", 460, 180),
        ])
        #expect(
            found == [
                "收入项目 | 7.5 | 支出项目 | 6.5", "一、税收收入 | 1.5 | 一、外交支出", "二、国防支出", "三、公共安全支出",
                "四、教育支出", "收入合计 | 1.5 | 支出合计 | 6.5",
            ])
    }

    /// Columns of long text with a narrow gap between them.
    @Test func columnsOfTextInATableAreRows() throws {
        var lines = [line("序号", 60, 80), line("问题", 90, 80), line("措施", 298, 80)]
        for row in 0..<3 {
            let top = 100 + Double(row) * 70
            lines.append(line("\(row + 1)", 60, top))
            for part in 0..<3 {
                let width = part == 2 ? 5 : 20
                lines.append(
                    line(String(repeating: "问", count: width), 90, top + Double(part) * 16))
                lines.append(
                    line(String(repeating: "改", count: width), 298, top + Double(part) * 16))
            }
        }
        let question = String(repeating: "问", count: 45)
        let answer = String(repeating: "改", count: 45)
        #expect(
            try texts(lines)
                == ["序号 | 问题 | 措施"] + (1...3).map { "\($0) | \(question) | \(answer)" })
    }

    @Test func listsAreNotTables() throws {
        var lines: [String] = []
        for item in 0..<5 {
            let top = 100 + Double(item) * 36
            lines += [
                line("[\(item + 1)]", 60, top), line(String(repeating: "文", count: 40), 90, top),
            ]
            lines.append(line("献。", 90, top + 18))
        }
        let text = String(repeating: "文", count: 40) + "献。"
        #expect(try texts(lines) == (1...5).map { "[\($0)]\(text)" })
    }

    @Test func textAfterATableIsWhole() throws {
        var lines: [String] = []
        for row in 0..<6 {
            let top = 100 + Double(row) * 14
            lines += [
                line("县\(row)", 60, top), line("\(row).5", 200, top), line("\(row).7", 300, top),
            ]
        }
        lines += [line(BoxFixture.full, 60, 200), line("末尾。", 60, 224)]
        #expect(try texts(lines).last == BoxFixture.full + "末尾。")
    }

    /// The lines of a table whose cells begin at the top of their row, without any room between the rows.
    private func topAligned(from number: Int, count: Int, top: Double) -> [String] {
        (0..<count).flatMap { index -> [String] in
            let y = top + Double(index) * 36
            return [
                line("\(number + index)", 100, y), line("对各类企业开展的", 160, y),
                line("《养护条例》第四条规定有", 300, y), line("区应急管理局", 480, y),
                line("监督检查", 160, y + 12), line("关部门应当加强监督并且", 300, y + 12),
                line("依法处理。", 300, y + 24),
            ]
        }
    }

    private func row(_ number: Int) -> String {
        "\(number) | 对各类企业开展的监督检查 | 《养护条例》第四条规定有关部门应当加强监督并且依法处理。 | 区应急管理局"
    }

    @Test func cellsAtTheTopOfTheirRowsAreWhole() throws {
        let head = [
            line("序号", 100, 88), line("事项", 160, 88), line("依据", 300, 88), line("单位", 480, 88),
        ]
        let found = try texts(head + topAligned(from: 1, count: 5, top: 100))
        #expect(found == ["序号 | 事项 | 依据 | 单位"] + (1...5).map(row))
        // The table continues on the next page without a head.
        let pages = try BoxFixture.texts(
            BoxFixture.page(head + topAligned(from: 1, count: 5, top: 100)),
            BoxFixture.page(topAligned(from: 6, count: 4, top: 80)))
        #expect(pages == ["序号 | 事项 | 依据 | 单位"] + (1...9).map(row))
    }

    /// The name of a group of rows is in the first of them.
    @Test func aCellAtTheTopOfSeveralRowsBelongsToTheFirst() throws {
        var lines = [line("类别", 60, 100), line("任务", 200, 100), line("时限", 400, 100)]
        for row in 0..<8 {
            let top = 112 + Double(row) * 24
            lines += [
                line("任务\(row)推进有关工作落", 200, top), line("\(row + 1)月底前", 400, top),
                line("实到位", 200, top + 12),
            ]
            if row == 0 { lines.append(line("制度建设", 60, top)) }
            if row == 4 { lines.append(line("执法监督", 60, top)) }
        }
        let found = try texts(lines)
        #expect(found.count == 9)
        #expect(found[1] == "制度建设 | 任务0推进有关工作落实到位 | 1月底前")
        #expect(found[2] == "任务1推进有关工作落实到位 | 2月底前")
        #expect(found[5] == "执法监督 | 任务4推进有关工作落实到位 | 5月底前")
    }
}
