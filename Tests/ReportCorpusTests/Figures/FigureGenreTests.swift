import ReportCorpus
import Testing

/// Sentences of budgets, communiqués, courts, procuratorates and audits, written without knowledge of the word lists.
@Suite struct FigureGenreTests {
    /// A share of a plan is named after the plan, but a later change belongs to the figure before it.
    @Test(
        arguments: [
            (
                "全市一般公共预算收入完成186.42亿元，为预算的101.3%，同比增长4.6%。",
                ["一般公共预算收入 186.42 亿元", "预算 101.3 %", "一般公共预算收入 4.6 % up 同比"]
            ),
            (
                "市本级政府性基金预算支出38.05亿元，完成调整预算的87.5%，下降2.4%。",
                ["市本级政府性基金预算支出 38.05 亿元", "调整预算 87.5 %", "市本级政府性基金预算支出 2.4 % down"]
            ),
            (
                "新增城镇就业2.3万人，完成年度目标的115%，比上年增加800人。",
                ["新增城镇就业 23000 人", "目标 115 %", "新增城镇就业 800 人 up 比上年"]
            ),
            (
                "招商引资120亿元，完成全年任务的80%，增长9%。",
                ["招商引资 120 亿元", "任务 80 %", "招商引资 9 % up"]
            ),
        ] as [(String, [String])])
    func sharesOfPlans(text: String, figures: [String]) {
        #expect(FigureLines.of(text) == figures)
    }

    @Test(
        arguments: [
            (
                "居民人均可支配收入38742元，名义增长5.4%，实际增长5.1%。",
                ["居民人均可支配收入 38742 元", "居民人均可支配收入 5.4 % up", "居民人均可支配收入 5.1 % up"]
            ),
            ("2026年，一般公共预算收入预期增长4%左右。", ["一般公共预算收入 4 % 约 up target"]),
            (
                "三年以上未结案件从12件降为0件。",
                ["三年以上未结案件 12 件 start", "三年以上未结案件 0 件"]
            ),
            ("办理环节由9个压缩为4个。", ["办理环节 9 个 start", "办理环节 4 个"]),
            ("上年结转2.35亿元，收入总计198.37亿元。", ["上年结转 2.35 亿元", "收入总计 198.37 亿元"]),
            ("实体答复3个月内完成率100%。", ["实体答复 3 个月", "完成率 100 %"]),
        ] as [(String, [String])])
    func names(text: String, figures: [String]) {
        #expect(FigureLines.of(text) == figures)
    }

    @Test(
        arguments: [
            ("全年引进亿元以上项目80个，其中10亿元以上项目12个。", ["引进亿元以上项目 80 个", "10亿元以上项目 12 个"]),
            ("100万元以下罚款案件35件。", ["100万元以下罚款案件 35 件"]),
            // A quantity with its own name, or alone, is a figure.
            ("采购单价50万元以上设备3台。", ["采购单价 50 万元 以上", "设备 3 台"]),
            ("累计投资10亿元以上。", ["投资 10 亿元 以上"]),
            ("投资10亿元以上，开工12个项目。", ["投资 10 亿元 以上", "项目 12 个"]),
            ("服务群众500人以上。", ["服务群众 500 人 以上"]),
        ] as [(String, [String])])
    func thresholdsAreNotFigures(text: String, figures: [String]) {
        #expect(FigureLines.of(text) == figures)
    }

    @Test(
        arguments: [
            ("5个部门未及时清理往来款项6843万元。", ["部门 5 个", "部门未及时清理往来款项 6843 万元"]),
            ("12名未成年人得到救助。", ["未成年人 12 名"]),
            ("本院1个集体荣立二等功。", ["集体 1 个"]),
            ("3家企业违规发放补贴128.9万元。", ["企业 3 家", "企业违规发放补贴 128.9 万元"]),
            ("9个存在超概算问题。", ["存在超概算问题 9 个"]),
        ] as [(String, [String])])
    func countedThingsAreNamed(text: String, figures: [String]) {
        #expect(FigureLines.of(text) == figures)
    }
}
