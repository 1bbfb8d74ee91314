import SystemPackage
import Testing

@testable import ReportCorpus

/// Outlines and sections that were written without knowledge of the reader's code.
@Suite struct UnseenOutlineTests {
    private static let body =
        "各部门坚持依法履职，累计办理各类政务服务事项3200余件，群众满意度达到98.5%，营商环境持续优化，法治化水平明显提高，依法行政能力不断增强。"

    /// The headings above each line of running text, joined.
    private func paths(_ lines: [String]) throws -> [String] {
        let text = lines.map { $0 == "=" ? Self.body : $0 }.joined(separator: "\n")
        let all = try ReportReader().report(Array(text.utf8), path: FilePath("r.txt")).paragraphs
        return all.filter { $0.text == Self.body }.map { $0.headings.joined(separator: "›") }
    }

    @Test func parts() throws {
        #expect(
            try paths(["规划", "第一篇 总论", "第一章 环境", "=", "第二篇 法治", "第三章 依法行政", "="])
                == ["第一篇 总论›第一章 环境", "第二篇 法治›第三章 依法行政"])
    }

    @Test func chaptersWithoutSpace() throws {
        #expect(
            try paths(["青屿县政府工作规则", "第一章总则", "=", "第二章职责", "=", "第三章程序规定由县政府另行制定。", "="])
                == ["第一章总则", "第二章职责", "第二章职责"])
    }

    @Test func decimalsBelowBareNumbers() throws {
        #expect(
            try paths(["应急预案", "1 总则", "1.1 目的", "=", "2 体系", "2.1 机构", "=", "3 保障", "="])
                == ["1 总则›1.1 目的", "2 体系›2.1 机构", "3 保障"])
        #expect(
            try paths(["自查报告", "1.情况", "1.1.制度", "=", "2.问题", "2.1.人员不足", "="])
                == ["1.情况›1.1.制度", "2.问题›2.1.人员不足"])
    }

    /// Rows of a table that begin with numbers are not headings.
    @Test func numbersOfTableRowsAreNotHeadings() throws {
        #expect(
            try paths(["统计表", "一、综合", "=", "1 办公费 20", "2 差旅费 30", "3 培训费", "="])
                == ["一、综合", "一、综合"])
    }

    @Test func letters() throws {
        #expect(
            try paths(["调研报告", "一、基本情况", "A. 种植业", "=", "B. 养殖业", "=", "二、建议", "="])
                == ["一、基本情况›A. 种植业", "一、基本情况›B. 养殖业", "二、建议"])
        #expect(HeadingMarker("A.I.技术应用") == nil)
        #expect(HeadingMarker("A级景区") == nil)
    }

    @Test(arguments: ["\u{200B}", "\u{FEFF}", "\u{2060}", "\u{00A0}\u{200B}"])
    func charactersWithoutWidth(mark: String) throws {
        #expect(
            try paths([
                "青屿县报告", mark + "一、主要\(mark == "\u{200B}" ? mark : "")举措", "=", mark + "二、不足", "=",
            ])
                == ["一、主要举措", "二、不足"])
    }

    @Test func markdownNumbersAndLinks() throws {
        #expect(
            try paths(["# 总结", "## 1. 基本情况", "=", "## 2. 主要工作", "### 2.1 学习", "="])
                == ["总结›1. 基本情况", "总结›2. 主要工作›2.1 学习"])
        #expect(
            try paths([
                "# 报告", "## 目录", "- [一、举措](#a)", "- [二、不足](#b)", "## 一、举措", "=", "## 二、不足", "=",
            ])
            .map { $0.split(separator: "›").last ?? "" } == ["一、举措", "二、不足"])
    }

    @Test(arguments: [
        "五、六年级学生参加法治课堂320人次", "三、四十家企业参加", "四、五级河道整治完成", "六、七名队员值守", "二、三产融合项目12个",
        "七、八十岁老人补贴全覆盖", "一、二号楼改造完成", "三、四类案件由股室办理",
    ])
    func countsAreText(line: String) { #expect(HeadingMarker(line) == nil) }

    @Test(arguments: ["三、四项重点工作", "二、三农工作", "三、四好农村路建设", "一、二十大精神学习"])
    func headingsThatBeginWithNumbers(line: String) { #expect(HeadingMarker(line)?.style == .han) }

    @Test(arguments: [
        ("有待改进的方面", Section.shortcomings), ("制约因素及原因", .shortcomings), ("需要改进的问题", .shortcomings),
        ("局长履行法治政府建设职责情况", .leadership), ("主官履行法治职责情况", .leadership), ("推进依法行政情况", .achievements),
        ("收入支出决算总体情况说明", .other), ("2023年度收支预算总体情况", .other), ("履职尽责抓法治，依法行政见成效", .achievements),
        ("解决群众反映的问题", .other), ("2023年预算执行情况", .achievements), ("下一步的打算", .plan),
    ])
    func sections(heading: String, section: Section) {
        #expect(SectionClassifier.section(ofHeading: "一、" + heading) == section)
    }
}
