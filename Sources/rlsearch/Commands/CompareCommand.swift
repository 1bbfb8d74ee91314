import ArgumentParser
import ReportSearch

/// `rlsearch compare`
struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Show two reports side by side: what was kept, changed, is new or gone.",
        discussion: """
            Sentences of the same statutory part are aligned by how alike they are, names and
            figures aside. = was kept, ~ changed (with what differs), + is new, - is gone. Side
            by side where the line has 120 cells, else one below the other.

            Files are read themselves; --agency and --years take reports of the index.

            Examples:
              rlsearch compare 2022.txt 2023.txt
              rlsearch compare --agency 望湖区司法局 --years 2022..2023 --section plan
              rlsearch compare 2022.txt 2023.txt --changes --width 160
              rlsearch compare 2022.txt 2023.txt --json
            """)

    @OptionGroup var index: IndexOptions

    @Option(help: "The agency whose reports to compare, or a part of its name.")
    var agency: String?

    @Option(help: ArgumentHelp("The years on which it reports: from..to.", valueName: "years"))
    var years: YearRange?

    @Option(
        help: ArgumentHelp(
            "Only this part: achievements, shortcomings, leadership, plan, other; or 举措, 不足, "
                + "责任人, 安排, 其他. May be repeated.", valueName: "part"))
    var section: [SectionName] = []

    @Flag(help: "Leave out sentences that were kept.")
    var changes = false

    @Option(
        help: ArgumentHelp("Cells of a line (default: the terminal's).", valueName: "cells"))
    var width: Int?

    @Option(help: "When to use colours: auto, always, never.")
    var color = ColorChoice.auto

    @Option(
        help: ArgumentHelp("The encoding of the files (default: detected).", valueName: "name"))
    var encoding: EncodingName?

    @OptionGroup var table: TableOptions

    @Argument(help: "Two files.", completion: .file())
    var files: [String] = []

    func validate() throws {
        if let width, width < 20 { throw ValidationError("--width must be at least 20") }
        let isByAgency = agency != nil || years != nil
        guard isByAgency ? agency != nil && years != nil && files.isEmpty : files.count == 2 else {
            throw ValidationError("name two files, or --agency and --years")
        }
        if let years, years.range.count < 2 {
            throw ValidationError("--years needs two different years: 2022..2023")
        }
    }

    func run() throws {
        let (left, right) = try reports()
        let comparison = try ReportComparison(left, right, sections: section.map(\.section))
        let pairs = comparison.pairs.filter { !changes || $0.change != .kept }
        if table.json {
            for pair in pairs { Output.line(ComparisonRecord.json(pair)) }
        } else if table.csv {
            Output.line(CSVText.row(ComparisonRecord.csvHeader))
            for pair in pairs { Output.line(CSVText.row(ComparisonRecord.csv(pair))) }
        } else {
            let text = ComparisonText(
                style: Style(isColored: color.isOn), width: width ?? Terminal.width)
            text.write(comparison, pairs)
        }
        if comparison.pairs.isEmpty {
            Diagnostics.note("there is nothing to compare: neither report has such a part")
            throw ExitCode(ExitStatus.nothingFound)
        }
    }

    private func reports() throws -> (ReportText, ReportText) {
        guard let agency, let range = years?.range else {
            return (
                try ReportArgument.read(files[0], encoding: encoding),
                try ReportArgument.read(files[1], encoding: encoding)
            )
        }
        let reports = try IndexedReports(index.reading)
        return (
            try ReportArgument.find(agency, year: range.lowerBound, in: reports),
            try ReportArgument.find(agency, year: range.upperBound, in: reports)
        )
    }
}
