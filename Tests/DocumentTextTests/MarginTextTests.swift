import DocumentModel
import Testing

@testable import DocumentText

/// Text beside the text: characters in the margin, pages on their side.
@Suite struct MarginTextTests {
    private let body = BoxFixture.lines(12, of: "乙", 100, from: 100)

    /// 装订线 runs down the margin beside the lines.
    @Test(arguments: [30.0, 540.0]) func theMarginDoesNotBreakParagraphs(left: Double) throws {
        let signs = zip(["装", "订", "线"], [150.0, 210, 262]).map { BoxFixture.line($0, left, $1) }
        let texts = try BoxFixture.texts(BoxFixture.page(body + signs))
        #expect(texts.first == String(repeating: "乙", count: 480))
        #expect(texts.dropFirst().joined().filter { !" |".contains($0) } == "装订线")
    }

    /// Numbers of rows are no margin, nor are single characters beside few lines.
    @Test func shortLinesStayInPlace() throws {
        let texts = try BoxFixture.texts(
            BoxFixture.page(
                BoxFixture.line("甲", 100, 100), BoxFixture.line("乙", 100, 130),
                BoxFixture.line("丙", 100, 160)))
        #expect(texts.joined() == "甲乙丙")
    }

    /// pdftotext may have the lines of a page on its side in reverse order; where they begin tells how they run.
    @Test(arguments: [false, true], [false, true])
    func linesOnTheirSideBeginAtOneEdge(isDownward: Bool, isReversed: Bool) throws {
        let names = ["青屿市水利局今年的工作报告如下", "全年巡查河道一百次", "并且修复堤防二十余处长九公里", "群众满意"]
        var lines = names.enumerated().map { index, name in
            let left = isDownward ? 500 - Double(index) * 60 : 100 + Double(index) * 60
            let length = Double(name.count) * 12
            return isDownward
                ? BoxFixture.box(name, left, 100, left + 12, 100 + length)
                : BoxFixture.box(name, left, 700 - length, left + 12, 700)
        }
        if isReversed { lines.reverse() }
        #expect(try BoxFixture.texts(BoxFixture.page(lines)).joined() == names.joined())
    }
}
