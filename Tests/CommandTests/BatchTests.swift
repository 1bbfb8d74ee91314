import Foundation
import SyntheticCorpus
import TestSupport
import Testing

@Suite struct BatchTests {
    /// Rows in which some literal hits score lower than hits by words, and in which some rows are equal.
    private static let rows = [
        "a1\t澄川市加强行政执法监督工作，组织全市各部门学习有关规定，听取企业和群众的意见建议。",
        "a2\t行政、执法、监督；监督、执法、行政。",
        "a3\t行政、执法、监督；监督、执法、行政。",
        "a4\t监督行政，监督执法，行政监督，执法监督。",
        "a5\t青屿市望湖区开展行政执法监督检查，督促各单位按时公开执法信息，改正发现的问题并上报。",
        "a6\t枕溪县修建水渠。",
    ]

    private static func indexedRows() throws -> Command {
        let command = Command()
        try command.write("rows.tsv", rows.joined(separator: "\n") + "\n")
        _ = try command.run("index", "--format", "tsv", "rows.tsv")
        return command
    }

    private static func lines(_ output: String) -> [[String]] {
        output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    }

    private static func objects(_ output: String) throws -> [[String: Any]] {
        try output.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    /// A proof skips rows, because they are not reports, and does not call them changed.
    @Test func aProofReportsThatItSkipsRows() throws {
        let command = Command()
        try command.write("rows.tsv", "a1\t行政执法检查。\n")
        #expect(try command.run("index", "--format", "tsv", "rows.tsv").status == 0)
        let outcome = try command.run("verify", "--sample", "5")
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("1 TSV file holds no reports; left out"))
        #expect(!outcome.errors.contains("has changed since it was indexed"))
    }

    /// Evaluation tools sort only by score, so the scores must give the order of hits in `query`.
    @Test func scoresOfARunFallFromRankToRank() throws {
        let command = try Self.indexedRows()
        try command.write("queries.tsv", "q1\t行政执法监督\nq2\t水渠\n")
        for options in [[], ["--any"]] {
            let run = try command.run(["batch", "queries.tsv", "--trec"] + options)
            #expect(run.status == 0 && run.errors.isEmpty)
            let lines = Self.lines(run.output)
            #expect(lines.allSatisfy { $0.count == 6 && $0[1] == "Q0" && $0[5] == "rlsearch" })
            let first = lines.filter { $0[0] == "q1" }
            #expect(first.map { $0[3] } == (1...5).map(String.init))
            let scores = try first.map { try #require(Float($0[4])) }
            #expect(zip(scores, scores.dropFirst()).allSatisfy { $0 > $1 }, "\(scores)")
            let query = try command.run(["query", "行政执法监督", "--json"] + options)
            let hits = try Self.objects(query.output)
            #expect(first.map { $0[2] } == hits.compactMap { $0["file"] as? String })
            // The first score is unchanged.
            let best = try #require(hits[0]["score"] as? Double)
            #expect(scores[0] == Float(best))
            let engine = try hits.map { try #require($0["score"] as? Double) }
            let falls = zip(engine, engine.dropFirst()).allSatisfy { $0 > $1 }
            #expect(!falls, "the rows show nothing: \(engine)")
            #expect(lines.last.map { [$0[0], $0[2], $0[3]] } == ["q2", "a6", "1"])
        }
    }

    /// A query of punctuation has no words, so every hit scores 0.
    @Test func hitsWithoutAScoreKeepTheirOrder() throws {
        let command = try Self.indexedRows()
        let run = try command.run("batch", "-", "--trec", input: "、\n；\n")
        let lines = Self.lines(run.output)
        #expect(lines.map { $0[2] } == ["a2", "a3", "a2", "a3"])
        let scores = try lines.map { try #require(Float($0[4])) }
        #expect(scores[0] > scores[1] && scores[2] > scores[3])
    }

    @Test func whiteSpaceInNamesIsEncoded() throws {
        let command = Command()
        try command.write("澄川 司法局\u{3000}100%.txt", "行政执法。\n法律顾问。\n")
        _ = try command.run("index", ".")
        let run = try command.run("batch", "-", "--trec", input: "第 1\u{85}\t法律顾问\n")
        let fields = try #require(Self.lines(run.output).first)
        #expect(fields[0] == "第%201%C2%85")
        #expect(fields[2] == "澄川%20司法局%E3%80%80100%.txt:2")
    }

    /// The output is that of `query --json`, preceded by the query.
    @Test func answersAreThoseOfQuery() throws {
        let command = Command()
        for year in 2021...2023 {
            try command.write(
                "\(year)_澄川市_政府工作报告.txt", "澄川市推进行政执法监督。\n行政监督和执法检查\(year)次。\n")
        }
        _ = try command.run("index", ".")
        let queries = ["行政执法监督", "行政 执法", "\"行政执法\"", "执法水渠监督", "冰川钻探"]
        try command.write("queries", queries.joined(separator: "\r\n"))
        let options = ["-n", "3", "--year", "2022..", "--k1", "2", "--b", "0.1"]
        let run = try command.run(["batch", "queries"] + options)
        #expect(run.status == 0)
        // No paragraph contains all words of one query.
        #expect(run.errors.contains("for 1 of 5 queries"))
        let found = try Self.objects(run.output)
        for (index, query) in queries.enumerated() {
            let hits = try Self.objects(
                try command.run(["query", query, "--json"] + options).output)
            var answers = found.filter { $0["qid"] as? String == String(index + 1) }
            #expect(answers.count == hits.count)
            for (number, hit) in hits.enumerated() {
                #expect(answers[number].removeValue(forKey: "query") as? String == query)
                answers[number]["qid"] = nil
                #expect(NSDictionary(dictionary: answers[number]) == NSDictionary(dictionary: hit))
            }
        }
    }

    /// The default id is the number of the line, even after empty lines and lines with ids.
    @Test func linesWithoutAnIDAreKnownByTheirNumber() throws {
        let command = try Self.indexedRows()
        let input = "\u{FEFF}x\t水渠\n\n水渠\n\t水渠\ny\tkind\t水渠"
        let run = try command.run("batch", "-", "--trec", "--limit", "1", input: input)
        #expect(run.status == 0)
        #expect(Self.lines(run.output).map { $0[0] } == ["x", "3", "4", "y"])
    }

    @Test func badLinesAreNamedAndTheRestIsAnswered() throws {
        let command = try Self.indexedRows()
        try command.write("queries.tsv", "q1\t水渠\nq2\t\n\nq4\t\"水渠\n  \nq6\t水渠\n")
        let run = try command.run("batch", "queries.tsv", "--trec")
        #expect(run.status == 2)
        #expect(Self.lines(run.output).map { $0[0] } == ["q1", "q6"])
        for line in [2, 4, 5] { #expect(run.errors.contains("queries.tsv:\(line): ")) }
        #expect(!run.errors.contains("queries.tsv:3: "))
        #expect(run.errors.contains("queries.tsv:2: the query is empty"))
        let piped = try command.run("batch", "-", input: " \n")
        #expect(piped.status == 2 && piped.errors.contains("standard input:1: "))
    }

    @Test func theStatusShowsTheOutcome() throws {
        let command = try Self.indexedRows()
        let none = try command.run("batch", "-", "--trec", input: "冰川钻探\n")
        #expect(none.status == 1 && none.output.isEmpty && none.errors.isEmpty)
        let missing = try command.run("batch", "missing.tsv")
        #expect(missing.status == 2)
        #expect(missing.errors.contains("missing.tsv: cannot read: No such file or directory"))
        #expect(try command.run("batch", ".").status == 2)
        try Files.write([0xD0, 0xD0, 0x0A], to: command.folder.path + "/gbk.tsv")
        let gbk = try command.run("batch", "gbk.tsv")
        #expect(gbk.status == 2 && gbk.errors.contains("gbk.tsv: not UTF-8"))
        let empty = try command.run("batch", "-", input: "\n")
        #expect(empty.status == 2 && empty.errors.contains("the list is empty"))
        #expect(try command.run("batch", "-", "-n", "0", input: "水渠\n").status == 2)
        #expect(try command.run("batch", "-", "--index", "nowhere", input: "水渠\n").status == 2)
    }
}
