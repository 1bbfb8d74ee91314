import Foundation
import ReportOutput
import SyntheticCorpus
import TestSupport
import Testing

/// Help and usage errors, in both languages, at the width of a small terminal.
@Suite struct HelpTests {
    private static let names = [
        "index", "query", "batch", "show", "facets", "freq", "kwic", "collocates", "figures",
        "audit", "report", "compare", "reuse", "why", "segment", "stats", "check", "verify",
    ]

    /// Phrases of the argument parser, which are only in English.
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
        for (typed, meant) in pairs {
            let outcome = try Command().run(typed, "x")
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("did you mean `rlsearch \(meant)`?"), "\(typed)")
        }
        let far = try Command().run("zzzzzzzz")
        #expect(far.status == 2 && !far.errors.contains("did you mean"))
    }

    @Test func usageErrorsAreStatusTwo() throws {
        let command = Command()
        for arguments in [["query"], ["nonsense"], ["query", "x", "--year", "abc"]] {
            let run = try command.run(arguments)
            #expect(run.status == 2, "\(arguments)")
            #expect(!run.errors.isEmpty && run.output.isEmpty, "\(arguments)")
        }
        #expect(try command.run("--help").status == 0)
        #expect(try command.run("--version").output.hasPrefix("rlsearch "))
        #expect(try command.run("query", "--help").output.contains("--explain"))
    }

    /// The man page has all options that help has.
    @Test func theManPageNamesEveryOption() throws {
        let page = String(
            decoding: try Files.read(Files.root + "/Documentation/rlsearch.1"), as: UTF8.self
        )
        .replacingOccurrences(of: "\\-", with: "-")
        for name in Self.names {
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
}
