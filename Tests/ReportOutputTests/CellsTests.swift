import ReportOutput
import SyntheticCorpus
import Testing

/// The beginning and end of a text equal those computed from the whole text, even if only a part is read.
@Suite struct CellsTests {
    private static let parts = [
        "检", "查", "，", "。", "“", "a", "9", " ", "\t", "\n", "\u{301}", "é", "e\u{301}", "・", "ｶ",
        "Ａ", "👩\u{200D}👧", "🇨🇳",
        "\u{200B}", "\u{202E}", "한", "①", "\u{FE0F}", "（", "\r",
    ]

    @Test func partsEqualThoseOfTheWholeText() {
        var generator = SeededGenerator(seed: 3)
        for round in 0..<4000 {
            // Mostly Han, as reports are.
            let kinds = round % 2 == 0 ? 10 : Self.parts.count
            let text = (0..<generator.below(60)).map { _ in Self.parts[generator.below(kinds)] }
                .joined()
            let bytes = Array(text.utf8)
            let cells = generator.below(30)
            let printed = PrintableText.of(text)
            #expect(
                Cells.first(cells, of: bytes, from: 0, isPrinted: true)
                    == Cells.first(cells, of: printed), "\(text.debugDescription) \(cells)")
            #expect(
                Cells.last(cells, of: bytes, before: bytes.count, isPrinted: true)
                    == Cells.last(cells, of: printed), "\(text.debugDescription) \(cells)")
            #expect(
                Cells.first(cells, of: bytes, from: 0, isPrinted: false)
                    == Cells.first(cells, of: text))
            #expect(
                DisplayWidth.cells(text)
                    == text.unicodeScalars.reduce(0) { $0 + DisplayWidth.cells($1) })
            #expect(
                printed
                    == String(String.UnicodeScalarView(text.unicodeScalars.map(PrintableText.of))))
        }
    }
}
