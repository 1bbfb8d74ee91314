import DocumentModel
import ReportAnalysis
import SystemPackage
import Testing

/// Audits of reports with unusual headings, left-over years, and words that only look like places.
@Suite struct AuditToleranceTests {
    private static let body = String(repeating: "依法履行职责，扎实推进各项工作并取得实效。", count: 25)

    private func findings(_ text: String, _ name: FilePath = "report.txt") throws -> [AuditFinding]
    {
        let report = try ReportReader().report(Array(text.utf8), path: name)
        return ReportAudit().findings(in: ReportText(report, file: name.string))
    }

    private func report(_ headings: [String], year: Int = 2023) -> String {
        "青屿市望湖区司法局\(year)年法治政府建设情况报告\n"
            + headings.map { $0 + "\n" + Self.body + "\n" }.joined()
            + "青屿市望湖区司法局\n\(year + 1)年1月8日\n"
    }

    /// No section of a complete report is reported as missing because its heading is unusual.
    @Test(arguments: [
        ["一、年度法治政府建设情况", "二、问题及原因", "三、主要领导履职情况", "四、下步计划"],
        ["一、工作亮点", "二、面临的挑战及原因分析", "三、主要领导履行法治建设职责情况", "四、工作思路"],
        ["一、主要做法及成效", "二、困难和问题", "三、履职情况", "四、工作打算"],
        ["一、全面依法行政", "二、短板", "三、主要负责同志履行职责情况", "四、下一阶段"],
        ["一、我们做了什么", "二、我们差在哪里", "三、主要负责人怎么带头", "四、明年怎么干"],
        ["（一）法治建设扎实推进", "（二）短板弱项仍需补齐", "（三）关键少数示范带动", "（四）来年奋力开新局"],
        ["1.工作开展情况", "2.存在的问题", "3.党政主要负责人履职", "4.2024年工作安排"],
        ["主要举措：", "问题不足：", "第一责任人职责：", "工作安排："],
        ["第一部分 工作成效", "第二部分 存在不足", "第三部分 第一责任人履职", "第四部分 工作计划"],
        ["**一、主要举措**", "**二、不足和原因**", "**三、第一责任人**", "**四、下一年度安排**"],
    ])
    func unusualHeadingsAreNotMissingSections(headings: [String]) throws {
        let parts = try findings(report(headings)).filter { $0.rule == .part }
        #expect(parts.count == 5)
        #expect(
            parts.allSatisfy { $0.verdict != .missing }, "\(parts.map { ($0.subject, $0.verdict) })"
        )
    }

    @Test func doubtNamesTheHeadingThatMayBeMeant() throws {
        let found = try findings(
            report(["一、主要举措和成效", "二、存在的不足", "三、关键少数示范带动", "四、下一年度安排"]))
        let leadership = try #require(found.first { $0.subject == "leadership" })
        #expect(leadership.verdict == .uncertain && leadership.paragraph == 6)
        #expect(
            leadership.fact == .maybe(text: "三、关键少数示范带动", words: ["第一责任人"]))
        #expect(!leadership.verdict.isFault && leadership.verdict.needsLook)
    }

    private static let usual = ["一、主要举措和成效", "二、存在的不足", "三、第一责任人职责", "四、下一年度安排"]

    private func stale(_ text: String) throws -> [String] {
        try findings(text).filter { $0.rule == .year }.map { "\($0.subject) :\($0.paragraph ?? 0)" }
    }

    @Test(arguments: [
        ("四、2024年工作安排", 2024, ["2024年 :8"]), ("四、2024年工作安排", 2023, []),
        ("四、2023年工作打算", 2023, ["2023年 :8"]),
        ("四、2022年重点工作安排", 2023, ["2022年 :8"]), ("四、2023年工作情况及2024年工作安排", 2023, []),
        ("四、下一年度安排", 2023, []),
        ("四、“2035年远景”工作安排", 2023, []), ("四、2024年度工作计划", 2024, ["2024年 :8"]),
    ])
    func planHeadingsNameTheNextYear(heading: String, year: Int, stale expected: [String]) throws {
        let headings = Self.usual.dropLast() + [heading]
        #expect(try stale(report(Array(headings), year: year)) == expected)
    }

    @Test(arguments: [
        ("2022年，我局依法履职，成效明显。", ["2022年 :4"]), ("2023年，我局依法履职，成效明显。", []),
        ("2022年全区开展检查。", ["2022年 :4"]),
        ("工作扎实。2021年，全县开展检查。", ["2021年 :4"]), ("2022年，省政府印发方案。2023年，我局落实。", []),
        ("自2022年起，我局开展试点。", []),
        ("2015年，我局成立。", []), ("2022年度我委开展检查。", ["2022年 :4"]), ("较2022年下降5%。", []),
        ("获2022年先进。我局继续努力。", []), ("2022年，区司法局开展检查。", ["2022年 :4"]),
        ("2022年，区财政局开展检查。", []),
    ])
    func sentencesWithStaleYearsAreFound(sentence: String, stale expected: [String]) throws {
        let text = report(Self.usual).replacing("二、存在", with: sentence + "\n二、存在")
        #expect(try stale(text) == expected)
    }

    @Test(arguments: [
        ("黄金白银市场平稳。", false), ("修好通城县道和乡道。", false), ("方便海口市民办事。", false), ("和平县处级干部任职。", false),
        ("推进新城区建设。", false), ("在河东区域内开展检查。", false), ("在博爱县开展检查。", true), ("白银市开展检查。", true),
        ("海口市司法局开展检查。", true), ("修武县政府开展检查。", true), ("赴博爱县学习考察。", false), ("促进朝阳区级联动。", false),
    ])
    func namesAreWholeWords(sentence: String, isForeign: Bool) throws {
        let text = report(Self.usual).replacing("二、存在", with: sentence + "\n二、存在")
        let places = try findings(text).filter { $0.rule == .place }
        #expect(places.isEmpty != isForeign, "\(places.map(\.subject))")
    }

    /// Of several headings of no section, the text below tells which may be meant.
    @Test func theHeadingThatMayBeMeantIsToldByItsText() throws {
        let text = """
            青屿市望湖区人民政府2023年法治政府建设报告
            一、年度推进概况
            全年开展检查，组织培训，办理案件，完成任务。
            二、瓶颈何在
            执法力量薄弱，能力不足，宣传形式不够丰富，机制有待完善。
            三、领头雁作用
            区长带头学法，亲自部署，主要负责人专题研究。
            四、新一年怎么干
            进一步规范执法，继续加强培训，持续普法。
            """
        let meant = try findings(text).filter { $0.rule == .part }.map(\.paragraph)
        #expect(Array(meant.prefix(4)) == [2, 4, 6, 8])
    }

    @Test func latenessDependsOnTheSignatureNotThePrintingDate() throws {
        let text = report(Self.usual).replacing(
            "2024年1月8日\n", with: "2024年3月28日\n青屿市望湖区人民政府办公室 2024年4月3日印发\n")
        let date = try #require(try findings(text).first { $0.rule == .date })
        #expect(date.verdict == .fine && date.fact == .date("2024-03-28", due: "2024-04-01"))
    }

    @Test func everyFindingHasItsPlace() throws {
        for finding in try findings(report(Self.usual)) where finding.paragraph != nil {
            #expect(finding.place == .bytes && finding.bytes != nil)
        }
    }
}

/// Lists of the agencies that must report.
@Suite struct RosterTests {
    private func reports(_ agencies: [String]) throws -> [AuditedReport] {
        try agencies.enumerated().map { index, agency in
            let text = "\(agency)2023年法治政府建设报告\n一、主要举措和成效\n正文。\n"
            let name = FilePath("r\(index).txt")
            let report = try ReportReader().report(Array(text.utf8), path: name)
            let whole = ReportText(report, file: name.string)
            return AuditedReport(
                file: whole.file, metadata: whole.metadata,
                findings: ReportAudit().findings(in: whole))
        }
    }

    private func roster(_ text: String) throws -> AgencyRoster {
        try AgencyRoster(Array(text.utf8), path: "agencies.csv")
    }

    @Test(arguments: [
        "单位名称\n望湖区司法局\n望湖区财政局\n望湖区民政局\n", "序号,机关\n1,望湖区司法局\n2,望湖区财政局\n3,望湖区民政局\n",
        "望湖区司法局\n望湖区财政局\n望湖区民政局\n", "1,望湖区司法局\n2,望湖区财政局\n3,望湖区民政局\n",
        "agency\n望湖区司法局\n望湖区财政局\n\n望湖区民政局\n望湖区司法局\n",
        "望湖区报送单位名单,,\n序号,单位（全称）,备注\n1,望湖区司法局,\n2,望湖区财政局,\n3,望湖区民政局,\n,合计,3\n",
        "单位;备注\n望湖区司法局;\"a;b\"\n望湖区财政局;\n望湖区民政局;c\n",
        "部门\t联系人\n望湖区司法局\t甲\n望湖区财政局\t乙\n望湖区民政局\t丙\n",
        "\u{FEFF}\"Agency Name\",Region\r\n\"望湖区司法局\",x\r\n望湖区财政局 ,x\r\n望湖区民政局,x\r\n",
        "应报名单\n\n望湖区司法局\n望湖区财政局\n望湖区民政局\n",
    ])
    func submittedAndMissingAgenciesAreListed(list: String) throws {
        let list = try roster(list)
        #expect(list.agencies == ["望湖区司法局", "望湖区财政局", "望湖区民政局"])
        let audit = RosterAudit(
            list, reports: try reports(["青屿市望湖区司法局", "望湖区财政局", "青屿市望湖区财政局", "望湖区审计局"]))
        #expect(audit.entries.map(\.status) == [.submitted, .repeated, .missing])
        #expect(audit.others.map { $0.metadata.agency?.value } == ["望湖区审计局"])
        #expect(audit.agencies(.missing) == ["望湖区民政局"])
    }

    @Test(arguments: [
        ("望湖区国动办", "青屿市望湖区国防动员办公室", true), ("望湖区司法局", "望湖区司法局", true), ("司法局", "望湖区司法局", true),
        ("望湖区司法局", "湖心区司法局", false), ("局", "望湖区司法局", false), ("清河县司法局", "河北省邢台市清河县司法局", true),
        ("财政局", "望湖区国库财政局", false), ("望湖区住建局", "望湖区住房和城乡建设局", true), ("区司法局", "望湖区司法局", false),
        ("望湖区 司法局", "望湖区司法局", true),
    ])
    func differentNamesOfOneAgencyMatch(listed: String, agency: String, isSame: Bool) {
        #expect(AgencyRoster.isSame(listed, agency) == isSame)
    }

    /// Lists have short names, or leave out the place. Where several agencies may be meant, a person must look.
    @Test func shortNamesInAList() throws {
        let list = try roster("县人社局\n云泽县城管局\n县司法局\n文旅局\n应急局\n县水利局\n")
        let audit = RosterAudit(
            list,
            reports: try reports([
                "云泽县人力资源和社会保障局", "云泽县城市管理局", "云泽县司法局", "云泽县文化广电和旅游局", "云泽县应急管理局", "望湖县应急管理局",
                "云泽县水务局",
            ]))
        #expect(
            audit.entries.map(\.status) == [
                .submitted, .submitted, .submitted, .submitted, .uncertain, .missing,
            ])
        #expect(audit.others.count == 1)
        #expect(audit.entries[0].fullName == "云泽县人力资源和社会保障局")
        let two = RosterAudit(try roster("司法局\n"), reports: try reports(["云泽县司法局", "望湖县司法局"]))
        #expect(two.entries.map(\.status) == [.uncertain])
    }

    /// A list may name an agency twice. A name that another agency may bear must be checked by a person.
    @Test(arguments: [
        ("县人社局\n云泽县人力资源和社会保障局\n", "云泽县人力资源和社会保障局", [RosterAudit.Status.submitted, .submitted]),
        ("云泽县发改委\n云泽县发展和改革委员会\n", "云泽县发展和改革委员会", [.submitted, .submitted]),
        ("云泽县国动办\n县国防动员办公室\n", "云泽县国防动员办公室", [.submitted, .submitted]),
        ("云泽县市监局\n云泽县市场监督管理局\n", "云泽县市场监督管理局", [.uncertain, .submitted]),
        ("司法局\n望湖区司法局\n", "望湖区司法局", [.uncertain, .submitted]),
        ("望湖县司法局\n云泽县司法局\n", "云泽县司法局", [.missing, .submitted]),
        ("县人防办\n县司法局\n", "云泽县国防动员办公室", [.uncertain, .missing]),
        ("云泽县人防办\n云泽县国动办\n", "云泽县国防动员办公室", [.uncertain, .submitted]),
        ("望湖县人防办\n县司法局\n", "云泽县国防动员办公室", [.missing, .missing]),
        ("云泽县环境保护局\n县司法局\n", "云泽县生态环境局", [.uncertain, .missing]),
        ("云泽县卫生和计划生育委员会\n县司法局\n", "云泽县卫生健康委员会", [.uncertain, .missing]),
        ("云泽县生态环境局\n县司法局\n", "云泽县环境保护局", [.missing, .missing]),
    ])
    func oneAgencyUnderTwoNames(
        list: String, agency: String, expected: [RosterAudit.Status]
    ) throws {
        let audit = RosterAudit(try roster(list), reports: try reports([agency]))
        #expect(audit.entries.map(\.status) == expected)
    }

    @Test(arguments: [
        ("县城管局", "云泽县城市管理局", true), ("区卫健委", "望湖区卫生健康委员会", true), ("镇政府", "云泽县周湾镇人民政府", false),
        ("周湾镇政府", "云泽县周湾镇人民政府", true), ("市监局", "云泽县市场监督管理局", true), ("体育局", "云泽县教育体育局", false),
        ("望湖县司法局", "云泽县司法局", false), ("区司法局", "云泽县司法局", false), ("民政局", "云泽县民族宗教事务局", false),
        ("县发改委", "云泽县发展和改革委员会", true), ("县机关事务中心", "云泽县机关事务服务中心", true),
    ])
    func shortNames(listed: String, agency: String, mayBeSame: Bool) {
        #expect(AgencyRoster.mayBeSame(listed, agency) == mayBeSame)
    }

    @Test func emptyListsAreErrors() {
        for text in ["", "\n", "机关\n", "名字,电话\n张三,1\n"] {
            #expect(throws: CorpusError.self) { try roster(text) }
        }
    }

    @Test func theMostFrequentFaultsComeFirst() throws {
        let summary = AuditSummary(try reports(["望湖区司法局", "望湖区财政局", "望湖区民政局"]))
        #expect(summary.reports == 3 && summary.faulty == 3 && summary.doubtful == 0)
        #expect(
            summary.mostFrequent.count == 3 && summary.mostFrequent.allSatisfy { $0.reports == 3 })
    }
}
