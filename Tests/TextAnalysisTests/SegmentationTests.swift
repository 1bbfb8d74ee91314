import SyntheticCorpus
import TestSupport
import Testing

@testable import TextAnalysis

/// The fast engine always finds the same boundaries and kinds as ICU.
@Suite struct SegmentationTests {
    private func compare(_ texts: some Sequence<String>) throws {
        let fast = try WordSegmenter(engine: .fast)
        let icu = try WordSegmenter(engine: .icu)
        // With an unknown version of ICU, there is only one engine and nothing to compare.
        guard fast.engine == .fast else { return }
        for text in texts {
            let bytes = Array(text.utf8)
            let found = try fast.boundaries(of: bytes)
            let wanted = try icu.boundaries(of: bytes)
            #expect(found == wanted, "\(text.unicodeScalars.map { String($0.value, radix: 16) })")
            let kinds = try fast.kinds(of: bytes)
            #expect(try kinds == icu.kinds(of: bytes))
        }
    }

    @Test func thisICUIsKnown() throws {
        #expect(try WordSegmenter(engine: .fast).engine == .fast)
    }

    @Test func rulesOfFrequentCharacters() throws {
        try compare([
            "", "法", "严格规范公正文明执法。", "2023年98.5%，32万元", "a.b a:b a,b 1,2 1;2 1:2 a'b 1'2",
            "1，2 1；2 a·b 渝悦·人防 a：b", "a.1 1.a a..b 1..2 a. .a", "x  y\u{3000}\u{3000}z \u{3000}",
            "\r\n\n\r\r\n", "々 中々 〇 二〇二三", "あいうアイウーカタカナひらがな漢字", "カタカナ\u{3099}", "中é中a\u{300}1",
            "@a a@b.c a_b 中_b", "\u{20000}\u{20001}中", "葛\u{E0100}城 中\u{FE00}", "👨‍👩‍👧中👍🏽a",
            "ภาษาไทย中文", "한국어中文", "１２，３４ ＡＢ", "\u{FEFF}中\u{200B}国\u{200D}家", "①中②", "“6·5”",
            "P5 5P",
            "アイウエオカキクケコサシスセソタチツテトナニ", "ｱｲｳｴｵ中", "\u{0}\u{1}中",
        ])
    }

    @Test func theSampleReports() throws {
        for name in Files.names(in: Files.seeds) {
            let text = String(decoding: try Files.read(Files.seeds + "/" + name), as: UTF8.self)
            try compare(text.split(separator: "\n").map(String.init))
            try compare([text])
        }
    }

    @Test func aRunWithoutAnyPunctuation() throws {
        var corpus = SyntheticCorpus(seed: 6)
        var run = ""
        for _ in 0..<300 { run += corpus.nextParagraph().joined() }
        try compare([run])
    }

    @Test func randomMixtures() throws {
        var generator = Seed.generator()
        var source = StressText(seed: generator.next())
        try compare((0..<2_000).map { _ in source.next() })
    }

    @Test func tablesStaySmall() throws {
        let segmenter = try WordSegmenter(engine: .fast)
        // The text has every first character of words.
        var all = ""
        for value in 0x4E00..<0xA000 {
            if let scalar = Unicode.Scalar(UInt32(value)) { all += String(scalar) + "的" }
        }
        _ = try segmenter.boundaries(of: Array(all.utf8))
        #expect(segmenter.tableByteCount < 24_000_000)
    }
}
