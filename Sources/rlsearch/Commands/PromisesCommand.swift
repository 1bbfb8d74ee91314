import ArgumentParser
import ReportOutput

/// `rlsearch promises`
struct PromisesCommand: Command {
    static let configuration = CommandConfiguration(
        "promises",
        zh: (
            "对照计划与次年报告：落实了什么。",
            """
            把每份报告计划部分的每一项（句，遇“一是”“二是”和分号断开）与同一机关次年报告的说法并列：已说明落实
            （附原文和数字：计划3，完成5）、再次列入计划、未再提及。按内容词、名称和数字对应，不要求文字相同；每个对应注明两处
            出处和吻合程度，程度过低的不列。
            """
        ),
        en: (
            "Compare plans with the next reports: what was done.",
            """
            Shows each item of a report's plan (sentences, divided at 一是, 二是 and semicolons) next to
            what the agency's report of the next year says about it: done (with the passage and the
            figures: planned 3, did 5), repeated in its plan, or not mentioned again. Items are matched
            by content words, names and figures, not by identical wording. Every match has both
            citations and a strength; weak matches are not shown.
            """
        ),
        examples: """
            rlsearch promises --agency 司法局 --years 2022..2023
            rlsearch promises --agency 浙江省人民政府 --outcome gone
            rlsearch promises --html promises.html
            """)

    @OptionGroup var index: IndexOptions

    @Option(
        help: ArgumentHelp(
            zh: "限定机关，名称含此文字即可。可重复使用。",
            en: "Only agencies whose name contains this. May be repeated.", value: .name))
    var agency: [String] = []

    @Option(
        help: ArgumentHelp(
            zh: "限定年份：计划所在报告与次年报告都在此区间内，如 2022..2023。",
            en:
                "Only reports within these years, which include the plan and the next report: 2022..2023.",
            value: .years
        ))
    var years: YearsArgument?

    @Option(
        help: ArgumentHelp(
            zh: "只列：done（已说明落实）、repeated（再次列入计划）、gone（未再提及）。",
            en: "Only plans with this outcome: done, repeated, gone (not mentioned again).",
            value: .outcome))
    var outcome: PromiseOutcomeName?

    @Option(
        help: ArgumentHelp(
            zh: "写成网页，两处原文并列；- 表示标准输出。",
            en: "Write a page with both texts side by side; - for standard output.", value: .file),
        completion: .file())
    var html: String?

    @OptionGroup var table: TableOptions

    @OptionGroup(title: DisplayOptions.title) var display: DisplayOptions

    @OptionGroup(title: DisplayOptions.title) var size: WidthOptions

    var lineWidth: Int? { size.width }

    func validate() throws {
        if html != nil, !table.isText {
            throw ValidationError(
                zh: "--html、--json、--csv、--excel 只能选一个",
                en: "choose one of --html, --json, --csv and --excel")
        }
        if let range = years?.range, range.lowerBound == range.upperBound {
            throw ValidationError(
                zh: "--years 至少两年，如 2022..2023",
                en: "--years takes at least two years, such as 2022..2023")
        }
    }

    func run(_ output: Output) throws {
        var filter = ReportFilter()
        filter.agencies = agency
        if let range = years?.range {
            // The report of the next year is in the range too.
            filter.years = [range.lowerBound...(range.upperBound - 1)]
        }
        let list = try PromiseList(filter, in: try ReportSearcher(index.reading))
        let pairs = list.pairs
        for files in list.alternatives { output.note(.comparedOne(of: files)) }
        if pairs.isEmpty {
            output.note(.noPromises)
            throw ExitCode(ExitStatus.nothingFound)
        }
        let wanted = outcome.flatMap { PromiseOutcome(rawValue: $0.rawValue) }
        let shown = wanted.map(list.pairs(with:)) ?? pairs
        let promises = shown.flatMap(\.promises)
        if let html {
            let page = PromisePage(
                shown, alternatives: list.alternatives, language: output.language
            ).html
            if html == "-" {
                output.write(page)
            } else {
                try TextFile.write(page, to: html)
                let files = Set(shown.flatMap { [$0.plan.file, $0.next.file] })
                output.note(.wrotePage(html, reports: files.count))
            }
        } else {
            try output.table(
                PromiseTable.table(promises, language: output.language), as: table.form)
        }
        if promises.isEmpty { throw ExitCode(ExitStatus.nothingFound) }
        if table.isText, html == nil { output.note(.promisesAreNoVerdict) }
    }
}

/// An outcome of promises, by name.
enum PromiseOutcomeName: String, CaseIterable, ExpressibleByArgument {
    case done, repeated, gone
}
