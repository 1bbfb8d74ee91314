internal import ReportCorpus

/// An audit finding with the file and the metadata of its report.
package struct ReportFinding: Sendable {
    package let file: String
    package let metadata: Metadata
    package let finding: AuditFinding

    package init(file: String, metadata: Metadata, finding: AuditFinding) {
        self.file = file
        self.metadata = metadata
        self.finding = finding
    }
}

/// Findings as a table, for `--json`, `--csv` and spreadsheets.
package enum FindingTable {
    /// - Parameter language: the language of the column that describes the finding.
    package static func table(_ rows: [ReportFinding], language: Language) -> Table {
        let facts = rows.map { Facts($0.finding.fact) }
        return Table(
            .finding,
            [
                .init(.file, rows.map { .text($0.file) }),
                .init(.agency, rows.map { .text($0.metadata.agency?.value) }),
                .init(.region, csv: [], rows.map { .region($0.metadata.region?.value) }),
                .init(.year, rows.map { .int($0.metadata.year?.value) }),
                .init(.rule, rows.map { .text($0.finding.rule.rawValue) }),
                .init(.subject, rows.map { .text($0.finding.subject) }),
                .init(.verdict, rows.map { .text($0.finding.verdict.rawValue) }),
                .init(
                    name: "detail", title: Message(zh: "说明", en: "detail"),
                    rows.map {
                        .text(Message.fact($0.finding.fact, $0.finding.verdict)[language])
                    }),
                .init(.characters, csv: [], facts.map(\.characters)),
                .init(.minCharacters, csv: [], facts.map(\.minCharacters)),
                .init(.date, csv: [], facts.map(\.date)),
                .init(.due, csv: [], facts.map(\.due)),
                .init(.headingWords, csv: [], facts.map(\.headingWords)),
                .init(.value, csv: [], facts.map(\.value)),
                .init(.unit, csv: [], facts.map(\.unit)),
                .init(.otherValue, csv: [], facts.map(\.otherValue)),
                .init(.otherUnit, csv: [], facts.map(\.otherUnit)),
                .init(.otherParagraph, csv: [], facts.map(\.otherParagraph)),
                .init(.otherHeading, csv: [], facts.map(\.otherHeading)),
                .init(.expectedYear, csv: [], facts.map(\.expectedYear)),
                .init(.paragraph, rows.map { .int($0.finding.paragraph) }),
                .init(.bytes, rows.map { .range($0.finding.bytes) }),
                .init(
                    .place, csv: [], rows.map { $0.finding.place.map { Value.place($0) } ?? .null }),
            ])
    }

    /// The parts of a finding's fact as separate fields; the column `detail` describes the whole fact.
    private struct Facts {
        var characters = Value.null
        var minCharacters = Value.null
        var date = Value.null
        var due = Value.null
        var headingWords = Value.list([], separator: " ")
        var value = Value.null
        var unit = Value.null
        var otherValue = Value.null
        var otherUnit = Value.null
        var otherParagraph = Value.null
        var otherHeading = Value.null
        var expectedYear = Value.null

        init(_ fact: AuditFinding.Fact) {
            switch fact {
            case .length(let count, let min):
                (characters, minCharacters) = (.int(count), .int(min))
            case .noHeading(let words): headingWords = .list(words, separator: " ")
            case .maybe(let text, let words):
                (otherHeading, headingWords) = (.text(text), .list(words, separator: " "))
            case .staleYear(_, let expected): expectedYear = .int(expected)
            case .noDate, .region: break
            case .date(let day, let limit): (date, due) = (.text(day), .text(limit))
            case .late(let day, let limit): (date, due) = (.text(day), .text(limit))
            case .beforeYear(let day, _): date = .text(day)
            case .values(let own, let ownUnit, let other, let theirUnit, let paragraph):
                (value, unit) = (.number(own), .text(ownUnit))
                (otherValue, otherUnit) = (.number(other), .text(theirUnit))
                otherParagraph = .int(paragraph)
            }
        }
    }
}
