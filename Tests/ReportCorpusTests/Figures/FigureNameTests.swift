import ReportCorpus
import Testing

/// Sixty sentences with ordinals, names, codes and dates, none of which is a figure.
@Suite struct FigureNameTests {
    @Test(arguments: [
        "二次全会审议通过决定。", "三次产业结构优化。", "二期项目开工，一期工程竣工。", "18号线二期通车。", "四次会议决议得到落实。",
        "八类案件大幅减少。", "第三、四批干部到岗。", "市委五次、六次全会召开。", "办好十件民生实事。", "公共安全支出（204类）司法（06款）。",
        "县十七届人大四次会议胜利闭幕。", "十一届三次全体会议通过方案。", "防范二次污染。", "发挥三次分配作用。", "推进二次供水改造。",
        "青山大道2期工程全面建成。", "机场三期扩建启动。", "完善二级管理体系。", "落实三级联动。", "走好三步走战略。",
        "三位一体推进。", "保持两位数增长。", "第1、2期简报已发。", "第4至6项任务完成。", "第12条规定有效。",
        "2023年9月17日开会。", "1—9月运行平稳。", "“四个意识”更加牢固。", "五个“必须统筹好”深入人心。", "深入实施三个“一号工程”。",
        "建设15分钟生活圈。", "打造30分钟通勤圈。", "24小时服务不打烊，开通12345热线。", "依据青府发〔2021〕33号文件。", "贯彻二十届三中全会精神。",
        "世界500强落户。", "迈入前2%行列。", "5G基站覆盖，6G预研。", "门牌18号，邮编100000。", "三门峡、二里头、五里川各有特色。",
        "十四五时期再上一个台阶。", "千方百计惠百姓，千家万户得实惠。", "万众一心，百年大计。", "抓好四个方面工作。", "存在三个问题。",
        "突出五项重点任务。", "坚持三项基本原则。", "网上百事通上线。", "成百上千的群众参与。", "数十家企业参观，几百人到场。",
        "一带一路建设提速。", "三重一大事项集体决策。", "推行双随机一公开。", "三年行动计划收官。", "五年规划编制完成。",
        "面积约10²数量级。", "①加强学习，②抓好落实。", "二孩政策落地，二手房交易活跃。", "一网通办、一件事一次办。", "三公经费、三农工作、三区三线。",
    ])
    func noFigure(text: String) {
        #expect(FigureLines.of(text) == [])
    }

    /// A quotation mark without a partner, as in 15", does not move all later pairs.
    @Test(arguments: [
        "购置15\"显示器并组织全体干部职工认真学习\"4个意识\"等内容。", "更换\"旧式的大型公共照明设施，全面落实\"4个意识\"。",
        "铺设管径20\"的供水管道并且改造老旧的供水管道，牢记\"5个必须\"。",
    ])
    func unpairedQuotationMarks(text: String) {
        #expect(FigureLines.of(text).allSatisfy { !$0.contains("意识") && !$0.contains("必须") })
    }

    @Test func namesEndWithTheirNumber() {
        #expect(FigureLines.of("召开四次常委会会议，举办三期培训班。") == ["常委会会议 4 次", "培训班 3 期"])
        #expect(FigureLines.of("居全省第1，7家企业上榜。") == ["企业 7 家"])
    }

    /// Ranges that could cross: a qualifier that two figures share, a full stop in parentheses within a name.
    @Test(arguments: [
        "检查50次之多于10次。", "受理（含旧存。）12件。", "受理（含旧存12件。同比增长5%）356件，增长3%。", "（）5件（（3件））", "由由5件至至3件到2件",
        "、、5个、6个和%7个", "比比2019年的年5%", "-5%-6%−7‰", "5亿0万零3千个", "壹拾元贰仟万亿元", "1/2/3元/吨/", "（5件",
        "）5件）",
    ])
    func unusualTextsAreRead(text: String) {
        for figure in FigureReader().figures(in: text) {
            #expect(figure.range.upperBound <= text.utf8.count)
            #expect(figure.indicatorRange.upperBound <= text.utf8.count)
        }
    }

    @Test func figuresInAPlanAreTargets() {
        #expect(FigureLines.of("新建公园3个。", section: .plan) == ["新建公园 3 个 target"])
        #expect(
            FigureLines.of("在去年增长5%的基础上新建公园3个。", section: .plan)
                == [" 5 % up", "新建公园 3 个 target"])
    }
}
