import ArgumentParser
import ReportOutput

/// The reports and sections that a command searches.
struct FilterOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            zh: "限定报告年份，或年份区间（可省一端），如 2023、2021..2023。可重复使用。",
            en:
                "Only reports on this year, such as 2023, or on a range of years, such as 2021..2023 (either end may be left out). May be repeated.",
            value: .year))
    var year: [YearsArgument] = []

    @Option(
        help: ArgumentHelp(
            zh: "限定机关，名称含此文字即可。可重复使用。",
            en: "Only agencies whose name contains this. May be repeated.", value: .name))
    var agency: [String] = []

    @Option(
        help: ArgumentHelp(
            zh: "限定地区，路径含此文字即可，如 天津市/滨海新区。可重复使用。",
            en: "Only regions whose path contains this, such as 天津市/滨海新区. May be repeated.",
            value: .name))
    var region: [String] = []

    @Option(
        help: SectionName.help)
    var section: [SectionName] = []

    @Flag(
        help: ArgumentHelp(
            zh: "同一报告的各个文件（如 Word 和 PDF）分别查询和计算。",
            en:
                "Search and count all files of one report separately, such as its Word file and its PDF."
        ))
    var allFiles = false

    /// The title of these options in help.
    static let title = HelpText.text(zh: "筛选", en: "Filters")

    var filter: ReportFilter {
        var filter = ReportFilter()
        filter.years = year.map(\.range)
        filter.agencies = agency
        filter.regions = region
        filter.sections = section.map(\.section)
        filter.includesCopies = allFiles
        return filter
    }
}

/// A year or a range of years as the value of an option.
struct YearsArgument: ExpressibleByArgument {
    let range: ClosedRange<Int>

    init?(argument: String) {
        guard let years = YearRange(argument) else { return nil }
        range = years.range
    }
}

/// A section as the value of an option, in English or Chinese.
struct SectionName: ExpressibleByArgument {
    let section: Section

    init?(argument: String) {
        guard let name = SectionChoice(name: argument)?.rawValue,
            let section = Section(rawValue: name)
        else { return nil }
        self.section = section
    }

    static var allValueStrings: [String] { SectionChoice.allCases.map(\.rawValue) }

    static var defaultCompletionKind: CompletionKind {
        .list(SectionChoice.allCases.flatMap(\.names.offered))
    }

    /// The help text of options that take a section.
    static let help = ArgumentHelp(
        zh: "限定部分：举措、不足、责任人、安排、其他，或英文名。可重复使用。",
        en:
            "Only this statutory section: achievements, shortcomings, leadership, plan, other; or 举措, 不足, 责任人, 安排, 其他. May be repeated.",
        value: .section)
}

extension Output {
    /// Notes that nothing was found and, if the filter excludes all paragraphs, that the filter is the reason.
    func noteNothing(
        _ message: Message, _ filter: ReportFilter, in searcher: ReportSearcher
    ) throws {
        note(message)
        if !filter.isEmpty, try searcher.excludesAll(filter) { note(.filterExcludesAll) }
    }
}
