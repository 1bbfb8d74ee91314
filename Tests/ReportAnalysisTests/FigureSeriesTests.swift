import ReportAnalysis
import ReportSearch
import SearchTestSupport
import TestSupport
import Testing

@Suite struct FigureSeriesTests {
    @Test(arguments: [
        ("行政检查", "行政检查"), ("开展行政检查", "行政检查"), ("行政检查次数", "行政检查"), ("依法开展行政检查", "行政检查"),
        ("組織開展行政檢查", "行政检查"), ("新增床位", "新增床位"), ("人均可支配收入", "人均可支配收入"), ("办理行政复议案件", "行政复议案件"),
        ("检查", "检查"), ("开展", "开展"), ("清洁能源占比", "清洁能源占比"),
    ])
    func spellingsOfAnIndicatorAreJoined(indicator: String, name: String) {
        #expect(FigureSeries.name(of: indicator) == name)
    }

    private func contradictions(_ files: [String: String]) throws -> [String] {
        let fixture = try SearchFixture(files)
        try fixture.index()
        return try FigureCheck(of: SearchRequest(""), in: try ReportSearcher(fixture.location))
            .contradictions.map {
                "\($0.kind.rawValue) \($0.figure.figure.indicator) \($0.figure.figure.value) \($0.other.figure.value)"
            }
    }

    @Test func contradictionsHaveBothPassages() throws {
        let found = try contradictions([
            "云汀市水务局2022年法治政府建设情况报告.txt": """
            云汀市水务局2022年法治政府建设情况报告
            一、主要举措和成效
            （一）河道行政检查400次。办理取水许可审批事项318件。
            """,
            "云汀市水务局2023年法治政府建设情况报告.txt": """
            云汀市水务局2023年法治政府建设情况报告
            一、主要举措和成效
            （一）河道行政检查600次，同比增长20%。办理取水许可审批事项318件。
            （二）受理水事投诉100件，其中河道类60件、取水类50件。
            （三）河道行政检查达到610次。
            """,
        ])
        #expect(found.contains("growth 河道行政检查 20 400"))
        #expect(found.contains("copied 办理取水许可审批事项 318 318"))
        #expect(found.contains { $0.hasPrefix("parts") && $0.hasSuffix("100 60") })
        #expect(found.contains("values 河道行政检查 610 600"))
    }

    @Test func totalsAndDifferencesAreReckoned() throws {
        let found = try contradictions([
            "云汀市水务局2022年法治政府建设情况报告.txt": "云汀市水务局2022年法治政府建设情况报告\n一、主要举措和成效\n（一）受理水事投诉案件500件。\n",
            "云汀市水务局2023年法治政府建设情况报告.txt": """
            云汀市水务局2023年法治政府建设情况报告
            一、主要举措和成效
            （一）受理水事投诉案件550件，同比增加80件。
            （二）走访企业30家、商户20家、学校15家，共计80家。巡查水库8座、泵站4座，共12座。
            （三）新增管网639公里、其中干管37公里，新增便道2600公里。
            """,
        ])
        #expect(found.contains("growth 受理水事投诉案件 80 500"))
        #expect(found.contains { $0.hasPrefix("parts") && $0.hasSuffix("80 30") })
        #expect(found.count { $0.hasPrefix("parts") } == 1)
    }

    @Test func equalFiguresAreNotContradictions() throws {
        let found = try contradictions([
            "云汀市水务局2022年法治政府建设情况报告.txt": "云汀市水务局2022年法治政府建设情况报告\n一、主要举措和成效\n（一）河道行政检查500次。\n",
            "云汀市水务局2023年法治政府建设情况报告.txt":
                "云汀市水务局2023年法治政府建设情况报告\n一、主要举措和成效\n（一）河道行政检查600次，同比增长20%。\n（二）受理水事投诉100件，其中河道类60件、取水类40件。\n",
        ])
        #expect(found == [])
    }
}
