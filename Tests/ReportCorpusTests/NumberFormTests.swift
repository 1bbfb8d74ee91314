import SystemPackage
import Testing

@testable import ReportCorpus

/// Headings whose numbers have rare forms, and headings of parts by their words.
@Suite struct NumberFormTests {
    private static let body =
        "全年依法履行职责，扎实推进各项工作并取得实效，各项任务均按期完成，群众满意度稳步提高，营商环境持续优化，行政执法规范化水平显著提升。"

    private func headings(_ lines: [String]) throws -> [[String]] {
        let text = "云汀市水务局2023年法治政府建设情况报告\n" + lines.joined(separator: "\n") + "\n"
        let report = try ReportReader().report(Array(text.utf8), path: "r.txt")
        return report.paragraphs.filter { $0.text.contains(Self.body) }.map(\.headings)
    }

    @Test(arguments: [
        ["1 工作概况", "2 存在的问题", "3 下一步打算"], ["1　工作概况", "2　存在的问题"],
        ["一  工作概况", "二  存在的问题"], ["甲、工作概况", "乙、存在的问题"],
        ["一：工作概况", "二：存在的问题"],
    ])
    func numbersWithoutAPoint(titles: [String]) throws {
        let found = try headings(titles.flatMap { [$0, Self.body] })
        let ends = titles.map { String($0.suffix(4)) }
        #expect(found.count == titles.count)
        for (path, end) in zip(found, ends) { #expect(path.count == 1 && path[0].hasSuffix(end)) }
    }

    @Test func chaptersWithAndWithoutAPoint() throws {
        let found = try headings([
            "1 工作概况", Self.body, "1.1 制度建设", Self.body, "1.2 执法监督", Self.body, "2 存在的问题", Self.body,
            "2.1 力量不足", Self.body,
        ])
        #expect(
            found == [
                ["1 工作概况"], ["1 工作概况", "1.1 制度建设"], ["1 工作概况", "1.2 执法监督"], ["2 存在的问题"],
                ["2 存在的问题", "2.1 力量不足"],
            ])
    }

    @Test(arguments: [
        ("㈠强化领导", "㈡规范执法"), ("⑴强化领导", "⑵规范执法"), ("1)强化领导", "2)规范执法"),
        ("1）强化领导", "2）规范执法"), ("⒈强化领导", "⒉规范执法"), ("①强化领导", "②规范执法"),
    ])
    func signsBelowAPart(first: String, second: String) throws {
        let found = try headings([
            "一、主要工作", first, Self.body, second, Self.body, "二、存在的问题", Self.body,
        ])
        #expect(found == [["一、主要工作", first], ["一、主要工作", second], ["二、存在的问题"]])
    }

    @Test func fiveLevels() throws {
        let path = ["一、主要工作", "（一）强化领导", "1．抓学习", "（1）抓部署", "①抓会议"]
        #expect(try headings(path + [Self.body]) == [path])
    }

    /// Rows of tables, quantities and dates begin with numbers too.
    @Test func otherNumbersAreNotHeadings() throws {
        let part = ["一、主要工作"]
        #expect(try headings(part + ["1 云汀市司法局 128", "2 云汀市水务局 96", Self.body]) == [part])
        #expect(try headings(["下列单位参加：", "1 云汀市司法局", "2 云汀市水务局", Self.body]) == [[]])
        let quantities = ["3 个部门联合检查。", "2 次会议研究。", "3 月 5 日开会。", "1)是2倍。"]
        for text in quantities.dropLast() {
            #expect(try headings(part + [text + Self.body]) == [part], "\(text)")
        }
    }

    @Test func addressesAndSpeakersAreNotHeadings() throws {
        for line in ["各位代表：", "同志们：", "国务院总理王某某", "云汀市水务局局长 王某"] {
            let found = try headings([line, Self.body, "工作回顾", Self.body, "工作安排", Self.body])
            #expect(!found.joined().contains(line), "\(line)")
        }
    }

    @Test(arguments: [
        ("一、2023年工作计划执行情况", Section.achievements), ("一、重点工作完成情况", .achievements),
        ("一、年度工作安排落实情况", .achievements), ("一、目标任务完成情况", .achievements), ("一、总体情况", .achievements),
        ("二、2024年重点工作", .plan), ("三、总体部署", .plan), ("三、2024年工作任务", .plan),
        ("三、存在的问题及整改落实情况", .shortcomings), ("四、下一步工作计划落实情况的打算", .plan),
        ("五、强化保障措施", .other), ("四、组织措施", .other), ("一、采取的主要措施", .achievements),
        ("三、主要负责人履职情况及工作总结", .leadership),
    ])
    func wordsOfParts(heading: String, section: Section) throws {
        #expect(SectionClassifier.section(ofHeading: heading) == section)
    }
}
