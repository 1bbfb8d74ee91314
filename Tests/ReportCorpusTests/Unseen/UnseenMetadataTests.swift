import SystemPackage
import Testing

@testable import ReportCorpus

/// Metadata of texts that were written without knowledge of the reader's code. The tests keep the texts that were first
/// read incorrectly, and a few correct ones of each kind.
@Suite struct UnseenMetadataTests {
    private func metadata(_ text: String, _ name: String = "r.txt") throws -> Metadata {
        try ReportReader().report(Array(text.utf8), path: FilePath(name)).metadata
    }

    private static let sentence = "坚持依法履职，深入推进各项改革，累计开展培训12次，参加人员320人次，依法行政能力不断增强。\n"
    private static let body =
        "一、主要工作\n\(sentence)\(sentence)二、存在的问题\n\(sentence)三、下一步打算\n\(sentence)\(sentence)"

    /// Zones have committees, leagues and prefectures have offices; only divisions with a people's congress have a
    /// people's government.
    @Test(arguments: [
        ("天津经济技术开发区", "天津经济技术开发区管理委员会"), ("西咸新区", "西咸新区管理委员会"), ("合肥高新区", "合肥高新区管理委员会"),
        ("兴安盟", "兴安盟行政公署"), ("阿里地区", "阿里地区行政公署"), ("沈北新区", "沈北新区人民政府"), ("清新区", "清新区人民政府"),
        ("苏尼特左旗", "苏尼特左旗人民政府"), ("六枝特区", "六枝特区人民政府"), ("神农架林区", "神农架林区人民政府"),
    ])
    func divisionsAreGoverned(name: String, agency: String) throws {
        let title = "\(name)2022年法治政府建设情况报告\n"
        #expect(try metadata(title + Self.body).agency?.value == agency)
    }

    @Test(arguments: [
        ("鄂伦春旗公安局2019年工作总结", "内蒙古自治区/呼伦贝尔市/鄂伦春自治旗"), ("鄂温克旗2022年工作总结", "内蒙古自治区/呼伦贝尔市/鄂温克族自治旗"),
        ("宝坻县2000年统计公报", "天津市/宝坻区"), ("襄樊市2008年政府工作报告", "湖北省/襄阳市"),
        ("凉山州2021年政府工作报告", "四川省/凉山彝族自治州"),
        ("三门峡市政府工作报告", "河南省/三门峡市"), ("国家税务总局西双版纳傣族自治州税务局2022年度法治报告", "云南省/西双版纳傣族自治州"),
        ("鬱南縣司法局2021年工作報告", "广东省/云浮市/郁南县"), ("萬寧市2021年工作報告", "海南省/万宁市"),
        ("关于印发《威县2023年法治政府建设工作要点》的通知", nil),
    ])
    func titlesTellTheRegion(title: String, region: String?) throws {
        #expect(
            try metadata(title + "\n" + Self.body).region?.value.joined(separator: "/") == region)
    }

    @Test(arguments: [
        ("威县2050年长期战略研究报告", nil), ("威县面向2035年的教育现代化规划", nil), ("迈向2035年：威县城市总体规划", nil),
        ("威县二〇二五年远景目标", nil), ("威县司法局2021年工作总结暨2022年工作要点", 2021),
    ])
    func yearsOfGoalsAreIgnored(title: String, year: Int?) throws {
        #expect(try metadata(title + "\n" + Self.body).year?.value == year)
    }

    @Test(arguments: [
        ("局长：王某某\n2024年1月31日\n审核：李某 2024年2月2日\n校对：赵某", "2024-01-31"),
        ("青屿县统计局 2024年3月28日", "2024-03-28"), ("青屿县统计局\n2024年4月8日印制", nil),
        ("青屿县统计局\n2024年3月5日\n主送：县委\n2024年3月7日印", "2024-03-05"),
        ("青屿县统计局\n二Ｏ二四年二月廿八日", "2024-02-28"), ("青屿县统计局\n2024年2月30日", nil),
        ("青屿县统计局\n2024年1月上旬", nil), ("青屿县统计局\n癸卯年腊月二十", nil),
        ("青屿县统计局\n二 〇 二 四 年 三 月 五 日", "2024-03-05"), ("青屿县统计局\n2 0 2 4 年 1 2 月 3 日", "2024-12-03"),
    ])
    func signaturesAreDated(end: String, date: String?) throws {
        let text = "青屿县统计局2023年法治政府建设年度报告\n" + Self.body + end + "\n"
        #expect(try metadata(text).date?.value == date)
    }

    /// Lines above the text: by-lines, notices, tables, Markdown marks.
    @Test(arguments: [
        ("附件2\n2023年度威县供销合作社联合社单位决算公开", "威县供销合作社联合社"),
        ("（送审稿）\n威县民政局2022年度法治政府建设情况报告", "威县民政局"),
        ("内部资料 注意保存\n威县民政局2022年度法治政府建设情况报告", "威县民政局"),
        ("# 2022年度法治政府建设情况报告\n\n**威县司法局**\n\n2023年1月3日", "威县司法局"),
        ("关于2023年度法治政府建设情况的报告\n（威县教育体育局）", "威县教育体育局"),
        ("中共威县县委 威县人民政府\n关于2023年度法治政府建设情况的报告", "威县人民政府"),
        ("部门决算公开文本\n（2022年度）\n部门名称：威县妇女联合会", "威县妇女联合会"),
        ("索引号\t0001\n发文机关\t威县司法局\n成文日期\t2023年1月9日\n标题\t关于2022年度法治政府建设情况的报告", "威县司法局"),
        ("名 称：威县民政局2022年度法治政府建设情况报告\n索 引 号：0001\n公开目录：法治", "威县民政局"),
        ("---\ntitle: 威县司法局2022年度法治政府建设情况报告\n---", "威县司法局"),
        ("根据要求，现将威县水务局2023年度法治政府建设工作情况报告如下。", "威县水务局"),
        ("政府工作报告\n*——2022年1月5日在威县第十七届人民代表大会第二次会议上*\n**县长 王某某**", "威县人民政府"),
        ("现将我局2023年工作情况汇报如下：", nil), ("今年是全面贯彻落实党的十九大精神的开局之年。", nil),
        ("各位代表：\n现在，我代表区人民政府，向大会报告工作，请予审议。", nil),
    ])
    func openingsNameTheAgency(opening: String, agency: String?) throws {
        #expect(try metadata(opening + "\n" + Self.body).agency?.value == agency)
    }

    @Test(arguments: [
        ("# **威县司法局2022年度法治政府建设情况报告**", "威县司法局2022年度法治政府建设情况报告"),
        ("__威县司法局2022年度法治政府建设情况报告__", "威县司法局2022年度法治政府建设情况报告"),
        ("### 威县司法局2022年度法治政府建设情况报告 ###", "威县司法局2022年度法治政府建设情况报告"),
        ("名　　称：威县民政局2022年度法治政府建设情况报告\n索引号：0001", "威县民政局2022年度法治政府建设情况报告"),
    ])
    func titlesHaveNoMarks(opening: String, title: String) throws {
        #expect(try metadata(opening + "\n\n" + Self.body).title?.value == title)
    }

    @Test(arguments: [
        ("0001_河北省_邢台市_2022_政府工作报告.txt", "邢台市人民政府", "河北省/邢台市"),
        ("03_贾汪区2021年政府工作报告(全文).txt", "贾汪区人民政府", "江苏省/徐州市/贾汪区"),
        ("市长王某某在邢台市第十六届人民代表大会第二次会议上的政府工作报告.txt", "邢台市人民政府", "河北省/邢台市"),
        ("IMG_0001.txt", nil, nil),
    ])
    func fileNamesTell(name: String, agency: String?, region: String?) throws {
        let read = try metadata(
            "各位代表：\n现在，我向大会报告工作，请予审议。\n" + Self.body, name)
        #expect(read.agency?.value.hasSuffix(agency ?? "") ?? (agency == nil))
        #expect(read.region?.value.joined(separator: "/") == region)
    }
}
