import SyntheticCorpus
import TestSupport
import Testing

@testable import ReportCorpus

/// The screen lets every text with a figure pass: figures are those of the reader without it.
@Suite struct FigureScreenTests {
    private static let parts = [
        "第", "一", "二", "十", "百", "万", "亿", "两", "几", "多", "余", "3", "12", "5.3", "年", "次", "件", "个",
        "%", "名", "元",
        "约", "超", "近", "成", "番", "倍", "、", "和", "至", "，", "。", " ", "统", "般", "检查", "条", "款", "负",
        "-", "零下", "百分之", "点",
        "萬", "兩", "叁", "佰", "２", "翻", "增长", "半", "届", "全会", "《", "》", "“", "”",
    ]

    @Test func screenedFiguresAreAllFigures() {
        var generator = SeededGenerator(seed: 17)
        var found = 0
        var passed = 0
        for _ in 0..<20_000 {
            let text = (0..<generator.below(12) + 1).map { _ in
                Self.parts[generator.below(Self.parts.count)]
            }.joined()
            let all = FigureReader().allFigures(in: text, section: nil)
            #expect(FigureReader().figures(in: text) == all, "\(text)")
            found += all.isEmpty ? 0 : 1
            passed += FigureScreen.mayContain(Array(text.utf8).span) ? 1 : 0
        }
        #expect(found > 1000 && passed < 20_000)
    }

    @Test(arguments: [
        ("第一百二十条　县级以上人民政府应当建立统一制度。", false), ("第12条　一般规定适用于一切单位。", false),
        ("第十二条　处三日以下拘留。", true), ("检查一百次。", true), ("增长一倍。", true), ("超万件。", true),
    ])
    func textsWithOnlyOrdinalsAreRejected(text: String, passes: Bool) {
        #expect(FigureScreen.mayContain(Array(text.utf8).span) == passes)
    }
}
