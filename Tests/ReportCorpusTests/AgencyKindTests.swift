import SystemPackage
import Testing

@testable import ReportCorpus

/// Kinds of agencies, forms of signatures and file names that other tests do not cover.
@Suite struct AgencyKindTests {
    private func metadata(_ text: String, _ name: String = "r.txt") throws -> Metadata {
        try ReportReader().report(Array(text.utf8), path: FilePath(name)).metadata
    }

    private static let body = "全年依法履行职责，扎实推进各项工作并取得实效，各项任务均按期完成。\n"

    @Test(arguments: [
        ("中国人民政治协商会议青屿市第十届委员会常务委员会", "工作报告"), ("政协青屿市望湖区委员会", "2023年工作报告"),
        ("阿克苏地区行政公署", "2023年法治政府建设情况报告"), ("大兴安岭地区行署", "关于2023年度法治政府建设情况的报告"),
        ("青屿市人大常委会", "2023年工作报告"), ("浙江省人民代表大会常务委员会", "工作报告"),
        ("阿巴嘎旗洪格尔高勒苏木人民政府", "2023年法治政府建设情况报告"), ("景宁畲族自治县大均乡人民政府", "2023年法治政府建设情况报告"),
        ("云南省公安厅交通警察总队", "2023年法治政府建设情况报告"), ("青屿市公安局望湖分局", "2023年法治政府建设情况报告"),
        ("云汀大学", "2023年度部门决算"), ("望山师范学院", "2024年部门预算"), ("望山区图书馆", "2023年度单位决算"),
        ("四川省望山监狱", "2024年部门预算"), ("青屿市文化市场综合行政执法支队", "2023年法治政府建设情况报告"),
        ("水利部长江水利委员会", "2023年法治政府建设情况报告"), ("国家能源局华东监管局", "2023年法治政府建设情况报告"),
        ("北京经济技术开发区管理委员会", "2023年法治政府建设情况报告"), ("中共青屿市委全面依法治市委员会办公室", "2023年工作总结"),
    ])
    func titlesNameAgencies(agency: String, rest: String) throws {
        #expect(try metadata("\(agency)\(rest)\n\(Self.body)").agency?.value == agency)
    }

    /// Schools without a place are agencies only if they publish a budget, and a division of the 兵团 is not the 兵团.
    @Test(arguments: [
        "建设一流大学的经验报告", "打造一流学院2023年工作报告", "新疆生产建设兵团第八师石河子市2023年法治政府建设情况报告",
        "第十四届委员会2023年工作报告", "关于云汀市2023年财政预算执行情况和2024年财政预算草案的报告", "政协工作报告",
    ])
    func titlesThatNameNoAgency(title: String) throws {
        #expect(try metadata(title + "\n" + Self.body).agency == nil)
    }

    @Test(
        arguments: [
            ("云汀市司法局　云汀市财政局\n2024年1月10日", "云汀市司法局", "2024-01-10"),
            ("云汀市司法局 云汀市财政局 云汀市民政局\n2024年1月10日", "云汀市司法局", "2024-01-10"),
            ("云汀市司法局（盖章）\n2024年1月10日", "云汀市司法局", "2024-01-10"),
            ("云汀市司法局 2024年1月10日", "云汀市司法局", "2024-01-10"),
            ("2024年1月10日\n云汀市司法局", "云汀市司法局", "2024-01-10"),
            ("云汀市司法局\n2024.1.10", "云汀市司法局", "2024-01-10"), ("云汀市司法局\n二〇二四年一月", "云汀市司法局", nil),
            ("云汀市司法局云汀市财政局\n2024年1月10日", "云汀市司法局", "2024-01-10"),
        ] as [(String, String, String?)])
    func signaturesNameAgencies(lines: String, agency: String, date: String?) throws {
        let found = try metadata("关于2023年度法治政府建设情况的报告\n市委、市政府：\n\(Self.body)\(lines)\n")
        #expect(found.agency?.value == agency)
        #expect(found.date?.value == date)
        #expect(found.year?.value == 2023)
    }

    @Test(arguments: [
        ("附件2：云汀市水务局2023年法治政府建设报告", "云汀市水务局"), ("附件1.云汀市水务局2023年工作总结", "云汀市水务局"),
        ("附件三、云汀市水务局2023年工作总结", "云汀市水务局"), ("附件：云汀市水务局2023年工作总结", "云汀市水务局"),
        ("20240110云汀市水务局法治政府报告", "云汀市水务局"), ("2024年云南省玉溪市红塔区政府工作报告", "云南省玉溪市红塔区人民政府"),
    ])
    func fileNamesTell(name: String, agency: String) throws {
        #expect(try metadata("各科室：\n" + Self.body, name + ".txt").agency?.value == agency)
    }

    @Test func otherFileNamesNameNoAgency() throws {
        for name in ["附件", "附件2", "附件2：工作表", "附件材料汇编"] {
            #expect(try metadata("各科室：\n" + Self.body, name + ".txt").agency == nil, "\(name)")
        }
    }

    @Test(arguments: [
        "云汀市水务局二О二三年度工作报告", "云汀市水务局二ο二三年度工作报告", "云汀市水务局二◯二三年度工作报告",
        "云汀市水务局二0二三年度工作报告", "云汀市水务局工作报告（2023年度）",
    ])
    func signsThatLookLikeZeroAreRead(title: String) throws {
        #expect(try metadata(title + "\n" + Self.body).year?.value == 2023)
    }

    @Test(arguments: [
        ("海南洋浦经济开发区管理委员会", ["海南省", "海南洋浦经济开发区"]), ("海南州共和县司法局", ["青海省", "海南藏族自治州", "共和县"]),
        ("海口海关", ["海南省", "海口市"]), ("西藏自治区那曲市色尼区司法局", ["西藏自治区", "那曲市", "色尼区"]),
        ("阿克苏地区行政公署", ["新疆维吾尔自治区", "阿克苏地区"]), ("北京经济技术开发区管理委员会", ["北京市", "北京经济技术开发区"]),
        ("中国证券监督管理委员会浙江监管局", ["浙江省"]), ("河南省焦作市博爱县许良镇人民政府", ["河南省", "焦作市", "博爱县"]),
    ])
    func theseAgenciesHaveTheirRegions(agency: String, region: [String]) throws {
        #expect(try metadata("\(agency)2023年法治政府建设情况报告\n\(Self.body)").region?.value == region)
    }
}
