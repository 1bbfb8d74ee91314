internal import ReportCorpus

/// Finds indicators to which a report gives different values.
struct DifferingFigures {
    private let minCharacters: Int
    private let exceptions: Set<String>

    /// - Parameters:
    ///   - minCharacters: the minimum length of an indicator. Shorter ones are ambiguous: 检查 may be any inspection.
    ///   - exceptions: indicators to skip.
    init(minCharacters: Int, except exceptions: [String]) {
        self.minCharacters = minCharacters
        self.exceptions = Set(exceptions)
    }

    private struct Statement {
        let figure: Figure
        let paragraph: Paragraph
    }

    /// A finding for each value of an indicator that differs from its first value.
    ///
    /// Sections of plans are skipped, because a plan may differ from what was done, and so are percentages, because
    /// each may refer to another whole.
    func findings(in report: ReportText) -> [AuditFinding] {
        let reader = FigureReader()
        var first: [String: Statement] = [:]
        var reported: Set<String> = []
        var findings: [AuditFinding] = []
        for paragraph in report.paragraphs where paragraph.section != .plan {
            for figure in reader.figures(in: paragraph.text) where isComparable(figure) {
                let subject = "\(figure.indicator) (\(figure.baseUnit))"
                let statement = Statement(figure: figure, paragraph: paragraph)
                guard let initial = first[subject] else {
                    first[subject] = statement
                    continue
                }
                guard initial.figure.amount != figure.amount,
                    initial.paragraph.ordinal != paragraph.ordinal,
                    reported.insert("\(subject) \(figure.value)").inserted
                else { continue }
                findings.append(
                    AuditFinding(
                        .figures, subject, .differs,
                        .values(
                            figure.value, unit: figure.unit, other: initial.figure.value,
                            otherUnit: initial.figure.unit,
                            otherParagraph: initial.paragraph.ordinal),
                        in: paragraph, bytes: paragraph.source.sourceRange(of: figure.range)))
            }
        }
        return findings
    }

    private func isComparable(_ figure: Figure) -> Bool {
        // 1200余件 and 1234件 may be the same number.
        figure.upper == nil && figure.change == nil && figure.role == .result
            && figure.baseUnit != "%" && figure.qualifier == .exact
            && figure.indicator.unicodeScalars.count >= minCharacters
            && !exceptions.contains(figure.indicator)
    }
}
