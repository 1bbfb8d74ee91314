internal import ReportCorpus

// The texts of an audit, in the style of the office that receives it.
extension Message {
    /// A verdict.
    package static func verdict(_ verdict: AuditFinding.Verdict) -> Message {
        switch verdict {
        case .fine: Message(zh: "符合", en: "OK")
        case .absent: Message(zh: "未涉及", en: "not mentioned")
        case .thin: Message(zh: "过短", en: "too short")
        case .missing: Message(zh: "未见", en: "missing")
        case .late: Message(zh: "逾期", en: "late")
        case .foreign: Message(zh: "外地地名", en: "unrelated place")
        case .differs: Message(zh: "前后不一", en: "contradiction")
        case .stale: Message(zh: "年份有误", en: "outdated year")
        case .uncertain: Message(zh: "存疑", en: "uncertain")
        }
    }

    /// What a rule is about.
    package static func rule(_ rule: AuditFinding.Rule) -> Message {
        switch rule {
        case .part: Message(zh: "应有部分", en: "required section")
        case .date: Message(zh: "落款日期", en: "date")
        case .place: Message(zh: "外地地名", en: "place")
        case .figures: Message(zh: "前后数字", en: "figures")
        case .year: Message(zh: "年份", en: "year")
        }
    }

    /// The subject of a finding: a section, the date, a place, an indicator.
    package static func subject(_ finding: AuditFinding) -> Message {
        subject(finding.subject) ?? Message(verbatim: finding.subject)
    }

    /// A subject that is a word of records; nil for a name in the report.
    static func subject(_ word: String) -> Message? {
        switch word {
        case "other-matters": Message(zh: "其他需要报告的情况", en: "other matters")
        case "date": Message(zh: "落款日期", en: "date")
        default: Section(rawValue: word).map { .section($0) }
        }
    }

    /// What was found, and what was expected.
    package static func fact(_ fact: AuditFinding.Fact, _ verdict: AuditFinding.Verdict) -> Message
    {
        switch fact {
        case .length(let characters, let min):
            return Message(
                zh: "\(characters)字" + (verdict == .thin ? "，一般不少于\(min)字" : ""),
                en: English.count(characters, "character")
                    + (verdict == .thin ? ", at least \(min) are expected" : ""))
        case .noHeading(let words):
            return Message(
                zh: "没有“\(words.joined(separator: "”“"))”之类的标题",
                en: "no heading like \(words.joined(separator: " or "))")
        case .maybe(let text, let words):
            return Message(
                zh: "没有“\(words.joined(separator: "”“"))”之类的标题，也许是“\(text)”，请核对",
                en:
                    "no heading like \(words.joined(separator: " or ")); perhaps “\(text)”: please check"
            )
        case .staleYear(_, let expected):
            return Message(zh: "此处应为\(expected)年", en: "\(expected) is expected here")
        case .noDate: return Message(zh: "没有落款日期", en: "no date of signature")
        case .date(let day, let due):
            return due == nil
                ? Message(zh: "\(chinese(day))，报告年份不详", en: "\(day), year unknown")
                : Message(zh: chinese(day), en: day)
        case .late(let day, let due):
            return Message(
                zh: "\(chinese(day))，应在\(chinese(due))之前", en: "\(day), must be before \(due)")
        case .beforeYear(let day, let year):
            return Message(
                zh: "\(chinese(day))，早于所报告的\(year)年",
                en: "\(day), before the year \(year) that it reports on")
        case .region(let path):
            return Message(
                zh: "本报告属于\(path.joined(separator: "/"))",
                en: "the report is from \(path.joined(separator: "/"))")
        case .values(let value, let unit, let other, let otherUnit, let paragraph):
            return Message(
                zh: "此处为\(value)\(unit)，第\(paragraph)段为\(other)\(otherUnit)",
                en: "\(value)\(unit), but \(other)\(otherUnit) in paragraph \(paragraph)")
        }
    }

    /// The number of audited reports.
    package static func audited(_ reports: Int, faulty: Int) -> Message {
        Message(
            zh: "共检查\(reports)份报告，\(faulty)份有问题",
            en: "\(English.count(reports, "report")) audited, \(faulty) with faults")
    }

    /// Files that were not audited.
    package static func notAudited(_ files: [String]) -> Message {
        let names = files.prefix(maxNamedFiles)
        let more = files.count - names.count
        return Message(
            zh: "不是年度法治政府建设报告，未检查：\(names.joined(separator: "、"))"
                + (more > 0 ? "，以及另外\(more)个文件" : ""),
            en: "not a yearly report; not audited: \(names.joined(separator: ", "))"
                + (more > 0 ? " and \(English.count(more, "more file"))" : ""))
    }

    /// The maximum number of names in a message: an index of statutes has thousands of files that are not audited.
    private static let maxNamedFiles = 5

    /// Nothing was audited.
    package static let nothingAudited = Message(
        zh: "没有可检查的报告", en: "there is no report to audit")
    /// What to do if nothing was audited.
    package static let nothingAuditedAdvice = Message(
        zh:
            "请检查 --agency、--region、--year 是否写对；索引中有哪些机关和年份，可用 `rlsearch facets 词语 --by agency,year` 查看",
        en:
            "check --agency, --region and --year; `rlsearch facets WORD --by agency,year` lists what is in the index"
    )

    /// What to do if none of the given files was audited.
    package static let nothingAuditedInFiles = Message(
        zh: "只检查年度法治政府建设报告；`rlsearch show 文件` 显示程序对文件的识别结果",
        en:
            "only yearly reports on building a rule-of-law government are audited; `rlsearch show FILE` shows how a file was understood"
    )

    /// A list of rules with a malformed line.
    package static func ruleProblem(_ problem: AuditRules.Problem) -> Message {
        switch problem {
        case .needsPart:
            Message(
                zh: "part 须有名称、字数和标题用词",
                en: "part needs a name, a number of characters and words of its heading")
        case .needsDay:
            Message(zh: "signed-by 须有月日，如 04-01", en: "signed-by needs a day, such as 04-01")
        case .needsWords(let rule):
            Message(
                zh: "\(rule) 须有以空格分开的词语，或 off",
                en: "\(rule) needs words separated by spaces, or off")
        case .needsNumber:
            Message(zh: "two-values 须有字数", en: "two-values needs a number of characters")
        case .unknownRule(let name):
            Message(
                zh: "没有名为 \(name) 的规则；可用 part、signed-by、elsewhere、own-place、stale-year、two-values",
                en:
                    "there is no rule \(name); the rules are part, signed-by, elsewhere, own-place, stale-year, two-values"
            )
        }
    }

    /// A date in Chinese: 2024年1月10日 for 2024-01-10.
    private static func chinese(_ day: String) -> String {
        let parts = day.split(separator: "-").compactMap { Int($0) }
        return parts.count == 3 ? "\(parts[0])年\(parts[1])月\(parts[2])日" : day
    }
}
