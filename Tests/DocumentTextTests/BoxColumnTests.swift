import DocumentModel
import Testing

@testable import DocumentText

/// The order of text on PDF pages: columns, boxes, notes, fonts with wrong metrics.
@Suite struct BoxColumnTests {
    private func line(_ text: String, _ left: Double, _ top: Double, width: Double? = nil) -> String
    {
        BoxFixture.line(text, left, top, width: width)
    }

    private func column(_ character: Character, _ left: Double, lines: Int, from top: Double = 100)
        -> [String]
    {
        BoxFixture.lines(lines, of: character, left, from: top, width: 18)
    }

    @Test func columnsAreReadOneAfterTheOther() throws {
        let lines =
            [line("通栏标题在两栏之上横跨整页宽度显示", 160, 60, width: 300)] + column("左", 100, lines: 6)
            + column("右", 320, lines: 6) + [line("左末。", 100, 208), line("右末。", 320, 208)]
        let texts = try BoxFixture.texts(BoxFixture.page(lines))
        #expect(texts.map { $0.first } == ["通", "左", "右"])
    }

    /// The lines of the columns are half a line apart.
    @Test func columnsNeedNoCommonLines() throws {
        let lines = column("左", 100, lines: 8) + column("右", 300, lines: 8, from: 109)
        #expect(
            try BoxFixture.texts(BoxFixture.page(lines)) == [
                String(repeating: "左", count: 144) + String(repeating: "右", count: 144)
            ])
    }

    @Test func aTitleOverThreeColumnsComesFirst() throws {
        let lines =
            [BoxFixture.line("要情摘编", 250, 50, height: 24)]
            + (0..<3).flatMap { number in
                BoxFixture.lines(
                    8, of: "左中右".map(\.self)[number], 60 + Double(number) * 170, from: 100,
                    width: 14)
            }
        let texts = try BoxFixture.texts(BoxFixture.page(lines))
        #expect(texts.map { $0.first } == ["要", "左"])
    }

    /// A page of wide lines with columns in one part.
    @Test func columnsMayBeInOnePartOfAPage() throws {
        let lines =
            column("左", 100, lines: 7) + column("右", 300, lines: 7)
            + BoxFixture.lines(20, of: "宽", 100, from: 240, width: 38)
        let text = try BoxFixture.texts(BoxFixture.page(lines)).joined()
        #expect(
            text == String(repeating: "左", count: 126) + String(repeating: "右", count: 126)
                + String(repeating: "宽", count: 760))
    }

    @Test func aTableOverBothColumnsIsReadByRows() throws {
        var lines = column("左", 100, lines: 8, from: 200) + column("右", 300, lines: 8, from: 200)
        for row in 0..<4 {
            let top = 80 + Double(row) * 20
            lines += [
                line("县\(row)", 100, top), line("\(row).5", 240, top), line("\(row).7", 400, top),
            ]
        }
        let texts = try BoxFixture.texts(BoxFixture.page(lines))
        #expect(texts.prefix(4).elementsEqual((0..<4).map { "县\($0) | \($0).5 | \($0).7" }))
        #expect(texts.count == 5)
    }

    /// A table in one column is not a table over both.
    @Test func aTableInAColumnStaysInTheColumn() throws {
        var lines = column("左", 60, lines: 8) + column("右", 320, lines: 20)
        for row in 0..<4 {
            let top = 250 + Double(row) * 20
            lines += [
                line("县\(row)", 60, top), line("\(row).5", 130, top), line("\(row).7", 200, top),
            ]
        }
        let texts = try BoxFixture.texts(BoxFixture.page(lines))
        #expect(texts.map { $0.first } == ["左", "县", "县", "县", "县", "右"])
    }

    /// The paragraph next to a text box is read as a whole, and the box comes after it.
    @Test func aTextBoxIsReadSeparately() throws {
        var lines = [line(String(repeating: "文", count: 42), 60, 82)]
        lines += BoxFixture.lines(4, of: "文", 60, from: 100, width: 28)
        lines += BoxFixture.lines(4, of: "框", 360, from: 106, width: 12)
        lines += BoxFixture.lines(3, of: "文", 60, from: 184, width: 42) + [line("末。", 60, 238)]
        #expect(
            try BoxFixture.texts(BoxFixture.page(lines)) == [
                String(repeating: "文", count: 28 * 4 + 42 * 4) + "末。",
                String(repeating: "框", count: 48),
            ])
    }

    /// A caption in the column does not break the paragraph that continues below the picture.
    @Test func aCaptionFollowsTheParagraph() throws {
        let lines =
            column("左", 60, lines: 12) + [line("图 1　流程", 380, 200)]
            + column("右", 320, lines: 6, from: 226)
        let texts = try BoxFixture.texts(BoxFixture.page(lines))
        #expect(texts.count == 2)
        #expect(texts.last?.hasPrefix("图 1") ?? false)
    }

    @Test func footnotesFollowTheParagraph() throws {
        let full = BoxFixture.full
        let lines = try BoxFixture.texts(
            BoxFixture.page(
                BoxFixture.lines(4, of: "甲", 100, from: 600) + [line("①注文。", 100, 740)]),
            BoxFixture.page(line("续文。", 100, 100)))
        #expect(lines == [full + full + full + full + "续文。", "①注文。"])
    }

    /// A line that begins with a year or a mark is not a footnote if text comes after it.
    @Test func textAtTheBottomIsNotAFootnote() throws {
        let lines = try BoxFixture.texts(
            BoxFixture.page(
                BoxFixture.lines(3, of: "甲", 100, from: 500)
                    + [line("1968年的规定如下。", 120, 580), line("*着重说明。", 120, 620)]
                    + BoxFixture.lines(3, of: "乙", 100, from: 660)))
        #expect(lines.map { $0.prefix(1) } == ["甲", "1", "*", "乙"])
    }

    /// Latin letters with boxes twice as high as the text, all of them as wide as a Han character.
    @Test func wrongFontMetricsAreCorrected() throws {
        var lines: [String] = []
        for row in 0..<6 {
            let top = 100 + Double(row) * 15
            var words: [String] = []
            var left = 60.0
            for part in ["本系统采用", "l", "i", "n", "k", "协议传输，", "t", "i", "p", "提示信息由系统给出"] {
                let isHan = part.unicodeScalars.contains { $0.value > 0x2E80 }
                let width = Double(part.count) * 10
                words.append(
                    isHan
                        ? BoxFixture.box(part, left, top, left + width, top + 10)
                        : BoxFixture.box(part, left, top - 4, left + 10, top + 18))
                left += isHan ? width : 5
            }
            lines.append(
                "<flow><block><line>"
                    + words.map { $0.replacing(/<\/?(flow|block|line)[^>]*>/, with: "") }.joined()
                    + "</line></block></flow>")
        }
        let row = "本系统采用link协议传输，tip提示信息由系统给出"
        let text = try BoxFixture.texts(BoxFixture.page(lines)).joined().replacing(" ", with: "")
        #expect(text == String(repeating: row, count: 6))
    }

    /// A wide table is rotated by 90 degrees on an upright page; its bounding box is that on the page.
    @Test func rotatedTextIsReadInItsDirection() throws {
        var lines: [String] = []
        for row in 0..<3 {
            let left = 100 + Double(row) * 30
            // The text runs upward.
            lines.append(BoxFixture.box("农村公路养护里程", left, 600, left + 12, 700))
            lines.append(BoxFixture.box("\(row)205.75", left, 400, left + 12, 440))
            lines.append(BoxFixture.box("\(row)306.25", left, 200, left + 12, 240))
        }
        let document = try BoxFixture.read([BoxFixture.page(lines)])
        #expect(
            document.lines.map(\.text) == (0..<3).map { "农村公路养护里程 | \($0)205.75 | \($0)306.25" })
        #expect(
            document.lines.first?.place
                == .page(
                    1, box: PageBox(left: 100, top: 200, right: 112, bottom: 700), confidence: nil))
    }

    /// A page that is shown on its side: each line is one word, so only the order of the lines tells how they run.
    @Test(arguments: [false, true]) func linesOfOneWordFollowEachOther(isDownward: Bool) throws {
        let names = ["青屿市水利局工作报告", "一、主要举措和成效", "全年巡查河道一百次", "二、下一步工作安排"]
        let lines = names.enumerated().map { index, name in
            let left = isDownward ? 500 - Double(index) * 30 : 100 + Double(index) * 30
            return BoxFixture.box(name, left, 100, left + 12, 300)
        }
        // Lines of one length are one paragraph.
        #expect(try BoxFixture.texts(BoxFixture.page(lines)).joined() == names.joined())
    }

    /// Cells that are all of one length look like a column of text; the numbers in front of them tell that they are rows.
    @Test func numberedRowsAreNoColumns() throws {
        let rows = (1...20).flatMap { number in
            let top = 80 + Double(number) * 18
            return [
                BoxFixture.line("\(number)", 70, top),
                BoxFixture.line("某号行政复议申请事项名称", 120, top),
                BoxFixture.line("已于二〇三一年十二月办结完毕", 350, top),
            ]
        }
        let texts = try BoxFixture.texts(BoxFixture.page(rows))
        #expect(texts == (1...20).map { "\($0) | 某号行政复议申请事项名称 | 已于二〇三一年十二月办结完毕" })
    }
}
