import Foundation
import SyntheticCorpus
import TestSupport
import Testing

/// `rlsearch query`
@Suite struct QueryTests {
    @Test func indexedFilesAreFound() throws {
        let command = Command()
        let first = try command.run("index", Files.seeds)
        #expect(first.status == 0)
        #expect(first.output.hasPrefix("indexed "))
        let second = try command.run("index", Files.seeds)
        #expect(second.status == 0)
        #expect(second.output.hasPrefix("nothing changed: "))
        let query = try command.run("query", "行政执法", "-n", "2")
        #expect(query.status == 0)
        #expect(query.output.contains("行政执法"))
        #expect(!query.output.contains("\u{1B}"))
        let colored = try command.run("query", "行政执法", "--color", "always")
        #expect(colored.output.contains("\u{1B}[1;31m行政执法\u{1B}[0m"))
        let none = try command.run("query", "冰川钻探")
        #expect(none.status == 1 && none.output.isEmpty)
    }

    @Test func jsonHasOneObjectPerLine() throws {
        let command = Command()
        _ = try command.run("index", Files.seeds)
        let query = try command.run("query", "行政执法", "--json", "--context", "1", "--explain")
        let lines = query.output.split(separator: "\n")
        #expect(lines.count == 10)
        let names: Set<String> = [
            "schema", "rank", "score", "match", "file", "paragraph", "bytes", "heading", "section",
            "agency", "region", "year", "text", "highlights",
        ]
        for (index, line) in lines.enumerated() {
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            #expect(names.isSubset(of: Set(object.keys)))
            #expect(object["rank"] as? Int == index + 1)
            #expect(object["schema"] as? Int == 2)
            #expect(["literal", "words"].contains(object["match"] as? String))
            // Highlights are ranges of Unicode scalars of the text.
            let text = try #require(object["text"] as? String)
            let ranges = try #require(object["highlights"] as? [[Int]])
            for range in ranges {
                #expect(range[0] < range[1] && range[1] <= text.unicodeScalars.count)
            }
            let bytes = try #require(object["bytes"] as? [Int])
            let name = try #require(object["file"] as? String)
            let file = try Files.read(
                name.hasPrefix("/") ? name : command.folder.path + "/" + name)
            #expect(bytes[1] <= file.count)
        }
    }

    @Test func queryPrintsCountsFilesAndCSV() throws {
        let command = Command()
        try command.write("a.txt", "行政执法，“甲”。\n行政执法\"乙\",丙。\n")
        try command.write("b.txt", "行政执法。\n")
        _ = try command.run("index", ".")
        #expect(try command.run("query", "行政执法", "-c").output == "3\n")
        #expect(try command.run("query", "行政执法", "-l").output == "a.txt\nb.txt\n")
        let quiet = try command.run("query", "行政执法", "-q")
        #expect(quiet.status == 0 && quiet.output.isEmpty)
        let csv = try command.run("query", "乙", "--csv").output
        #expect(csv.hasPrefix("rank,score,match,file,"))
        #expect(csv.contains("\"行政执法\"\"乙\"\",丙。\""))
        #expect(try command.run("query", "没有", "-c").output == "0\n")
        #expect(try command.run("query", "没有", "-c").status == 1)
        #expect(try command.run("query", "行政执法", "-c", "-l").status == 2)
    }

    @Test func theIndexIsFoundFromSubfolders() throws {
        let command = Command()
        Files.makeFolder(command.folder.path + "/sub")
        try command.write("sub/a.txt", "行政执法。\n")
        _ = try command.run("index", "sub")
        #expect(try command.run("query", "行政执法", "-l", in: "sub").output == "a.txt\n")
        let named = try command.run(
            "query", "行政执法", "-l", environment: ["RLSEARCH_INDEX": ".rlsearch"])
        #expect(named.output == "sub/a.txt\n")
        let wrong = try command.run(
            "query", "行政执法", environment: ["RLSEARCH_INDEX": "elsewhere"])
        #expect(wrong.status == 2 && wrong.errors.contains("rlsearch index"))
    }

    @Test func queriesOfPunctuationAreLiteral() throws {
        let command = Command()
        try command.write("a.txt", "行政执法。\n")
        _ = try command.run("index", ".")
        #expect(try command.run("query", "。").status == 0)
        #expect(try command.run("query", "？！").status == 1)
        let empty = try command.run("query", "   ")
        #expect(empty.status == 2 && empty.errors.contains("empty"))
        let open = try command.run("query", "\"行政")
        #expect(open.status == 2 && open.errors.contains("column 1"))
    }

    @Test func aBadQueryIsShownWithACaret() throws {
        let command = Command()
        try command.write("a.txt", "行政执法。\n")
        _ = try command.run("index", ".")
        let wrong = try command.run("query", "执法 (监督")
        #expect(wrong.status == 2)
        #expect(wrong.errors.contains("column 4"))
        #expect(wrong.errors.contains("  执法 (监督\n       ^\n"))
        let understood = try command.run("query", "执法 OR year:2023", "--explain")
        #expect(understood.errors.contains("any of") && understood.errors.contains("the year 2023"))
    }

    /// Plain queries are parsed without the argument parser, with the same result.
    @Test func plainQueriesEqualParsedOnes() throws {
        let command = Command()
        try command.write("a.txt", "行政执法。\n行政检查。\n执法监督。\n")
        _ = try command.run("index", ".")
        for arguments in [
            ["行政"], ["行政", "执法"], ["行政 OR 监督", "-n", "1"], ["--any", "行政监督"],
            ["--json", "-n", "2", "行政"], ["--index", ".rlsearch", "执法"], ["没有的词"], ["(行政"],
            ["行政", "--index", "missing"],
        ] {
            let plain = try command.run(["query"] + arguments)
            let parsed = try command.run(["query"] + arguments + ["--context", "0"])
            #expect(plain.output == parsed.output, "\(arguments)")
            #expect(plain.errors == parsed.errors, "\(arguments)")
            #expect(plain.status == parsed.status, "\(arguments)")
        }
        for arguments in [["-n", "0", "行政"], ["-n", "行政"], ["--index"], ["-x", "行政"], []] {
            #expect(try command.run(["query"] + arguments).status == 2, "\(arguments)")
        }
    }

    @Test func yearsMayBeRanges() throws {
        let command = Command()
        for year in 2021...2023 {
            try command.write("\(year)_上海市_政府工作报告.txt", "行政执法。\n")
        }
        _ = try command.run("index", ".")
        for (argument, count) in [
            ("2022", 1), ("2022..", 2), ("..2022", 2), ("2021..2022", 2), ("2024..", 0),
        ] {
            let run = try command.run("query", "行政执法", "-c", "--year", argument)
            #expect(run.output == "\(count)\n", "\(argument)")
        }
        for argument in ["..", "2022.", "2023..2021", "二〇二二"] {
            #expect(try command.run("query", "行政执法", "--year", argument).status == 2)
        }
    }
}
