import InvertedIndex
import Testing

@testable import RemoteIndex

@Suite struct CountTests {
    /// A paragraph whose words, overlay words and grams are the given strings, one after the other.
    private func paragraph(
        words: [String], overlay: [String] = [], grams: [String] = []
    ) -> DocumentTerms {
        var text: [UInt8] = []
        func places(_ strings: [String]) -> [Range<Int>] {
            strings.map { string in
                text += string.utf8
                return text.count - string.utf8.count..<text.count
            }
        }
        let (words, overlay, grams) = (places(words), places(overlay), places(grams))
        return DocumentTerms(text: text, words: words, overlay: overlay, grams: grams)
    }

    @Test func termsAreCountedInTheirSpaces() {
        let cut = paragraph(
            words: ["水库", "巡查", "水库", "a", "水库巡查队"], overlay: ["水库巡查", "水库"],
            grams: ["水库", "库巡", "水库"])
        let terms = [
            Term(.words, "水库"), Term(.overlay, "水库"), Term(.grams, "水库"), Term(.words, "巡"),
            Term(.words, "a"), Term(.words, "水库巡查队"), Term(.words, "渠道巡查队"),
            Term(.keywords, "水库"), Term(.words, "水库"), Term(.grams, "库巡"), Term(.grams, "查队"),
        ]
        #expect(
            TermCounter(terms).frequencies(in: cut) == [2, 1, 1, 0, 1, 1, 0, 0, 2, 1, 0])
    }

    /// The index derives them from the grams that begin with them.
    @Test func singleCharactersAreCountedOnce() {
        let cut = paragraph(words: ["渠"], grams: ["渠水", "渠首", "闸", "𠮷日", "x"])
        let terms = ["渠", "水", "闸", "𠮷", "x"].map { Term(.grams, $0) }
        #expect(TermCounter(terms).frequencies(in: cut) == [1, 0, 1, 1, 1])
    }

    @Test func noTermsAreCountedAsNone() {
        #expect(TermCounter([]).frequencies(in: paragraph(words: ["渠"])) == [])
        let terms = [Term(.words, "渠")]
        #expect(TermCounter(terms).frequencies(in: paragraph(words: [])) == [0])
    }

    /// Random paragraphs against counting one by one.
    @Test(arguments: 0..<60) func countsAreThoseOfComparing(_ seed: Int) {
        var state = UInt64(seed + 1) &* 0x9E37_79B9_7F4A_7C15
        func random(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        func string() -> String {
            (0...random(5)).map { _ in ["水", "库", "a", "𠮷", "查"][random(5)] }.joined()
        }
        let strings = (0..<40).map { _ in string() }
        let words = (0..<random(60)).map { _ in strings[random(40)] }
        let overlay = (0..<random(9)).map { _ in strings[random(40)] }
        let terms = (0..<random(50)).map { _ in
            Term([.words, .overlay][random(2)], strings[random(40)])
        }
        let expected = terms.map { term in
            (term.space == .words ? words : overlay).count { Array($0.utf8) == term.bytes }
        }
        let cut = paragraph(words: words, overlay: overlay)
        #expect(TermCounter(terms).frequencies(in: cut) == expected)
    }

    @Test(arguments: 0..<50) func overlayWordsAreFilledUp(_ words: Int) {
        for overlay in 0..<300 where words > 0 || overlay == 0 {
            let tokens = OverlayPadding.tokens(overlay: overlay, words: words)
            let excess = OverlayPadding.excess(overlay: overlay, words: words)
            let length = overlay + tokens.count
            #expect(length >= words)
            #expect(
                Double(length) <= Double(words) * OverlayPadding.factor(ofExcess: excess)
                    || words == 0)
            #expect((excess == 0) == (length == words))
            #expect(excess == 0 || tokens == [OverlayPadding.mark(excess)])
        }
    }
}
