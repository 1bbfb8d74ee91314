import ReportSearch
import SearchTestSupport
import SyntheticCorpus
import SystemPackage
import TestSupport
import Testing

/// Ranking by relevance: the formula, its parts, and its invariants.
@Suite struct RankingTests {
    /// Compares scores on the samples with a simple implementation of the formula, which searches strings in texts
    /// without spaces.
    @Test func scoresFollowTheFormula() throws {
        let fixture = try SearchFixture()
        _ = try ReportIndexer(fixture.location).index([FilePath(Files.seeds)])
        let segmenter = try TextSegmenter(fixture.location)
        for query in ["行政执法", "法律顾问审查", "学法用法"] {
            let all = try fixture.search("章 OR 一 OR 的 OR \(query)") { $0.ranking = .bm25 }.hits
            #expect(all.count > 50)
            let hits = try fixture.search(query) { request in
                request.explains = true
                request.expands = false
                var relevance = Relevance()
                relevance.modelDepth = 0
                request.ranking = .relevance(relevance)
            }.hits
            for hit in hits.prefix(20) {
                let sum = hit.explanation.reduce(0) { $0 + $1.score }
                #expect(abs(sum - hit.score) < 1e-9 * hit.score, "\(query)")
                let length = try segmenter.words(of: hit.text).count
                for part in hit.explanation {
                    let (count, first) = Self.places(part.text, in: hit.text)
                    #expect(part.frequency == count, "\(part.text) in \(hit.text)")
                    #expect(part.position == first, "\(part.text) in \(hit.text)")
                    #expect(part.length == length)
                    let f = Double(count)
                    let ratio = Double(length) / part.averageLength
                    let share = f * 2.2 / (f + 1.2 * (0.25 + 0.75 * ratio))
                    let early = 3.3 * 80 / (80 + Double(first))
                    let factors = [1, 0.7].map { part.weight * (share + early) * $0 }
                    #expect(
                        factors.contains { abs($0 - part.score) < 1e-9 * part.score },
                        "\(part.text): \(part.score)")
                }
            }
        }
    }

    /// The score is that of the first formula plus the shares of surroundings and meaning, which the explanation lists.
    @Test func closeScoresAreExplained() throws {
        let fixture = try SearchFixture()
        _ = try ReportIndexer(fixture.location).index([FilePath(Files.seeds)])
        for query in ["行政执法", "法律顾问审查", "哪些人参加培训"] {
            for any in [false, true] {
                let hits = try fixture.search(query, limit: 30) { request in
                    request.explains = true
                    request.matchesAny = any
                }.hits
                #expect(!hits.isEmpty)
                for hit in hits {
                    let sum = hit.explanation.reduce(0) { $0 + $1.score }
                    #expect(abs(sum - hit.score) < 1e-9 * abs(hit.score), "\(query)")
                    for part in hit.explanation where part.evidence != nil {
                        #expect(part.text == "(\(part.evidence?.rawValue ?? ""))")
                    }
                }
            }
        }
    }

    /// The heading has the words of the question, and the paragraph below it the answer.
    @Test func paragraphsComeBeforeTheirHeadings() throws {
        let fixture = try SearchFixture([
            "a.txt": """
            云湖县2023年法治政府建设情况报告
            一、主要做法
            （一）行政复议申请
            全年共收到申请三十件，办结二十八件。
            （二）学法用法
            组织干部学习宪法，开展宣传活动十次。
            二、下一步工作
            继续做好各项工作，提高服务水平。

            """
        ])
        try fixture.index()
        for (query, any) in [("行政复议申请多少件", true), ("复议申请", true), ("申请", false)] {
            let texts = try fixture.search(query) { $0.matchesAny = any }.hits.map(\.text)
            let heading = try #require(texts.firstIndex { $0.contains("行政复议申请") })
            let answer = try #require(texts.firstIndex { $0.contains("三十件") })
            #expect(answer < heading, "\(query): \(texts)")
        }
    }

    /// A hit that is only a heading is shown with the text below it, others are shown alone.
    @Test func headingsAreShownWithTheirText() throws {
        let fixture = try SearchFixture([
            "a.txt": """
            云湖县2023年法治政府建设情况报告
            一、主要做法
            （一）行政复议办理
            全年共收到申请三十件，办结二十八件。
            另有五件在办。
            （二）学法用法
            二、下一步工作
            继续做好各项工作，提高服务水平。

            """
        ])
        try fixture.index()
        let text = "全年共收到申请三十件，办结二十八件。"
        func after(_ query: String, _ start: String, context: Int = 0) throws -> [String] {
            let hits = try fixture.search(query) { $0.contextCount = context }.hits
            let hit = try #require(hits.first { $0.text.hasPrefix(start) })
            return hit.after.map(\.text)
        }
        #expect(try after("行政复议办理", "（一）") == [text])
        #expect(try after("行政复议办理", "（一）", context: 2) == [text, "另有五件在办。"])
        #expect(try after("主要做法", "一、") == ["（一）行政复议办理", text])
        // Nothing is below it before the next heading of a higher level.
        #expect(try after("学法用法", "（二）").isEmpty)
        #expect(try after("三十件", "全年").isEmpty)
    }

    /// A paragraph that shares little with the query is measured in full if its neighbour has the rest.
    @Test func neighboursHelpToChooseWhatIsMeasured() throws {
        var files = [
            "a.txt": "云湖县停车收费办法\n青屿路停车场今年开始收费。\n标准为每小时三元，夜间减半收取。\n",
            "b.txt": "云湖县其他办法\n标准为每小时三元，夜间减半收取。\n",
        ]
        for number in 1...9 { files["c\(number).txt"] = "青屿路的其他标准第\(number)号。\n" }
        let fixture = try SearchFixture(files)
        try fixture.index()
        let hits = try fixture.search("青屿路停车场收费标准") { request in
            request.matchesAny = true
            request.explains = true
            var relevance = Relevance()
            relevance.modelDepth = 3
            request.ranking = .relevance(relevance)
        }.hits
        let measured = hits.filter { $0.explanation.contains { $0.evidence == .formulaScore } }
        #expect(measured.map(\.place.file).allSatisfy { $0.hasSuffix("a.txt") })
        #expect(measured.contains { $0.text.hasPrefix("标准") })
        #expect(measured.count == 3)
    }

    private static func places(_ part: String, in text: String) -> (count: Int, first: Int) {
        // Fold as the samples need it: half-width punctuation, and no spaces between Han.
        let text = Array(text.unicodeScalars)
        let part = Array(part.unicodeScalars)
        let places = (0...max(0, text.count - part.count)).filter {
            text[$0...].starts(with: part)
        }
        return (places.count, places.first ?? 0)
    }

    @Test func earlyOccurrencesRankFirst() throws {
        let fixture = try SearchFixture([
            "a.txt": "各单位围绕年度目标推进各项任务，全面加强督查考核工作。\n",
            "b.txt": "督查考核工作围绕年度目标推进，全面加强各项任务各单位。\n",
        ])
        try fixture.index()
        #expect(try fixture.files("督查考核") == ["b.txt", "a.txt"])
        #expect(try fixture.files("督查考核") { $0.ranking = .bm25 } == ["a.txt", "b.txt"])
    }

    @Test func questionWordsCountLittle() throws {
        let fixture = try SearchFixture([
            "a.txt": "有哪些哪些哪些问题。\n", "b.txt": "防空警报试鸣安排如下。\n", "c.txt": "其他。\n",
            "d.txt": "防空警报。\n", "e.txt": "试鸣。\n", "f.txt": "防空警报于9月18日试鸣。\n",
        ])
        try fixture.index()
        func asked(_ query: String) throws -> [String] {
            try fixture.files(query) { $0.matchesAny = true }
        }
        #expect(try asked("防空警报试鸣有哪些").first != "a.txt")
        // Two paragraphs have the same words, but one of them contains a time.
        #expect(try asked("防空警报什么时候试鸣").first == "f.txt")
    }

    /// With all weights, literal hits come before hits by words.
    @Test func literalHitsComeFirst() throws {
        let fixture = try SearchFixture([
            "a.txt": "执法行政执法行政行政法执。\n",
            "b.txt": "本年度各部门在推进各项重点工作的同时也注意到了基层一线的行政执法。\n",
        ])
        try fixture.index()
        let hits = try fixture.search("行政执法").hits
        #expect(hits.map(\.match) == [.literal, .literal])
        let others = try fixture.search("部门行政").hits
        #expect(others.map(\.match) == [.words])
        let samples = try SearchFixture()
        _ = try ReportIndexer(samples.location).index([FilePath(Files.seeds)])
        for query in ["行政执法", "法治政府", "执法检查", "学习培训", "工作机制"] {
            let kinds = try samples.search(query).hits.map(\.match)
            #expect(kinds == kinds.filter { $0 == .literal } + kinds.filter { $0 == .words })
        }
    }

    /// Hits after the reranked ones keep their order, and scores never rise.
    @Test func theRestFollows() throws {
        let fixture = try SearchFixture()
        _ = try ReportIndexer(fixture.location).index([FilePath(Files.seeds)])
        var relevance = Relevance()
        relevance.depth = 5
        for any in [true, false] {
            func places(_ ranking: Ranking) throws -> [(String, Double)] {
                try fixture.search("执法 OR 工作") {
                    $0.matchesAny = any
                    $0.ranking = ranking
                }.hits.map { ("\($0.place.file):\($0.place.paragraph)", $0.score) }
            }
            let shallow = try places(.relevance(relevance))
            let deep = try places(.standard)
            #expect(Set(shallow.map(\.0)) == Set(deep.map(\.0)))
            #expect(shallow.count > 20)
            if any {
                for (left, right) in zip(shallow, shallow.dropFirst()) {
                    #expect(left.1 >= right.1)
                }
            }
        }
    }
}
