import DocumentModel
import SystemPackage
import Testing

@testable import ReportCorpus

/// Outlines as reports of many genres have them.
@Suite struct OutlineTests {
    private func read(_ lines: [String], _ name: String = "r.txt") throws -> [Paragraph] {
        try ReportReader().report(
            Array(lines.joined(separator: "\n").utf8), path: FilePath(name)
        ).paragraphs
    }

    private static let long = String(repeating: "各部门认真履行职责并且取得了明显的实效，", count: 8) + "群众满意。"

    @Test func ordinalsStayUnderTheirPart() throws {
        let all = try read([
            "某局报告", "一、主要举措和成效", "一是" + Self.long, "二是" + Self.long, "三是" + Self.long, "二、存在的不足",
            "一是" + Self.long, "二是" + Self.long, "三、下一步工作安排", Self.long,
        ])
        #expect(
            all[2...4].allSatisfy {
                $0.headings.first == "一、主要举措和成效" && $0.section == .achievements
            })
        #expect(
            all[6...7].allSatisfy { $0.headings.first == "二、存在的不足" && $0.section == .shortcomings })
        #expect(all[9].section == .plan)
    }

    /// 三是…。 alone is an item of a list; with a paragraph below it, it is a heading.
    @Test func singleSentencesOfAListAreNoHeadings() throws {
        let all = try read([
            "某局报告", "二、存在的不足", "一是普法不够平衡。" + Self.long, "二是能力还有所欠缺。", "三、下一步工作安排", "一是加强普法。",
            Self.long,
        ])
        #expect(all[2].headings == ["二、存在的不足", "一是普法不够平衡"])
        #expect(all[3].headings == ["二、存在的不足"])
        #expect(all[6].headings.last == "一是加强普法")
    }

    /// A heading and its text on one line: a space is between them, or only the words tell. Text with more spaces has them
    /// by accident, and spaces next to numbers are none.
    @Test(
        arguments: [
            ("一、主要举措和成效 今年以来，" + long, "一、主要举措和成效"), ("（一）规范执法 开展检查，" + long, "（一）规范执法"),
            ("二、存在的问题和不足主要是力量不足，" + long, "二、存在的问题和不足"), ("三、下一步工作安排按照上级要求，" + long, "三、下一步工作安排"),
            ("一、2031年工作开展情况2031年，" + long, "一、2031年工作开展情况"), ("1. 抓学习\t各科室开展学习，" + long, "1. 抓学习"),
            ("一、全县完成投资 120亿元增长，" + long, nil), ("一、坚 持依法 行政各部门履行职责，" + long, nil),
            ("（一）各部门认真履行职责，取得 明显实效，" + long, nil), ("一、全面落实各项工作任务的各部门履行职责，" + long, nil),
        ] as [(String, String?)])
    func headingsWithTextOnOneLine(line: String, heading: String?) throws {
        let all = try read(["某局报告", line, Self.long])
        #expect(all[1].headings.last == heading && !all[1].isHeading)
        #expect(all.map(\.text).joined().contains("群众满意"))
    }

    /// Courts report to assemblies too, and name shortcomings in a paragraph of the review.
    @Test func reportsToAssembliesConfess() throws {
        let all = try read([
            "云泽县人民法院工作报告", "各位代表：", "现在，我代表县人民法院向大会报告工作，请予审议。", "2031年主要工作", "一、聚焦主业", Self.long,
            "我们也清醒地认识到，工作中还存在一些问题和不足：一是理念有待更新。", "2032年工作安排", "一、坚持政治引领。" + Self.long,
        ])
        #expect(all[6].section == .shortcomings && all[5].section == .achievements)
    }

    @Test(arguments: [
        ("目前我们的国家机关的工作还是有缺点的。", true), ("在具体工作上是发生过一些偏差和错误的。", true),
        ("我们在领导生产中还存在不少缺点。", true), ("历次运动中发生的偏差和错误，是掩盖不了成绩的。", false),
        ("有人认为工作中存在的缺点是主要的。", false), ("各项工作取得成绩。", false),
    ])
    func earlyReportsAdmitFaults(text: String, admits: Bool) {
        #expect(SectionClassifier.admitsFaults(text) == admits)
    }

    @Test(arguments: [
        "一、二、三产业融合发展", "三、四线城市房地产平稳", "七、八月份雨水偏多", "十、百、千亿级产业集群加快形成", "二、三产业比重提高",
        "五、六月间开展检查", "一、二级医院", "八、九级风", "二、三类医疗器械", "六、七天内办结",
    ])
    func rowsOfNumbersAreText(line: String) throws {
        #expect(HeadingMarker(line) == nil)
        // Also at the beginning of a wrapped line.
        let text = String(repeating: "持续优化产业结构", count: 5) + "，大力促进第"
        #expect(try read([Self.long, text, line + "，效果明显。"]).count == 2)
    }

    @Test(arguments: ["一、一年来的主要工作", "二、三大攻坚战成效显著", "三、四个方面的不足", "二、三年来的工作", "十、百姓生活改善"])
    func headingsMayBeginWithNumbers(line: String) {
        #expect(HeadingMarker(line)?.style == .han)
    }

    @Test func theContentsAreNotTheBody() throws {
        let all = try read([
            "青屿市司法局2024年度部门决算", "目 录", "第一部分 概况", "一、主要职能", "二、机构设置", "第二部分 决算情况说明",
            "一、收入决算情况说明", "第三部分 名词解释", "附件", "第一部分 概况", "一、主要职能", Self.long, "二、机构设置", Self.long,
            "第二部分 决算情况说明", "一、收入决算情况说明", Self.long, "第三部分 名词解释", "一、财政拨款收入：指单位取得的拨款。",
        ])
        #expect(all[1].isHeading)
        #expect(
            all[2...8].allSatisfy { $0.headings == ["目录"] && !$0.isHeading && $0.section == .other }
        )
        #expect(all[11].headings == ["第一部分概况", "一、主要职能"])
        #expect(all[13].headings == ["第一部分概况", "二、机构设置"])
        #expect(all[16].headings == ["第二部分决算情况说明", "一、收入决算情况说明"])
        #expect(all[18].headings.first == "第三部分名词解释")
    }

    /// Headings that only the contents number.
    @Test func theContentsNumberTheHeadings() throws {
        let all = try read([
            "青屿市望湖区2026年区级部门预算", "目录", "一、部门主要职能 ……………… 3", "二、名词解释 ……………… 5", "三、部门预算编制说明 ………… 6",
            "青屿市望湖区司法局主要职能", Self.long, "名词解释", "（一）财政拨款收入：指拨款。", "2026年部门预算编制说明", Self.long,
        ])
        #expect(all[6].headings == ["青屿市望湖区司法局主要职能"])
        #expect(all[8].headings.first == "名词解释")
        #expect(all[10].headings == ["2026年部门预算编制说明"])
    }

    @Test func rowsOfTablesAreNoHeadings() throws {
        let all = try read([
            "某局2024年度决算", "一、收支情况", Self.long, "收支总表", "单位：万元", "一、财政拨款收入 2,940.05 一、教育支出 2,106.66",
            "二、其他收入", "三、事业收入 1.00", "二、支出情况", Self.long,
        ])
        #expect(all[5...7].allSatisfy { !$0.isHeading && $0.headings == ["一、收支情况"] })
    }

    @Test func decimals() throws {
        let all = try read([
            "某局报告", "1. 总体情况", "1.1 组织领导", Self.long, "1.1.1 学习培训", Self.long, "1.2 制度建设",
            Self.long,
            "2. 存在的不足", "2.1 人员不足", Self.long, "3.15晚会曝光的问题整改到位", "1.5万人参加培训",
        ])
        #expect(all[3].headings == ["1. 总体情况", "1.1 组织领导"])
        #expect(all[5].headings == ["1. 总体情况", "1.1 组织领导", "1.1.1 学习培训"])
        #expect(all[7].headings == ["1. 总体情况", "1.2 制度建设"])
        #expect(all[10].headings == ["2. 存在的不足", "2.1 人员不足"])
        #expect(!all[11].isHeading && !all[12].isHeading)
    }

    @Test(arguments: [
        ("**一、主要举措和成效**", "一、主要举措和成效"), ("## 一、主要举措和成效", "一、主要举措和成效"), ("( 一 ) 加强学习", "( 一 ) 加强学习"),
        ("（ 二 ）加强学习", "（二）加强学习"), ("__（一）加强学习__", "（一）加强学习"), ("### （一）加强学习", "（一）加强学习"),
        ("**1. 加强学习**", "1. 加强学习"), ("第一部分 主要举措", "第一部分主要举措"), ("第二部分主要成效", "第二部分主要成效"),
        ("一、主要做法及成效：", "一、主要做法及成效"), ("第一编 总则", "第一编 总则"), ("## **二、存在的不足**", "二、存在的不足"),
        (
            "（一）坚持以习近平法治思想为指导切实履行推进法治建设第一责任人职责统筹推进科学立法严格执法公正司法全民守法。",
            "（一）坚持以习近平法治思想为指导切实履行推进法治建设第一责任人职责统筹推进科学立法严格执法公正司法全民守法"
        ),
    ])
    func formsOfHeadings(line: String, heading: String) throws {
        let all = try read(["某局报告", line, Self.long])
        #expect(all[2].headings == [heading])
    }

    @Test(arguments: [
        "第一部分是总则。", "第一部分，主要介绍情况", "第一部分主要介绍工作", "第二部分主要包括三项", "第二部分为附则", "一部分单位", "第三部分的内容",
    ])
    func noParts(line: String) {
        #expect(HeadingMarker(line)?.style != .part)
    }

    @Test func plainHeadingsOverRestartedLists() throws {
        let all = try read(
            [
                "各位代表：", "现在，我代表望湖区人民政府向大会报告工作，请予审议。", "2017年工作回顾", Self.long, "一、经济发展", Self.long,
                "二、民生事业", Self.long, "2018年主要工作", Self.long, "一、深化改革", Self.long, "二、改善民生",
                Self.long,
            ], "2018年望湖区政府工作报告.txt")
        #expect(all[5].headings == ["2017年工作回顾", "一、经济发展"] && all[5].section == .achievements)
        #expect(all[11].headings == ["2018年主要工作", "一、深化改革"] && all[11].section == .plan)
        #expect(all[13].headings == ["2018年主要工作", "二、改善民生"])
    }

    @Test func markdownPartsWithoutNumbers() throws {
        let all = try read([
            "# 某局2023年法治政府建设报告", "## 主要举措和成效", Self.long, "### 加强学习", Self.long, "## 存在的不足",
            Self.long,
            "## 下一步打算", Self.long, "## 附表", Self.long,
        ])
        #expect(
            [2, 4, 6, 8, 10].map { all[$0].section } == [
                .achievements, .achievements, .shortcomings, .plan, .other,
            ])
    }

    @Test(
        arguments: [
            ("二、问题及原因", Section.shortcomings), ("面临的挑战及原因分析", .shortcomings),
            ("三、困难和问题", .shortcomings),
            ("短板", .shortcomings), ("存在的差距", .shortcomings), ("四、工作亮点", .achievements),
            ("主要做法及成效", .achievements),
            ("一、年度法治政府建设情况", .achievements), ("法治政府建设推进情况", .achievements),
            ("三、主要领导履行法治建设职责情况", .leadership),
            ("履职情况", .leadership), ("主要负责人履行职责情况", .leadership), ("五、工作打算", .plan), ("工作思路", .plan),
            ("下步计划", .plan), ("下阶段工作重点", .plan), ("2024年工作安排", .plan), ("主要舉措和成效", .achievements),
            ("存在的問題", .shortcomings), ("第一部分 单位概况", .other), ("名词解释", .other), ("收入决算情况说明", .other),
            ("机构设置", .other), ("其他需要报告的事项", .other),
        ] as [(String, Section)])
    func sectionsByTheirWords(heading: String, section: Section) {
        #expect(SectionClassifier.section(ofHeading: heading) == section)
    }

    @Test func unnumberedSectionsWithColons() throws {
        let all = try read([
            "某局2023年法治政府建设报告", "主要做法及成效：", Self.long, "存在的问题：", Self.long, "下一步打算：", Self.long,
        ])
        #expect([2, 4, 6].map { all[$0].section } == [.achievements, .shortcomings, .plan])
    }

    /// A text with tables between its paragraphs is hard-wrapped all the same.
    @Test func wrappedTextAmongTables() throws {
        let sentence = Array(String(repeating: "贯彻执行有关法律法规和方针政策，研究拟订发展规划并组织实施；", count: 14) + "完成。")
        let wrapped = stride(from: 0, to: sentence.count, by: 36).map {
            String(sentence[$0..<min($0 + 36, sentence.count)])
        }
        let table = (1...60).map { "科目\($0) 1,234.00" }
        let all = try read(["某局2024年度部门决算", "一、主要职能"] + wrapped + ["收支总表"] + table)
        #expect(all[2].text == String(sentence))
        #expect(all.count == 64)
    }

    /// 1.2 continues 1.1 though 1.1.1 and 1.1.2 come between them.
    @Test func decimalsOfTwoLevels() throws {
        let all = try read([
            "某局报告", "1.1 组织领导", "1.1.1 学习", Self.long, "1.1.2 部署", Self.long, "1.2 执法", Self.long,
            "1.2.1 检查", Self.long, "1.3 监督", Self.long,
        ])
        #expect(all[7].headings == ["1.2 执法"])
        #expect(all[9].headings == ["1.2 执法", "1.2.1 检查"])
        #expect(all[11].headings == ["1.3 监督"])
    }

    /// Numbers of bank notes and Roman numbers.
    @Test(arguments: [
        ["壹、主要举措", "贰、存在问题", "叁、下一步安排"], ["Ⅰ、主要举措", "Ⅱ、存在问题", "Ⅲ、下一步安排"],
        ["Ⅰ. 主要举措", "Ⅱ. 存在问题", "Ⅲ. 下一步安排"], ["壹．主要举措", "贰．问题", "叁．今后打算"],
        ["【主要举措】", "【存在问题】", "【下一步安排】"], ["【工作成效】", "【问题】", "【下步打算】"],
        ["第一部分 主要举措", "第二部分 问题", "第三部分 打算"], ["一、主要举措", "二、问题", "三、打算"],
    ])
    func otherNumbersOfParts(headings: [String]) throws {
        let all = try read(["某局2023年法治政府建设报告"] + headings.flatMap { [$0, Self.long] })
        #expect(
            all.map(\.section)[2...] == [
                .achievements, .shortcomings, .shortcomings, .plan, .plan,
            ])
        #expect([2, 4, 6].allSatisfy { all[$0].headings.count == 1 })
    }

    @Test(arguments: ["壹佰元", "贰拾万元", "拾到财物", "Ⅱ级响应", "Ⅰ类水质", "【2023】12号"])
    func otherUsesOfTheseSigns(line: String) {
        #expect(HeadingMarker(line) == nil)
    }
}
