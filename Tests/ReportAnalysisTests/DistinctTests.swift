import ReportAnalysis
import SearchTestSupport
import SyntheticCorpus
import Testing

@testable import ReportAnalysis

/// Near-identical paragraphs are one hit.
@Suite struct DistinctTests {
    private static let sentence = "推行柔性监管清单，指导执法单位细化裁量基准，对轻微违法行为开展提醒告诫，办结案件"

    @Test func theBestHitListsTheOthers() throws {
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
        // Paragraphs with other figures are hits of their own.
        #expect(hits.count == 4)
        let number = try #require(hits.firstIndex { $0.text.contains("柔性") })
        let others = distinct.sameText[number]
        #expect(others.count == 2 && others.allSatisfy { $0.hasOtherFigures })
        let files = Set(others.map(\.file) + [hits[number].place.file])
        #expect(files.count == 3)
        for (index, hit) in hits.enumerated() where hit.text.contains("柔性") && index != number {
            #expect(distinct.sameText[index].map(\.file) == [hits[number].place.file])
        }
        // Groups beyond the limit are left out, but later matches of shown groups still count.
        let one = try DistinctHits(of: SearchRequest("裁量基准", limit: 1), in: searcher)
        #expect(one.result.hits.count == 1)
        #expect(one.result.hits[0].text == hits[0].text)
        #expect(one.sameText[0].count == distinct.sameText[0].count)
    }

    @Test func theSameFiguresAreOneHit() throws {
        let years = ["2021年办结案件", "2022年办结案件", "二〇二三年办结案件"]
        var files: [String: String] = [:]
        for (number, year) in years.enumerated() {
            files["\(number).txt"] =
                "云汀市司法局\(2021 + number)年法治政府建设情况报告\n\(Self.sentence)31件，\(year)。\n"
        }
        files["3.txt"] = "澜江市司法局2023年法治政府建设情况报告\n\(Self.sentence)三十二件，2021年办结案件。\n"
        let fixture = try SearchFixture(files)
        try fixture.index()
        let searcher = try ReportSearcher(fixture.location)
        let distinct = try DistinctHits(of: SearchRequest("裁量基准", limit: nil), in: searcher)
        #expect(distinct.result.hits.count == 2)
        let flags = distinct.sameText.map { $0.count { $0.hasOtherFigures } }
        #expect(flags == [1, 1])
        #expect(distinct.sameText.map(\.count).reduce(0, +) == 4)
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
