import DocumentModel
import TestSupport
import Testing

@testable import ReportCorpus

@Suite struct StructureTests {
    @Test(
        arguments: [
            ("一、主要举措", HeadingMarker.Style.han, 1), ("十二、其他", .han, 12), ("三．工作", .han, 3),
            ("（一）加强", .hanParenthesis, 1), ("(四)推进", .hanParenthesis, 4),
            ("（2） 深入", .digitParenthesis, 2), ("(10)完善", .digitParenthesis, 10),
            ("1.加强", .digit, 1), ("2、 2023年", .digit, 2), ("3．落实", .digit, 3),
            ("一是启动", .ordinal, 1), ("## 第一章 总则", .markdown, 2), ("第一章 总则", .chapter, 1),
            ("第十二节 听证", .division, 12), ("第二编 分则", .part, 2),
        ] as [(String, HeadingMarker.Style, Int)])
    func reads(text: String, style: HeadingMarker.Style, number: Int) {
        let marker = HeadingMarker(text)
        #expect(marker?.style == style)
        #expect(marker?.number == number)
    }

    @Test(arguments: [
        "1.5%的企业", "10.31警报", "2023年", "第三届会议", "第一章程", "（试行）", "一般情况", "十分重视",
        "（2023年）", "三重一大", "#标签", "12345热线", "第十二条 行政机关", "",
    ])
    func otherTextIsNotAMarker(text: String) {
        #expect(HeadingMarker(text) == nil)
    }

    private func outline(_ lines: [String]) -> [(headings: [String], section: Section)] {
        let blocks = lines.map {
            TextBlock(
                text: $0, source: SourceMap(from: 0), bytes: 0..<1, place: .bytes,
                marker: HeadingMarker($0))
        }
        return OutlineReader(blocks).positions().map { ($0.headings, $0.section) }
    }

    @Test func pathsFollowTheHeadings() {
        let places = outline([
            "前言。", "一、主要举措和成效", "（一）加强领导", "正文。", "1.抓学习。全体干部参加。", "二、存在的不足",
            "一是认识不深。有的干部学习不够。", "三、履行第一责任人职责情况", "四、下一年度安排", "正文。",
        ])
        #expect(places[0].headings == [])
        #expect(places[3].headings == ["一、主要举措和成效", "（一）加强领导"])
        #expect(places[4].headings == ["一、主要举措和成效", "（一）加强领导", "1.抓学习"])
        #expect(places[6].headings.first == "二、存在的不足")
        #expect(
            places.map(\.section) == [
                .other, .achievements, .achievements, .achievements, .achievements,
                .shortcomings, .shortcomings, .leadership, .plan, .plan,
            ])
    }

    /// A converter may renumber an item of a list in another style.
    @Test func renumberedListsContinue() {
        let places = outline([
            "一、主要举措和成效", "（一）学习。认真学习。", "（2）转变职能", "正文。", "2、存在的不足和原因",
            "正文。", "3、第一责任人职责", "（1）压实责任", "（二）决策。落实制度。", "四、下一年度安排",
        ])
        #expect(places[3].headings == ["一、主要举措和成效", "（2）转变职能"])
        #expect(places[5].section == .shortcomings)
        #expect(places[8].headings == ["3、第一责任人职责", "（二）决策"])
        #expect(places[9].section == .plan)
    }

    /// 一、 inside the fourth part begins a list there.
    @Test func aListInsideAPartStaysThere() {
        let places = outline([
            "一、主要举措", "二、不足", "三、责任人职责", "四、下一年安排", "一、弘扬法治理念。着力提高。",
            "二、严格执法。坚持文明执法。",
        ])
        #expect(places[4].section == .plan)
        #expect(places[5].section == .plan)
        #expect(places[5].headings == ["四、下一年安排", "二、严格执法"])
    }

    @Test(
        arguments: [
            ("一、推进法治政府建设的主要举措和成效", Section.achievements),
            ("二、存在的不足和原因", .shortcomings),
            ("三、主要负责同志担当法治建设第一责任人的情形", .leadership),
            ("四、2024年推进法治政府建设的主要安排", .plan), ("下一步工作打算", .plan), ("五、其他情况", .other),
        ] as [(String, Section)])
    func sectionsAreRecognised(heading: String, section: Section) {
        #expect(SectionClassifier.section(ofHeading: heading) == section)
    }

    private static let long = String(repeating: "各部门认真履行职责并且取得了实效", count: 5) + "。"

    @Test func plainHeadingsAreFoundIfNothingIsNumbered() {
        let places = outline(["某市年度报告", "抓好执法监督", Self.long, "加强普法宣传", Self.long])
        #expect(places.map(\.headings) == [[], [], ["抓好执法监督"], [], ["加强普法宣传"]])
        let numbered = outline(["一、主要举措", "抓好执法监督", Self.long, "加强普法宣传", Self.long])
        #expect(numbered[4].headings == ["一、主要举措"])
    }

    @Test func theEndIsOutsideAllParts() {
        let places = outline([
            "一、下一年度安排", "抓好落实。", "青屿市望湖区司法局 2024年1月8日", "抄送：区政府办公室。",
        ])
        #expect(places.map(\.section) == [.plan, .plan, .other, .other])
        #expect(places[2].headings.isEmpty && places[3].headings.isEmpty)
    }

    @Test func workReportsHaveThreeSections() {
        let places = outline([
            "青屿市政府工作报告", "各位代表：", "一、上年工作回顾", "（一）经济向好", "产业兴旺。",
            "各位代表！成绩来之不易。", "同时，我们也清醒看到，发展还有不少困难和问题。", "二、推动乡村振兴", "抓好粮食生产。",
        ])
        #expect(
            places.map(\.section) == [
                .other, .other, .achievements, .achievements, .achievements, .achievements,
                .shortcomings, .plan, .plan,
            ])
        #expect(places[4].headings == ["一、上年工作回顾", "（一）经济向好"])
        // A paragraph that addresses the assembly is about the whole part.
        #expect(places[5].headings == ["一、上年工作回顾"])
    }

    @Test func oneHeadingMayCoverTwoSections() {
        let places = outline(["一、存在问题及下一步打算", "人员不足。", "下一步，补充人员。", "强化培训。"])
        #expect(places.map(\.section) == [.shortcomings, .shortcomings, .plan, .plan])
    }

    @Test(arguments: [
        ("（一）提高认识：班子带头学法，全年集中学习。", "（一）提高认识"),
        ("第二，抓好监督检查。全年开展检查。", "第二，抓好监督检查"),
        ("三、健全制度机制 坚持把制度建设摆在突出位置，并且认真地抓好每一项工作任务的落实到位，确保见到成效。", "三、健全制度机制"),
    ])
    func headingsMayBeFollowedByTextOnTheSameLine(line: String, heading: String) {
        #expect(outline([line])[0].headings == [heading])
    }
}
