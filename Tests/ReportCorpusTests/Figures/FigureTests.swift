import ReportCorpus
import SystemPackage
import TestSupport
import Testing

@Suite struct FigureTests {
    /// The figures of a text: indicator, value, upper end, unit, qualifier.
    private func found(_ text: String) -> [String] {
        FigureReader().figures(in: text).map {
            "\($0.indicator) \($0.value)\($0.upper.map { "-\($0)" } ?? "") \($0.unit) \($0.qualifier.rawValue)"
        }
    }

    @Test(
        arguments: [
            ("对人防工程行政检查29次，罚没入库32万元。", ["行政检查 29 次 exact", "罚没入库 32 万元 exact"]),
            ("布置36块宣传展牌和6块宣传横幅。", ["宣传展牌 36 块 exact", "宣传横幅 6 块 exact"]),
            ("累计发放宣传资料10000余份。", ["发放宣传资料 10000 份 余"]),
            ("依法立案进行行政处罚8件。", ["行政处罚 8 件 exact"]),
            ("选择1至2个社区作为试点。", ["社区 1-2 个 exact"]),
            ("培训执法人员1.2万人次。", ["培训执法人员 12000 人次 exact"]),
            ("共检查二十九次。", ["检查 29 次 exact"]),
            ("办结率100%，满意率达98.5%以上。", ["办结率 100 % exact", "满意率 98.5 % 以上"]),
            ("投资16.7万亿元。超亿元项目落地。", ["投资 16.7 万亿元 exact", "项目 1 亿元 以上"]),
            ("地区生产总值达到5万亿元、增长5%左右。", ["地区生产总值 5 万亿元 exact", "地区生产总值 5 % 约"]),
            ("近百家企业参加。", ["企业 100 家 近"]),
            ("受益群众23.5万，新增岗位三万二千个。", ["受益群众 235000  exact", "新增岗位 32000 个 exact"]),
            ("每年减少十几个审批环节。", ["审批环节 10 个 余"]),
            ("合格率为百分之九十八点五。", ["合格率 98.5 % exact"]),
            ("合格率为百分之九十多。", ["合格率 90 % 余"]),
            ("合格率百分之九十几乎未变。", ["合格率 90 % exact"]),
            ("差错率为千分之五。", ["差错率 5 ‰ exact"]),
            ("合格率百分之九十多于去年。", ["合格率 90 % exact"]),
            ("粮食总产量1,234.5万吨。", ["粮食总产量 12345000 吨 exact"]),
            ("审查合同３６份。", ["审查合同 36 份 exact"]),
        ] as [(String, [String])])
    func reads(text: String, figures: [String]) {
        #expect(found(text) == figures)
    }

    @Test(arguments: [
        "2023年9月17日，召开第三次会议。", "落实“四个意识”和两个维护。", "依据青府发〔2021〕33号第12条。",
        "开通12345热线，建设5G基站。", "一是抓学习，做好一系列工作。", "“十四五”规划和三年行动计划。", "《某市2023年度10项计划》印发。",
        "未来五年，再上一个台阶。", "二〇二三年以来，三重一大事项集体决策。", "6·5警报试鸣，918宣传日。",
        "3.加强执法监督。", "（2）推进改革。",
    ])
    func findsNoneIn(text: String) {
        #expect(found(text) == [])
    }

    @Test func moneyIsComparedInOneUnit() {
        let figures = FigureReader().figures(in: "投入资金1.25亿元，罚款300万元，行政复议12件。")
        #expect(figures.map { $0.amount?.description } == ["125000000", "3000000", "12"])
        #expect(figures.map(\.baseUnit) == ["元", "元", "件"])
        let areas = FigureReader().figures(in: "绿化3公顷，整治20亩，提高2个百分点。")
        #expect(areas.map(\.baseUnit) == ["平方米", "亩", "个百分点"])
        #expect(areas.first?.amount?.description == "30000")
    }

    @Test func numbersTooLongAreNotFigures() {
        #expect(found("检查99999999999999999999次。") == [])
        #expect(found("检查9999999999999亿亿次。") == [])
    }

    /// Reading the cited bytes of a figure gives the same figure, in the samples and in reports next to the checkout.
    @Test func citationsAreParsedToTheSameFigure() throws {
        let reader = FigureReader()
        var count = 0
        for folder in [Files.seeds] + Files.shared("seeds") + Files.shared("data/gov_reports") {
            for file in FileWalk([FilePath(folder)]).files {
                let bytes = try ReportReader.bytes(of: file.path)
                let report = try ReportReader().report(bytes, path: file.path)
                for paragraph in report.paragraphs {
                    let text = Array(paragraph.text.utf8)
                    for figure in reader.figures(in: paragraph.text) {
                        let cited = String(decoding: text[figure.range], as: UTF8.self)
                        let again = reader.figure(cited)
                        #expect(again?.value == figure.value, "\(cited)")
                        #expect(again?.upper == figure.upper, "\(cited)")
                        #expect(again?.unit == figure.unit, "\(cited)")
                        #expect(again?.qualifier == figure.qualifier, "\(cited)")
                        // A name that shares its ending with other names consists of parts.
                        let named = String(decoding: text[figure.indicatorRange], as: UTF8.self)
                        #expect(
                            named == figure.indicator
                                || figure.indicator.allSatisfy(paragraph.text.contains))
                        count += 1
                    }
                }
            }
        }
        #expect(count > 50)
    }
}
