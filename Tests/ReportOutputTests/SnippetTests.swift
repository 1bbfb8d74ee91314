import ReportOutput
import Testing

@Suite struct SnippetTests {
    @Test func aShortTextIsShownWhole() {
        let snippet = Snippet(text: "行政执法。", highlights: [0..<4], cells: 40)
        #expect(snippet.range == 0..<5 && !snippet.isCutBefore && !snippet.isCutAfter)
    }

    @Test func theWindowContainsTheMostMatches() {
        let filler = String(repeating: "其他内容，", count: 30)
        let text = filler + "行政执法与行政执法。" + filler
        let start = filler.unicodeScalars.count
        let snippet = Snippet(
            text: text, highlights: [start..<start + 4, start + 5..<start + 9], cells: 60)
        #expect(snippet.range.lowerBound <= start)
        #expect(snippet.range.upperBound >= start + 9)
        #expect(snippet.range.count <= 30)
        #expect(snippet.isCutBefore && snippet.isCutAfter)
    }

    @Test func withoutMatchesTheBeginningIsShown() {
        let text = String(repeating: "内容", count: 100)
        #expect(Snippet(text: text, highlights: [], cells: 20).range == 0..<10)
    }
}
