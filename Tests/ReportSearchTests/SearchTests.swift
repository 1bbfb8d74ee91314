import InvertedIndex
import ReportSearch
import SearchTestSupport
import SyntheticCorpus
import SystemPackage
import TestSupport
import Testing
import TextAnalysis

@Suite struct SearchTests {
    @Test func literalHitsComeFirst() throws {
        let fixture = try SearchFixture([
            "a.txt": "加强行政监督，规范执法。\n", "b.txt": "严格行政执法。\n",
            "c.txt": "行政机关开展行政复议，执法行政执法监督很多很多很多很多很多很多工作。\n",
        ])
        try fixture.index()
        let hits = try fixture.search("行政执法").hits
        #expect(hits.map(\.match) == [.literal, .literal, .words])
        #expect(hits.last?.text == "加强行政监督，规范执法。")
        #expect(hits.map(\.rank) == [1, 2, 3])
    }

    /// A word is found even if ICU makes it part of a longer one.
    @Test func literalTextIsFoundWithAnyTokenization() throws {
        let fixture = try SearchFixture(["a.txt": "推进义务教育均衡发展。\n中小企业节能减排。\n"])
        try fixture.index()
        for query in ["教育", "义务", "务教", "节能", "中小", "的", "小企", "均衡发展。", "减"] {
            let hits = try fixture.search(query).hits
            let occurs = "推进义务教育均衡发展。中小企业节能减排。".contains(query)
            #expect(hits.contains { $0.match == .literal } == occurs, "\(query)")
        }
    }

    @Test func conversionDamageDoesNotHideText() throws {
        let fixture = try SearchFixture([
            "a.txt": "学习习近平法 治思想。\n", "b.txt": "全体干部认真学习宣传贯彻习近平法\n治思想，取得成效。\n",
            "c.txt": "学习[bookmark: _GoBack]习近平法治思想。\n",
        ])
        try fixture.index()
        let hits = try fixture.search("习近平法治思想").hits
        #expect(hits.count == 3)
        #expect(hits.allSatisfy { $0.match == .literal })
    }

    @Test func numbersAreWhole() throws {
        let fixture = try SearchFixture([
            "a.txt": "受理123件。\n", "b.txt": "受理12件。\n", "c.txt": "满意率98.5%。\n",
            "d.txt": "“6·5”警报。\n",
        ])
        try fixture.index()
        #expect(try fixture.files("12") == ["b.txt"])
        #expect(try fixture.files("123") == ["a.txt"])
        #expect(try fixture.files("98.5%") == ["c.txt"])
        #expect(try fixture.files("“6·5”") == ["d.txt"])
        #expect(try fixture.files("1") == [])
    }

    @Test func allWordsMatchOrElseAnyWord() throws {
        let fixture = try SearchFixture([
            "a.txt": "行政复议案件。\n", "b.txt": "法律顾问制度。\n", "c.txt": "法律顾问参与行政复议。\n",
        ])
        try fixture.index()
        #expect(try fixture.files("法律顾问 行政复议") == ["c.txt"])
        let relaxed = try fixture.search("法律顾问 听证")
        #expect(relaxed.isRelaxed)
        #expect(relaxed.hits.count == 2)
        #expect(try fixture.search("量子计算机").hits.isEmpty)
        #expect(try fixture.search("\"法律顾问\" \"听证\"").hits.isEmpty)
    }

    @Test func quotedPhrasesMatchLiterally() throws {
        let fixture = try SearchFixture(["a.txt": "执法行政。\n", "b.txt": "行政执法。\n"])
        try fixture.index()
        #expect(Set(try fixture.files("行政执法")) == ["a.txt", "b.txt"])
        #expect(try fixture.files("“行政执法”") == ["b.txt"])
    }

    @Test func invalidQueriesAreErrors() throws {
        let fixture = try SearchFixture(["a.txt": "行政执法。\n"])
        try fixture.index()
        for query in ["", "  ", "\"行政"] {
            #expect(throws: ReportSearchError.self) { try fixture.search(query) }
        }
        #expect(try fixture.search("！！").hits.isEmpty)
        #expect(try fixture.search("。").hits.count == 1)
    }

    @Test func filtersRestrictTheHits() throws {
        let fixture = try SearchFixture([
            "2022_上海市_政府工作报告.txt": "一、工作回顾\n行政执法。\n二、下一年安排\n行政执法有力。\n",
            "2023_北京市_政府工作报告.txt": "行政执法。\n",
        ])
        try fixture.index()
        func count(_ change: (inout ReportFilter) -> Void) throws -> Int {
            try fixture.search("行政执法") { change(&$0.filter) }.hits.count
        }
        #expect(try count { _ in } == 3)
        #expect(try count { $0.years = [2022...2022] } == 2)
        #expect(try count { $0.years = [2020...2021, 2023...2030] } == 1)
        #expect(try count { $0.agencies = ["上海"] } == 2)
        #expect(try count { $0.regions = ["北京市"] } == 1)
        #expect(try count { $0.sections = [.plan] } == 1)
        #expect(try count { $0.sections = [.plan, .achievements] } == 2)
        #expect(try count { $0.agencies = ["广东"] } == 0)
    }

    /// Compares scores with the reference implementation of BM25 on the analyzer's words.
    @Test func scoresEqualTheReference() throws {
        let fixture = try SearchFixture()
        _ = try ReportIndexer(fixture.location).index([FilePath(Files.seeds)])
        var reference = ReferenceSearch()
        let analyzer = try Analyzer(try AnalyzerSetup())
        var texts: [String] = []
        for file in FileWalk([FilePath(Files.seeds)]).files {
            let bytes = try ReportReader.bytes(of: file.path)
            for paragraph in try ReportReader().report(bytes, path: file.path).paragraphs {
                try analyzer.tokenize(Array(paragraph.text.utf8).span)
                reference.add(
                    analyzer.words.map { String(decoding: analyzer.term($0), as: UTF8.self) })
                texts.append(paragraph.text)
            }
        }
        for query in ["行政执法", "法治政府建设情况报告", "领导干部学法用法", "2023年行政复议"] {
            try analyzer.tokenize(Array(query.utf8).span)
            let terms = analyzer.words.map { Term(.words, analyzer.term($0)) }
            for parameters in [BM25(), BM25(k1: 0.9, b: 0.4)] {
                let scores = reference.scores(
                    anyOf: terms, k1: parameters.k1, b: parameters.b)
                let hits = try fixture.search(query) {
                    $0.matchesAny = true
                    $0.ranking = .bm25
                    $0.bm25 = parameters
                }.hits
                #expect(hits.count == scores.count)
                let wanted = scores.values.sorted(by: >)
                for (hit, score) in zip(hits, wanted) { #expect(abs(hit.score - score) < 1e-6) }
            }
        }
    }

    @Test func highlightsMarkWhatMatched() throws {
        let fixture = try SearchFixture(["a.txt": "严格　ＡＢ行政 执法，执法必严。\n"])
        try fixture.index()
        func marked(_ query: String) throws -> [String] {
            let hit = try #require(try fixture.search(query).hits.first)
            let scalars = Array(hit.text.unicodeScalars)
            return hit.highlights.map { String(String.UnicodeScalarView(scalars[$0])) }
        }
        #expect(try marked("行政执法") == ["行政执法"])
        #expect(try marked("执法") == ["执法", "执法"])
        #expect(try marked("ab") == ["ＡＢ"])
        #expect(try marked("执法行政") == ["行政执法", "执法"])
    }

    @Test func neighboursComeOnlyFromTheSameFile() throws {
        let fixture = try SearchFixture([
            "a.txt": "第一段文字。\n第二段文字。\n", "b.txt": "行政执法。\n第二段。\n第三段。\n",
        ])
        try fixture.index()
        let hit = try #require(try fixture.search("行政执法") { $0.contextCount = 2 }.hits.first)
        #expect(hit.before.isEmpty)
        #expect(hit.after.map(\.paragraph) == [2, 3])
    }

    @Test func bytesAreTheParagraphInTheFile() throws {
        let fixture = try SearchFixture(["a.txt": "　标题\r\n\r\n　　严格行政 执法。\r\n"])
        try fixture.index()
        let hit = try #require(try fixture.search("行政执法").hits.first)
        let file = try Files.read(fixture.folder.path + "/a.txt")
        #expect(String(decoding: file[hit.place.bytes], as: UTF8.self) == "严格行政 执法。")
    }

    @Test func countsAndFilesAreReturned() throws {
        let fixture = try SearchFixture([
            "a.txt": "行政执法。\n行政执法。\n", "b.txt": "行政执法。\n", "c.txt": "其他。\n",
        ])
        try fixture.index()
        let searcher = try ReportSearcher(fixture.location)
        let found = try searcher.files(SearchRequest("行政执法", limit: 1))
        #expect(found.paragraphCount == 3)
        #expect(found.files.map(\.paragraphs) == [2, 1])
    }

    /// Equal scores are in the order of paths, even after files were indexed again.
    @Test func tiesFollowThePaths() throws {
        let text = "行政执法。\n"
        let fixture = try SearchFixture(["a.txt": text, "b.txt": text, "c.txt": text])
        try fixture.index()
        try fixture.write("a.txt", text + "\n")
        try fixture.index()
        #expect(try fixture.files("行政执法") == ["a.txt", "b.txt", "c.txt"])
        #expect(try fixture.search("行政执法", limit: 1).hits.count == 1)
        #expect(try fixture.files("行政执法") { $0.matchesAny = true } == ["a.txt", "b.txt", "c.txt"])
    }
}
