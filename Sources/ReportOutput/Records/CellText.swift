internal import ReportCorpus

// Records hold words of a fixed set, such as achievements or up; people read them in their language.
extension Table {
    /// The text of a cell in a table for people. An unknown value becomes the word for unknown. The qualifier `exact`
    /// and the role `result`, which most figures have, become empty.
    package static func shown(
        _ value: Value, of field: Field?, in language: Language
    ) -> String {
        switch (field, value) {
        case (.agency, .null), (.region, .null), (.province, .null), (.year, .null),
            (.section, .null):
            Message.unknown[language]
        case (.region, .list(let path, _)) where path.isEmpty: Message.unknown[language]
        case (.qualifier, .text("exact")), (.role, .text("result")): ""
        default: spelled(value, of: field, in: language).cell
        }
    }

    /// A cell of a spreadsheet: as in the record, but with words in a language.
    package static func spelled(
        _ value: Value, of field: Field?, in language: Language
    ) -> Value {
        guard let field, case .text(let name) = value, let word = word(name, of: field) else {
            return value
        }
        return .text(word[language])
    }

    /// The word that people read for a word in a field; nil if the field holds other words, or text.
    private static func word(_ name: String, of field: Field) -> Message? {
        switch field {
        case .section, .otherSection: Section(rawValue: name).map(Message.section)
        case .status: RosterAudit.Status(rawValue: name).map(Message.status)
        case .verdict, .achievements, .shortcomings, .leadership, .plan:
            AuditFinding.Verdict(rawValue: name).map(Message.verdict)
        case .rule: AuditFinding.Rule(rawValue: name).map(Message.rule)
        case .subject: .subject(name)
        case .order: ReportOrder(rawValue: name).map(Message.order)
        case .match: MatchKind(rawValue: name).map(Message.match)
        case .qualifier: name == Figure.Qualifier.exact.rawValue ? .exact : nil
        case .change: Figure.Change(rawValue: name).map { Message.change($0) }
        case .kind: SentenceChange(rawValue: name).map { Message.change($0) }
        case .outcome: PromiseOutcome(rawValue: name).map(Message.outcome)
        case .role: Figure.Role(rawValue: name).map(Message.role)
        case .check: FigureContradiction.Kind(rawValue: name).map(Message.check)
        case .why: MatchDiagnosis.Cause(rawValue: name).map(Message.cause)
        default: nil
        }
    }
}
