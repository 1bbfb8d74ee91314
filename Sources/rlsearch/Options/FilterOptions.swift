import ArgumentParser
import ReportOutput

/// Which reports and sections a command looks in.
struct FilterOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            zh: "限定报告年份，或年份区间 起..止（可省一端）。可重复使用。",
            en:
                "Only reports on this year, or on years from..to (either end may be left out). May be repeated.",
            value: "year"))
    var year: [YearRange] = []

    @Option(
        help: ArgumentHelp(
            zh: "限定机关，名称含此文字即可。可重复使用。",
            en: "Only agencies whose name contains this. May be repeated.", value: "name"))
    var agency: [String] = []

    @Option(
        help: ArgumentHelp(
            zh: "限定地区，路径含此文字即可，如 天津市/滨海新区。可重复使用。",
            en: "Only regions whose path contains this: 天津市/滨海新区. May be repeated.",
            value: "name"))
    var region: [String] = []

    @Option(
        help: SectionName.help)
    var section: [SectionName] = []

    /// The title of these options in help.
    static let title = HelpText.text(zh: "筛选", en: "Filters")

    var filter: ReportFilter {
        var filter = ReportFilter()
        filter.years = year.map(\.range)
        filter.agencies = agency
        filter.regions = region
        filter.sections = section.map(\.section)
        return filter
    }
}

/// A year or a range of years: `2023`, `2021..2023`, `2021..` or `..2023`.
struct YearRange: ExpressibleByArgument {
    let range: ClosedRange<Int>

    /// Years that no report lies outside of.
    private static let earliest = 0
    private static let latest = 9999

    init?(argument: String) {
        guard let dots = argument.utf8.firstIndex(of: UInt8(ascii: ".")) else {
            guard let year = Int(argument) else { return nil }
            range = year...year
            return
        }
        let after = argument[dots...]
        guard after.hasPrefix("..") else { return nil }
        let (first, last) = (argument[..<dots], after.dropFirst(2))
        guard let from = first.isEmpty ? Self.earliest : Int(first),
            let to = last.isEmpty ? Self.latest : Int(last), from <= to, argument != ".."
        else { return nil }
        range = from...to
    }
}

/// A statutory part by its name in either language.
struct SectionName: ExpressibleByArgument {
    let section: Section

    private static let chinese: [(Section, [String])] = [
        (.achievements, ["举措", "成效", "主要举措和成效"]),
        (.shortcomings, ["不足", "问题", "原因", "不足和原因", "存在问题"]),
        (.leadership, ["责任人", "第一责任人", "职责"]),
        (.plan, ["安排", "计划", "下一年度安排", "打算"]),
        (.other, ["其他", "其它"]),
    ]

    init?(argument: String) {
        let found =
            Section(rawValue: argument)
            ?? Self.chinese.first { $0.1.contains(argument) }?.0
        guard let found else { return nil }
        section = found
    }

    static var allValueStrings: [String] { Section.allCases.map(\.rawValue) }

    /// The help of options that take it.
    static let help = ArgumentHelp(
        zh: "限定部分：举措、不足、责任人、安排、其他，或英文名。可重复使用。",
        en:
            "Only this statutory section: achievements, shortcomings, leadership, plan, other; or 举措, 不足, 责任人, 安排, 其他. May be repeated.",
        value: "section")
}
