internal import ReportCorpus

/// Checks reports against rules.
public struct ReportAudit: Sendable {
    private let rules: AuditRules

    /// Makes an audit.
    public init(_ rules: AuditRules = .shipped) { self.rules = rules }

    /// The findings in a report: one for each section and one for the date, fine or not, then the faults in the text,
    /// rule by rule.
    ///
    /// - Complexity: O(text).
    public func findings(in report: ReportText) -> [AuditFinding] {
        var findings = rules.parts.map { part($0, of: report) }
        if let day = rules.lastDay { findings.append(date(of: report, by: day)) }
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
        return findings
    }

    // MARK: Sections

    private func part(_ part: AuditRules.Part, of report: ReportText) -> AuditFinding {
        let own = report.paragraphs.filter { paragraph in
            part.section.map { paragraph.section == $0 }
                ?? (paragraph.headings + [paragraph.isHeading ? paragraph.text : ""]).contains {
                    heading in
                    part.headingWords.contains { heading.contains($0) }
                }
        }
        // The heading proves the section; without one, the first paragraph does.
        let proof = own.first { $0.isHeading } ?? own.first
        let count = own.filter { !$0.isHeading }.reduce(0) {
            $0 + $1.text.unicodeScalars.count { !$0.properties.isWhitespace }
        }
        let verdict: AuditFinding.Verdict
        if proof == nil {
            verdict = part.isOptional ? .absent : .missing
        } else {
            verdict = count < part.minCharacters ? .thin : .fine
        }
        return AuditFinding(
            rule: .part, subject: part.name, verdict: verdict,
            fact: proof == nil
                ? .noHeading(words: part.headingWords)
                : .length(characters: count, min: part.minCharacters),
            paragraph: proof?.ordinal, bytes: proof?.bytes)
    }

    // MARK: Date

    private func date(of report: ReportText, by day: String) -> AuditFinding {
        func finding(
            _ verdict: AuditFinding.Verdict, _ fact: AuditFinding.Fact,
            _ paragraph: Paragraph? = nil
        ) -> AuditFinding {
            AuditFinding(
                rule: .date, subject: "date", verdict: verdict, fact: fact,
                paragraph: paragraph?.ordinal, bytes: paragraph?.bytes)
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
