import SystemPackage
import Testing

@testable import ReportCorpus

/// Forms of titles, openings, signatures and headings that offices use and that other tests do not cover.
@Suite struct UnseenFormTests {
    private static let body = "全年依法履行职责，扎实推进各项工作并取得实效，各项任务均按期完成。\n"
    private static let long = String(body.dropLast()) + "培训执法人员六百人次，办理案件五十八件，群众较为满意，没有发生重大事故。\n"

    private func metadata(_ text: String) throws -> Metadata {
        try ReportReader().report(Array(text.utf8), path: "r.txt").metadata
    }

    /// Each of these cities has no districts.
    @Test(arguments: ["东莞市", "中山市", "嘉峪关市", "儋州市"])
    func citiesWithoutDistrictsAreNamedOnce(city: String) throws {
        let found = try metadata("\(city)司法局2023年工作总结\n\(Self.body)")
        #expect(found.agency?.value == "\(city)司法局")
        #expect(found.region?.value.count == 2 && found.region?.value.last == city)
    }

    /// Those to whom a report is addressed did not write it.
    @Test(arguments: ["市司法局：", "县委全面依法治县委员会办公室：", "区委依法治区办：", "州人民政府：", "博爱县司法局："])
    func addresseesAreNoAgencies(line: String) throws {
        let text = "2022年法治建设工作总结\n\(line)\n\(Self.body)2022年12月30日\n"
        #expect(try metadata(text).agency == nil)
        for seal in ["", "（盖章）", "(公章)", "（印章）", "（代章）"] {
            let signed = text.replacing("2022年12月30日", with: "博爱县水利局\(seal)\n2022年12月30日")
            #expect(try metadata(signed).agency?.value == "博爱县水利局", "\(line) \(seal)")
        }
    }

    @Test(arguments: [
        "根据《中华人民共和国政府信息公开条例》规定，由博爱县民政局编制本报告。", "博爱县民政局根据《条例》的规定，特向社会公布本年度报告。",
        "根据《条例》要求，现公布博爱县民政局2023年政府信息公开工作年度报告。", "按照《条例》第五十条，博爱县民政局编制了2023年度政府信息公开工作年度报告。",
        "本报告由博爱县民政局根据国务院办公厅的要求编制。", "按照要求，现将博爱县民政局2023年政府信息公开年度报告予以公布。",
        "依据《条例》，由博爱县民政局组织编制本年度报告。", "现发布博爱县民政局2023年度政府信息公开工作报告。",
    ])
    func openingsTellWhoCompiledAReport(opening: String) throws {
        let found = try metadata("2023年度政府信息公开工作年度报告\n\(opening)\n一、总体情况\n主动公开信息一百二十条。\n")
        #expect(found.agency?.value == "博爱县民政局")
    }

    @Test(arguments: [
        "按照国务院办公厅编制的格式，我局公布本报告。", "根据《条例》，由我局编制本报告。",
    ])
    func openingsThatNameNoAuthor(opening: String) throws {
        #expect(try metadata("2023年度政府信息公开工作年度报告\n\(opening)\n\(Self.body)").agency == nil)
    }

    @Test(arguments: [
        ("坚持依法行政　建设法治政府\n——博爱县2022年法治政府建设情况报告", "博爱县人民政府", 2022),
        ("【年度报告】博爱县财政局2023年法治政府建设年度报告", "博爱县财政局", 2023),
        ("中共博爱县委、博爱县人民政府关于2023年度法治建设情况的报告", "博爱县人民政府", 2023),
        ("中共博爱县委 博爱县人民政府关于2023年度法治建设情况的报告", "博爱县人民政府", 2023),
        ("法治政府建设年度报告（2022）\n博爱县人民政府\n2023年3月", "博爱县人民政府", 2022),
        ("法治政府建设年度报告(2021)\n博爱县司法局", "博爱县司法局", 2021),
        ("博爱县第三实验小学2022年单位决算", "博爱县第三实验小学", 2022), ("博爱县机关幼儿园2022年单位决算", "博爱县机关幼儿园", 2022),
        ("博爱县社会福利院2022年单位预算", "博爱县社会福利院", 2022), ("博爱县城市投资有限公司2022年单位决算", "博爱县城市投资有限公司", 2022),
    ])
    func titlesTellAgencyAndYear(title: String, agency: String, year: Int) throws {
        let found = try metadata("\(title)\n\(Self.body)")
        #expect(found.agency?.value == agency)
        #expect(found.year?.value == year)
        #expect(found.region?.value.last == "博爱县")
    }

    /// Sentences and titles about schools and homes are not from them.
    @Test(arguments: [
        "博爱县幼儿园收费管理办法\n第一条 为规范收费，制定本办法。\n", "年度工作总结\n2023年，博爱县敬老院改造全部完成。\n",
    ])
    func institutionsInSentencesAreNoAgencies(text: String) throws {
        #expect(try metadata(text).agency == nil)
    }

    @Test func rowsAtTheEndTellAgencyAndDate() throws {
        let text = "2023年法治政府建设总结\n\(Self.body)报送单位：博爱县文化旅游局  报送时间：2023年12月29日\n"
        let found = try metadata(text)
        #expect(found.agency?.value == "博爱县文化旅游局")
        let page = "2023年度法治政府建设年度报告\n2024年01月19日 16:30 来源：博爱县林业局 阅读：88\n\(Self.body)"
        #expect(try metadata(page).agency?.value == "博爱县林业局")
    }

    @Test(arguments: [
        ("湘西自治州司法局", "湘西土家族苗族自治州"), ("黔南自治州司法局", "黔南布依族苗族自治州"), ("马边自治县司法局", "马边彝族自治县"),
        ("达茂旗司法局", "达尔罕茂明安联合旗"), ("西乌旗司法局", "西乌珠穆沁旗"), ("湘西州司法局", "湘西土家族苗族自治州"),
    ])
    func shortNamesOfAutonomousDivisions(agency: String, division: String) throws {
        let found = try metadata("\(agency)2023年工作总结\n\(Self.body)")
        #expect(found.region?.value.last == division)
    }

    @Test func aTitleMayEndLikeAHeading() throws {
        let found = try metadata("五河县2023年重点工作完成情况\n\(Self.body)")
        #expect(found.region?.value.last == "五河县" && found.year?.value == 2023)
        let signed = "2023年述职报告\n\(Self.body)博爱县水利局 王某某\n2024年1月9日\n"
        #expect(try metadata(signed).agency?.value == "博爱县水利局")
    }

    // MARK: Sections by the year

    private func section(_ heading: String, _ title: String) throws -> Section? {
        let text = "\(title)\n一、基本情况\n\(Self.long)\(heading)\n\(Self.long)三、其他\n\(Self.long)"
        let report = try ReportReader().report(Array(text.utf8), path: "r.txt")
        return report.paragraphs.first { $0.text == heading }?.section
    }

    @Test(arguments: [
        ("二、2023年工作", Section.achievements), ("二、2023年主要工作", .achievements),
        ("二、2024年工作", .plan), ("二、2024年主要工作", .plan), ("二、2024年工作举措", .plan),
        ("二、2024年工作要点", .plan), ("二、2024年工作谋划", .plan), ("二、二〇二四年的主要工作", .plan),
        ("二、2024年度社会工作部收支表", .other), ("二、重点任务推进情况", .achievements),
        ("二、典型经验", .achievements), ("二、对策建议", .plan), ("二、改进方向", .plan),
        ("二、当前工作的难点和堵点", .shortcomings), ("二、领导干部带头推进法治建设情况", .leadership),
    ])
    func headingsOfAYearAreJudgedByTheYearOfTheReport(heading: String, expected: Section) throws {
        #expect(try section(heading, "博爱县司法局2023年法治政府建设情况报告") == expected)
    }

    /// The headings of early work reports have no numbers.
    @Test func yearsInChineseNumeralsHeadParts() throws {
        let text =
            "1957年青屿市政府工作报告\n一九五六年的工作\n\(Self.long)\(Self.long)一九五七年的任务\n\(Self.long)"
        let report = try ReportReader().report(Array(text.utf8), path: "r.txt")
        let parts = report.paragraphs.filter { $0.text.hasPrefix("一九五") }
        #expect(parts.map(\.section) == [.achievements, .plan])
        #expect(report.paragraphs[2].headings == ["一九五六年的工作"])
    }

    @Test(arguments: ["一、回顾2023：稳中有进", "一、2023年工作回顾：实干争先"])
    func aTitleMayContainAColon(heading: String) throws {
        let text = "博爱县2024年政府工作报告\n\(heading)\n\(Self.long)二、展望2024：真抓实干\n\(Self.long)"
        let report = try ReportReader().report(Array(text.utf8), path: "r.txt")
        let paths = report.paragraphs.map(\.headings)
        #expect(paths.contains([heading]) || heading.contains("回顾："))
        #expect(paths.contains(["二、展望2024：真抓实干"]))
        #expect(report.paragraphs.last?.section == .plan)
    }
}
