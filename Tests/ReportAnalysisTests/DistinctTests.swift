import ReportAnalysis
import SearchTestSupport
import SyntheticCorpus
import Testing

@testable import ReportAnalysis

/// Near-identical paragraphs are one hit.
@Suite struct DistinctTests {
    private static let sentence = "推行柔性监管清单，指导执法单位细化裁量基准，对轻微违法行为开展提醒告诫，办结案件"

    @Test func theBestNamesTheOthers() throws {
        let fixture = try SearchFixture([
            "a.txt": "云汀市司法局2022年法治政府建设情况报告\n\(Self.sentence)31件。\n裁量基准另有安排，逐项公示。\n",
            "b.txt": "澜江市司法局2023年法治政府建设情况报告\n\(Self.sentence)52件。\n",
            "c.txt": "柳渡县司法局2023年法治政府建设情况报告\n\(Self.sentence.replacing("提醒", with: "警示"))7件。\n",
        ])
        try fixture.index()
        let plain = try fixture.search("裁量基准")
        #expect(plain.hits.count == 4)
        let searcher = try ReportSearcher(fixture.location)
        let distinct = try DistinctHits(of: SearchRequest("裁量基准", limit: nil), in: searcher)
        let hits = distinct.result.hits
        #expect(hits.count == 2)
        #expect(hits.map(\.rank) == [1, 2])
        let number = try #require(hits.firstIndex { $0.text.contains("柔性") })
        #expect(distinct.sameText[number].count == 2)
        let files = Set(distinct.sameText[number].map(\.file) + [hits[number].place.file])
        #expect(files.count == 3)
        // Groups beyond the limit are left out, but later matches of shown groups still count.
        let one = try DistinctHits(of: SearchRequest("裁量基准", limit: 1), in: searcher)
        #expect(one.result.hits.count == 1)
        #expect(one.result.hits[0].text == hits[0].text)
        #expect(one.sameText[0].count == distinct.sameText[0].count)
    }

    /// The signature misses few pairs at the minimum similarity of near-identical texts, and candidates are verified.
    @Test func candidatesAreVerified() throws {
        var generator = SeededGenerator(seed: 41)
        func letters(_ count: Int) -> [UInt16] {
            (0..<count).map { _ in UInt16(0x4E00 + generator.below(3000)) }
        }
        var (found, wrong) = (0, 0)
        for _ in 0..<200 {
            let text = letters(120)
            var near = text
            for place in [20, 60] { near[place] = UInt16(0x8000 + generator.below(900)) }
            var far = text
            for place in stride(from: 3, to: 120, by: 12) { far[place] = 0x9000 }
            var known = NearDuplicates()
            _ = known.add(MinHash(text))
            if known.group(of: MinHash(near)) != nil { found += 1 }
            if known.group(of: MinHash(far)) != nil { wrong += 1 }
        }
        #expect(found == 200)
        #expect(wrong == 0)
        let (a, b) = (MinHash([1, 2, 3, 4, 5, 6]), MinHash([1, 2, 3, 4, 5, 7]))
        #expect(a.containment(a) == 1 && a.containment(b) == 0.5)
    }
}

extension String {
    fileprivate func replacing(_ part: String, with other: String) -> String {
        guard let range = self.range(of: part) else { return self }
        return String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
    }

    private func range(of part: String) -> Range<String.Index>? {
        indices.first { self[$0...].hasPrefix(part) }.map {
            $0..<index($0, offsetBy: part.count)
        }
    }
}
