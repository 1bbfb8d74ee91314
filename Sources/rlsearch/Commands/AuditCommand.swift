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
            （照搬他人报告常有）；同一指标是否前后不一。规则可用 --rules 文件 替换同名各条。不是年度法治政府建设
            报告的文件（法规、政府工作报告等）会指出并跳过。

            退出状态：0 没有问题，1 有问题，2 出错。
            """
        ),
        en: (
            "Check reports against what the law asks of them.",
            """
            Of each report: the statutory sections, present, thin or missing, with the
            paragraph that proves it; whether it was dated before 1 April; names of places
            that it has nothing to do with, as a copied report has them; indicators with
            two values. The rules are a list: --rules FILE replaces those of the same
            name. Files that are no yearly reports on building a rule-of-law government
            (statutes, work reports) are named and passed over.

            Exit status: 0 nothing to mend, 1 something found, 2 error.
            """
        ),
        examples: """
            rlsearch audit report.txt
            rlsearch audit --all --faults
            rlsearch audit --all --year 2023 --csv > audit.csv
            """)

    @OptionGroup var index: IndexOptions

    @Flag(help: ArgumentHelp(zh: "检查索引中的全部报告。", en: "Every report of the index."))
    var all = false

    @OptionGroup(title: FilterOptions.title) var filters: FilterOptions

    @Flag(help: ArgumentHelp(zh: "只列有问题的。", en: "Only what is to be mended."))
    var faults = false

    @Option(
        help: ArgumentHelp(zh: "自定规则文件。", en: "A list of rules of your own.", value: "file"),
        completion: .file())
    var rules: String?

    @Option(help: MetadataHelp.asForIndex, completion: .file())
    var meta: String?

    @OptionGroup var table: TableOptions

    @OptionGroup(title: DisplayOptions.title) var display: DisplayOptions

    @OptionGroup(title: DisplayOptions.title) var size: WidthOptions

    var lineWidth: Int? { size.width }

    @Argument(
        help: ArgumentHelp(zh: "要检查的文件和文件夹。", en: "Files and folders to audit."),
        completion: .file())
    var files: [String] = []

    func validate() throws {
        if files.isEmpty && !all {
            throw ValidationError(
                zh: "请给出要检查的文件，或用 --all", en: "name files to audit, or --all")
        }
        if !files.isEmpty && all {
            throw ValidationError(
                zh: "文件与 --all 只能选一种", en: "choose one of files and --all")
        }
        if !all && !filters.filter.isEmpty {
            throw ValidationError(
                zh: "--year、--agency、--region 须与 --all 同用",
                en: "--year, --agency and --region go with --all")
        }
        if all && meta != nil {
            throw ValidationError(
                zh: "--meta 用于文件；对索引请在 index 时给出",
                en: "--meta goes with files; give it to index")
        }
        if !filters.section.isEmpty {
            throw ValidationError(zh: "报告须整份检查", en: "reports are audited whole")
        }
    }

    /// The results of the audit.
    private struct Audited {
        var rows: [ReportFinding] = []
        var others: [String] = []
        var reports = 0
        var faulty = 0
        var hasFailed = false
    }

    func run(_ output: Output) throws {
        let audit = ReportAudit(try Self.rules(rules))
        var audited = Audited()
        func look(at report: ReportText) {
            guard report.isYearlyReport else { return audited.others.append(report.file) }
            let findings = audit.findings(in: report)
            audited.reports += 1
            if findings.contains(where: \.verdict.isFault) { audited.faulty += 1 }
            audited.rows += findings.filter { !faults || $0.verdict.isFault }.map {
                ReportFinding(file: report.file, metadata: report.metadata, finding: $0)
            }
        }
        if all {
            let reports = try IndexedReports(index.reading)
            for entry in reports.entries(filters.filter) { look(at: try reports.text(entry)) }
        } else {
            let metadata = try meta.map { try MetadataTable(FilePath($0)) }
            let walk = FileWalk(files.map { FilePath($0) })
            for problem in walk.problems { output.error(ErrorMessage(problem)) }
            audited.hasFailed = !walk.problems.isEmpty
            for file in walk.files {
                do throws(CorpusError) {
                    look(
                        at: try ReportText(
                            file: file.path, given: metadata?.values(for: file.path) ?? .init()))
                } catch {
                    // Go on with the other files.
                    output.error(ErrorMessage(error))
                    audited.hasFailed = true
                }
            }
        }
        try write(audited, output)
        if audited.hasFailed { throw ExitCode(ExitStatus.failed) }
        if audited.faulty > 0 { throw ExitCode(ExitStatus.nothingFound) }
    }

    private func write(_ audited: Audited, _ output: Output) throws {
        if table.isText {
            FindingText.write(audited.rows, to: output)
        } else {
            // CSV is for programs and does not depend on the language.
            let language = table.csv ? Language.en : output.language
            try output.table(
                FindingTable.table(audited.rows, language: language), as: table.form)
        }
        if !audited.others.isEmpty { output.note(.notAudited(audited.others)) }
        if table.isText { output.note(.audited(audited.reports, faulty: audited.faulty)) }
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
