import DocumentModel
import Testing

@testable import DocumentText

/// Pages whose lines are not simply rows or paragraphs: tall rows at page edges, vertical text, rotated pages.
@Suite struct TallRowTests {
    private func line(_ text: String, _ left: Double, _ top: Double) -> String {
        BoxFixture.line(text, left, top)
    }

    /// Three lines in the second column, with the cell of the first column next to the second line.
    private func row(_ number: Int, _ top: Double) -> [String] {
        let text = String(repeating: "青", count: 30)
        return [
            line("任务\(number)", 100, top + 14), line(text, 200, top), line(text, 200, top + 14),
            line("完成\(number)次。", 200, top + 28),
        ]
    }

    private func text(_ number: Int) -> String {
        "任务\(number) | \(String(repeating: "青", count: 60))完成\(number)次。"
    }

    /// The first row of a page begins with a line of one cell, the last row ends with one, and the header repeats.
    @Test func rowsOfTwoColumnsAreWholeOnEveryPage() throws {
        func page(_ first: Int) -> String {
            BoxFixture.page(
                [line("任务", 130, 60), line("完成情况", 320, 60)]
                    + (0..<3).flatMap { row(first + $0, 80 + Double($0) * 48) })
        }
        let found = try BoxFixture.texts(page(1), page(4), page(7))
        let heads = found.filter { $0 == "任务 | 完成情况" }
        #expect(heads.count == 3)
        #expect(found.filter { $0 != "任务 | 完成情况" } == (1...9).map { text($0) })
    }

    /// A title close above a table is not part of the cell below it, and a header over two columns is not part of their
    /// cells.
    @Test func theTitleOfATableIsALine() throws {
        let found = try BoxFixture.texts(
            BoxFixture.page([
                line("表1 案件统计", 250, 86), line("案件（件）", 205, 100), line("地区", 100, 108),
                line("备注", 370, 108), line("受理", 180, 116), line("办结", 270, 116),
                line("云汀县", 100, 134), line("120", 180, 134), line("118", 270, 134),
                line("无", 370, 134), line("青屿县", 100, 152), line("80", 180, 152),
                line("79", 270, 152), line("有", 370, 152),
            ]))
        #expect(
            found == [
                "表1 案件统计", "地区 | 案件（件） | 备注", "受理 | 办结", "云汀县 | 120 | 118 | 无",
                "青屿县 | 80 | 79 | 有",
            ])
    }

    @Test func textFromTopToBottomIsReadInColumnsFromTheRight() throws {
        let text = "云汀县全年开展专项检查三次发现问题七个全部整改到位群众满意度继续提高各项措施落地见效。"
        var boxes: [String] = []
        for (index, character) in text.enumerated() {
            let (column, row) = (Double(index / 20), Double(index % 20))
            boxes.append(line(String(character), 500 - column * 30, 80 + row * 16))
        }
        #expect(try BoxFixture.texts(BoxFixture.page(boxes)) == [text])
        // Single characters in rows are rows.
        let rows = (0..<40).map { index in
            line("是", 100 + Double(index % 5) * 30, 80 + Double(index / 5) * 18)
        }
        #expect(try BoxFixture.texts(BoxFixture.page(rows)).allSatisfy { $0.contains("是 | 是") })
    }

    /// pdftotext prints the size of a page before `/Rotate` is applied, so a footer may be at the edge of the shorter
    /// side.
    @Test func aRotatedPageHasItsSizeExchanged() throws {
        func page(_ number: Int) -> String {
            let body = (0..<8).map {
                line(String(repeating: "汀", count: 60), 100, 90 + Double($0) * 18)
            }
            return BoxFixture.page(
                [line("云汀县工作汇编", 340, 40)] + body + [line("县情通报", 360, 560)])
        }
        let found = try BoxFixture.texts(page(1), page(2), page(3))
        #expect(!found.contains { $0.contains("汇编") || $0.contains("通报") })
    }
}
