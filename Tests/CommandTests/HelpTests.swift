import Foundation
import ReportOutput
import SyntheticCorpus
import TestSupport
import Testing

/// Help and usage errors, in both languages, at the width of a small terminal.
@Suite struct HelpTests {
    private static let names = [
        "index", "query", "batch", "show", "extract", "facets", "freq", "kwic", "collocates",
        "keywords", "figures", "promises", "audit", "report", "compare", "reuse", "why", "segment",
        "stats", "check", "verify", "serve", "mcp", "push", "merge",
    ]

    /// Phrases of the argument parser that exist only in English.
    private static let english = [
        "OVERVIEW", "USAGE", "Usage:", "OPTIONS", "ARGUMENTS", "FILTERS", "Show ", "(default:",
        "(values:", "Error", "Help:", "See '", "Missing", "Unknown", "invalid", " or '",
    ]

    private func run(_ arguments: String..., language: String) throws -> String {
        let outcome = try Command().run(
            arguments + ["--lang", language], environment: ["COLUMNS": "80"])
        return outcome.output + outcome.errors
    }

    @Test(arguments: names)
    func helpFitsTheLineInBothLanguages(name: String) throws {
        for language in ["zh", "en"] {
            let text = try run(name, "--help", language: language)
            #expect(text.contains("--lang"))
            var isExample = false
            for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
                // Command lines and the grammar of queries are not wrapped.
                if !line.hasPrefix("  ") { isExample = false }
                if line.hasPrefix("Examples:") || line.hasPrefix("示例：") { isExample = true }
                if line.hasPrefix("Grammar:") || line.hasPrefix("语法：") { isExample = true }
                if isExample || line.contains("query language") || line.contains("查询语法") {
                    isExample = true
                    continue
                }
                #expect(DisplayWidth.cells(line) <= 80, "\(name): \(line)")
            }
            guard language == "zh" else { continue }
            for phrase in Self.english { #expect(!text.contains(phrase), "\(name): \(phrase)") }
            // --k1 <k1> and --share <i/n> are notation.
            let values = text.matches(of: /<([a-z]{2,})>/).map { String($0.1) }
            #expect(values.isEmpty, "\(name): \(values)")
        }
    }

    @Test func usageErrorsAreInTheReadersLanguage() throws {
        let calls = [
            ["facets", "x"], ["query"], ["query", "x", "--bogus"],
            ["query", "x", "--section", "y"],
            ["query", "x", "--year", "23"], ["query", "x", "-n"], ["stats", "more"],
            ["query", "x", "--color", "blue"], ["query", "x", "--json", "--csv"],
            ["freq"], ["audit"], ["kwic", "x", "--width", "0"],
        ]
        for call in calls {
            let chinese = try Command().run(call + ["--lang", "zh"])
            #expect(chinese.status == 2 && chinese.errors.hasPrefix("错误："), "\(call)")
            for phrase in Self.english {
                #expect(!chinese.errors.contains(phrase), "\(call): \(chinese.errors)")
            }
            let english = try Command().run(call + ["--lang", "en"])
            #expect(english.status == 2 && english.errors.hasPrefix("Error: "), "\(call)")
            // The error, its help and the usage are separate lines.
            #expect(english.errors.split(separator: "\n").count >= 2, "\(call)")
        }
    }

    @Test func aMistypedCommandSuggestsTheNearest() throws {
        let pairs = [
            ("qurey", "query"), ("reprot", "report"), ("idnex", "index"), ("facet", "facets"),
            ("figurs", "figures"), ("kwik", "kwic"), ("verfy", "verify"), ("Query", "query"),
            ("compre", "compare"), ("segmnt", "segment"),
        ]
        // The names of the command in other programs.
        let others = [
            ("search", "query"), ("grep", "query"), ("serach", "query"), ("count", "facets"),
            ("diff", "compare"), ("tokenize", "segment"),
        ]
        for (typed, meant) in pairs + others {
            let outcome = try Command().run(typed, "x")
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("did you mean `rlsearch \(meant)`?"), "\(typed)")
        }
        for options in [["--lang", "en"], ["--lang=en", "--pager"], ["--color", "never"]] {
            let outcome = try Command().run(options + ["qurey", "x"])
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("did you mean `rlsearch query`?"), "\(options)")
        }
        let query = try Command().run("行政执法")
        #expect(query.status == 2 && query.errors.contains("write `rlsearch query 行政执法`"))
        let help = try Command().run("help", "qurey")
        #expect(help.status == 2 && help.errors.contains("did you mean `rlsearch query`?"))
        #expect(try Command().run("help", "query").status == 0)
        #expect(try Command().run("help").status == 0)
        let far = try Command().run("zzzzzzzz")
        #expect(far.status == 2 && !far.errors.contains("did you mean"))
    }

    @Test func errorsSayHowToMendThem() throws {
        let command = Command()
        let mistakes: [([String], String)] = [
            (["query", "行政", "--year", "20x3"], "such as 2023"),
            (["promises", "--years", "2023"], "Usage: rlsearch promises"),
            (["show", "."], "name one of the files in it"),
            (["push", "--to", "foo", "--name", "reports"], "--to https://HOST:9200 --name NAME"),
        ]
        for (arguments, remedy) in mistakes {
            let outcome = try command.run(arguments)
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains(remedy), "\(arguments): \(outcome.errors)")
        }
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func completionsOfferTheValuesInBothLanguages(shell: String) throws {
        let script = try Command().run("--generate-completion-script", shell).output
            .replacing("$'\\n'", with: " ").replacing("'", with: "")
        for values in [
            "achievements 举措 shortcomings 不足", "region 地区 province 省份 year 年度",
            "indicator sentence paragraph",
        ] {
            #expect(script.contains(values), "\(shell) does not offer \(values)")
        }
    }
}
