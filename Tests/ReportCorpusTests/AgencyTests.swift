import SystemPackage
import Testing

@testable import ReportCorpus

/// Names of agencies, from titles, signatures, page headers, speakers and file names.
@Suite struct AgencyTests {
    private func metadata(_ text: String, _ name: String = "r.txt") throws -> Metadata {
        try ReportReader().report(Array(text.utf8), path: FilePath(name)).metadata
    }

    private static let body = "全年依法履行职责，扎实推进各项工作并取得实效。\n"

    @Test(arguments: [
        ("四川省政府工作报告", "四川省人民政府"), ("六安市人民政府关于2023年法治政府建设情况的报告", "六安市人民政府"),
        ("三亚市司法局2023年法治政府建设年度报告", "三亚市司法局"), ("三门峡市水利局2022年度工作总结", "三门峡市水利局"),
        ("七台河市审计局二〇二三年法治政府建设报告", "七台河市审计局"), ("九江市民政局2023年度部门决算", "九江市民政局"),
        ("八步区教育局2023年法治政府建设报告", "八步区教育局"), ("五河县人民政府2023年法治政府建设情况报告", "五河县人民政府"),
        ("2023年度九龙坡区财政局部门决算", "重庆市九龙坡区财政局"), ("二〇二三年二道区司法局工作报告", "二道区司法局"),
        ("十堰市人民政府办公室2021年政府信息公开工作年度报告", "十堰市人民政府办公室"), ("万宁市气象局关于2023年依法行政工作的报告", "万宁市气象局"),
    ])
    func numeralsBeginNames(title: String, agency: String) throws {
        #expect(try metadata(title + "\n" + Self.body).agency?.value == agency)
    }

    @Test(arguments: [
        "司法部2023年法治政府建设年度报告", "审计署关于2023年度法治政府建设情况的报告", "中国人民银行2022年法治政府建设情况报告",
        "上海海关2023年法治政府建设情况报告", "兵团第十二师司法局2023年法治政府建设报告", "青屿市中级人民法院2023年工作报告",
        "青屿市望湖区人民检察院2023年工作报告", "国家税务总局青屿市税务局2023年法治政府建设报告", "教育部2023年法治政府建设年度报告",
        "青屿市第一人民医院2023年度单位决算", "中共青屿市委政法委2023年度部门决算", "最高人民检察院2023年工作报告",
    ])
    func nationalAgenciesAndCourtsAreRead(title: String) throws {
        let name = try #require(try metadata(title + "\n" + Self.body).agency?.value)
        #expect(title.hasPrefix(name) && name.count >= 3)
    }

    /// Sentences and common words are not agencies.
    @Test(arguments: [
        "2023年是全面贯彻党的二十大精神的开局之年，各项工作扎实推进。", "2023年是实现规划目标的关键布局之年，工作有力。",
        "我们坚持以人民为中心，服务大局。", "全市各级行政机关办公室认真落实要求。", "2023年，经济运行稳中向好，发展格局更加优化。",
        "坚持围绕中心、服务大局，深入推进工作。", "各委办局按照部署开展工作。", "一年来，法治政府建设取得新成效。",
        "打造阳光政府，建设服务型政府。", "走进办事大厅，群众少跑腿。",
    ])
    func sentencesAreNotAgencies(text: String) throws {
        #expect(try metadata(text + "\n" + Self.body + text).agency == nil)
    }

    @Test(arguments: [
        ("关于清河县2023年法治政府建设情况的报告", "清河县人民政府"), ("清河县2023年法治政府建设年度报告", "清河县人民政府"),
        ("2023年清河县依法行政工作报告", "清河县人民政府"), ("清河县关于2023年度推进法治政府建设情况的报告", "清河县人民政府"),
        ("望江镇2021年政府信息公开工作年度报告", "望江镇人民政府"), ("青屿市望湖区望江街道2023年法治政府建设情况报告", "青屿市望湖区望江街道办事处"),
        ("广西政府工作报告", "广西壮族自治区人民政府"), ("大鹏新区2023年管理委员会工作报告", "大鹏新区管理委员会"),
        ("关于清河县二〇二三年度法治政府建设情况的报告", "清河县人民政府"), ("青屿市2023年政府信息公开工作年度报告", "青屿市人民政府"),
    ])
    func placesReportThroughTheirGovernments(title: String, agency: String) throws {
        #expect(try metadata(title + "\n" + Self.body).agency?.value == agency)
    }

    /// The subject of a place's report may not show which agency reports.
    @Test func aPlaceIsNotAlwaysTheAgency() throws {
        let found = try metadata("青屿市望湖区2026年区级部门预算\n预算主管部门：青屿市望湖区司法局\n" + Self.body)
        #expect(found.agency?.value == "青屿市望湖区司法局")
        let audit = try metadata("关于清河县2023年度预算执行情况的审计工作报告\n" + Self.body)
        #expect(audit.agency == nil && audit.region?.value.last == "清河县")
    }

    @Test(arguments: [
        ("2023年政府工作报告（在青屿市望湖区第八届人民代表大会第三次会议上）_2023", "青屿市望湖区人民政府"),
        ("2022年望湖区政府工作报告_2022", "望湖区人民政府"), ("望湖区司法局_2023", "望湖区司法局"),
        ("青屿市望湖区人民政府区长王某某在青屿市望湖区第七届人民代表大会第五次会议上作政府工作报告_2025", "青屿市望湖区人民政府"),
        ("2025_上海市_政府工作报告", "上海市人民政府"), ("国务院政府工作报告_2021年", "国务院"),
        ("望湖新区管委会2015年工作报告_2015", "望湖新区管委会"), ("2023年青屿市民政局工作总结", "青屿市民政局"),
        ("青屿市望湖区财政局2024年度部门决算", "青屿市望湖区财政局"), ("3-望湖区教育局2023年法治政府建设报告", "望湖区教育局"),
    ])
    func fileNamesTell(name: String, agency: String) throws {
        #expect(try metadata("各位代表：\n请予审议。\n" + Self.body, name + ".txt").agency?.value == agency)
    }

    @Test(arguments: [
        ("现在，我代表望湖区人民政府，向大会报告工作，请予审议。", "望湖区人民政府"), ("我代表青屿市人民政府向大会作工作报告，请予审议。", "青屿市人民政府"),
        ("本报告由青屿市人民政府办公室根据有关规定编制。", "青屿市人民政府办公室"), ("青屿市审计局局长 王某某", "青屿市审计局"),
        ("青屿市中级人民法院院长 王某", "青屿市中级人民法院"), ("望湖区人民检察院检察长　李某某", "望湖区人民检察院"),
        ("发文机关：青屿市司法局　成文日期：2024年1月5日", "青屿市司法局"), ("信息来源：望湖区统计局", "望湖区统计局"),
        ("索引号：001 | 发布机构：青屿市财政局 | 发布日期：2024-02-01", "青屿市财政局"), ("编制部门：青屿市望湖区民政局", "青屿市望湖区民政局"),
    ])
    func openingLinesNameTheAgency(line: String, agency: String) throws {
        #expect(try metadata("2023年工作报告\n" + line + "\n" + Self.body).agency?.value == agency)
    }

    @Test func theOfficeThatPrintsIsNotTheAgency() throws {
        let found = try metadata(
            """
            2023年法治政府建设情况报告
            \(Self.body)青屿市司法局
            2024年3月28日
            青屿市人民政府办公室
            2024年4月3日印发
            """)
        #expect(found.agency?.value == "青屿市司法局")
        #expect(found.date == Reading("2024-03-28", from: .signature))
    }

    @Test func aPageStatesItsTitle() throws {
        let found = try metadata(
            """
            首页 > 政务公开 > 法治政府建设
            索引号：00123　主题分类：综合政务
            发文机关：青屿市望湖区司法局
            成文日期：2024年1月8日
            标题：望湖区司法局2023年法治政府建设年度报告
            浏览次数：12
            2023年，我局扎实推进各项工作，取得明显成效。
            """)
        #expect(found.title?.value == "望湖区司法局2023年法治政府建设年度报告")
        #expect(found.agency?.value == "青屿市望湖区司法局")
        #expect(found.date?.value == "2024-01-08" && found.year?.value == 2023)
    }

    @Test func markdownTitlesAreRead() throws {
        let report = try ReportReader().report(
            Array("# 清河县司法局2023年法治政府建设报告\n\n## 一、主要举措和成效\n\n\(Self.body)".utf8), path: "r.md")
        #expect(report.metadata.agency?.value == "清河县司法局")
        #expect(report.metadata.region?.value == ["河北省", "邢台市", "清河县"])
        #expect(report.paragraphs.last?.section == .achievements)
        #expect(report.paragraphs.last?.headings.last == "一、主要举措和成效")
    }

    /// The head of a government speaks for it, even if the line names only the place.
    @Test(arguments: [
        ("上海市市长 龚某", "上海市人民政府"), ("上海市长 龚某", "上海市人民政府"), ("清河县县长　王某某", "清河县人民政府"),
        ("海淀区代区长 李某", "北京市海淀区人民政府"), ("清河县人民政府代县长 赵某", "清河县人民政府"),
        ("新疆维吾尔自治区主席 艾某·吐某", "新疆维吾尔自治区人民政府"), ("凉山彝族自治州州长 沈某", "凉山彝族自治州人民政府"),
        ("准格尔旗旗长 苏某", "准格尔旗人民政府"), ("广东省省长 王某", "广东省人民政府"),
    ])
    func headsOfGovernmentsNameTheAgency(line: String, agency: String) throws {
        let text = "政府工作报告\n——2024年1月23日在人民代表大会第二次会议上\n\(line)\n各位代表：\n\(Self.body)"
        #expect(try metadata(text).agency?.value == agency)
    }

    @Test func otherHeadsDoNotNameAGovernment() throws {
        for line in ["某某公司董事长 王某", "办公会主席 李某", "本市市长 王某", "商会主席 赵某"] {
            let text = "工作报告\n\(line)\n各位代表：\n\(Self.body)"
            #expect(try metadata(text).agency == nil, "\(line)")
        }
    }

    /// Of several agencies that sign, the first one leads.
    @Test func theFirstOfSeveralSignersReports() throws {
        let text =
            "2023年国民经济和社会发展统计公报\n\(Self.body)十堰市统计局\n国家统计局十堰调查队\n2024年3月29日\n"
        #expect(try metadata(text).agency?.value == "十堰市统计局")
        let single = "2023年统计公报\n\(Self.body)附注若干\n国家统计局十堰调查队\n2024年3月29日\n"
        #expect(try metadata(single).agency?.value == "国家统计局十堰调查队")
    }

    /// A short name in the signature means the agency in the title.
    @Test func theTitleHasTheFullNameOfAShortOne() throws {
        let text = "内蒙古自治区鄂尔多斯市准格尔旗司法局关于2023年法治政府建设的报告\n\(Self.body)准旗司法局\n2024年1月20日\n"
        let found = try metadata(text)
        #expect(found.agency?.value == "内蒙古自治区鄂尔多斯市准格尔旗司法局")
        let other = "鄂尔多斯市准格尔旗2023年工作情况\n\(Self.body)某某司法局\n2024年1月20日\n"
        #expect(try metadata(other).agency?.value != "鄂尔多斯市准格尔旗司法局")
    }

    @Test(arguments: [
        ("中国（上海）自由贸易试验区临港新片区管理委员会", ["上海市"]),
        ("中国(海南)自由贸易试验区管理委员会", ["海南省"]),
        ("中国（广东）自由贸易试验区管理委员会办公室", ["广东省"]),
        ("武汉东湖新技术开发区管理委员会", ["湖北省", "武汉市", "武汉东湖新技术开发区"]),
        ("苏州工业园区管委会", ["江苏省", "苏州市", "苏州工业园区"]),
        ("成都高新技术产业开发区管理委员会", ["四川省", "成都市", "成都高新技术产业开发区"]),
    ])
    func zonesHaveTheRegionOfTheirCity(agency: String, region: [String]) throws {
        let found = try metadata("\(agency)2023年法治政府建设情况报告\n\(Self.body)")
        #expect(found.agency?.value.hasPrefix(agency.dropLast(3)) == true)
        #expect(found.region?.value == region)
    }
}
