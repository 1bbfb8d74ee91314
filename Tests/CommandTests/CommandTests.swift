import Foundation
import SyntheticCorpus
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite struct CommandTests {
    @Test func indexThenQuery() throws {
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

    @Test func jsonIsOneObjectALine() throws {
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
            // A range of scalars of the text, for each highlight.
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

    @Test func otherForms() throws {
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

    @Test func theIndexIsFoundFromBelow() throws {
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

    @Test func nothingToIndexIsSaid() throws {
        let command = Command()
        Files.makeFolder(command.folder.path + "/empty")
        let empty = try command.run("index", "empty")
        #expect(empty.status == 0 && empty.output.isEmpty)
        #expect(empty.errors.contains("no files to index in empty"))
        let missing = try command.run("index", "missing")
        #expect(missing.status == 2)
        #expect(missing.errors.contains("missing: cannot open: No such file or directory"))
        #expect(try command.run("query", "x", "--index", "nowhere").status == 2)
        try command.write("zero.txt", "")
        let zero = try command.run("index", "zero.txt")
        #expect(zero.status == 0 && zero.errors.contains("zero.txt: no text in it"))
    }

    @Test func badFilesAreNamedAndTheRestIsIndexed() throws {
        let command = Command()
        try command.write("a.txt", "行政执法。\n")
        try Files.write(
            Array("法治政府".utf8) + [0xFF], to: command.folder.path + "/bad.txt")
        try command.write("secret.txt", "x")
        _ = unsafe chmod(command.folder.path + "/secret.txt", 0)
        let run = try command.run("index", ".")
        #expect(run.status == 2)
        #expect(run.errors.contains("bad.txt: byte 12 is not valid utf-8"))
        #expect(run.errors.contains("--encoding"))
        // Root may read everything.
        if getuid() != 0 { #expect(run.errors.contains("secret.txt: cannot read")) }
        #expect(try command.run("query", "行政执法", "-c").output == "1\n")
    }

    @Test func usageErrorsAreStatusTwo() throws {
        let command = Command()
        for arguments in [["query"], ["nonsense"], ["query", "x", "--year", "abc"]] {
            let run =
                arguments.count == 1
                ? try command.run(arguments[0])
                : try command.run(arguments[0], arguments[1], "--year", "abc")
            #expect(run.status == 2, "\(arguments)")
            #expect(!run.errors.isEmpty && run.output.isEmpty)
        }
        #expect(try command.run("--help").status == 0)
        #expect(try command.run("--version").output.hasPrefix("rlsearch "))
        #expect(try command.run("query", "--help").output.contains("--explain"))
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

    @Test func anIndexOfAnotherVersionIsRefused() throws {
        let command = Command()
        try command.write("a.txt", "行政执法。\n")
        _ = try command.run("index", ".")
        let path = command.folder.path + "/.rlsearch/manifest"
        var bytes = try Files.read(path)
        bytes[8] = 77
        try Files.write(bytes, to: path)
        for arguments in ["query", "check"] {
            let run = try command.run(
                arguments, arguments == "query" ? "行政" : "--index",
                arguments == "query" ? "执法" : ".rlsearch")
            #expect(run.status == 2)
            #expect(run.errors.contains("format 77"))
        }
    }

    @Test func escapeSequencesNeverReachATerminal() throws {
        let command = Command()
        try command.write("a.txt", "行政执法\u{1B}[31m红\u{9B}0m。\n")
        _ = try command.run("index", ".")
        let text = try command.run("query", "行政执法").output
        #expect(!text.contains("\u{1B}") && !text.contains("\u{9B}"))
        let json = try command.run("query", "行政执法", "--json").output
        #expect(!json.contains("\u{1B}") && json.contains("\\u001b"))
    }

    @Test func segmentReadsArgumentsAndInput() throws {
        let command = Command()
        #expect(try command.run("segment", "严格规范公正文明执法").output == "严格/规范/公正/文明/执法\n")
        #expect(
            try command.run("segment", "--overlay", "国动办推进放管服改革").output
                == "国动办/推进/放管服/改革\n")
        #expect(
            try command.run("segment", "-", input: "依法行政\n\n法治政府\n").output
                == "依法/行政\n\n法治/政府\n")
        #expect(try command.run("segment", "--boundaries", "中国12。", "").output == "6 8 11\n\n")
        let tokens = try command.run("segment", "--json", "国动办").output
        #expect(
            tokens.contains(
                "\"term\":\"国动办\",\"bytes\":[0,9],\"kind\":\"word\",\"source\":\"overlay\""))
        #expect(tokens.contains("\"source\":\"icu\"") && tokens.contains("\"source\":\"gram\""))
        let (fast, icu) = ("中é1.5，カタカナ々", "中é1.5，カタカナ々")
        #expect(
            try command.run("segment", "--boundaries", "--engine", "fast", fast).output
                == command.run("segment", "--boundaries", "--engine", "icu", icu).output)
    }

    @Test func checkAndStats() throws {
        let command = Command()
        try command.write("a.txt", "2023年法治政府建设情况报告\n行政执法。\n")
        _ = try command.run("index", ".")
        #expect(try command.run("check").output.hasPrefix("sound: "))
        let stats = try command.run("stats", "--json").output
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(stats.utf8)) as? [String: Any])
        #expect(object["paragraphs"] as? Int == 2)
        #expect((object["years"] as? [String: Int]) == ["2023": 1])
        #expect((object["sizes"] as? [String: Int])?["postings"] ?? 0 > 0)
        for name in Files.names(in: command.folder.path + "/.rlsearch") where name.hasSuffix("seg")
        {
            let path = command.folder.path + "/.rlsearch/" + name
            var bytes = try Files.read(path)
            bytes[bytes.count / 2] ^= 0x40
            try Files.write(bytes, to: path)
        }
        let damaged = try command.run("check")
        #expect(damaged.status == 2 && damaged.errors.contains("damaged"))
    }

    @Test func showTellsTheOutline() throws {
        let command = Command()
        try command.write("a.txt", "2023年法治政府建设情况报告\n一、存在的不足\n（一）认识不深\n正文。\n")
        let outline = try command.run("show", "a.txt").output
        #expect(outline.contains("year    2023  (from the title)"))
        #expect(outline.contains("[shortcomings]"))
        let one = try command.run("show", "a.txt:4").output
        #expect(one.hasPrefix("一、存在的不足 › （一）认识不深\n"))
        #expect(try command.run("show", "a.txt:9").status == 2)
    }

    @Test func whatStandsIsProvedToBeFound() throws {
        let command = Command()
        let samples = try Files.read(Files.root + "/seeds/青屿市国防动员办公室_2023.txt")
        try Files.write(samples, to: command.folder.path + "/a.txt")
        try command.write("b.txt", "受理123件，满意率９８.５％。\n二〇二三年“6·5”警报。\n")
        _ = try command.run("index", ".")
        let proof = try command.run("verify", "--sample", "500")
        #expect(proof.status == 0)
        #expect(proof.output.contains("recall 100 %") && proof.output.contains("precision 100 %"))
        let json = try command.run("verify", "--seed", "7", "--json").output
        #expect(json.contains("\"seed\":7,") && json.contains("\"recall\":1.0"))
        #expect(try command.run("verify", "--seed", "7", "--json").output == json)
        // A file that has changed since proves nothing.
        try command.write("b.txt", "另一份。\n")
        let changed = try command.run("verify", "--sample", "50")
        #expect(changed.status == 0 && changed.errors.contains("b.txt is not as it was indexed"))
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

    /// Help and man page speak of the same options.
    @Test func theManPageNamesEveryOption() throws {
        let page = String(
            decoding: try Files.read(Files.root + "/Documentation/rlsearch.1"), as: UTF8.self
        )
        .replacingOccurrences(of: "\\-", with: "-")
        for name in [
            "index", "query", "batch", "show", "segment", "stats", "check", "verify", "why",
            "facets", "freq", "kwic", "collocates", "figures", "audit", "report", "compare",
            "reuse",
        ] {
            #expect(page.contains("rlsearch \(name)"))
            let help = try Command().run(name, "--help").output
            let words = help.split { !($0.isLetter || $0.isNumber || $0 == "-") }
            for option in Set(words) where option.hasPrefix("--") && option.count > 2 {
                #expect(page.contains(option), "\(name) \(option)")
            }
        }
        let commands = try Command().run("--help").output
        #expect(commands.contains("show") && commands.contains("segment"))
    }

    /// A user's words and folds are given to `index`; the index keeps them.
    @Test func aDictionaryIsNoticed() throws {
        let command = Command()
        try command.write("a.txt", "观澜工程启动。\n")
        _ = try command.run("index", ".")
        try command.write("words", "观澜工程\n")
        try command.write("b.txt", "澜江工程启动。\n")
        _ = try command.run("index", ".")
        let other = try command.run("index", "a.txt", "--dict", "words")
        #expect(other.errors.contains("2 files held what they touch and were cut again"))
        // The index keeps its words: a query needs no list.
        let shares = try command.run("query", "观澜工程", "--explain", "--json").output
        #expect(shares.contains("\"term\":\"观澜工程\""))
        try Files.write("观澜工程\n", to: command.folder.path + "/.rlsearch/dictionary.txt")
        #expect(try command.run("index", ".").errors == "")
        let folds = try command.run("index", ".", "--no-fold", "case", "--no-fold", "years")
        #expect(folds.errors.contains("3 files"))
        #expect(try command.run("index", ".").errors == "")
        #expect(try command.run("index", ".", "--no-fold", "none").errors.contains("3 files"))
        #expect(
            try command.run("segment", "--overlay", "观澜工程启动").output == "观澜工程/启动\n")
        let missing = try command.run("index", ".", "--dict", "missing")
        #expect(missing.status == 2 && missing.errors.contains("missing"))
    }

    /// Plain queries are read without the argument parser, and mean the same.
    @Test func plainQueriesMeanTheSame() throws {
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
