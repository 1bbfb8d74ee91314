import ArgumentParser
import ReportOutput

/// `rlsearch audit`
struct AuditCommand: Command {
    static let configuration = CommandConfiguration(
        "audit",
        zh: (
            "对照规定检查报告。",
            """
            逐份检查：法定各部分有无、是否过短，并指明所在段落；落款是否在4月1日之前；是否出现无关的外地地名
            （照搬他人报告时常见）；同一指标是否前后不一；总结和安排部分的年份是否写错。规则可用 --rules 文件
            替换同名各条。不是年度法治政府建设报告的文件（法规、政府工作报告等）会指出并跳过。

            没有标题写明、但可能就是某一部分的，结论为“存疑”，并指出可能的标题，请人核对。

            退出状态：0 没有问题，1 有问题，2 出错或没有可检查的报告。
            """
        ),
        en: (
            "Check reports against the legal requirements.",
            """
            Checks in each report which statutory sections are present, too short or missing, with the
            paragraph as evidence; whether it is dated before 1 April; names of unrelated places, which
            are common in copied reports; indicators with two values; and wrong years in the plan or the
            summary. --rules FILE replaces the rules of the same name. Files that are not yearly reports
            on building a rule-of-law government (statutes, work reports) are named and skipped.

            If no heading names a section, but some text may be that section, the verdict is
            "uncertain", with the heading that may be meant.

            Exit status: 0 no faults, 1 faults found, 2 error or nothing to audit.
            """
        ),
        examples: """
            rlsearch audit report.txt
            rlsearch audit --all --faults
            rlsearch audit --all --year 2023 --csv > audit.csv
            rlsearch audit --roster agencies.csv --year 2023 --excel submitted.xlsx
            rlsearch audit --all --year 2023 --summary
            """)

    @OptionGroup var index: IndexOptions

    @Flag(help: ArgumentHelp(zh: "检查索引中的全部报告。", en: "Audit every report of the index."))
    var all = false

    @OptionGroup(title: FilterOptions.title) var filters: FilterOptions

    @Flag(help: ArgumentHelp(zh: "只列有问题的。", en: "Only findings that need attention."))
    var faults = false

    @Option(
        help: ArgumentHelp(zh: "自定规则文件。", en: "A list of rules of your own.", value: .file),
        completion: .file())
    var rules: String?

    @Option(help: MetadataHelp.help, completion: .file())
    var meta: String?

    @Option(
        help: ArgumentHelp(
            zh: "应报机关名单（CSV、电子表格，或一行一个名称）：列出已报、未报和重复报送的机关；须用 --year 指明年份，不给文件时检查索引。",
            en:
                "The agencies that must report (CSV, a spreadsheet, or one name per line): lists which have reported, which have not, and which twice. Needs --year; without files the index is audited.",
            value: .file), completion: .file(extensions: ["csv", "txt"]))
    var roster: String?

    @Flag(
        help: ArgumentHelp(
            zh: "供领导参阅的小结：份数和最常见的三种问题。",
            en: "A summary for managers: counts, and the three most frequent faults."))
    var summary = false

    @Option(
        help: ArgumentHelp(
            zh: "把表格写成网页。", en: "Write the table as a web page.", value: .file),
        completion: .file(extensions: ["html"]))
    var html: String?

    @OptionGroup var table: TableOptions

    @OptionGroup(title: DisplayOptions.title) var display: DisplayOptions

    @OptionGroup(title: DisplayOptions.title) var size: WidthOptions

    var lineWidth: Int? { size.width }

    @Argument(
        help: ArgumentHelp(zh: "要检查的文件和文件夹。", en: "Files and folders to audit.", value: .files),
        completion: .file())
    var files: [String] = []

    func validate() throws {
        if files.isEmpty && !all && roster == nil {
            throw ValidationError(
                zh: "请给出要检查的文件，或用 --all", en: "name files to audit, or --all")
        }
        if !files.isEmpty && all {
            throw ValidationError(
                zh: "文件与 --all 只能选一种", en: "choose one of files and --all")
        }
        if roster != nil && filters.year.isEmpty {
            throw ValidationError(zh: "--roster 须与 --year 同用", en: "--roster needs --year")
        }
        if summary && !table.isText || html != nil && (!table.isText || summary) {
            throw ValidationError(
                zh: "--summary、--html、--csv、--json、--excel 只能选一个",
                en: "choose one of --summary, --html, --csv, --json and --excel")
        }
        if roster == nil && !all && !filters.filter.isEmpty {
            throw ValidationError(
                zh: "--year、--agency、--region 须与 --all 同用",
                en: "--year, --agency and --region go with --all")
        }
        if !files.isEmpty && !(filters.agency.isEmpty && filters.region.isEmpty) {
            throw ValidationError(
                zh: "--agency、--region 用于索引；对文件请只给出要检查的文件",
                en: "--agency and --region are for an index; for files, name only those to audit")
        }
        if all && meta != nil {
            throw ValidationError(
                zh: "--meta 用于文件；对索引请在 index 时给出",
                en: "--meta is for files; for an index, give it to rlsearch index")
        }
        if !filters.section.isEmpty {
            throw ValidationError(zh: "报告须整份检查", en: "reports are audited whole")
        }
    }

    func run(_ output: Output) throws {
        let list = try roster.map { try AgencyRoster(FilePath($0)) }
        var run = AuditRun(ReportAudit(try Self.rules(rules)))
        if files.isEmpty {
            try run.audit(index.reading, filters.filter)
        } else {
            let metadata = try meta.map { try MetadataTable(FilePath($0)) }
            run.audit(files.map { FilePath($0) }, filters.filter, metadata, output)
        }
        if !run.others.isEmpty { output.note(.notAudited(run.others)) }
        let submitted = list.map { RosterAudit($0, reports: run.reports) }
        if run.reports.isEmpty, submitted == nil {
            if run.hasFailed { throw ExitCode(ExitStatus.failed) }
            throw ErrorMessageError(
                .nothingAudited, files.isEmpty ? .nothingAuditedAdvice : .nothingAuditedInFiles)
        }
        try AuditOutput(
            reports: run.reports, roster: submitted, year: filters.year.first?.range.lowerBound,
            onlyFaults: faults
        ).write(to: output, as: form)
        if run.hasFailed { throw ExitCode(ExitStatus.failed) }
        let isIncomplete = submitted.map {
            $0.entries.contains { $0.status != .submitted }
        }
        if run.reports.contains(where: \.isFaulty) || isIncomplete ?? false {
            throw ExitCode(ExitStatus.nothingFound)
        }
    }

    private var form: AuditOutput.Form {
        if summary { return .summary }
        if let html { return .html(path: html) }
        return .table(table.form)
    }

    private static func rules(_ path: String?) throws -> AuditRules {
        var rules = AuditRules.shipped
        guard let path else { return rules }
        let file = FilePath(path)
        let text = try ReportReader().text(try ReportReader.bytes(of: file), path: file)
        if let (line, problem) = rules.add(text) {
            throw ErrorMessageError(
                Message(zh: "\(path):\(line)：", en: "\(path):\(line): ") + .ruleProblem(problem),
                Message(
                    zh: "每条规则一行，各栏以制表符分开；以 # 开头的行是注释",
                    en:
                        "a rule is a line with tabs between its fields; a line that begins with # is a comment"
                ))
        }
        return rules
    }
}
