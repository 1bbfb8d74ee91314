import ArgumentParser
import ReportOutput

/// How a table is written.
struct TableOptions: ParsableArguments {
    @Flag(
        help: ArgumentHelp(zh: "逗号分隔值，带表头。", en: "Comma-separated values with a header."))
    var csv = false

    @Flag(help: ArgumentHelp(zh: "每行一个 JSON 对象。", en: "One JSON object per row."))
    var json = false

    @Option(
        help: ArgumentHelp(
            zh: "写成电子表格：XLSX；文件名以 .csv 结尾则为带 BOM 的 CSV。",
            en:
                "Write a spreadsheet: XLSX, or CSV with a byte order mark if the name ends in .csv.",
            value: .file), completion: .file(extensions: ["xlsx", "csv"]))
    var excel: String?

    func validate() throws {
        if let excel, !Workbook.isSupported(path: excel) {
            throw ValidationError(
                zh: "--excel \(excel)：文件名须以 .xlsx 或 .csv 结尾",
                en: "--excel \(excel): the name must end in .xlsx or .csv")
        }
        if [csv, json, excel != nil].count(where: { $0 }) > 1 {
            throw ValidationError(
                zh: "--csv、--json、--excel 只能选一个",
                en: "choose one of --csv, --json and --excel")
        }
    }

    /// The form that was chosen.
    var form: TableForm {
        if let excel { return .excel(path: excel) }
        return csv ? .csv : json ? .json : .text
    }

    /// Whether the output is for people.
    var isText: Bool { form == .text }
}

/// Group keys, separated by commas.
struct GroupKeyList: ExpressibleByArgument {
    let keys: [GroupKey]

    init?(argument: String) {
        guard let keys = GroupKey.list(argument) else { return nil }
        self.keys = keys
    }

    static var allValueStrings: [String] { GroupKey.allCases.map(\.rawValue) }

    static var defaultCompletionKind: CompletionKind {
        .list(GroupKey.allCases.flatMap(\.names.offered))
    }

    /// The help of options that take them.
    static let help = ArgumentHelp(
        zh:
            "按什么分组统计，用逗号分隔：agency（机关）、region（地区）、province（省份）、year（年份）、section（部分）、kind（文件类型）。",
        en:
            "What to group by, separated by commas: agency, region, province, year, section, kind (of file).",
        value: .keys)
}
