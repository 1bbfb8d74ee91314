import ArgumentParser
import ReportOutput

/// `rlsearch compare`
struct CompareCommand: Command {
    static let configuration = CommandConfiguration(
        "compare",
        zh: (
            "比较两份报告：哪些未变、改动、新增、删去。",
            """
            同一法定部分的句子按相似程度对齐，不计名称和数字。= 未变，~ 有改动（并标出差异），+ 新增，- 删去。
            行宽 120 格以上时左右并列，否则上下排列。

            给出文件时直接读文件；--agency 和 --years 取索引中的报告。
            """
        ),
        en: (
            "Compare two reports: what is unchanged, changed, new or removed.",
            """
            Sentences of the same statutory section are aligned by similarity, ignoring names and
            figures. = means unchanged, ~ changed (with the differences), + new, - removed. The reports are
            shown side by side if the line has at least 120 cells, otherwise one below the other.

            Files are read directly; --agency and --years select reports of the index.
            """
        ),
        examples: """
            rlsearch compare 2022.txt 2023.txt
            rlsearch compare --agency 望湖区司法局 --years 2022..2023 --section plan
            rlsearch compare 2022.txt 2023.txt --changes --width 160
            rlsearch compare 2022.txt 2023.txt --json
            """)

    @OptionGroup var index: IndexOptions

    @Option(
        help: ArgumentHelp(
            zh: "要比较哪个机关的报告，写名称的一部分即可。",
            en: "The agency whose reports to compare, or a part of its name.", value: .name))
    var agency: String?

    @Option(
        help: ArgumentHelp(
            zh: "比较哪两年，如 2022..2023。", en: "The two years to compare, such as 2022..2023.",
            value: .years))
    var years: YearsArgument?

    @Option(help: SectionName.help)
    var section: [SectionName] = []

    @Flag(help: ArgumentHelp(zh: "不列未变的句子。", en: "Leave out unchanged sentences."))
    var changes = false

    @Option(help: EncodingName.help)
    var encoding: EncodingName?

    @OptionGroup var table: TableOptions

    @OptionGroup(title: DisplayOptions.title) var display: DisplayOptions

    @OptionGroup(title: DisplayOptions.title) var size: WidthOptions

    var lineWidth: Int? { size.width }

    @Argument(help: ArgumentHelp(zh: "两个文件。", en: "Two files.", value: .files), completion: .file())
    var files: [String] = []

    func validate() throws {
        let isByAgency = agency != nil || years != nil
        guard isByAgency ? agency != nil && years != nil && files.isEmpty : files.count == 2 else {
            throw ValidationError(
                zh: "请给出两个文件，或 --agency 和 --years",
                en: "name two files, or --agency and --years")
        }
        if let years, years.range.count < 2 {
            throw ValidationError(
                zh: "--years 须为不同的两年：2022..2023",
                en: "--years needs two different years: 2022..2023")
        }
    }

    func run(_ output: Output) throws {
        let (left, right) = try reports(output)
        let comparison = try ReportComparison(left, right, sections: section.map(\.section))
        let pairs = comparison.pairs.filter { !changes || $0.change != .kept }
        switch table.form {
        case .json: for pair in pairs { output.record(SentencePairRecord.record(pair)) }
        case .csv:
            output.dataLine(CSVText.row(SentencePairRecord.csvHeader))
            for pair in pairs { output.dataLine(CSVText.row(SentencePairRecord.csv(pair))) }
        case .excel(let path):
            try Workbook.write(
                SentencePairRecord.titles(output.language),
                pairs.map { SentencePairRecord.spelled($0, in: output.language) }, to: path)
            output.note(.wrote(path, rows: pairs.count))
        case .text: ComparisonText(output).write(comparison, pairs)
        }
        if comparison.pairs.isEmpty {
            output.note(.nothingToCompare)
            throw ExitCode(ExitStatus.nothingFound)
        }
    }

    private func reports(_ output: Output) throws -> (ReportText, ReportText) {
        let argument = ReportArgument(output: output)
        guard let agency, let range = years?.range else {
            return (
                try argument.read(files[0], encoding: encoding),
                try argument.read(files[1], encoding: encoding)
            )
        }
        let reports = try IndexedReports(index.reading)
        return (
            try argument.find(agency, year: range.lowerBound, in: reports),
            try argument.find(agency, year: range.upperBound, in: reports)
        )
    }
}
