import DocumentModel
import Testing

@testable import DocumentText

/// Narrow columns: ragged lines, hanging punctuation, justified lines, tables in one column.
@Suite struct NarrowColumnTests {
    /// Lines of a column that end one to three characters before the edge, in turn, as unjustified text does.
    private func ragged(
        _ character: Character, _ left: Double, lines: Int, width: Int, from top: Double = 100
    ) -> [String] {
        (0..<lines).map { index in
            BoxFixture.line(
                String(repeating: character, count: width - 1 - index % 3), left,
                top + Double(index) * 18)
        }
    }

    /// Three lines side by side are as far apart as cells, but they are not cells.
    @Test func threeRaggedColumnsAreNotATable() throws {
        let lines =
            ragged("左", 60, lines: 20, width: 15) + ragged("中", 226, lines: 20, width: 15)
            + ragged("右", 392, lines: 20, width: 15)
        let text = try BoxFixture.texts(BoxFixture.page(lines)).joined()
        #expect(!text.contains("|"))
        #expect(
            text.drop { $0 == "左" }.drop { $0 == "中" }.drop { $0 == "右" }.isEmpty,
            "a column is read before the next one")
    }

    /// The lines beside the rows of a table are text.
    @Test func aTableBesideRaggedTextStaysInItsColumn() throws {
        let first =
            ragged("左", 60, lines: 20, width: 23) + ragged("右", 320, lines: 20, width: 23)
        var second = ragged("续", 60, lines: 20, width: 23)
        second += ragged("尾", 320, lines: 3, width: 23)
        for row in 0..<15 {
            let top = 172 + Double(row) * 18
            second += [
                BoxFixture.line("第\(row)队", 320, top), BoxFixture.line("\(row + 20)", 420, top),
                BoxFixture.line("\(row + 60)", 500, top),
            ]
        }
        let texts = try BoxFixture.texts(BoxFixture.page(first), BoxFixture.page(second))
        #expect(texts.filter { $0.contains("|") }.count == 15)
        #expect(texts.contains("第3队 | 23 | 63"))
        #expect(!texts.contains { $0.contains("|") && $0.contains("续") })
    }

    /// Punctuation at the end of a full line extends into the space between the columns.
    @Test func punctuationMayHangBetweenColumns() throws {
        var lines: [String] = []
        for row in 0..<16 {
            let top = 100 + Double(row) * 18
            let mark = row % 3 == 0 ? "；" : ""
            lines.append(
                BoxFixture.line(String(repeating: "左", count: 18) + mark, 100, top))
            lines.append(BoxFixture.line(String(repeating: "右", count: 18), 298, top))
        }
        let text = try BoxFixture.texts(BoxFixture.page(lines)).joined()
        #expect(text.lastIndex(of: "左")! < text.firstIndex(of: "右")!)
        #expect(text.count { $0 == "；" } == 6)
    }

    /// Even with much hanging punctuation, the edge is that of the other lines, and the paragraph continues.
    @Test func hangingMarksDoNotMoveTheEdge() throws {
        let lines = (0..<16).map { row in
            BoxFixture.line(
                String(repeating: "文", count: 18) + (row % 3 == 1 ? "，" : ""), 100,
                100 + Double(row) * 18)
        }
        #expect(try BoxFixture.texts(BoxFixture.page(lines)).count == 1)
    }

    /// Consecutive paragraphs of one line, each indented like all others, are not a quotation.
    @Test func consecutiveShortParagraphsStaySeparate() throws {
        var lines: [String] = []
        var top = 100.0
        for _ in 0..<6 {
            lines.append(BoxFixture.line(String(repeating: "首", count: 38), 120, top))
            lines.append(BoxFixture.line(String(repeating: "次", count: 40), 100, top + 18))
            lines.append(BoxFixture.line("段末。", 100, top + 36))
            top += 54
        }
        let heading = "一、" + String(repeating: "题", count: 36)
        lines.append(BoxFixture.line(heading, 120, top))
        lines.append(BoxFixture.line(String(repeating: "首", count: 38), 120, top + 18))
        lines.append(BoxFixture.line("末。", 100, top + 36))
        let texts = try BoxFixture.texts(BoxFixture.page(lines))
        #expect(texts.count == 8)
        #expect(texts[6] == heading)
    }

    /// The last line of a heading is full, and the next paragraph is indented.
    @Test func aLongHeadingEndsBeforeAnIndentedParagraph() throws {
        var lines = [
            BoxFixture.line("（二）" + String(repeating: "题", count: 35), 120, 100),
            BoxFixture.line(String(repeating: "题", count: 40), 100, 118),
        ]
        for row in 0..<4 {
            let top = 136 + Double(row) * 36
            lines.append(BoxFixture.line(String(repeating: "文", count: 38), 120, top))
            lines.append(BoxFixture.line("末。", 100, top + 18))
        }
        let texts = try BoxFixture.texts(BoxFixture.page(lines))
        #expect(texts.count == 5)
        #expect(texts[0].hasSuffix("题") && texts[0].count == 78)
    }

    /// A justified line before a long number: its characters are far apart, but they are not cells.
    @Test func aJustifiedLineIsNotARow() throws {
        var lines = BoxFixture.lines(6, of: "文", 100, from: 100, width: 12)
        lines += [
            BoxFixture.line("任", 100, 208), BoxFixture.line("务", 155, 208),
            BoxFixture.line("的", 210, 208),
        ]
        lines += BoxFixture.lines(6, of: "数", 100, from: 226, width: 12)
        let texts = try BoxFixture.texts(BoxFixture.page(lines))
        #expect(texts.count == 1)
        #expect(!texts[0].contains("|"))
    }
}
