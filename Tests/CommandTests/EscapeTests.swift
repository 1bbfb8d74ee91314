import Foundation
import TestSupport
import Testing

/// Escape sequences in reports, queries, names and indexes never reach a terminal.
@Suite struct EscapeTests {
    private static let escapes = "\u{1B}[2J\u{1B}]0;title\u{7}\u{9B}31m\u{202E}\u{2066}\u{200F}"

    private func collection() throws -> Command {
        let command = Command()
        let e = Self.escapes
        try command.write(
            "report.txt",
            """
            甲市司法\(e)局2023年法治政府建设情况报告
            一、成效\(e)和举措
            全年行政执法\(e)检查12次，\(e)行政执法监督3次。行政执法\(e)培训。
            """)
        try command.write("queries.tsv", "q\(e)\t行政执法\(e)\nq2\t(\(e)\n")
        try command.write("rows.tsv", "id\(e)\t行政执法\(e)\nno\(e)tab\n")
        try command.write("synonyms.txt", "甲\(e)\n")
        #expect(try command.run("index", "report.txt").status == 0)
        return command
    }

    @Test func everyCommandReplacesEscapeSequences() throws {
        let command = try collection()
        let e = Self.escapes
        let runs: [[String]] = [
            ["query", "行政执法", "--explain", "--context", "1"], ["query", "行政执法\(e)", "--explain"],
            ["query", "行政执法", "--json"], ["query", "\"行政\(e)"], ["query", "nothing:\(e)"],
            ["query", "/\(e)(/"], ["query", "--pinyin", "xzzf"], ["query", "国动办\(e)"],
            ["show", "report.txt"], ["show", "report.txt:3"], ["show", "report.txt:99"],
            ["show", "no\(e)file"], ["show", "report.txt", "--json"], ["kwic", "行政执法"],
            ["kwic", "行政执法", "--json"], ["facets", "行政执法", "--by", "agency"],
            ["freq", "行政执法\(e)", "--by", "year"], ["freq", "行政执法\(e)", "--json"],
            ["collocates", "行政执法", "--least", "1"], ["why", "行政执法\(e)培训", "--in", "report.txt:3"],
            ["why", "行政执法", "--in", "no\(e)file"], ["stats"], ["check"], ["stats", "--json"],
            ["verify", "--sample", "20"], ["batch", "queries.tsv"],
            ["batch", "queries.tsv", "--trec"],
            ["segment", "行政\(e)执法"], ["segment", "--json", "行政\(e)执法"], ["--no\(e)option"],
            ["no\(e)command"], ["query", "--no\(e)option", "a"], ["query", "a", "--year", "\(e)"],
            ["query", "a", "--index", "no\(e)folder"],
            ["query", "a", "--synonyms", "synonyms.txt"],
            ["index", "no\(e)file"], ["index", "--format", "tsv", "rows.tsv"],
            ["query", "行政执法", "--section", "\(e)"],
        ]
        for arguments in runs {
            let outcome = try command.run(arguments)
            #expect(outcome.status >= 0 && outcome.status <= 2, "\(arguments)")
            #expect(!outcome.output.isEmpty || !outcome.errors.isEmpty, "\(arguments) says nothing")
            #expect(
                !Raw.occurs(in: outcome.output), "\(arguments): \(outcome.output.debugDescription)")
            #expect(
                !Raw.occurs(in: outcome.errors), "\(arguments): \(outcome.errors.debugDescription)")
        }
    }

    @Test func pythonParsesTheJSON() throws {
        let command = try collection()
        let output = try command.run("query", "行政执法", "--json", "--context", "1").output
        let check = "import json,sys\nfor l in sys.stdin: json.loads(l)['text'].index(chr(27))"
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", check]
        let input = Pipe()
        process.standardInput = input
        try process.run()
        input.fileHandleForWriting.write(Data(output.utf8))
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
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
}
