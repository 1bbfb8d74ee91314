import SystemPackage
import Testing

@testable import ReportCorpus

/// Other names of divisions, and the regions of reports.
@Suite struct RegionTests {
    private func metadata(_ text: String, _ name: String = "r.txt") throws -> Metadata {
        try ReportReader().report(Array(text.utf8), path: FilePath(name)).metadata
    }

    @Test(arguments: [
        ("前郭县", "吉林省/松原市/前郭尔罗斯蒙古族自治县"), ("红河州", "云南省/红河哈尼族彝族自治州"), ("静海县", "天津市/静海区"),
        ("恩施州", "湖北省/恩施土家族苗族自治州"), ("黔西南州", "贵州省/黔西南布依族苗族自治州"), ("大通县", "青海省/西宁市/大通回族土族自治县"),
        ("伊犁州", "新疆维吾尔自治区/伊犁哈萨克自治州"), ("博州", "新疆维吾尔自治区/博尔塔拉蒙古自治州"), ("雄安新区", "河北省/雄安新区"),
        ("天津经济技术开发区", "天津市/天津经济技术开发区"), ("泰安高新区", "山东省/泰安市/泰安高新区"), ("崇明县", "上海市/崇明区"),
        ("闸北区", "上海市/静安区"), ("襄樊市", "湖北省/襄阳市"), ("富阳市", "浙江省/杭州市/富阳区"), ("双流县", "四川省/成都市/双流区"),
    ])
    func otherNames(name: String, path: String) throws {
        let found = try metadata(name + "司法局2023年法治政府建设报告\n正文。\n")
        #expect(found.region?.value.joined(separator: "/") == path)
    }

    @Test(arguments: [
        ("国家税务总局郑州市金水区税务局", "河南省/郑州市/金水区"), ("上海海关", "上海市"), ("深圳海关", "广东省/深圳市"),
        ("国家统计局清河县调查队", "河北省/邢台市/清河县"), ("中共修武县委政法委", "河南省/焦作市/修武县"),
        ("兵团第十二师司法局", "新疆生产建设兵团/第十二师"), ("中国人民银行天津市分行", "天津市"),
        ("南京市鼓楼区司法局", "江苏省/南京市/鼓楼区"), ("国家税务总局红河州税务局", "云南省/红河哈尼族彝族自治州"),
        ("六安市中级人民法院", "安徽省/六安市"),
    ])
    func regionsOfAgencies(agency: String, path: String) throws {
        let found = try metadata(agency + "2023年工作报告\n正文。\n")
        #expect(found.region?.value.joined(separator: "/") == path)
    }

    /// Words that only end like the name of a division are not a region.
    @Test(arguments: ["望海高新区管委会", "市场监督管理局", "社区卫生服务中心", "自治区人民政府", "某景区管委会", "城区城市管理局"])
    func noRegionIsInvented(agency: String) throws {
        #expect(try metadata(agency + "2023年工作报告\n正文。\n").region == nil)
    }

    @Test func traditionalNames() throws {
        let found = try metadata("辰溪縣2021年國民經濟和社會發展統計公報\n發布時間:2022-04-11 信息來源:辰溪縣統計局\n正文。\n")
        #expect(found.region?.value == ["湖南省", "怀化市", "辰溪县"])
        #expect(found.agency?.value == "辰溪县统计局")
        #expect(found.title?.value == "辰溪縣2021年國民經濟和社會發展統計公報")
    }

    /// If several divisions have the same name, the text decides; if it cannot, the report lists the candidates.
    @Test func theTextTellsWhich() throws {
        let told = try metadata("鼓楼区司法局2023年工作报告\n南京市委、市政府高度重视，南京全市推进。\n")
        #expect(told.region?.value == ["江苏省", "南京市", "鼓楼区"])
        let report = try ReportReader().report(
            Array("鼓楼区司法局2023年工作报告\n正文。\n".utf8), path: "r.txt")
        #expect(report.metadata.region?.value == ["鼓楼区"])
        #expect(report.regionCandidates.count > 1)
    }
}
