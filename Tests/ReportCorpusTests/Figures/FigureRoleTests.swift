import ReportCorpus
import Testing

/// What is to be reached and what was reached, where the same words may stand for both.
@Suite struct FigureRoleTests {
    @Test(
        arguments: [
            ("按年度计划完成河湖巡查74次。", ["河湖巡查 74 次"]),
            ("对照既定计划新建驿站19座。", ["新建驿站 19 座"]),
            ("按计划应完成评查50宗，实际完成53宗。", ["评查 50 宗 target", "评查 53 宗"]),
            ("争取中央水利投资6.2亿元，同比增长9%。", ["中央水利投资 6.2 亿元", "中央水利投资 9 % up 同比"]),
            ("积极争取上级支持，新增编制7名。", ["新增编制 7 名"]),
            ("全年争取到奖补资金310万元。", ["争取到奖补资金 310 万元"]),
            ("争取在年底前清理积案45件。", ["清理积案 45 件 target"]),
            ("争取固定资产投资增长7%。", ["固定资产投资 7 % up target"]),
            ("为争取早日通水，投入泵车18台。", ["投入泵车 18 台"]),
            ("原计划轮训130人，实际培训150人。", ["轮训 130 人 target", "培训 150 人"]),
            ("规划建设的4个码头投入使用。", ["码头 4 个"]),
            ("要实现负责人出庭率100%。", ["负责人出庭率 100 % target"]),
            ("税收有望突破70亿元大关。", ["税收 70 亿元 以上 target"]),
        ] as [(String, [String])])
    func roles(text: String, figures: [String]) {
        #expect(FigureLines.of(text) == figures)
    }

    @Test func aLaterYearIsATarget() {
        func roles(_ text: String, _ year: Int?) -> [Figure.Role] {
            FigureReader().figures(in: text, year: year).map(\.role)
        }
        let text = "到2027年，便民站点达到130个。"
        #expect(roles(text, 2024) == [.target])
        #expect(roles(text, 2027) == [.result])
        #expect(roles(text, nil) == [.result])
        #expect(roles("“十五五”期间，修建书屋60处。", 2025) == [.target])
        #expect(roles("“十四五”期间，修建书屋60处。", 2025) == [.result])
        #expect(roles("截至2024年底，便民站点达到130个。", 2024) == [.result])
    }

    @Test(
        arguments: [
            ("开展以案释法活动17场次。", ["以案释法活动 17 场次"]),
            ("组织以案促改12次。", ["以案促改 12 次"]),
            ("依托12345热线受理诉求6301件。", ["受理诉求 6301 件"]),
            ("通过云汀便民平台解答咨询920人次。", ["解答咨询 920 人次"]),
            ("一户一策化解纠纷33件。", ["化解纠纷 33 件"]),
            ("为受援职工追回欠薪76万元。", ["追回欠薪 76 万元"]),
            ("平均水价3.4元/立方米。", ["平均水价 3.4 元/立方米"]),
            ("预期目标为5.5%。", ["预期目标 5.5 % target"]),
            ("列入规划的重点指标中，16项提前实现。", ["列入规划的重点指标 16 项"]),
            ("办理鉴定、仲裁、公证业务880件。", ["办理鉴定、仲裁、公证业务 880 件"]),
            ("抽查卷宗60卷。", ["抽查卷宗 60 卷"]),
        ] as [(String, [String])])
    func names(text: String, figures: [String]) {
        #expect(FigureLines.of(text) == figures)
    }

    /// The total of a list counts all of it, if it is the sum.
    @Test func totalsOfLists() {
        #expect(
            FigureLines.of("走访商户20家、学校15家，共35家。")
                == ["走访商户 20 家", "学校 15 家", "走访商户、学校 35 家"])
        #expect(
            FigureLines.of("发放手册40本、折页90张，总计130份。").last == "发放手册、折页 130 份")
        #expect(FigureLines.of("走访商户20家、学校15家，共40家。").last?.hasPrefix("学校") == true)
    }

    @Test func theSecondThousandBelongsToTheUnit() {
        #expect(FigureLines.of("新增装机八千千瓦。") == ["新增装机 8000 千瓦"])
        #expect(FigureLines.of("新增装机三千瓦。") == ["新增装机 3 千瓦"])
        #expect(FigureLines.of("三轮车停放有序，两部门联合执法。") == [])
    }
}
