import Foundation
import ParagraphEvidence
import SyntheticCorpus
import TestSupport
import Testing

/// The features of a query's topic and of answers, recomputed.
@Suite struct TopicTests {
    private static func value(_ row: FeatureRow, _ feature: RankingFeature) -> Double {
        Double(row[feature]) / RankingFeature.unit
    }

    private static func isNear(_ left: Double, _ right: Double) -> Bool {
        abs(left - right) <= 0.5001 / RankingFeature.unit
    }

    @Test func nearnessEqualsABruteForceSearch() {
        var generator = Seed.generator()
        let pieces = ["增长", "目标", "产值", "12", "三年", "，", "县", "的", "是", "。"]
        for _ in 0..<200 {
            let text = (0..<40).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &generator)]
            }.joined()
            var query = MeasureTests.query([("增长", 2), ("产值", 1)])
            query.answers = .time
            let row = MeasureTests.row(query, text)
            let characters = Array(text)
            let answers = characters.indices.filter {
                characters[$0] == "年" && $0 > 0 && "三2".contains(characters[$0 - 1])
            }
            var (near, within) = (0.0, 0.0)
            for (word, weight) in [("增长", 2.0), ("产值", 1.0)] {
                let starts = characters.indices.filter {
                    String(characters[$0...].prefix(2)) == word
                }
                let distances = starts.flatMap { start in answers.map { abs($0 - start) } }
                guard let least = distances.min() else { continue }
                near += weight * 15 / (15 + Double(least))
                if least <= 30 { within += weight }
            }
            #expect(Self.isNear(Self.value(row, .nearAnswer), near / 3))
            #expect(Self.isNear(Self.value(row, .withinAnswer), within / 3))
        }
        let plain = MeasureTests.query([("增长", 2)])
        #expect(MeasureTests.row(plain, "三年增长")[.nearAnswer] == 0)
    }

    @Test func topicFeaturesEqualKnownValues() {
        let query = MeasureTests.query([("复议", 4), ("申请", 2), ("办结", 1)])
        let row = MeasureTests.row(query, "共收到申请九件，办结八件")
        #expect(Self.value(row, .rarest) == 0.5)
        #expect(Self.value(row, .missing) == 1)
        #expect(Self.isNear(Self.value(row, .topicWords), 2 / 3.0))
        #expect(row[.firstRarest] == 0)
        let other = MeasureTests.row(query, "一件复议")
        #expect(Self.isNear(Self.value(other, .firstRarest), 80 / 82.0))
        #expect(Self.value(other, .oneSentence) == 1)
        #expect(Self.value(MeasureTests.row(query, "申请九件。办结"), .oneSentence) < 0.7)
    }

    @Test func definitionsFollowTheirWords() {
        let query = MeasureTests.query([("复议", 3), ("申请", 1)])
        func definition(_ text: String) -> Double {
            Self.value(MeasureTests.row(query, text), .definition)
        }
        #expect(definition("复议是救济，申请为书面") == 0.75)
        #expect(definition("复议,指救济") == 0.75)
        #expect(definition("复议,申请为书面") == 0.25)
        #expect(definition("复议") == 0)
        #expect(definition("复议,") == 0)
    }

    @Test func wordsOfAnswersCountWhereTheirsIsMissing() {
        var query = MeasureTests.query([("老板", 3), ("拖欠", 1)])
        query.answering = [
            EvidenceQuery.Answering(bytes: Array("用人单位".utf8), topic: 0, weight: 2),
            EvidenceQuery.Answering(bytes: Array("单位".utf8), topic: 0, weight: 1),
            EvidenceQuery.Answering(bytes: Array("支付".utf8), topic: 1, weight: 0.5),
        ]
        func answering(_ text: String) -> Double {
            Self.value(MeasureTests.row(query, text), .answering)
        }
        #expect(answering("用人单位应当支付") == 2.5 / 4)
        #expect(answering("单位应当支付") == 1.5 / 4)
        #expect(answering("老板应当支付") == 0.5 / 4)
        #expect(answering("天气") == 0)
    }

    @Test func everyLineOfTheTableIsFound() throws {
        let path = Files.root + "/Sources/CRankingData/Data/answer-words.tsv"
        let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
        let lines = text.split(separator: "\n")
        #expect(lines.count > 1000)
        for line in lines {
            let parts = line.split(separator: "\t")
            let fields = parts[1].split(separator: " ")
            let found = AnswerWords.shipped.words(for: Array(parts[0].utf8))
            #expect(
                found.map { String(decoding: $0.bytes, as: UTF8.self) }
                    == stride(from: 0, to: fields.count, by: 2).map { String(fields[$0]) })
            #expect(
                found.map { Int(($0.weight * 255).rounded()) }
                    == stride(from: 1, to: fields.count, by: 2).map { Int(fields[$0]) })
        }
        for missing in ["", "龘", "齉龘", "a", "\u{10FFFF}", "人"]
        where !lines.contains(where: {
            $0.hasPrefix(missing + "\t")
        }) {
            #expect(AnswerWords.shipped.words(for: Array(missing.utf8)).isEmpty)
        }
        #expect(AnswerWords(keeping: []).words(for: [0x61]).isEmpty)
    }

    @Test func theCosineIsThatOfTheFile() throws {
        let vectors = try VectorFile()
        var generator = Seed.generator()
        let words = vectors.words.sorted().filter { $0.count == 2 }
        let scan = EvidenceScan([])
        for _ in 0..<20 {
            func some(_ count: Int) -> [String] {
                (0..<count).map { _ in words[Int.random(in: 0..<words.count, using: &generator)] }
            }
            let asked = Array(Set(some(3))).sorted()
            let text = some(12).joined()
            let row = MeasureTests.row(MeasureTests.query(asked.map { ($0, 2) }), text)
            var own = vectors.zero
            for word in asked { vectors.add(word, times: 32, to: &own) }
            var sum = vectors.zero
            // Words are searched for without variants of spelling.
            scan.scan(Array(text.utf8))
            let scalars = scan.characters.compactMap(Unicode.Scalar.init)
            for word in vectors.words(in: String(String.UnicodeScalarView(scalars))) {
                vectors.add(word, times: vectors.rarity(word), to: &sum)
            }
            let cosine =
                zip(own, sum).reduce(0) { $0 + $1.0 * $1.1 }
                / (own.reduce(0) { $0 + $1 * $1 } * sum.reduce(0) { $0 + $1 * $1 }).squareRoot()
            #expect(Self.isNear(Self.value(row, .cosine), cosine))
            #expect(row[.likeness] <= row[.meaning])
        }
    }
}

/// The word vectors, read without their table.
private struct VectorFile {
    private var numbers: [String: Int] = [:]
    private let bytes: [UInt8]
    private let count: Int
    private let dimensions: Int

    init() throws {
        bytes = Array(
            try Data(
                contentsOf: URL(
                    fileURLWithPath: Files.root
                        + "/Sources/CRankingData/Data/word-vectors.bin")))
        count = Int(bytes[0]) + Int(bytes[1]) << 8 + Int(bytes[2]) << 16
        dimensions = Int(bytes[4])
        for number in 0..<count {
            var word = ""
            for index in 0..<4 {
                let at = 8 + 131_072 + 8 * number + 2 * index
                let value = UInt32(bytes[at]) | UInt32(bytes[at + 1]) << 8
                if value > 0, let scalar = Unicode.Scalar(value) {
                    word.unicodeScalars.append(scalar)
                }
            }
            numbers[word] = number
        }
    }

    var words: [String] { Array(numbers.keys) }
    var zero: [Double] { [Double](repeating: 0, count: dimensions) }

    func words(in text: String) -> Set<String> {
        let characters = Array(text)
        var found: Set<String> = []
        for start in characters.indices {
            for size in 2...4 where start + size <= characters.count {
                let word = String(characters[start..<start + size])
                if numbers[word] != nil { found.insert(word) }
            }
        }
        return found
    }

    private var vectors: Int { 8 + 131_072 + 8 * count }

    func rarity(_ word: String) -> Double {
        Double(bytes[vectors + dimensions * count + (numbers[word] ?? 0)])
    }

    func add(_ word: String, times factor: Double, to sum: inout [Double]) {
        for index in sum.indices {
            let byte = bytes[vectors + dimensions * (numbers[word] ?? 0) + index]
            sum[index] += factor * Double(Int8(bitPattern: byte))
        }
    }
}
