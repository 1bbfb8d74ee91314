import ReportSearch
import SyntheticCorpus
import Testing

@testable import ReportSearch

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
        #expect(plain.hits.allSatisfy { $0.sameText.isEmpty })
        let distinct = try fixture.search("裁量基准") { $0.isDistinct = true }
        #expect(distinct.hits.count == 2)
        #expect(distinct.hits.map(\.rank) == [1, 2])
        let hit = try #require(distinct.hits.first { $0.text.contains("柔性") })
        #expect(hit.sameText.count == 2)
        let files = Set(hit.sameText.map(\.file) + [hit.place.file])
        #expect(files.count == 3)
        // Kinds beyond the limit are left out; what belongs to those shown still counts.
        let one = try fixture.search("裁量基准", limit: 1) { $0.isDistinct = true }
        #expect(one.hits.count == 1)
        #expect(one.hits[0].text == distinct.hits[0].text)
        #expect(one.hits[0].sameText.count == distinct.hits[0].sameText.count)
    }

    /// Of pairs as alike as near-identical texts must be, the signature misses few, and what it brings is verified.
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
            if known.kind(of: MinHash(near)) != nil { found += 1 }
            if known.kind(of: MinHash(far)) != nil { wrong += 1 }
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
