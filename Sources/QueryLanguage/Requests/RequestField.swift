/// A property of reports or of paragraphs that requests can name: in a query (`year:2023`), as an option
/// (`--year 2023`), or as a parameter of the API.
///
/// Queries, options, parameters and completions all read this table, so that each accepts the same names and values.
public enum RequestField: String, RequestNamed {
    case agency, region, year, section, title, file, heading

    /// The kind of a field's value.
    public enum ValueKind: String, Equatable, Sendable {
        /// Text that the property must contain.
        case text
        /// A year or a range of years: see ``YearRange``.
        case years
        /// One of ``RequestField/values``.
        case choice
    }

    /// The names of the field.
    public var names: RequestNames {
        switch self {
        case .agency: RequestNames(rawValue, chinese: ["机关"])
        case .region: RequestNames(rawValue, chinese: ["地区"])
        case .year: RequestNames(rawValue, chinese: ["年度", "年份"])
        case .section: RequestNames(rawValue, chinese: ["部分"])
        case .title: RequestNames(rawValue, chinese: ["标题"])
        case .file: RequestNames(rawValue, chinese: ["文件"])
        case .heading: RequestNames(rawValue, chinese: ["小标题"])
        }
    }

    /// The key of the description in the catalogue of texts, for example `field.year`.
    public var descriptionKey: String { "field.\(rawValue)" }

    /// The kind of its value.
    public var kind: ValueKind {
        switch self {
        case .agency, .region, .title, .file, .heading: .text
        case .year: .years
        case .section: .choice
        }
    }

    /// The values of a field of the kind `choice`, in the order of a report; nil for other kinds.
    public var values: [RequestNames]? {
        self == .section ? SectionChoice.allCases.map(\.names) : nil
    }

    /// An example value, for help and messages.
    public var example: String {
        switch self {
        case .agency: "国防动员办公室"
        case .region: "天津市"
        case .year: "2021..2023"
        case .section: "plan"
        case .file: "2023"
        case .title, .heading: "法治政府"
        }
    }
}

/// A statutory section of a report, as requests name it.
public enum SectionChoice: String, RequestNamed {
    case achievements, shortcomings, leadership, plan, other

    /// The names of the section: the usual short one first, then the names in headings.
    public var names: RequestNames {
        switch self {
        case .achievements: RequestNames(rawValue, chinese: ["举措", "成效", "主要举措和成效"])
        case .shortcomings:
            RequestNames(rawValue, chinese: ["不足", "问题", "原因", "不足和原因", "存在问题"])
        case .leadership: RequestNames(rawValue, chinese: ["责任人", "第一责任人", "职责"])
        case .plan: RequestNames(rawValue, chinese: ["安排", "计划", "下一年度安排", "打算"])
        case .other: RequestNames(rawValue, chinese: ["其他", "其它"])
        }
    }

    /// The key of the description in the catalogue of texts, for example `section.plan`.
    public var descriptionKey: String { "section.\(rawValue)" }
}
