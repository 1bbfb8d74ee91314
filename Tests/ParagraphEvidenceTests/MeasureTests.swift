import ParagraphEvidence
import SyntheticCorpus
import TestSupport
import Testing

/// The features of a paragraph, against plain implementations.
@Suite struct MeasureTests {
    /// A query of words with weights.
    static func query(_ words: [(String, Double)]) -> EvidenceQuery {
        var query = EvidenceQuery()
        for (number, (word, weight)) in words.enumerated() {
            var needle = EvidenceQuery.Needle(
                bytes: Array(word.utf8), docFrequency: 1, isName: false)
            needle.words = weight
            query.needles.append(needle)
            query.topic.append(
                EvidenceQuery.Word(
                    bytes: Array(word.utf8), needle: number, position: query.characters.count,
                    weight: weight))
            for scalar in word.unicodeScalars {
                query.characters.append(scalar.value)
                query.characterWeights.append(weight)
            }
        }
        return query
    }

    static func row(
        _ query: EvidenceQuery, _ text: String, around: Surroundings? = nil
    ) -> FeatureRow {
        let measure = ParagraphMeasure(query)
        return measure.row(
            of: measure.scanned(Array(text.utf8)),
            MeasuredParagraph(
                length: 10, averageLength: 10, isHeading: false, surroundings: around),
            formula: 1)
    }

    private static func value(_ row: FeatureRow, _ feature: RankingFeature) -> Double {
        Double(row[feature]) / RankingFeature.unit
    }

    private static func isNear(_ left: Double, _ right: Double) -> Bool {
        abs(left - right) <= 0.5001 / RankingFeature.unit
    }

    @Test func windowsEqualABruteForceSearch() {
        var generator = Seed.generator()
        for _ in 0..<100 {
            let words = (0..<4).map { _ in
                (
                    EvidenceScanTests.text(
                        &generator, Int.random(in: 1...2, using: &generator)),
                    Double.random(in: 0.5...4, using: &generator)
                )
            }.filter { !$0.0.contains(" ") }
            guard Set(words.map(\.0)).count == words.count, !words.isEmpty else { continue }
            let query = Self.query(words)
            let text = EvidenceScanTests.text(&generator, 120)
            let row = Self.row(query, text)
            let scan = EvidenceScan(query.needles.map(\.bytes))
            scan.scan(Array(text.utf8))
            for (feature, size) in [
                (RankingFeature.window20, 20), (.window40, 40), (.window80, 80),
            ] {
                var best = 0.0
                for start in 0..<120 {
                    let inside = Set(
                        scan.occurrences.filter {
                            (start..<start + size).contains(Int($0.position))
                        }.map(\.string))
                    best = max(best, inside.reduce(0) { $0 + query.needles[Int($1)].weight })
                }
                #expect(Self.isNear(Self.value(row, feature), best / query.weightSum))
            }
            let sentences = text.split { "。".contains($0) }
            var best = 0.0
            for sentence in sentences {
                // The sentence with the edges of its neighbours: only 。 ends a sentence.
                scan.scan(Array(String(sentence).utf8))
                let inside = Set(scan.occurrences.map(\.string))
                best = max(best, inside.reduce(0) { $0 + query.needles[Int($1)].weight })
            }
            if !words.contains(where: { $0.0.contains("。") }) {
                #expect(Self.isNear(Self.value(row, .sentence), best / query.weightSum))
            }
        }
    }

    @Test func sharedStringsAreTheLongestPossible() {
        var generator = Seed.generator()
        for _ in 0..<100 {
            let asked = EvidenceScanTests.text(&generator, 9)
            let query = Self.query(asked.map { (String($0), 1) })
            let text = EvidenceScanTests.text(&generator, 60)
            let row = Self.row(query, text)
            let (left, right) = (Array(asked.unicodeScalars), Array(text.unicodeScalars))
            // The longest string that ends at each character of the query; then from the right, without overlap.
            let lengths = left.indices.map { Self.sharedLength(left, endingAt: $0, right) }
            var end = left.count - 1
            var (longest, covered, triples) = (0, 0, 0)
            while end >= 0 {
                longest = max(longest, lengths[end])
                if lengths[end] > 1 { covered += lengths[end] }
                if lengths[end] > 2 { triples += lengths[end] }
                end -= max(1, lengths[end])
            }
            let all = Double(left.count)
            #expect(Self.isNear(Self.value(row, .longest), Double(longest) / all))
            #expect(Self.isNear(Self.value(row, .covered), Double(covered) / all))
            #expect(Self.isNear(Self.value(row, .triples), Double(triples) / all))
        }
    }

    /// The length of the longest string that ends at a character of the left text and occurs in the right text.
    private static func sharedLength(
        _ left: [Unicode.Scalar], endingAt end: Int, _ right: [Unicode.Scalar]
    ) -> Int {
        var longest = 0
        for length in 1...end + 1 {
            let string = left[(end - length + 1)...end]
            for start in right.indices where start + length <= right.count {
                if Array(right[start..<start + length]) == Array(string) { longest = length }
            }
        }
        return longest
    }

    @Test func surroundingsAddMissingWords() {
        let query = Self.query([("复议", 2), ("申请", 1), ("办结", 1)])
        var around = Surroundings()
        around.headings = [true, true, false]
        around.title = [true, false, true]
        around.before = [[false, false, true], [true, false, false]]
        around.after = [true, true, true]
        around.opening = [true, true, false]
        let row = Self.row(query, "共收到申请九件", around: around)
        #expect(Self.value(row, .headingOnly) == 0.5)
        #expect(Self.value(row, .headingToo) == 0.25)
        #expect(Self.value(row, .titleOnly) == 0.25)
        #expect(Self.value(row, .justBefore) == 0.25)
        #expect(Self.value(row, .before) == 0.75)
        #expect(Self.value(row, .after) == 0.75)
        #expect(Self.value(row, .opening) == 0.5)
        let alone = Self.row(query, "共收到申请九件")
        for feature in [
            RankingFeature.headingOnly, .headingToo, .before, .after, .titleOnly, .opening,
        ] {
            #expect(alone[feature] == 0)
        }
    }

    @Test func wordsWithSimilarMeaningCount() {
        let query = Self.query([("工资", 1)])
        let like = Self.row(query, "本月薪水已经支付")[.meaning]
        let other = Self.row(query, "本月天气晴朗")[.meaning]
        #expect(Self.row(query, "工资")[.meaning] == Int32(RankingFeature.unit))
        #expect(like > other)
        #expect(like > Int32(0.5 * RankingFeature.unit))
        #expect(Self.row(Self.query([("齉龘", 1)]), "工资")[.meaning] == 0)
    }

    @Test func theRestIsTheTextOutsideTheQuery() {
        var query = Self.query([("法", 1)])
        query.needles[0].characters = 1
        #expect(Self.value(Self.row(query, "法法"), .rest50) == 0)
        #expect(Self.isNear(Self.value(Self.row(query, "法一二三四五"), .rest50), 0.1))
        #expect(Self.value(Self.row(query, "法?"), .question) == 1)
        #expect(Self.value(Self.row(query, "法。"), .question) == 0)
    }

    @Test func rowsAreComparedWithTheBest() {
        let query = Self.query([("法", 1)])
        var rows = [Self.row(query, "法"), Self.row(query, "一二三法")]
        FeatureRow.complete(&rows, of: query)
        let unit = Int32(RankingFeature.unit)
        #expect(rows.map { $0[.relative] } == [unit, unit])
        let count = RankingFeature.allCases.count
        let early = RankingFeature.early20.rawValue
        #expect(rows[0].values[count + early] == 0)
        #expect(rows[1].values[count + early] == rows[1][.early20] - rows[0][.early20])
    }
}
