import SystemPackage
import TestSupport
import Testing

@testable import ReportCorpus

@Suite struct MetadataTests {
    private func metadata(_ text: String, _ name: String = "r.txt") throws -> Metadata {
        try ReportReader().report(Array(text.utf8), path: FilePath(name)).metadata
    }

    @Test func titleLinesAndSignature() throws {
        let found = try metadata(
            """
            上海市长宁区司法局
            2023年法治政府建设年度情况报告

            2023年，区司法局坚持依法行政。
            一、主要举措和成效
            正文。
            上海市长宁区司法局　2024年1月15日
            """)
        #expect(found.title?.value == "上海市长宁区司法局2023年法治政府建设年度情况报告")
        #expect(found.agency == Reading("上海市长宁区司法局", from: .signature))
        #expect(found.region?.value == ["上海市", "长宁区"])
        #expect(found.year == Reading(2023, from: .title))
        #expect(found.date == Reading("2024-01-15", from: .signature))
    }

    @Test func rowsOfATableAreNoTitle() throws {
        let found = try metadata("云泽县2031年财政支出表\n项目 | 金额（万元）\n项目: 教育 | 金额（万元）: 12\n")
        #expect(found.title?.value == "云泽县2031年财政支出表")
    }

    @Test func bodyAndAddresseeAreUsed() throws {
        let found = try metadata(
            "法治政府建设情况报告\n中共修武县委、修武县人民政府：\n2023年，修武县国动办扎实开展工作。\n")
        #expect(found.agency == Reading("修武县国防动员办公室", from: .body))
        #expect(found.region?.value == ["河南省", "焦作市", "修武县"])
        #expect(found.year == Reading(2023, from: .body))
        #expect(found.date == nil)
    }

    /// A report to an assembly has the date of the session. Lines of a web page are neither the title nor the date.
    @Test(arguments: [
        ("——2024年1月18日在澄川市第九届人民代表大会第三次会议上", "2024-01-18"),
        ("2024年政府工作报告——2 0 2 4 年1 月1 8 日在澄川市第九届人民代表大会上", "2024-01-18"),
        ("——二〇二四年一月十八日至十九日市长在澄川市第九届人民代表大会会议上的讲话", "2024-01-18"),
        ("2023年12月5日在市里召开了会议，部署全年工作。", "2006-02-16"),
    ])
    func workReportsHaveTheDateOfTheSession(line: String, date: String) throws {
        let found = try metadata(
            """
            当前位置： 首页>> 公文
            2024年澄川市政府工作报告
            门户网站　www.example.cn　2006年02月16日　来源：新闻社
            \(line)
            各位代表：
            请予审议。
            2006年2月16日
            """)
        #expect(found.title?.value == "2024年澄川市政府工作报告")
        #expect(found.year?.value == 2024)
        #expect(found.date?.value == date)
    }

    @Test func fileNamesAreUsed() throws {
        let found = try metadata("各位代表：\n请予审议。\n", "2025_上海市_政府工作报告.txt")
        #expect(found.agency == Reading("上海市人民政府", from: .fileName))
        #expect(found.region?.value == ["上海市"])
        #expect(found.year == Reading(2025, from: .fileName))
        #expect(found.title?.origin == .fileName)
    }

    @Test func hexInFileNamesIsNotAYear() throws {
        #expect(try metadata("正文。\n", "000_70a2023b66629.txt").year == nil)
    }

    @Test func unknownStaysUnknown() throws {
        let found = try metadata("只有一句话。\n", "x.txt")
        #expect(found.agency == nil && found.region == nil && found.year == nil)
    }

    @Test(arguments: [
        ("2024年2月2日", "2024-02-02"), ("二〇二四年一月二十日", "2024-01-20"),
        ("二○二三年十二月三十一日", "2023-12-31"), ("（2024 年 1 月 5 日）", "2024-01-05"),
        ("2024-03-01", "2024-03-01"),
    ])
    func datesAreRead(text: String, iso: String) {
        #expect(SignedDate(in: text)?.iso == iso)
    }

    @Test(arguments: ["2024年", "2024年13月1日", "1月5日", "20240105"])
    func otherTextIsNotADate(text: String) {
        #expect(SignedDate(in: text) == nil)
    }

    @Test(arguments: [
        ("北京市西城区国防动员办公室", ["北京市", "西城区"], 6), ("修武县人民政府", ["河南省", "焦作市", "修武县"], 3),
        ("广西壮族自治区人民政府", ["广西壮族自治区"], 7), ("鼓楼区司法局", ["鼓楼区"], 3),
        ("南京市鼓楼区司法局", ["江苏省", "南京市", "鼓楼区"], 6),
    ])
    func divisionsAreRead(text: String, path: [String], count: Int) {
        let found = Divisions.shipped.leading(Array(text.unicodeScalars))
        #expect(found?.division.path == path)
        #expect(found?.end == count)
    }
}
