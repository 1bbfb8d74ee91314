import DocumentModel
import Testing

@testable import DocumentReading

@Suite struct RecognisedPageTests {
    private static let head =
        "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"

    private static func row(_ level: Int, _ box: [Int], _ confidence: String, _ text: String)
        -> String
    {
        "\(level)\t1\t1\t1\t1\t1\t" + box.map(String.init).joined(separator: "\t")
            + "\t\(confidence)\t\(text)\n"
    }

    @Test func wordsOfALineAreJoined() throws {
        let tsv =
            Self.head + Self.row(1, [0, 0, 1600, 2300], "-1", "")
            + Self.row(4, [200, 400, 900, 40], "-1", "")
            + Self.row(5, [200, 402, 80, 36], "90.5", "2025")
            + Self.row(5, [290, 402, 60, 36], "70", "GDP")
            + Self.row(5, [352, 398, 38, 40], "95", "增长")
            + Self.row(5, [700, 400, 80, 40], "60", "合计")
            + Self.row(4, [200, 460, 300, 40], "-1", "")
            + Self.row(5, [200, 460, 300, 40], "88", "次行")
        let pages = RecognisedPage.pages(tsv: Array(tsv.utf8), resolution: 200)
        let page = try #require(pages.first)
        #expect(pages.count == 1)
        #expect(page.width == 576 && page.height == 828)
        // A wide gap divides the cells of a table.
        #expect(page.runs.map(\.text) == ["2025 GDP增长", "合计", "次行"])
        #expect(page.runs[0].box == PageBox(left: 72, top: 144, right: 140, bottom: 158))
        #expect((80...90).contains(page.runs[0].confidence))
        #expect(page.confidence(in: PageBox(left: 200, top: 140, right: 300, bottom: 160)) == 60)
        #expect(page.confidence(in: PageBox(left: 0, top: 0, right: 10, bottom: 10)) == nil)
    }

    @Test(arguments: [
        "", "level\n", "1\t2\n", "5\t1\t1\t1\t1\t1\t0\t0\t1\t1\t90\t字\n",
        "1\t1\t0\t0\t0\t0\t0\t0\t-5\t9\t-1\t\n", "1\t1\t0\t0\t0\t0\t0\t0\t99999999999\t9\t-1\t\n",
    ])
    func malformedRowsAreSkipped(_ rows: String) {
        #expect(RecognisedPage.pages(tsv: Array((Self.head + rows).utf8), resolution: 200) == [])
    }

    @Test func pagesAreStored() {
        let page = RecognisedPage(
            width: 595, height: 842,
            runs: [
                .init(
                    text: "a <b> & 丙\u{301}",
                    box: PageBox(left: 1, top: 2, right: 3, bottom: 4), confidence: 91)
            ])
        #expect(RecognisedPage(stored: page.stored) == page)
        let empty = RecognisedPage(width: 1, height: 2, runs: [])
        #expect(RecognisedPage(stored: empty.stored) == empty)
        for end in 0..<page.stored.utf8.count {
            let cut = String(decoding: Array(page.stored.utf8)[..<end], as: UTF8.self)
            #expect(RecognisedPage(stored: cut) == nil || cut.hasSuffix("\n"), "\(end)")
        }
    }

    @Test(arguments: [
        ("推进\"放管服\"改革,成效明显", "推进“放管服”改革，成效明显"),
        ("(一)加强领导:", "（一）加强领导："),
        ("“一网通办\"和\"跨省通办\"", "“一网通办”和“跨省通办”"),
        ("ratio 3:4 (x)", "ratio 3:4 (x)"),
        ("(1)围绕普法,开展培训", "（1）围绕普法，开展培训"), ("云司[2024]5号", "云司〔2024〕5号"),
        ("增长(5.2%)", "增长（5.2%）"), ("见[3]", "见[3]"), ("a[2024]", "a[2024]"), ("(a) [b]", "(a) [b]"),
    ])
    func chineseMarks(_ text: String, _ expected: String) {
        #expect(ExtractedDocument.withChineseMarks(text) == expected)
    }

    @Test func pagesWithoutTextAreFound() {
        let words = "<word xMin=\"1\">" + String(repeating: "字", count: 80) + "</word>"
        let pages = PDFPages(
            Array(
                "<doc><page width=\"1\">\(words)</page>\n<page a=\"一二三\"></page><page ></page>".utf8
            ))
        #expect(pages.pages.count == 3)
        #expect(pages.numbersWithoutText == [2, 3])
        // The reader leaves out pages with garbled characters; they are recognised too.
        let remarks: [DocumentRemark] = [.damaged("x"), .pagesWithoutText([1, 3, 9])]
        #expect(pages.numbersToRecognise(after: remarks) == [1, 2, 3])
        #expect(pages.numbersToRecognise(after: []) == [2, 3])
    }
}
