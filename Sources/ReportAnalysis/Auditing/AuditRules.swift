internal import ReportCorpus
internal import TextBasics

/// What an audit asks of a report.
public struct AuditRules: Sendable {
    /// A part that a report must have.
    struct Part: Equatable, Sendable {
        let name: String
        /// Fewer characters of text are thin.
        let minCharacters: Int
        /// Words of a heading that name it.
        let headingWords: [String]
        let isOptional: Bool

        /// The section that it is, if it is one of the four.
        var section: Section? { Section(rawValue: name) }
    }

    /// What is wrong with a line of rules.
    public enum Problem: Equatable, Sendable {
        /// `part` needs a name, a number of characters and words of its heading.
        case needsPart
        /// `signed-by` needs a month and a day: 04-01.
        case needsDay
        /// A rule needs words with blanks between them, or `off`.
        case needsWords(rule: String)
        /// `two-values` needs a number of characters.
        case needsNumber
        /// No rule has this name.
        case unknownRule(String)
    }

    private(set) var parts: [Part] = []
    /// Month and day.
    private(set) var lastDay: String?
    private(set) var elsewhereWords: [String]?
    private(set) var ownPlaces: [String]?
    private(set) var twoValues: (minCharacters: Int, except: [String])?

    /// The rules that are shipped.
    public static let shipped: AuditRules = {
        var rules = AuditRules()
        // The list is part of the program: a test reads it.
        _ = rules.add(ListLines(PackageResources.audit_rules_txt))
        return rules
    }()

    private init() {}

    /// Adds rules of a list; those of the same name replace earlier ones.
    ///
    /// - Returns: the first malformed line, from 1, and what is wrong with it; nil if all lines are rules.
    public mutating func add(_ text: String) -> (line: Int, problem: Problem)? {
        add(ListLines(text))
    }

    private mutating func add(_ lines: ListLines) -> (line: Int, problem: Problem)? {
        for line in lines {
            let fields = line.fields
            if let problem = add(fields[0], Array(fields.dropFirst())) {
                return (line.number, problem)
            }
        }
        return nil
    }

    private mutating func add(_ name: String, _ fields: [String]) -> Problem? {
        let isOff = fields == ["off"]
        switch name {
        case "part": return addPart(fields)
        case "signed-by":
            lastDay = isOff ? nil : fields.first
            let isDay = fields.first.map(Self.isDay) ?? false
            return isOff || isDay ? nil : .needsDay
        case "elsewhere":
            elsewhereWords = isOff ? nil : Self.words(fields.first)
            return fields.isEmpty ? .needsWords(rule: name) : nil
        case "own-place":
            ownPlaces = isOff ? nil : Self.words(fields.first)
            return fields.isEmpty ? .needsWords(rule: name) : nil
        case "two-values":
            guard !isOff else {
                twoValues = nil
                return nil
            }
            guard let least = fields.first.flatMap({ Int($0) }), least >= 0 else {
                return .needsNumber
            }
            twoValues = (least, fields.count > 1 ? Self.words(fields[1]) : [])
            return nil
        default:
            return .unknownRule(name)
        }
    }

    private mutating func addPart(_ fields: [String]) -> Problem? {
        guard let name = fields.first else { return .needsPart }
        if fields.dropFirst() == ["off"] {
            parts.removeAll { $0.name == name }
            return nil
        }
        guard fields.count >= 3, let least = Int(fields[1]), least >= 0 else {
            return .needsPart
        }
        let part = Part(
            name: name, minCharacters: least, headingWords: Self.words(fields[2]),
            isOptional: fields.dropFirst(3).contains("optional"))
        if let index = parts.firstIndex(where: { $0.name == name }) {
            parts[index] = part
        } else {
            parts.append(part)
        }
        return nil
    }

    /// Whether a text is a month and a day of it: 04-01.
    private static func isDay(_ text: String) -> Bool {
        let parts = text.split(separator: "-")
        guard text.count == 5, parts.count == 2, let month = Int(parts[0]), let day = Int(parts[1])
        else { return false }
        return (1...12).contains(month) && (1...31).contains(day)
    }

    private static func words(_ field: String?) -> [String] {
        field.map { ListLines.words($0.utf8) } ?? []
    }
}
