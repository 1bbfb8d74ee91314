import Testing
import TextBasics

@Suite struct DisplayTests {
    @Test func hanTakesTwoCells() {
        let table = [
            ("", 0), ("abc", 3), ("行政", 4), ("Ａ１", 4), ("，", 2), ("e\u{301}", 1), ("가", 2),
            ("½", 1),
            ("a\u{200B}b", 2), ("𠮷", 2),
        ]
        for (text, cells) in table { #expect(DisplayWidth.cells(text) == cells, "\(text)") }
    }

    @Test func controlCharactersBecomeVisible() {
        let table = [
            ("a\tb", "a b"), ("\u{1B}[31m", "␛[31m"), ("a\nb", "a␊b"), ("\u{7F}", "␡"),
            ("\u{9B}1m", "\u{FFFD}1m"), ("\u{202E}abc", "\u{FFFD}abc"), ("行政", "行政"),
        ]
        for (text, visible) in table { #expect(PrintableText.of(text) == visible) }
    }

    @Test func widthDecidesWhereSpacesHaveNoMeaning() {
        for scalar in "行，“〇ァ\u{20000}…".unicodeScalars {
            #expect(WideCharacters.contains(scalar), "\(scalar)")
        }
        for scalar in "a1１Ａé%".unicodeScalars {
            #expect(!WideCharacters.contains(scalar), "\(scalar)")
        }
    }
}
