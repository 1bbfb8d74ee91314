import ICUText
import SyntheticCorpus
import TestSupport
import Testing

@testable import TextAnalysis

@Suite struct AnalyzerTests {
    private func words(_ text: String) throws -> [String] {
        let analyzer = try Analyzer(try AnalyzerSetup())
        try analyzer.tokenize(Array(text.utf8).span)
        return analyzer.words.map { String(decoding: analyzer.term($0), as: UTF8.self) }
    }

    @Test func findsWordsAndDropsPunctuation() throws {
        #expect(try words("严格规范公正文明执法。") == ["严格", "规范", "公正", "文明", "执法"])
        #expect(try words("ＧＤＰ 增长５％，") == ["gdp", "增长", "5"])
        #expect(try words("，。！") == [])
        #expect(try words("") == [])
    }

    @Test func wordsAreSlicesAtCharacterBoundaries() throws {
        var generator = Seed.generator()
        let alphabet = Array("法治政府２0aB ，。㎡\u{200B}　한か\u{1F600}\u{20000}é".unicodeScalars)
        let analyzer = try Analyzer(try AnalyzerSetup())
        for _ in 0..<300 {
            var view = String.UnicodeScalarView()
            for _ in 0..<generator.below(60) {
                view.append(alphabet[generator.below(alphabet.count)])
            }
            try analyzer.analyze(Array(String(view).utf8).span)
            var end = 0
            for token in analyzer.words {
                #expect(token.range.lowerBound >= end)
                end = token.range.upperBound
                #expect(String(validating: analyzer.term(token), as: UTF8.self) != nil)
            }
            for token in analyzer.grams {
                #expect(String(validating: analyzer.term(token), as: UTF8.self) != nil)
            }
        }
    }

    @Test func fingerprintNamesICU() throws {
        #expect(try AnalyzerSetup().fingerprint.contains(icuVersion))
    }

    @Test func aRunOfAMillionLettersIsOneShortTerm() throws {
        let analyzer = try Analyzer(try AnalyzerSetup())
        try analyzer.analyze([UInt8](repeating: 0x61, count: 1_000_000).span)
        #expect(analyzer.words.count == 1)
        #expect(analyzer.words[0].range.count == Token.maxByteCount)
        #expect(analyzer.grams.count == 1)
    }
}
