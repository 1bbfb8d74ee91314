internal import ReportCorpus

/// Checks reports against rules.
public struct ReportAudit: Sendable {
    private let rules: AuditRules

    /// Makes an audit.
    public init(_ rules: AuditRules = .shipped) { self.rules = rules }

    /// The findings in a report: one for each section and one for the date, even without a fault, then the faults in
    /// the text, rule by rule.
    ///
    /// - Complexity: O(text).
    public func findings(in report: ReportText) -> [AuditFinding] {
        let parts = PartAudit(report.paragraphs)
        var findings = rules.parts.map(parts.finding)
        if let day = rules.firstLateDay { findings.append(date(of: report, by: day)) }
        if let words = rules.elsewhereWords {
            findings += ForeignPlaces(excusedBy: words).findings(in: report)
        }
        if let words = rules.ownPlaces {
            findings += OwnPlaces(words).findings(in: report)
        }
        if let rule = rules.twoValues {
            findings += DifferingFigures(
                minCharacters: rule.minCharacters, except: rule.except
            ).findings(in: report)
        }
        if let words = rules.yearSubjects {
            findings += StaleYears(words).findings(in: report)
        }
        return findings
    }

    // MARK: Date

    private func date(of report: ReportText, by day: String) -> AuditFinding {
        func finding(
            _ verdict: AuditFinding.Verdict, _ fact: AuditFinding.Fact,
            _ paragraph: Paragraph? = nil
        ) -> AuditFinding {
            AuditFinding(.date, "date", verdict, fact, in: paragraph)
        }
        guard let date = report.metadata.date?.value else {
            return finding(.missing, .noDate)
        }
        let proof = report.paragraphs.last { $0.isDated(date) }
        guard let year = report.metadata.year?.value else {
            return finding(.fine, .date(date, due: nil), proof)
        }
        let last = "\(year + 1)-\(day)"
        if date < "\(year)-" {
            return finding(.differs, .beforeYear(date, year: year), proof)
        }
        return date < last
            ? finding(.fine, .date(date, due: last), proof)
            : finding(.late, .late(date, due: last), proof)
    }
}
