import SystemPackage
import Testing

@testable import ReportCorpus

/// Dates and years that are read from reports, and others that are not.
@Suite struct DateTests {
    private func metadata(_ text: String, _ name: String = "r.txt") throws -> Metadata {
        try ReportReader().report(Array(text.utf8), path: FilePath(name)).metadata
    }

    @Test(arguments: [
        ("2024 年 1 月 1 5 日", "2024-01-15"), ("2024年元月十五日", "2024-01-15"),
        ("2 0 2 4 年 1 月 5 日", "2024-01-05"),
        ("二〇二四年一月廿五日", "2024-01-25"), ("二○二四年三月卅日", "2024-03-30"), ("二O二四年十二月三十一日", "2024-12-31"),
        ("2024．1．15", "2024-01-15"), ("2024/1/5", "2024-01-05"), ("２０２４年１月１５日", "2024-01-15"),
        ("2024年1月15号", "2024-01-15"), ("2024 年 12 月 3 1 日", "2024-12-31"),
        ("二零二四年 一 月 十 五 日", "2024-01-15"),
    ])
    func datesHaveManyForms(text: String, iso: String) {
        #expect(SignedDate(in: text)?.iso == iso)
    }

    @Test(arguments: [
        "2024年1-5月", "2024年2月30日", "2024年1月", "12024-01-05", "2024年第1次", "2024.13.1", "2024年1月32日",
        "1899年1月1日", "2024年一季度", "2024-1",
    ])
    func otherNumbersAreNotDates(text: String) {
        #expect(SignedDate(in: text) == nil)
    }

    @Test(arguments: [
        "2022年3月10日至5月30日，省委第七巡视组对我局开展巡视。", "2022年3月10日至2022年5月30日", "2022年3月10日，召开全市会议。",
        "发布时间：2022年3月10日", "2022年3月10日印发", "有效期至2022年3月10日", "截至2022年3月10日", "浏览次数：12 2022-03-10",
        "本办法自2022年3月10日起施行", "更新日期：2022-03-10",
    ])
    func otherLinesHaveNoDate(line: String) throws {
        #expect(try metadata("青屿市司法局工作报告\n\(line)\n正文。\n\(line)\n").date == nil)
    }

    @Test(
        arguments: [
            ("关于国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要的报告", nil), ("法治政府建设实施纲要（2021—2025年）", nil),
            ("2030年前碳达峰工作报告", nil), ("青屿市2023年法治政府建设报告", 2023), ("关于二〇二二年度依法行政工作的报告", 2022),
            ("2021年至2025年法治政府建设规划", nil), ("到2035年基本建成法治政府的报告", nil), ("２０２３年法治政府建设报告", 2023),
            ("2023年工作情况和2024年工作安排的报告", 2023), ("十四五规划和2035年远景目标报告（2023年）", 2023),
        ] as [(String, Int?)])
    func yearsAreReadFromTitles(title: String, year: Int?) throws {
        #expect(try metadata(title + "\n正文。\n").year?.value == year)
    }

    /// A work report belongs to the year in which it was given, although it begins with the previous year.
    @Test func workReportsAreOfTheNextYear() throws {
        let found = try metadata(
            "各位代表：\n现在，我代表望湖区人民政府向大会报告工作，请予审议。\n一、2022年工作回顾\n过去一年，成效明显。\n")
        #expect(found.year?.value == 2023)
    }
}
