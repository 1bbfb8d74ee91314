internal import ReportCorpus

/// Finds indicators that a report gives two values.
struct DifferingFigures {
    private let minCharacters: Int
    private let exceptions: Set<String>

    /// - Parameters:
    ///   - minCharacters: shorter names of indicators say too little: 检查 may be any.
    ///   - exceptions: names that are not looked at.
    init(minCharacters: Int, except exceptions: [String]) {
        self.minCharacters = minCharacters
        self.exceptions = Set(exceptions)
    }

    private struct Statement {
        let figure: Figure
        let paragraph: Paragraph
    }

    /// A finding for each value of an indicator that is not its first one. What is planned is another thing than
    /// what was done, and a rate may be of any part.
    func findings(in report: ReportText) -> [AuditFinding] {
        let reader = FigureReader()
        var first: [String: Statement] = [:]
        var told: Set<String> = []
        var findings: [AuditFinding] = []
        for paragraph in report.paragraphs where paragraph.section != .plan {
            for figure in reader.figures(in: paragraph.text) where isComparable(figure) {
                let subject = "\(figure.indicator) (\(figure.baseUnit))"
                let statement = Statement(figure: figure, paragraph: paragraph)
                guard let before = first[subject] else {
                    first[subject] = statement
                    continue
                }
                guard before.figure.amount != figure.amount,
                    before.paragraph.ordinal != paragraph.ordinal,
                    told.insert("\(subject) \(figure.value)").inserted
                else { continue }
                findings.append(
                    AuditFinding(
                        rule: .figures, subject: subject, verdict: .differs,
                        fact: .values(
                            figure.value, unit: figure.unit, other: before.figure.value,
                            otherUnit: before.figure.unit,
                            otherParagraph: before.paragraph.ordinal),
                        paragraph: paragraph.ordinal,
                        bytes: paragraph.source.sourceRange(of: figure.range)))
            }
        }
        return findings
    }

    private func isComparable(_ figure: Figure) -> Bool {
        // 1200余件 and 1234件 may be the same.
        figure.upper == nil && figure.baseUnit != "%" && figure.qualifier == .exact
            && figure.indicator.unicodeScalars.count >= minCharacters
            && !exceptions.contains(figure.indicator)
    }
}
