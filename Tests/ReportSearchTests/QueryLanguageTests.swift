import ReportSearch
import SearchTestSupport
import SyntheticCorpus
import TestSupport
import Testing

/// The query language on texts: each operator, and comparison with a plain scan.
@Suite struct QueryLanguageTests {
    @Test func operatorsSelectMatches() throws {
        let fixture = try SearchFixture([
            "a.txt": "严格行政执法。\n", "b.txt": "行政执法监督。加强检查。\n", "c.txt": "检查与监督并重；执法从严。\n",
            "d.txt": "第三季度检查123次。\n", "e.txt": "gov与government不同。\n",
        ])
        try fixture.index()
        let table: [(String, [String])] = [
            ("执法 监督", ["b", "c"]), ("执法 OR 检查", ["a", "b", "c", "d"]), ("执法 -监督", ["a"]),
            ("NOT 执法", ["d", "e"]), ("(执法 OR 检查) -监督", ["a", "d"]),
            ("NEAR/0(执法 监督)", ["b"]), ("NEAR/4(执法 监督)", ["b", "c"]), ("NEAR/2(监督 检查)", ["c"]),
            ("SAME句(监督 检查)", ["c"]), ("SAME句(执法 监督)", ["b"]), ("SAME段(监督 检查)", ["b", "c"]),
            ("行政*监督", ["b"]), ("行政*检查", []), ("检查?监督", ["c"]), ("12*", ["d"]), ("12", []),
            ("*23", ["d"]), ("gov", ["e"]), ("gov*不同", ["e"]), ("ernment", []), ("*ernment", ["e"]),
            ("/第[一二三]季度/", ["d"]), ("/检查\\d+次/", ["d"]), ("/GOV[a-z]+/", ["e"]),
            ("/执法|季度/", ["a", "b", "c", "d"]),
            ("/^严格/", ["a"]), ("file:b.txt 执法", ["b"]), ("-file:b.txt 执法", ["a", "c"]),
            ("\"执法监督\"", ["b"]), ("“执法 监督”", ["b"]),
        ]
        for (query, files) in table {
            #expect(
                try fixture.files(query).sorted() == files.map { $0 + ".txt" }, "\(query)")
        }
    }

    /// One occurrence of each part is chosen: a second one does not fill a gap.
    @Test func nearChoosesOneOccurrenceOfEachPart() throws {
        let fixture = try SearchFixture([
            "a.txt": "检查，执法，执法，监督。\n", "b.txt": "检查，执法，监督，执法。\n",
            "c.txt": "执法，检查，检查，检查，监督。执法检查监督。\n", "d.txt": "监督，监督，检查。另有执法监督检查。\n",
        ])
        try fixture.index()
        let table: [(String, [String])] = [
            ("NEAR/1(执法 监督 检查)", ["b", "c", "d"]), ("NEAR/4(执法 监督 检查)", ["a", "b", "c", "d"]),
            ("NEAR/3(执法 监督 检查)", ["b", "c", "d"]), ("NEAR/1(执法 检查)", ["a", "b", "c"]),
            ("NEAR/1(执法 (监督 OR 检查))", ["a", "b", "c", "d"]),
        ]
        for (query, files) in table {
            #expect(
                try fixture.files(query).sorted() == files.map { $0 + ".txt" }, "\(query)")
        }
    }

    @Test func fieldsMatchMetadata() throws {
        let fixture = try SearchFixture([
            "2022_澄川市_政府工作报告.txt":
                "澄川市2022年政府工作报告\n\n一、主要举措和成效\n\n推进普法。\n\n二、存在的不足\n\n执法不够规范。\n",
            "2023_青屿市_政府工作报告.txt":
                "青屿市2023年政府工作报告\n\n一、主要举措和成效\n\n推进普法，规范执法。\n\n普及法律。\n",
        ])
        try fixture.index()
        func texts(_ query: String) throws -> [String] {
            try fixture.search(query).hits.filter { !$0.text.hasPrefix("一、") }.map(\.text).sorted()
        }
        #expect(try texts("year:2022 普法") == ["推进普法。"])
        #expect(try texts("year:2023.. 普法") == ["推进普法，规范执法。"])
        #expect(try texts("title:澄川市 普法") == ["推进普法。"])
        #expect(try texts("heading:不足 执法") == ["执法不够规范。"])
        #expect(try texts("section:shortcomings 执法") == ["执法不够规范。"])
        #expect(try texts("section:成效 执法") == ["推进普法，规范执法。"])
        #expect(try texts("SAME节(普法 普及)") == ["推进普法，规范执法。", "普及法律。"])
        #expect(try texts("SAME节(普法 不够)") == [])
    }

    @Test func weightsMoveTheRanking() throws {
        let fixture = try SearchFixture([
            "a.txt": "执法检查执法。\n", "b.txt": "监督检查监督。\n", "c.txt": "其他工作。\n",
        ])
        try fixture.index()
        #expect(try fixture.files("执法^5 OR 监督").first == "a.txt")
        #expect(try fixture.files("执法 OR 监督^5").first == "b.txt")
    }

    @Test func highlightsFollowTheVerifiedPlaces() throws {
        let fixture = try SearchFixture(["a.txt": "推進行政執法，第三季度检查１２次。\n"])
        try fixture.index()
        func marked(_ query: String) throws -> [String] {
            let hit = try #require(try fixture.search(query).hits.first)
            let scalars = Array(hit.text.unicodeScalars)
            return hit.highlights.map { String(String.UnicodeScalarView(scalars[$0])) }
        }
        #expect(try marked("行政*法") == ["行政執法"])
        #expect(try marked("/第.季度/ 12") == ["第三季度", "１２"])
        #expect(try marked("NEAR(执法 检查) -冰川") == ["執法", "检查"])
    }

    @Test func errorsCarryTheQuery() throws {
        let fixture = try SearchFixture(["a.txt": "执法。\n"])
        try fixture.index()
        for query in ["(执法", "/[/", "agncy:x"] {
            do {
                _ = try fixture.search(query)
                Issue.record("\(query) was understood")
            } catch ReportSearchError.query(let error) {
                #expect(error.query == query)
            }
        }
    }

    /// To ICU, a combining mark after an operator does not change the operator.
    @Test func marksDoNotChangeOperators() throws {
        let fixture = try SearchFixture(["a.txt": "中国大\u{300}人，cafe\u{301}，甲。\n"])
        try fixture.index()
        for pattern in [
            "国\\S\u{300}人", "国\\S(?:\u{300})人", "cafe\u{301}", "乙|\u{300}人",
            "(天地[](])|([甲])",
            "(人大(?#[)会)|(，(甲)(?#]))",
        ] {
            #expect(try fixture.search("/\(pattern)/").hits.count == 1, "\(pattern)")
        }
    }

    /// A regular expression that would run forever ends with an error.
    @Test func regularExpressionsAreBounded() throws {
        let fixture = try SearchFixture(["a.txt": String(repeating: "a", count: 3_000) + "\n"])
        try fixture.index()
        do {
            _ = try fixture.search("/(a+)+b/")
            Issue.record("it ended")
        } catch ReportSearchError.query(let error) {
            guard case .regex(.slow(pattern: "(a+)+b", reason: _)) = error.problem else {
                Issue.record("\(error)")
                return
            }
        }
    }

    /// The best few hits are the first of all hits, although they are found in another way.
    @Test func fewHitsAreTheFirstOfAll() throws {
        var generator = Seed.generator()
        let alphabet = Array("法治政府工作的12a，。")
        let fixture = try SearchFixture()
        for round in 0..<3 {
            for file in 0..<12 {
                let lines = (0..<10).map { _ in
                    String(
                        (0..<3 + generator.below(25)).map { _ in
                            alphabet[generator.below(alphabet.count)]
                        })
                }
                try fixture.write(
                    "\(file % (round + 9)).txt", lines.joined(separator: "。\n\n") + "。\n")
            }
            try fixture.index()
        }
        let searcher = try ReportSearcher(fixture.location)
        func seen(_ hits: [SearchHit]) -> [String] {
            hits.map { "\($0.place.file):\($0.place.paragraph) \($0.score) \($0.match)" }
        }
        var literalCount = 0
        for _ in 0..<200 {
            let text = String(
                (0..<1 + generator.below(3)).map { _ in alphabet[generator.below(9)] })
            let query = ["\"\(text)\"", text, "\(text) 法"][generator.below(3)]
            let all = try searcher.search(SearchRequest(query, limit: nil)).hits
            for limit in [1, 3, 10] {
                let few = try searcher.search(SearchRequest(query, limit: limit)).hits
                #expect(seen(few) == Array(seen(all).prefix(limit)), "\(query)")
            }
            literalCount += all.count { $0.match == .literal }
        }
        #expect(literalCount > 1_000)
    }

    /// Compares random queries with a scan of the texts by the documented rules.
    @Test func findsWhatAPlainScanFinds() throws {
        var generator = Seed.generator()
        let alphabet = Array("法治政12a，。")
        var texts: [String] = []
        for _ in 0..<120 {
            let text = String(
                (0..<4 + generator.below(20)).map { _ in alphabet[generator.below(alphabet.count)] }
            )
            texts.append("甲" + text + "乙")
        }
        let fixture = try SearchFixture()
        for (number, text) in texts.enumerated() {
            try fixture.write("\(1000 + number).txt", text + "\n")
        }
        try fixture.index()
        let indexed = try fixture.search("甲").hits.sorted { $0.place.file < $1.place.file }
            .map(\.text)
        let searcher = try ReportSearcher(fixture.location)
        for _ in 0..<300 {
            let query = ScannedQuery.random(depth: 3, &generator)
            let hits = try searcher.search(SearchRequest(query.text, limit: nil)).hits
            let found = Set(hits.map { String($0.place.file.split(separator: "/").last ?? "") })
            var expected: Set<String> = []
            for (number, text) in indexed.enumerated() where query.matches(Array(text)) {
                expected.insert("\(1000 + number).txt")
            }
            let differing = found.symmetricDifference(expected).sorted()
            #expect(differing == [], "\(query.text)")
        }
    }
}

/// A query with its meaning, implemented as simply as possible.
private indirect enum ScannedQuery {
    case phrase([Character])
    case all([ScannedQuery])
    case any([ScannedQuery])
    case not(ScannedQuery)
    case near([[Character]], Int)
    case sentence([[Character]])

    static func random(depth: Int, _ generator: inout SeededGenerator) -> ScannedQuery {
        let kind = depth == 0 ? 0 : generator.below(7)
        func phrase() -> [Character] {
            let alphabet = Array("法治政12a")
            return (0..<1 + generator.below(3)).map { _ in alphabet[generator.below(alphabet.count)]
            }
        }
        func parts() -> [ScannedQuery] {
            (0..<2 + generator.below(2)).map { _ in random(depth: depth - 1, &generator) }
        }
        switch kind {
        case 1: return .all(parts())
        case 2: return .any(parts())
        case 3: return .not(random(depth: depth - 1, &generator))
        case 4:
            let phrases = (0..<2 + generator.below(3)).map { _ in phrase() }
            return .near(phrases, generator.below(6))
        case 5: return .sentence([phrase(), phrase()])
        default: return .phrase(phrase())
        }
    }

    var text: String {
        func quoted(_ phrase: [Character]) -> String { "\"\(String(phrase))\"" }
        switch self {
        case .phrase(let phrase): return quoted(phrase)
        case .all(let parts): return "(" + parts.map(\.text).joined(separator: " ") + ")"
        case .any(let parts): return "(" + parts.map(\.text).joined(separator: " OR ") + ")"
        case .not(let part): return "-" + part.text
        case .near(let phrases, let distance):
            return "NEAR/\(distance)(" + phrases.map(quoted).joined(separator: " ") + ")"
        case .sentence(let phrases):
            return "SAME句(" + phrases.map(quoted).joined(separator: " ") + ")"
        }
    }

    func matches(_ text: [Character]) -> Bool {
        switch self {
        case .phrase(let phrase): return !Self.places(phrase, text).isEmpty
        case .all(let parts): return parts.allSatisfy { $0.matches(text) }
        case .any(let parts): return parts.contains { $0.matches(text) }
        case .not(let part): return !part.matches(text)
        case .near(let phrases, let distance):
            // All choices of one place for each phrase.
            let choices = phrases.reduce([[]]) { choices, phrase in
                choices.flatMap { choice in Self.places(phrase, text).map { choice + [$0] } }
            }
            return choices.contains { choice in
                let places = choice.sorted { $0.lowerBound < $1.lowerBound }
                return zip(places.indices, places).dropFirst().allSatisfy { index, place in
                    let end = places[..<index].map(\.upperBound).max() ?? 0
                    return place.lowerBound - end <= distance
                }
            }
        case .sentence(let phrases):
            return text.split(separator: "。").contains { sentence in
                phrases.allSatisfy { !Self.places($0, Array(sentence)).isEmpty }
            }
        }
    }

    /// The positions of a phrase, from the left without overlap, not inside longer numbers or words.
    private static func places(_ phrase: [Character], _ text: [Character]) -> [Range<Int>] {
        func joins(_ place: Int) -> Bool {
            guard place > 0, place < text.count else { return false }
            let (left, right) = (text[place - 1], text[place])
            return left.isNumber && right.isNumber
                || left.isASCII && left.isLetter && right.isASCII && right.isLetter
        }
        var found: [Range<Int>] = []
        var start = 0
        while start + phrase.count <= text.count {
            let end = start + phrase.count
            if Array(text[start..<end]) == phrase, !joins(start), !joins(end) {
                found.append(start..<end)
                start = end
            } else {
                start += 1
            }
        }
        return found
    }
}
