import Testing
import TextBasics

@Suite struct ListLinesTests {
    @Test func skipsBlankLinesAndComments() {
        let lines = Array(ListLines("# comment\n甲\tx\n\n \t\n\t# comment\r\n乙\r\n丙#丁"))
        #expect(lines.map(\.number) == [2, 6, 7])
        #expect(lines.map(\.text) == ["甲\tx", "乙", "丙#丁"])
    }

    @Test func splitsFields() throws {
        let table: [(String, [String])] = [
            ("甲\t乙", ["甲", "乙"]), ("甲", ["甲"]), ("\t甲\t\t乙 丙\t", ["甲", "乙 丙"]),
        ]
        for (text, fields) in table {
            #expect(try #require(ListLines(text).first { _ in true }).fields == fields)
        }
        #expect(ListLines.words(" 甲  乙 ".utf8) == ["甲", "乙"])
    }

    @Test func splitsHeadAndWords() throws {
        let lines = Array(ListLines("元: 元 万元=4\n河北省:\n京=北京市\n: 甲"))
        let parts = lines.map(\.headAndWords)
        #expect(parts.map { $0?.head } == ["元", "河北省", nil, ""])
        #expect(parts.map { $0?.words } == [["元", "万元=4"], [], nil, ["甲"]])
    }

    @Test func anEmptyListHasNoEntry() {
        for text in ["", "\n", "\r\n\r\n", "#"] { #expect(Array(ListLines(text)).isEmpty) }
    }
}
