import DocumentModel
import Testing

@testable import DocumentText

/// The reading of PDF pages by place.
@Suite struct BoxReaderTests {
    /// A line of text of the usual height, 10 points.
    private func line(_ text: String, _ left: Double, _ top: Double, width: Double? = nil) -> String
    {
        let right = left + (width ?? Double(text.count) * 10)
        let box = "xMin=\"\(left)\" yMin=\"\(top)\" xMax=\"\(right)\" yMax=\"\(top + 12)\""
        return "<flow><block \(box)><line \(box)><word \(box)>\(text)</word></line></block></flow>"
    }

    private func page(_ lines: String...) -> String {
        "<page width=\"600\" height=\"800\">\(lines.joined())</page>"
    }

    private func read(_ pages: String...) throws -> ExtractedDocument {
        try BoxReader.read(Array("<doc>\(pages.joined())</doc>".utf8))
    }

    private let full = String(repeating: "甲", count: 40)

    @Test func linesOfAParagraphAreJoinedOverPages() throws {
        let document = try read(
            page(
                line("页眉文字", 100, 30), line("一" + full, 120, 100, width: 380), line(full, 100, 118),
                line(full, 100, 136), line(full, 100, 154), line("1", 298, 770)),
            page(
                line("页眉文字", 100, 30), line("续文。", 100, 100), line("另一段。", 120, 118),
                line("2", 298, 770)))
        #expect(document.lines.map(\.text) == ["一" + full + full + full + full + "续文。", "另一段。"])
        #expect(
            document.lines.map(\.place).last
                == .page(
                    2, box: PageBox(left: 120, top: 118, right: 160, bottom: 130), confidence: nil))
    }

    @Test func aShortLineEndsItsParagraph() throws {
        let lines = try read(
            page(
                line(full, 100, 100), line("短。", 100, 118), line(full, 100, 136),
                line("完。", 100, 154),
                line(full, 100, 172), line(full, 100, 190))
        ).lines
        #expect(lines.map(\.text) == [full + "短。", full + "完。", full + full])
    }

    @Test func columnsAreReadOneAfterTheOther() throws {
        let column = String(repeating: "乙", count: 18)
        var lines = line("通栏标题在两栏之上横跨整页宽度显示", 160, 60, width: 300)
        for row in 0..<6 {
            lines += line((row == 0 ? "左" : "") + column, 100, 100 + Double(row) * 18, width: 190)
            lines += line((row == 0 ? "右" : "") + column, 320, 100 + Double(row) * 18, width: 190)
        }
        lines += line("左末。", 100, 208) + line("右末。", 320, 208)
        let texts = try read(page(lines)).lines.map(\.text)
        #expect(texts.count == 3)
        #expect(texts.map { $0.first } == ["通", "左", "右"])
    }

    @Test func rowsOfTablesKeepTheirCells() throws {
        let lines = try read(
            page(
                line("项目", 100, 100), line("预算数", 300, 100), line("决算数", 450, 100),
                line("人员经费", 100, 130),
                line("12.5", 300, 130), line("11.8", 450, 130), line("公用", 100, 160),
                line("3", 450, 160),
                line("经费", 100, 172))
        ).lines
        #expect(lines.map(\.text) == ["项目 | 预算数 | 决算数", "人员经费 | 12.5 | 11.8", "公用经费 | 3"])
    }

    @Test func footnotesFollowTheParagraph() throws {
        let lines = try read(
            page(
                line(full, 100, 600), line(full, 100, 618), line(full, 100, 636),
                line(full, 100, 654), line("①注文。", 100, 740)),
            page(line("续文。", 100, 100))
        ).lines
        #expect(lines.map(\.text) == [full + full + full + full + "续文。", "①注文。"])
    }

    @Test func pageNumbersAreKnownByTheirForm() {
        for text in ["3", "— 3 —", "- 12 -", "第3页", "第 3 页 共 5 页", "3/12", "iv", "Page 2 of 9"] {
            #expect(RunningHeads.isPageNumber(text), "\(text)")
        }
        for text in ["", "三、", "2023年", "12.5%", "第三章", "—", "vivid examples", "1234567"] {
            #expect(!RunningHeads.isPageNumber(text), "\(text)")
        }
    }

    @Test func bodyTextIsNoFurniture() throws {
        // The last line of each page is alike, but it is a line of the text.
        let pages = (1...4).map { _ in
            page(
                line(full, 100, 700), line(full, 100, 718), line(full, 100, 736),
                line(full, 100, 754))
        }
        let document = try BoxReader.read(Array("<doc>\(pages.joined())</doc>".utf8))
        #expect(document.lines.reduce(0) { $0 + $1.text.count } == 16 * 40)
    }

    @Test func scansAndGarbledTextAreNamed() {
        #expect(throws: DocumentError.noText) { try read(page()) }
        #expect(throws: DocumentError.noText) { try BoxReader.read([]) }
        #expect(throws: DocumentError.garbledText) {
            try read(page(line("\u{E001}\u{E002}甲", 100, 100)))
        }
    }

    @Test(arguments: [
        "<page ", "<page width=\"1\" height=\"1\"></page>", "<page width=\"a\"><flow></page>",
        "<page width=\"1e999\" height=\"-5\"><flow><block><line><word xMin=\"nan\" yMin=\"inf\" xMax=\"-1\" yMax=\"2\">甲</word></line></block></flow></page>",
        "<page width=\"9\" height=\"9\"><flow><block><line><word>\u{1}\u{FFFF}甲</word></line></block></flow></page>",
    ])
    func hostileBoxesEnd(text: String) { _ = try? BoxReader.read(Array(text.utf8)) }
}
