import DocumentModel
import Testing

@testable import DocumentText

/// PDF pages are read by the positions of their words.
@Suite struct BoxReaderTests {
    private func line(_ text: String, _ left: Double, _ top: Double, width: Double? = nil) -> String
    {
        BoxFixture.line(text, left, top, width: width)
    }

    private func page(_ lines: String...) -> String { BoxFixture.page(lines) }

    private func read(_ pages: String...) throws -> ExtractedDocument { try BoxFixture.read(pages) }

    private let full = BoxFixture.full

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

    @Test func theAddresseeIsBelowTheTitle() throws {
        let lines = ["云泽县水利局工作报告", "县委、县政府：", "现将情况报告如下：", "一、主要工作"].enumerated().map {
            BoxFixture.line($0.element, 55, 80 + Double($0.offset) * 22)
        }
        #expect(
            try BoxFixture.texts(BoxFixture.page(lines)) == [
                "云泽县水利局工作报告", "县委、县政府：", "现将情况报告如下：", "一、主要工作",
            ])
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

    /// If a sentence ends at the end of a line that has room for only one more character, the paragraph ends too.
    @Test func aSentenceThatNearlyFillsALineEndsItsParagraph() throws {
        let almost = String(repeating: "甲", count: 38) + "。"
        let lines = try read(
            page(
                line(full, 100, 100), line(almost, 100, 118), line(full, 100, 136),
                line(full, 100, 154), line(almost.dropLast() + "甲", 100, 172), line("乙。", 100, 190))
        ).lines
        #expect(
            lines.map(\.text) == [
                full + almost, full + full + String(repeating: "甲", count: 39) + "乙。",
            ])
    }

    @Test func numbersBrokenOverLinesAreNotListItems() throws {
        let lines = try read(
            page(
                line(full.dropLast(2) + "。5", 100, 100), line("8.8公里。", 100, 118),
                line(full, 100, 136))
        ).lines
        #expect(lines.first?.text == full.dropLast(2) + "。58.8公里。")
    }

    @Test func titlesOfSeveralLinesAreWhole() throws {
        let lines = try read(
            page(
                BoxFixture.line("青屿市数字档案馆建设", 180, 100, height: 26),
                BoxFixture.line("实施方案", 252, 138, height: 26), line(full, 100, 200),
                line(full, 100, 218), line(full, 100, 236))
        ).lines
        #expect(lines.first?.text == "青屿市数字档案馆建设实施方案")
    }

    /// 内部资料 across the page from the lower left to the upper right, each character in its own box.
    @Test(arguments: [(30.0, 42.0, -42.0), (20.0, 30.0, 18.0)])
    func slantedTextIsLeftOut(size: Double, across: Double, down: Double) throws {
        let mark = Array("内部资料").enumerated().map { index, sign in
            let (left, top) = (170 + Double(index) * across, 300 + Double(index) * down)
            return BoxFixture.box(String(sign), left, top, left + 1.5 * size, top + 1.5 * size)
        }
        let body = (0..<20).map { line(full, 100, 100 + Double($0) * 18) }
        let plain = try BoxFixture.read([BoxFixture.page(body)]).lines
        for place in [0, 10, 20] {
            var lines = body
            lines.insert(contentsOf: mark, at: place)
            #expect(try BoxFixture.read([BoxFixture.page(lines)]).lines == plain)
        }
        // Ticks in a table and numbers of items are below each other or far apart.
        let ticks = (0..<4).flatMap { row in
            [
                line("任务\(row)", 60, 100 + Double(row) * 18),
                line("√", 200 + Double(row) * 60, 100 + Double(row) * 18),
            ]
        }
        #expect(
            try BoxFixture.read([BoxFixture.page(ticks)]).lines.map(\.text).joined().filter {
                $0 == "√"
            }.count == 4)
    }

    @Test func linesOfContentsStayLines() throws {
        let contents = (1...4).map { number in
            "第\(number)节概况" + String(repeating: ".", count: 66) + "\(number)"
        }
        let lines = contents.enumerated().map { line($1, 100, 100 + Double($0) * 18, width: 400) }
        #expect(try BoxFixture.texts(BoxFixture.page(lines)) == contents)
    }

    @Test func signaturesStandAlone() throws {
        let lines = try read(
            page(
                line(full, 100, 100), line(full, 100, 118), line("完。", 100, 136),
                line("青屿市司法局", 440, 172), line("2023年5月6日", 430, 190), line("（公开发布）", 120, 208))
        ).lines
        #expect(
            lines.map(\.text) == [full + full + "完。", "青屿市司法局", "2023年5月6日", "（公开发布）"])
    }

    @Test func pageNumbersAreRecognisedByTheirForm() {
        for text in ["·253·", "－3－", "第三页共九页", "[3]"] {
            #expect(HeaderFooterFilter.isPageNumber(text), "\(text)")
        }
        for text in ["3", "— 3 —", "- 12 -", "第3页", "第 3 页 共 5 页", "3/12", "iv", "Page 2 of 9"] {
            #expect(HeaderFooterFilter.isPageNumber(text), "\(text)")
        }
        for text in ["", "三、", "2023年", "12.5%", "第三章", "—", "vivid examples", "1234567", "（三）"] {
            #expect(!HeaderFooterFilter.isPageNumber(text), "\(text)")
        }
    }

    @Test func repeatedBodyTextIsKept() throws {
        // The last line is the same on each page, but it belongs to the text.
        let pages = (1...4).map { _ in
            page(
                line(full, 100, 700), line(full, 100, 718), line(full, 100, 736),
                line(full, 100, 754))
        }
        let document = try BoxReader.read(Array("<doc>\(pages.joined())</doc>".utf8))
        #expect(document.lines.reduce(0) { $0 + $1.text.count } == 16 * 40)
    }

    /// Some pages have the title of the chapter at the top, others the title of the book.
    @Test func chapterTitlesInHeadersAreLeftOut() throws {
        let pages = (0..<9).map { number in
            BoxFixture.page(
                [
                    line(
                        number % 2 == 0 ? "白皮书全名" : "第\("一二三".map(String.init)[number / 3])章名称",
                        260, 40)
                ]
                    + BoxFixture.lines(6, of: "甲乙丙丁戊己庚辛壬".map(\.self)[number], 100, from: 100)
                    + [
                        line("—", 280, 760, width: 10), line("\(number + 7)", 296, 760),
                        line("—", 310, 760, width: 10),
                    ])
        }
        let text = try BoxFixture.read(pages).lines.map(\.text).joined()
        #expect(text.count == 9 * 240)
    }

    /// A mark close to the text, but of another size, that is the same on all pages.
    @Test func repeatedMarksCloseToTheTextAreLeftOut() throws {
        let pages = (0..<3).map { _ in
            BoxFixture.page(
                BoxFixture.lines(6, of: "甲", 100, from: 650)
                    + [BoxFixture.line("example.org", 100, 754, height: 20)])
        }
        #expect(try BoxFixture.read(pages).lines.map(\.text).joined().count == 3 * 240)
    }

    /// The column headers of a table that continues on the next page are not a page header.
    @Test func repeatedColumnHeadersAreKept() throws {
        let pages = (0..<3).map { number in
            BoxFixture.page(
                [line("地区", 100, 60), line("数量", 300, 60), line("比例", 450, 60)]
                    + (0..<5).flatMap { row in
                        let top = 88 + Double(row) * 28
                        return [
                            line("乡镇\(number)", 100, top), line("\(row)7", 300, top),
                            line("\(row).5%", 450, top),
                        ]
                    })
        }
        let lines = try BoxFixture.read(pages).lines.map(\.text)
        #expect(lines.count { $0 == "地区 | 数量 | 比例" } == 3)
        #expect(lines.count == 18)
    }

    @Test func scansAndGarbledTextAreNamed() {
        #expect(throws: DocumentError.noText) { try read(page()) }
        #expect(throws: DocumentError.noText) { try BoxReader.read([]) }
        #expect(throws: DocumentError.garbledText) {
            try read(page(line("\u{E001}\u{E002}甲", 100, 100)))
        }
        #expect(throws: DocumentError.garbledText) {
            try read(page(line(String(repeating: "!\"#$%'()*+", count: 6), 100, 100)))
        }
    }

    /// Pages without text among others are reported, and garbled text is not used.
    @Test func pagesWithoutTextAreNamed() throws {
        let document = try read(
            page(line(full, 100, 100)), page(), page(line("\u{1}\u{2}\u{3}甲", 100, 100)),
            page(line("末页。", 100, 100)))
        #expect(document.remarks == [.pagesWithoutText([2, 3])])
        #expect(document.lines.map(\.text) == [full + "末页。"])
        #expect(try read(page(line("全。", 100, 100))).remarks.isEmpty)
    }

    @Test(arguments: [
        "<page ", "<page width=\"1\" height=\"1\"></page>", "<page width=\"a\"><flow></page>",
        "<page width=\"1e999\" height=\"-5\"><flow><block><line><word xMin=\"nan\" yMin=\"inf\" xMax=\"-1\" yMax=\"2\">甲</word></line></block></flow></page>",
        "<page width=\"9\" height=\"9\"><flow><block><line><word>\u{1}\u{FFFF}甲</word></line></block></flow></page>",
    ])
    func hostileBoxesAreBounded(text: String) { _ = try? BoxReader.read(Array(text.utf8)) }
}
