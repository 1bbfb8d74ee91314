internal import ReportCorpus

// The texts about which agencies have submitted a report, and the summary for managers.
extension Message {
    /// Whether an agency has submitted.
    package static func status(_ status: RosterAudit.Status) -> Message {
        switch status {
        case .submitted: Message(zh: "已报送", en: "submitted")
        case .missing: Message(zh: "未报送", en: "missing")
        case .repeated: Message(zh: "重复报送", en: "repeated")
        case .uncertain: Message(zh: "待核对", en: "uncertain")
        }
    }

    /// The title of the table.
    package static func rosterTitle(year: Int?) -> Message {
        Message(
            zh: (year.map { "\($0)年度" } ?? "") + "法治政府建设年度报告报送情况",
            en: "Yearly reports submitted" + (year.map { " for \($0)" } ?? ""))
    }

    /// The title of a table of findings.
    package static func auditTitle(year: Int?) -> Message {
        Message(
            zh: (year.map { "\($0)年度" } ?? "") + "法治政府建设年度报告检查结果",
            en: "Audit of yearly reports: findings" + (year.map { " for \($0)" } ?? ""))
    }

    /// Who has submitted.
    package static func submissions(_ roster: RosterAudit) -> Message {
        let missing = roster.agencies(.missing)
        let repeated = roster.agencies(.repeated)
        let unclear = roster.agencies(.uncertain)
        let done = roster.entries.count - missing.count - unclear.count
        let count = Message(
            zh: "应报\(roster.entries.count)家，已报\(done)家，未报\(missing.count)家"
                + named(missing, "（", "、", "）") + "，重复报送\(repeated.count)家"
                + named(repeated, "（", "、", "）"),
            en:
                "\(done) of \(English.count(roster.entries.count, "agency", plural: "agencies")) have submitted; "
                + "missing: \(missing.count)" + named(missing, " (", ", ", ")")
                + "; more than once: \(repeated.count)" + named(repeated, " (", ", ", ")"))
        if unclear.isEmpty { return count }
        return count
            + Message(
                zh: "，待核对\(unclear.count)家" + named(unclear, "（", "、", "）"),
                en: "; uncertain: \(unclear.count)" + named(unclear, " (", ", ", ")"))
    }

    /// Names of the list that are not those in the reports; nil if there are none.
    package static func otherNames(_ roster: RosterAudit) -> Message? {
        let pairs = roster.entries.filter { $0.status != .uncertain }.compactMap { entry in
            entry.fullName.map { (entry.agency, $0) }
        }
        if pairs.isEmpty { return nil }
        return Message(
            zh: "名称不同、视为同一机关的：" + pairs.map { "\($0)（\($1)）" }.joined(separator: "、"),
            en: "taken as the same agency: "
                + pairs.map { "\($0) (\($1))" }.joined(separator: ", "))
    }

    /// Names of the list that may mean the agencies of reports; nil if there are none.
    package static func likelyNames(_ roster: RosterAudit) -> Message? {
        let pairs = roster.entries.filter { $0.status == .uncertain }.flatMap { entry in
            Set(entry.reports.compactMap { $0.metadata.agency?.value }).sorted()
                .map { (entry.agency, $0) }
        }
        if pairs.isEmpty { return nil }
        return Message(
            zh: "可能是同一机关、请核对的：" + pairs.map { "\($0)（\($1)）" }.joined(separator: "、"),
            en: "perhaps the same agency; please check: "
                + pairs.map { "\($0) (\($1))" }.joined(separator: ", "))
    }

    private static func named(
        _ names: [String], _ open: String, _ separator: String, _ close: String
    ) -> String {
        names.isEmpty ? "" : open + names.joined(separator: separator) + close
    }

    /// Reports of agencies that are not in the list.
    package static func notInRoster(_ reports: [AuditedReport]) -> Message {
        let names = reports.map { $0.metadata.agency?.value ?? $0.file }
        return Message(
            zh: "名单以外的报告：\(names.joined(separator: "、"))",
            en: "not in the list: \(names.joined(separator: ", "))")
    }

    /// How many reports have faults.
    package static func counts(_ summary: AuditSummary) -> Message {
        let fine = summary.reports - summary.faulty - summary.doubtful
        return Message(
            zh:
                "共检查\(summary.reports)份报告：符合要求\(fine)份，有问题\(summary.faulty)份，待核对\(summary.doubtful)份",
            en:
                "\(English.count(summary.reports, "report")) audited: \(fine) OK, \(summary.faulty) with "
                + "faults, \(summary.doubtful) to check")
    }

    /// The heading above the most frequent faults.
    package static let mostFrequentFaults = Message(zh: "最常见的问题：", en: "The most frequent faults:")

    /// One of the most frequent faults.
    package static func commonFault(_ fault: AuditSummary.Fault, number: Int) -> Message {
        let name: Message =
            switch fault.finding.rule {
            case .part: .subject(fault.finding)
            case .date: Message(zh: "落款日期", en: "date")
            case .place: Message(zh: "地名", en: "places")
            case .figures: Message(zh: "指标数字", en: "figures")
            case .year: Message(zh: "年份", en: "years")
            }
        let verdict = Message.verdict(fault.finding.verdict)
        return Message(
            zh: "  \(number). \(name[.zh])：\(verdict[.zh])，\(fault.reports)份",
            en:
                "  \(number). \(name[.en]): \(verdict[.en]), \(English.count(fault.reports, "report"))"
        )
    }
}
