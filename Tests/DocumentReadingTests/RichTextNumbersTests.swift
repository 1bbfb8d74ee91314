import DocumentModel
import Testing

@testable import DocumentReading

/// Numbers of RTF files.
@Suite struct RichTextNumbersTests {
    private func shown(_ text: String) -> String {
        String(decoding: RichTextNumbers.shown(Array(text.utf8)), as: UTF8.self)
    }

    @Test func theTextOfANumberIsKept() {
        let text = shown("{\\rtf1{\\listtext\\pard 1.\\tab}\\ls3\\ilvl0 甲\\par}")
        #expect(text == "{\\rtf1{\\uc1\\u-6752?\\pard 1.\\tab\\uc1\\u-6751?}\\ilvl0 甲\\par}")
        #expect(shown("{\\*\\pntext\\'b7}a").hasPrefix("{\\uc1"))
    }

    @Test(arguments: [
        "", "{\\rtf1 甲}", "{\\listtextual a}", "{\\listtext unclosed", "\\lsdpriority1", "\\\\ls1",
        "{\\listtable{\\list}}",
    ])
    func otherGroupsAreUnchanged(text: String) { #expect(shown(text) == text) }

    @Test func marksBecomeNumbers() {
        var document = ExtractedDocument(lines: [
            ExtractedLine("\u{E5A0}一、\t\u{E5A1}甲", at: .block(1)),
            ExtractedLine("\u{E5A0} 第一条\u{E5A1} 乙", at: .block(2)),
            ExtractedLine("\u{E5A0}1.\u{E5A1}", at: .block(3)), ExtractedLine("丙", at: .block(4)),
        ])
        document.markNumbers()
        #expect(document.lines.map(\.text) == ["一、甲", "第一条 乙", "1.", "丙"])
        #expect(document.lines.map(\.generatedByteCount) == [6, 10, 2, 0])
    }
}
