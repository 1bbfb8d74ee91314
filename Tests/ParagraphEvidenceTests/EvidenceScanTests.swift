import ParagraphEvidence
import SyntheticCorpus
import TestSupport
import Testing
import TextAnalysis

/// Finding strings in texts, against a search for one string after another.
@Suite struct EvidenceScanTests {
    private static let alphabet = Array("行政执法监督ab1２6·,。 𠮷".unicodeScalars)

    static func text(_ generator: inout SeededGenerator, _ length: Int) -> String {
        var text = ""
        for _ in 0..<length {
            text.unicodeScalars.append(
                alphabet[Int.random(in: 0..<alphabet.count, using: &generator)])
        }
        return text
    }

    @Test func findsWhatASearchFinds() {
        var generator = Seed.generator()
        for _ in 0..<300 {
            let strings = (0..<6).map { _ in
                Array(
                    Self.text(&generator, Int.random(in: 1...4, using: &generator)).utf8)
            }
            let scan = EvidenceScan(strings)
            for _ in 0..<3 {
                let text = Array(Self.text(&generator, 40).utf8)
                scan.scan(text)
                let found = scan.occurrences.map { "\($0.position) \($0.string)" }
                var expected: [String] = []
                var position = 0
                for offset in text.indices where text[offset] & 0xC0 != 0x80 {
                    for (number, string) in strings.enumerated()
                    where LiteralMatch.occurs(string, in: text, at: offset) {
                        expected.append("\(position) \(number)")
                    }
                    position += 1
                }
                #expect(found.sorted() == expected.sorted())
                #expect(
                    scan.occurrences.map(\.position) == scan.occurrences.map(\.position).sorted())
            }
        }
    }

    @Test func charactersWithTheSameSlotAreToldApart() {
        // Characters at distances of 4,096, and one outside the basic plane.
        let firsts = (0..<9).compactMap { Unicode.Scalar(UInt32(0x4E00 + $0 * 0x1000)) } + ["𠮷"]
        let strings = firsts.map { Array("\($0)法".utf8) }
        let scan = EvidenceScan(strings)
        var text = "法"
        for first in firsts { text += "\(first)法" }
        scan.scan(Array(text.utf8))
        #expect(scan.occurrences.map { Int($0.string) } == Array(firsts.indices))
        let scanned = scan.scanned(Array(text.utf8))
        #expect(scanned.occurrences.map { Int($0.string) } == Array(firsts.indices))
        #expect(scanned.characters == text.unicodeScalars.map(\.value))
    }

    @Test func anEmptyStringIsNeverFound() {
        let scan = EvidenceScan([[], Array("法".utf8)])
        scan.scan(Array("执法".utf8))
        #expect(scan.occurrences.map(\.string) == [1])
    }

    @Test func variantsOfSpellingAreFound() {
        for (asked, text) in [
            ("第一届", "云湖县第1届"), ("第1届", "第一届"), ("第十二章", "第12章"), ("第35条", "第三十五条"),
            ("记录", "会议纪录"), ("其它", "其他事项"), ("账户", "帐户"), ("第二十", "第20"),
        ] {
            let scan = EvidenceScan([Array(asked.utf8)])
            scan.scan(Array(text.utf8))
            #expect(scan.occurrences.count == 1, "\(asked) in \(text)")
        }
        for (asked, text) in [("第1届", "第十届"), ("第一届", "第11届"), ("第二", "第二十")] {
            let scan = EvidenceScan([Array(asked.utf8)])
            scan.scan(Array(text.utf8))
            #expect(scan.occurrences.isEmpty, "\(asked) in \(text)")
        }
    }

    @Test func answersAreRecognised() {
        func answers(_ text: String) -> AnswerKinds {
            AnswerScan.answers(in: text.unicodeScalars.map(\.value))
        }
        #expect(answers("于九月完成") == [.time])
        #expect(answers("共三十件") == [.number])
        #expect(answers("2023年") == [.time, .number])
        #expect(answers("云湖县") == [.place])
        #expect(answers("没有") == [])
    }
}
