import ReportOutput
import Testing

@Suite struct LanguageTests {
    private func language(_ named: String? = nil, _ variables: [String: String] = [:]) -> Language {
        Language(named: named) { variables[$0] }
    }

    @Test func theFirstVariableThatIsSetCounts() {
        #expect(language("en", ["LANG": "zh_CN.UTF-8"]) == .en)
        #expect(language(nil, ["LANG": "zh_CN.UTF-8"]) == .zh)
        #expect(language(nil, ["LANG": "zh_TW"]) == .zh)
        #expect(language(nil, ["LANG": "en_US.UTF-8"]) == .en)
        #expect(language(nil, ["LANG": "de_DE.UTF-8"]) == .en)
        #expect(language(nil, ["LANG": "zh_CN.UTF-8", "LC_ALL": "C"]) == .en)
        #expect(language(nil, ["LANG": "en_US", "LC_MESSAGES": "zh_CN"]) == .zh)
        #expect(language(nil, ["LC_ALL": "", "LANG": "C.UTF-8"]) == .en)
        #expect(language(nil, [:]) == .zh)
        #expect(language("fr", ["LANG": "en_GB"]) == .en)
    }

    @Test func aBrowserGetsItsPreferredLanguage() {
        #expect(Language(accepting: "zh-CN,zh;q=0.9,en;q=0.8") == .zh)
        #expect(Language(accepting: "en-US,en;q=0.9") == .en)
        #expect(Language(accepting: "de, en;q=0.7, zh;q=0.3") == .en)
        #expect(Language(accepting: "fr;q=0.9, zh-Hant;q=0.8") == .zh)
        #expect(Language(accepting: "") == .zh)
        #expect(Language(accepting: "en;q=0, *") == .zh)
    }
}

@Suite struct LineBreaksTests {
    @Test func numbersAndMarksStayTogether() {
        let text = "全年开展行政检查320余次，合格率96.8%，增长10%以上（含联合检查）。"
        for cells in 12...40 {
            let lines = LineBreaks.lines(text, cells: cells)
            #expect(lines.joined() == text)
            for line in lines {
                #expect(!"，。）%余次".contains(line.first ?? " "), "\(cells): \(lines)")
                #expect(line.last != "（", "\(cells): \(lines)")
            }
            #expect(lines.contains { $0.contains("320余次") }, "\(cells): \(lines)")
            #expect(lines.contains { $0.contains("96.8%") }, "\(cells): \(lines)")
        }
    }

    @Test func unitsWiderThanALineAreBroken() {
        let lines = LineBreaks.lines(String(repeating: "x", count: 50), cells: 20)
        #expect(lines.map(\.count) == [20, 20, 10])
    }
}

@Suite struct TextTableTests {
    @Test func rowsFitTheLine() {
        let rows = [
            ["青屿市望湖区司法局", "reports/青屿市望湖区司法局_2022.txt", "1234567"],
            ["澄川市", "a.txt", "8"],
        ]
        let lines = TextTable.lines(["机关", "文件", "次数"], rows, numbers: [2], width: 40)
        for line in lines { #expect(DisplayWidth.cells(line) <= 40, "\(line)") }
        #expect(lines.contains { $0.hasSuffix("1234567") })
    }
}
