import DocumentModel
import Testing

@testable import DocumentText

/// Malicious pages yield a text or a typed error.
@Suite struct WebHostileTests {
    @Test(arguments: [
        "<div>", "<font>", "<table><tr><td>", "<ol><li>", "<span style=display:block>",
    ])
    func endlessNestingIsBounded(_ tag: String) {
        let html = String(repeating: tag, count: 100_000) + "很深的一句话，在最里面。"
        #expect(throws: DocumentError.overLimit(.depth)) { try WebFixture.lines(html) }
    }

    @Test func deepNestingOfOldPagesIsRead() throws {
        let html = "<body>" + String(repeating: "<p><font>每段都有一句话。", count: 400)
        #expect(try WebFixture.lines(html).count == 400)
    }

    @Test func randomBytesNeverTrap() {
        var generator = SystemRandomNumberGenerator()
        let pieces = [
            "<p>", "<td", "</table>", "<table>", "<ol start=99999999999999999999>", "<li value=-5>",
            "<!--",
            "<script>", "</", "&#0;", "&#x110000;", "甲。", "\u{3000}", "<a href=", "\"", "'", ">",
            "<br", "\0",
            "<![CDATA[", "<title>", "<meta name=PubDate content=", "<h1 class=title>", "来源：",
            "<div id=zoom>",
        ].map { Array($0.utf8) }
        for _ in 0..<300 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 1..<120, using: &generator) {
                if Bool.random(using: &generator) {
                    bytes += pieces[Int.random(in: 0..<pieces.count, using: &generator)]
                } else {
                    bytes.append(UInt8.random(in: 0...255, using: &generator))
                }
            }
            let lines = (try? WebReader.read(bytes).lines) ?? []
            for line in lines {
                #expect(!line.text.isEmpty && !line.text.contains("\n"), "\(bytes)")
            }
        }
    }

    @Test func manyListItemsAndTablesAreReadInBoundedTime() throws {
        let html = "<body>" + String(repeating: "<table><tr><td>甲<td>乙</table>", count: 3_000)
        #expect(try WebFixture.lines(html).count == 3_000)
    }
}
