import DocumentModel
import Testing

@testable import DocumentText

/// Automatic numbers of Word files.
@Suite struct WordNumberingTests {
    private typealias Word = WordFixture

    @Test func levelsRestartBelowEachItem() throws {
        let levels =
            Word.level(0, "chineseCountingThousand", "%1、")
            + Word.level(1, "chineseCountingThousand", "（%2）") + Word.level(2, "decimal", "%3.")
        let word = WordFixture(
            body: [
                Word.item("甲", list: 1), Word.item("乙", list: 1, level: 1),
                Word.item("丙", list: 1, level: 2), Word.item("丁", list: 1, level: 2),
                Word.item("戊", list: 1, level: 1), Word.item("己", list: 1, level: 2),
                Word.item("庚", list: 1), Word.item("辛", list: 1, level: 2),
            ].joined(), numbering: Word.abstract(0, levels) + Word.list(1, abstract: 0))
        #expect(
            try word.texts() == ["一、甲", "（一）乙", "1.丙", "2.丁", "（二）戊", "1.己", "二、庚", "1.辛"])
        let line = try #require(try word.read().lines.first)
        #expect(line.generatedByteCount == 6 && line.place == .block(1))
    }

    @Test func listsOfOneDefinitionShareItsCounter() throws {
        let numbering =
            Word.abstract(0, Word.level(0, "decimal", "%1.")) + Word.list(1, abstract: 0)
            + Word.list(2, abstract: 0)
            + Word.list(
                3, abstract: 0,
                "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>")
        let body = [1, 2, 3, 3, 1].map { Word.item("甲", list: $0) }.joined()
        #expect(
            try WordFixture(body: body, numbering: numbering).texts()
                == ["1.甲", "2.甲", "1.甲", "2.甲", "3.甲"])
    }

    /// The first column of a table often has nothing but automatic numbers.
    @Test(arguments: [("decimal", "%1", "1", "2"), ("chineseCounting", "（%1）", "（一）", "（二）")])
    func cellsMayHoldOnlyNumbers(format: String, pattern: String, first: String, second: String)
        throws
    {
        let item = Word.item("", list: 1)
        let row = { (text: String) in
            "<w:tr><w:tc>\(item)</w:tc><w:tc>\(Word.paragraph(text))</w:tc></w:tr>"
        }
        let empty =
            "<w:tr><w:tc>\(Word.paragraph(""))</w:tc><w:tc>\(Word.paragraph(""))</w:tc></w:tr>"
        let word = WordFixture(
            body: "<w:tbl>\(row("甲"))\(empty)\(row("乙"))</w:tbl>",
            numbering: Word.abstract(0, Word.level(0, format, pattern)) + Word.list(1, abstract: 0))
        #expect(try word.texts() == ["\(first) | 甲", "\(second) | 乙"])
        let bullets = WordFixture(
            body: "<w:tbl>\(row("甲"))</w:tbl>",
            numbering: Word.abstract(0, Word.level(0, "bullet", "•")) + Word.list(1, abstract: 0))
        #expect(try bullets.texts() == ["甲"])
    }

    @Test func aListOverridesALevel() throws {
        let numbering =
            Word.abstract(0, Word.level(0, "decimal", "%1."))
            + Word.list(
                1, abstract: 0,
                "<w:lvlOverride w:ilvl=\"0\">\(Word.level(0, "upperRoman", "%1)", start: 4))</w:lvlOverride>"
            )
        #expect(
            try WordFixture(body: Word.item("甲", list: 1), numbering: numbering).texts() == ["IV)甲"]
        )
    }

    /// Only `%1` to `%9` refer to a level.
    @Test(arguments: [
        ("%1%", "1%甲"), ("%1%、", "1%、甲"), ("%%1.", "%1.甲"), ("%0.%1", "%0.1甲"),
        ("100% %1.", "100% 1.甲"),
        ("%", "%甲"),
    ])
    func otherPercentSignsAreText(level: String, text: String) throws {
        let numbering =
            Word.abstract(0, Word.level(0, "decimal", level)) + Word.list(1, abstract: 0)
        #expect(
            try WordFixture(body: Word.item("甲", list: 1), numbering: numbering).texts() == [text])
    }

    @Test func headingsAreNumberedByTheirStyles() throws {
        let levels =
            Word.level(0, "chineseCounting", "第%1章", more: "<w:pStyle w:val=\"H1\"/>")
            + Word.level(1, "decimal", "%1.%2", more: "<w:pStyle w:val=\"H2\"/><w:isLgl/>")
        func style(_ id: String, _ more: String) -> String {
            "<w:style w:type=\"paragraph\" w:styleId=\"\(id)\">\(more)</w:style>"
        }
        let styles =
            style(
                "H1",
                "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr><w:outlineLvl w:val=\"0\"/></w:pPr>"
            )
            + style(
                "H2",
                "<w:basedOn w:val=\"H1\"/><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr>"
                    + "")
            + style(
                "H3",
                "<w:basedOn w:val=\"H1\"/><w:pPr><w:numPr><w:ilvl w:val=\"1\"/></w:numPr></w:pPr>")
        let none =
            "<w:p><w:pPr><w:pStyle w:val=\"H1\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr>"
            + "<w:r><w:t>丁</w:t></w:r></w:p>"
        let word = WordFixture(
            body: Word.paragraph("甲", style: "H1") + Word.paragraph("乙", style: "H3")
                + Word.paragraph("丙", style: "H1") + none,
            styles: styles, numbering: Word.abstract(0, levels) + Word.list(1, abstract: 0))
        #expect(try word.texts() == ["第一章甲", "1.1乙", "第二章丙", "丁"])
        #expect(try word.read().lines.map(\.headingLevel) == [1, 1, 1, 1])
    }

    @Test func emptyItemsCountAndBulletsShowNothing() throws {
        let numbering =
            Word.abstract(0, Word.level(0, "decimal", "%1."))
            + Word.abstract(1, Word.level(0, "bullet", "\u{F0B7}")) + Word.list(1, abstract: 0)
            + Word.list(2, abstract: 1)
        let word = WordFixture(
            body: Word.item("甲", list: 1) + Word.item("", list: 1) + Word.item("乙", list: 1)
                + Word.item("丙", list: 2) + Word.item("丁", list: 9),
            numbering: numbering)
        #expect(try word.texts() == ["1.甲", "3.乙", "丙", "丁"])
    }

    @Test func aLevelMayNeverRestart() throws {
        let levels =
            Word.level(0, "chineseCountingThousand", "第%1章")
            + Word.level(1, "chineseCountingThousand", "第%2条", more: "<w:lvlRestart w:val=\"0\"/>")
        let word = WordFixture(
            body: [(0, "甲"), (1, "乙"), (1, "丙"), (0, "丁"), (1, "戊")]
                .map { Word.item($0.1, list: 1, level: $0.0) }.joined(),
            numbering: Word.abstract(0, levels) + Word.list(1, abstract: 0))
        #expect(try word.texts() == ["第一章甲", "第一条乙", "第二条丙", "第二章丁", "第三条戊"])
    }

    @Test func aDefinitionMayLinkToAStyle() throws {
        let numbering =
            "<w:abstractNum w:abstractNumId=\"0\"><w:numStyleLink w:val=\"L\"/></w:abstractNum>"
            + Word.abstract(1, Word.level(0, "decimalEnclosedCircle", "%1"))
            + Word.list(1, abstract: 0) + Word.list(2, abstract: 1)
        let styles =
            "<w:style w:type=\"numbering\" w:styleId=\"L\"><w:pPr><w:numPr>"
            + "<w:numId w:val=\"2\"/></w:numPr></w:pPr></w:style>"
        let word = WordFixture(body: Word.item("甲", list: 1), styles: styles, numbering: numbering)
        #expect(try word.texts() == ["①甲"])
    }

    @Test(arguments: [
        ("chineseCountingThousand", 10, "十"), ("chineseCountingThousand", 11, "十一"),
        ("chineseCountingThousand", 20, "二十"), ("chineseCountingThousand", 105, "一百零五"),
        ("chineseCountingThousand", 110, "一百一十"), ("chineseCountingThousand", 10_010, "一万零一十"),
        ("chineseCounting", 23, "二十三"), ("chineseCounting", 101, "一○一"),
        ("ideographDigital", 120, "一二〇"), ("chineseLegalSimplified", 21, "贰拾壹"),
        ("ideographTraditional", 2, "乙"), ("ideographZodiac", 12, "亥"),
        ("decimalEnclosedCircle", 21, "㉑"), ("decimalEnclosedCircle", 51, "51"),
        ("decimalEnclosedParen", 3, "⑶"), ("numberInDash", 3, "- 3 -"),
        ("decimalEnclosedFullstop", 20, "⒛"),
        ("decimalFullWidth", 12, "１２"), ("decimalZero", 7, "07"), ("upperRoman", 1999, "MCMXCIX"),
        ("lowerLetter", 28, "bb"), ("none", 3, ""), ("aNewFormat", 4, "4"), ("upperLetter", 0, "0"),
    ])
    func numbersAreWritten(format: String, number: Int, text: String) {
        #expect(NumberFormat.text(number, format) == text)
    }
}
