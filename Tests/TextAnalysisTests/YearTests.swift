import Testing

@testable import TextAnalysis

@Suite struct YearTests {
    private func words(_ text: String, _ folds: Folds = .all) throws -> [String] {
        let analyzer = try Analyzer(try AnalyzerSetup(folds: folds))
        try analyzer.tokenize(Array(text.utf8).span)
        return analyzer.words.map { String(decoding: analyzer.term($0), as: UTF8.self) }
    }

    @Test(arguments: [
        ("二〇二三年", ["2023", "年"]), ("二○二三年", ["2023", "年"]), ("二零二三年度", ["2023", "年度"]),
        ("一九四九年十月", ["1949", "年", "十月"]), ("〔二〇二一〕33号", ["2021", "33", "号"]),
        ("2023年", ["2023", "年"]), ("二〇二〇—二〇二五年", ["2020", "2025", "年"]),
    ])
    func yearsAreDigits(text: String, expected: [String]) throws {
        #expect(try words(text) == expected)
    }

    @Test(arguments: ["二〇二三四", "二〇二三万", "三〇二三年", "一二〇二三年", "二〇二", "一千九百年"])
    func otherNumeralsAreNotYears(text: String) throws {
        #expect(try words(text).allSatisfy { Int($0) == nil })
    }

    @Test func theFoldCanBeSwitchedOff() throws {
        let words = try words("二〇二三年", Folds.all.subtracting(.years))
        #expect(!words.contains("2023"))
    }

    @Test func theYearMapsToItsNumerals() throws {
        let analyzer = try Analyzer(try AnalyzerSetup())
        let text = Array("在　二○二三年度".utf8)
        try analyzer.analyze(text.span)
        let year = try #require(analyzer.words.first { $0.kind == .number })
        let place = analyzer.folded.sourceRange(of: year.range)
        #expect(String(decoding: text[place], as: UTF8.self) == "二○二三")
        // The literal layer keeps the text unchanged.
        let grams = analyzer.grams.map { String(decoding: analyzer.term($0), as: UTF8.self) }
        #expect(grams.contains("二〇") && !grams.contains("2023"))
    }

    @Test func aQueryHasEveryForm() {
        func forms(_ text: String) -> [String] {
            YearNumerals.forms(of: Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) }
        }
        #expect(forms("2023年") == ["2023年", "二〇二三年", "二零二三年"])
        #expect(forms("二零二三年") == ["二零二三年", "2023年", "二〇二三年"])
        #expect(forms("自2021至2023") == ["自2021至2023", "自二〇二一至二〇二三", "自二零二一至二零二三"])
        #expect(forms("12023") == ["12023"])
        #expect(forms("行政") == ["行政"])
    }
}
