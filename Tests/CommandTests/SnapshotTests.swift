import Foundation
import SyntheticCorpus
import TestSupport
import Testing

/// The output of every command on the sample reports, compared with the files in `Snapshots`.
///
/// After an intended change, run the tests with `RLSEARCH_UPDATE_SNAPSHOTS=1` and review the difference in git.
@Suite struct SnapshotTests {
    /// The name of a snapshot, and the arguments of the command.
    struct Call: CustomTestStringConvertible {
        let name: String
        let arguments: [String]
        var input = ""

        init(_ name: String, _ arguments: String..., input: String = "") {
            self.name = name
            self.arguments = arguments
            self.input = input
        }

        var testDescription: String { name }
    }

    private static let report = "seeds/青屿市国防动员办公室_2023.txt"
    private static let year2022 = "seeds/澄川市鹿汀区市场监督管理局_2022.txt"
    private static let year2023 = "seeds/澄川市鹿汀区市场监督管理局_2023.txt"

    static let calls: [Call] = [
        Call("index-again", "index", "seeds"),
        Call("query-text", "query", "行政执法"),
        Call("query-words", "query", "执法 监督 培训", "-n", "3", "--context", "1", "--explain"),
        Call("query-json", "query", "行政执法", "--json", "-n", "3"),
        Call(
            "query-json-full", "query", "行政执法", "--json", "-n", "2", "--context", "1",
            "--explain", "--distinct"),
        Call("query-csv", "query", "行政执法", "--csv", "-n", "3"),
        Call("query-count", "query", "行政执法", "-c"),
        Call("query-files", "query", "行政执法", "-l"),
        Call("query-distinct", "query", "行政执法", "--distinct", "-n", "4"),
        Call("query-any", "query", "--any", "人防工程由谁检查", "-n", "3"),
        Call("query-relaxed", "query", "冰川 行政执法 钻探", "-n", "2"),
        Call("query-none", "query", "冰川钻探"),
        Call("query-error", "query", "NEAR/8(执法"),
        Call("query-pinyin", "query", "--pinyin", "xingzhengzhifa", "-n", "2"),
        Call("query-synonym", "query", "国动办", "-n", "2"),
        Call("batch-json", "batch", "-", "-n", "1", input: "q1\t裁量基准\nq2\t法律顾问\n"),
        Call("batch-trec", "batch", "-", "-n", "2", "--trec", input: "q1\t裁量基准\nq2\t法律顾问\n"),
        Call("batch-error", "batch", "-", "-n", "1", input: "裁量基准\nNEAR/8(\n"),
        Call("show", "show", report),
        Call("show-paragraph", "show", report + ":5"),
        Call("show-json", "show", report + ":5", "--json"),
        Call("show-none", "show", report + ":5000"),
        Call("facets", "facets", "裁量基准", "--by", "year"),
        Call("facets-section", "facets", "不足", "--by", "section,region"),
        Call("facets-json", "facets", "裁量基准", "--by", "agency,year", "--json"),
        Call("facets-csv", "facets", "裁量基准", "--by", "agency,year", "--csv"),
        Call("freq", "freq", "裁量基准", "行政处罚", "--by", "year"),
        Call("freq-json", "freq", "裁量基准", "行政处罚", "--by", "region", "--json"),
        Call("freq-csv", "freq", "裁量基准", "--csv"),
        Call("kwic", "kwic", "行政执法", "--sort", "right", "-n", "8"),
        Call("kwic-json", "kwic", "行政执法", "-n", "3", "--json"),
        Call("kwic-csv", "kwic", "行政执法", "-n", "3", "--csv"),
        Call("kwic-none", "kwic", "zzzz"),
        Call("collocates", "collocates", "行政执法", "-n", "5"),
        Call("collocates-json", "collocates", "行政执法", "-n", "3", "--json"),
        Call("figures", "figures", "行政检查"),
        Call("figures-by", "figures", "培训", "--by", "agency,year"),
        Call("figures-json", "figures", "培训", "--json"),
        Call("figures-csv", "figures", "培训", "--csv", "--by", "year"),
        Call("figures-none", "figures", "zzzz"),
        Call("audit", "audit", report),
        Call("audit-all", "audit", "--all", "--faults"),
        Call("audit-json", "audit", report, "--json"),
        Call("audit-csv", "audit", report, "--csv"),
        Call("compare", "compare", year2022, year2023, "--width", "80"),
        Call("compare-wide", "compare", year2022, year2023, "--width", "140", "--changes"),
        Call("compare-json", "compare", year2022, year2023, "--json", "--section", "plan"),
        Call("compare-csv", "compare", year2022, year2023, "--csv", "--section", "plan"),
        Call("reuse", "reuse", year2023),
        Call("reuse-all", "reuse", "--all"),
        Call("reuse-json", "reuse", year2023, "--json", "-n", "1"),
        Call("reuse-all-json", "reuse", "--all", "--json"),
        Call("reuse-csv", "reuse", "--all", "--csv"),
        Call("segment", "segment", "严格规范公正文明执法"),
        Call("segment-overlay", "segment", "--overlay", "国动办推进放管服改革"),
        Call("segment-json", "segment", "--json", "国动办"),
        Call("check", "check"),
        Call("verify", "verify", "--sample", "200", "--seed", "7"),
        Call("verify-json", "verify", "--sample", "200", "--seed", "7", "--json"),
        Call("why", "why", "行政执法", "--in", report + ":5"),
        Call("why-not", "why", "\"冰川 钻探\"", "--in", report + ":5"),
        Call("why-json", "why", "行政执法 year:2019", "--in", report + ":5", "--json"),
        Call("stats-json", "stats", "--json"),
        Call("report", "report", "--html", "-"),
    ]

    private static let folder = Files.root + "/Tests/CommandTests/Snapshots"
    private static let isUpdating =
        ProcessInfo.processInfo.environment["RLSEARCH_UPDATE_SNAPSHOTS"] != nil

    /// An index of the samples, shared by all calls.
    private static let command: Command = {
        let command = Command()
        do {
            Files.makeFolder(command.folder.path + "/seeds")
            for name in Files.names(in: Files.seeds) where name.hasSuffix(".txt") {
                try Files.write(
                    Files.read(Files.seeds + "/" + name),
                    to: command.folder.path + "/seeds/" + name)
            }
            _ = try command.run("index", "seeds", "--threads", "1")
        } catch {
            Issue.record(error)
        }
        return command
    }()

    @Test(arguments: calls)
    func prints(call: Call) throws {
        let outcome = try Self.command.run(call.arguments, input: call.input)
        let text =
            "status \(outcome.status)\n-- output\n\(outcome.output)-- messages\n\(outcome.errors)"
        let path = "\(Self.folder)/\(call.name).txt"
        // The folder of the test differs in each run. So do the mechanisms that a system offers to confine processes.
        let stable = text.replacingOccurrences(of: Self.command.folder.path, with: "FOLDER")
            .replacing(/"confinement":\[[^\]]*\]/, with: "\"confinement\":[]")
            .replacing(/(documents|文档隔离) +(read in|由受限).*/, with: "CONFINEMENT")
        if Self.isUpdating { try Files.write(stable, to: path) }
        let expected = try String(contentsOfFile: path, encoding: .utf8)
        #expect(stable == expected, "\(call.name) differs from \(path)")
    }
}
