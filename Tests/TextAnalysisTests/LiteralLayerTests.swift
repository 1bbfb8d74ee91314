import SyntheticCorpus
import TestSupport
import Testing

@testable import TextAnalysis

@Suite struct LiteralLayerTests {
    @Test(arguments: [
        ("行政执法", "严格行政执法工作", true), ("行政法", "行政执法", false), ("12", "123", false),
        ("12", "共12件", true), ("12345", "接到12345工单", true), ("1234", "12345", false),
        ("98.5%", "满意率98.5%以上", true), ("8.5%", "98.5%", false), ("gov", "government", false),
        ("gov", "www.gov.cn", true), ("“6·5”", "做好“6·5”警报", true), ("的", "人民的", true),
        ("2023", "2023年", true), ("3年", "2023年", false), ("年2023", "年2023年", true),
        ("", "任何", false),
    ])
    func literalMatchesAreRecognised(string: String, text: String, expected: Bool) {
        #expect(LiteralMatch.isContained(Array(string.utf8), in: Array(text.utf8)) == expected)
    }

    @Test func findsEveryOccurrenceFromTheLeft() {
        let ranges = LiteralMatch.ranges(of: Array("aa".utf8), in: Array("aa aaa 法aa".utf8))
        #expect(ranges == [0..<2, 10..<12])
    }

    /// The guarantee: a text that contains a string contains all grams of the string.
    @Test func gramsNeverHideAString() {
        var generator = Seed.generator()
        let cutter = GramCutter()
        let alphabet = Array("法治政府行政的12a9Z·“”%.，かン한\u{20000}éαж".unicodeScalars)
        for _ in 0..<400 {
            var view = String.UnicodeScalarView()
            for _ in 0..<1 + generator.below(40) {
                view.append(alphabet[generator.below(alphabet.count)])
            }
            let scalars = Array(view)
            let text = Array(String(view).utf8)
            var tokens: [Token] = []
            cutter.textGrams(text, into: &tokens)
            // The index adds the first characters of pairs.
            let held = Set(
                tokens.flatMap { token in
                    let gram = String(decoding: text[token.range], as: UTF8.self)
                    let first = Array(String(gram.unicodeScalars.prefix(1)).utf8)
                    return [Array(gram.utf8)] + (first.count >= 3 ? [first] : [])
                })
            for _ in 0..<30 {
                let start = generator.below(scalars.count)
                let end = start + 1 + generator.below(scalars.count - start)
                let string = Array(String(String.UnicodeScalarView(scalars[start..<end])).utf8)
                guard LiteralMatch.isContained(string, in: text) else { continue }
                for gram in cutter.queryGrams(string) {
                    #expect(held.contains(Array(string[gram.range])))
                }
            }
        }
    }

    /// Searching many strings at once finds the same positions as searching each alone.
    @Test func scanFindsWhatSingleSearchesFind() {
        var generator = Seed.generator()
        let alphabet = Array("法治12a9，é".unicodeScalars)
        func text(_ count: Int) -> [UInt8] {
            var view = String.UnicodeScalarView()
            for _ in 0..<count { view.append(alphabet[generator.below(alphabet.count)]) }
            return Array(String(view).utf8)
        }
        let strings = Array(Set((0..<200).map { _ in text(1 + generator.below(4)) }))
        let scan = LiteralScan(strings)
        for _ in 0..<200 {
            let text = text(generator.below(30))
            var found: Set<Int> = []
            scan.forEach(in: text) { found.insert($0) }
            let expected = strings.indices.filter {
                LiteralMatch.isContained(strings[$0], in: text)
            }
            #expect(found == Set(expected))
        }
    }

    @Test func patternsMatchAsWritten() {
        func ranges(_ parts: [TextPattern.Part], _ text: String) -> [String] {
            let bytes = Array(text.utf8)
            return TextPattern(parts).ranges(in: bytes).map {
                String(decoding: bytes[$0], as: UTF8.self)
            }
        }
        func text(_ string: String) -> TextPattern.Part { .text(Array(string.utf8)) }
        #expect(ranges([text("行"), .run, text("罚")], "行政处罚，行政。处罚") == ["行政处罚"])
        #expect(ranges([text("行"), .run, text("罚")], "行行罚罚") == ["行行罚"])
        #expect(ranges([text("20"), .one, text("3")], "2023 2033 120233") == ["2023", "2033"])
        #expect(ranges([text("12"), .run], "123 12 412") == ["12", "12"])
        #expect(ranges([.run, text("23")], "123 23 234") == ["23", "23"])
        #expect(
            ranges([text("a"), .run, text("b"), .run, text("c")], "a-b-x-b-c") == ["a-b-x-b-c"])
        #expect(ranges([.one, text("法")], "法，法") == ["，法"])
    }
}
