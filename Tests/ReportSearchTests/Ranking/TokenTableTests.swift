import ReportSearch
import SearchTestSupport
import SyntheticCorpus
import SystemPackage
import TestSupport
import Testing

/// The specification of numbers, dates, document numbers, quoted names and folds, as a table of phrases that a search
/// must find or must not find.
@Suite struct TokenTableTests {
    /// A text, phrases that occur in it for a reader, and phrases that do not.
    private static let table: [(text: String, found: [String], missed: [String])] = [
        ("2023年法治政府建设情况", ["2023年", "2023", "年法治", "2023年法治政府"], ["202", "3年", "023年"]),
        ("２０２３年　度安排", ["2023年度", "2023", "２０２３", "年度安排"], ["23年", "20"]),
        ("满意率达98.5%以上", ["98.5%", "98.5", "98", "5%", "满意率达98.5%"], ["8.5%", "9", "985"]),
        ("罚没入库32万元", ["32万元", "32", "万元", "32万", "入库32"], ["2万元", "3", "321"]),
        ("国发〔2021〕33号文件", ["〔2021〕33号", "2021", "33号", "国发〔2021〕", "33"], ["3号", "202", "133号"]),
        ("做好“6·5”警报试鸣", ["6·5", "6", "5", "“6·5”警报", "·"], ["65", "6.5"]),
        (
            "受理12345工单160余件", ["12345", "12345工单", "160余件", "160"],
            ["1234", "2345", "12", "345工单", "60余件"]
        ),
        ("截至二〇二三年底", ["二〇二三年", "2023年", "2023", "二○二三年底", "二零二三年底", "三年底"], ["23年", "2013年"]),
        ("自2021年以来", ["二〇二一年", "二零二一年以来", "自二○二一年"], ["二一年", "二〇二〇年"]),
        ("第三届一带一路论坛", ["第三届", "三届", "第三", "一带一路"], ["三带一路", "第三界"]),
        (
            "实施纲要（2021—2025年）", ["2021—2025年", "2021", "2025年", "（2021—2025年）", "(2021—2025年)"],
            ["2021-2025", "2022", "202"]
        ),
        ("学习《民法典》和《行政处罚法》", ["《民法典》", "民法典", "《行政处罚法》", "处罚法", "法典》和《行政"], ["民法通则", "典》《"]),
        ("增长5.2个百分点", ["5.2个百分点", "5.2", "个百分点"], ["2.2", "52", "15.2"]),
        ("共123件，其中12件", ["123件", "12件", "12", "123"], ["1件", "23件", "3件", "1"]),
        ("投入1,234.56万元", ["1,234.56万元", "1,234.56", "万元"], ["234万元", "123", "1234"]),
        ("WTO与GDP统计", ["wto", "WTO", "GDP", "gdp统计", "ＧＤＰ"], ["WT", "DP", "TO"]),
        ("访问www.gov.cn网站", ["www.gov.cn", "gov", "cn网站"], ["go", "ww", "overn"]),
        ("government work", ["government", "government work", "work"], ["gov", "govern", "ment"]),
        ("开展“双随机、一公开”检查", ["双随机", "双随机、一公开", "一公开"], ["双随机一公开", "随机一"]),
        ("习近平法 治思想", ["习近平法治思想", "法治", "法 治"], ["习近平法制思想"]),
        ("依法行政體系臺灣發展", ["依法行政体系", "台湾", "发展", "體系", "行政体"], ["依法行政系"]),
        ("⼈民⽅案㎡⑴", ["人民方案", "m2", "(1)"], ["人民案"]),
        ("A4纸5G基站", ["A4纸", "5G", "5g基站", "a4"], ["G基站x"]),
        ("2024年1月15日印发", ["2024年1月15日", "1月15日", "15日", "1月"], ["5日", "024年", "2024年1月1日"]),
        ("联系电话021-12345678", ["021-12345678", "021", "12345678"], ["12345", "5678", "02"]),
        ("（一）（２）③项", ["(一)", "（一）", "(2)", "③项", "③"], ["(3)", "12", "3", "3项"]),
        ("共10²件，占5m²", ["10²", "10²件", "m²", "5m2"], ["102", "10", "02", "2"]),
        ("CO₂减排，执著追求", ["CO2", "co₂", "执着"], ["O2"]),
        ("减排SO₂和NO₂，SO2和NO₂并治", ["SO2和NO2", "so₂和no₂", "SO2和NO₂"], ["SO₂和NO2x"]),
        ("CO₂和CO₂当量", ["CO2和CO2当量", "CO₂和CO2"], ["CO2e"]),
        ("CO2排放每km²", ["CO2排放每km2", "CO₂排放每km²"], ["CO₃"]),
        ("PM2.5和O3双控，隨著CO₂下降", ["PM₂.₅和O₃", "随着CO2", "隨著CO2"], ["PM3"]),
        ("隨著經濟發展著手改革，著作顯著", ["随着", "着手", "著手", "隨著", "著作", "显著"], ["着作", "显着"]),
        ("zero\u{200B}width法\u{FEFF}治", ["zerowidth", "法治"], ["zero", "width"]),
    ]

    @Test func theTableHolds() throws {
        var files: [String: String] = [:]
        for (number, row) in Self.table.enumerated() { files["\(number).txt"] = row.text + "\n" }
        let fixture = try SearchFixture(files)
        try fixture.index()
        let searcher = try ReportSearcher(fixture.location)
        var cases = 0
        for (number, row) in Self.table.enumerated() {
            for (phrases, isFound) in [(row.found, true), (row.missed, false)] {
                for phrase in phrases {
                    let files = try searcher.files(SearchRequest("\"\(phrase)\"", limit: nil))
                    let holds = files.files.contains { $0.file.hasSuffix("/\(number).txt") }
                    #expect(holds == isFound, "\(phrase) in \(row.text)")
                    cases += 1
                }
            }
        }
        #expect(cases >= 80)
    }
}
