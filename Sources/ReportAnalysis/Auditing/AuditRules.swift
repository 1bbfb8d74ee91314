internal import ReportCorpus
internal import TextBasics

/// The rules that an audit checks.
public struct AuditRules: Sendable {
    /// A section that a report must have.
    struct Part: Equatable, Sendable {
        let name: String
        /// A section with fewer characters is thin.
        let minCharacters: Int
        /// A heading with any of these words begins the section.
        let headingWords: [String]
        let isOptional: Bool

        /// The statutory section of this name; nil if the rule is about another section.
        var section: Section? { Section(rawValue: name) }
    }

    /// Why a line of a rule list is malformed.
    public enum Problem: Equatable, Sendable {
        /// `part` needs a name, a number of characters and words of the heading.
        case needsPart
        /// `signed-by` needs a month and a day: 04-01.
        case needsDay
        /// A rule needs words separated by spaces, or `off`.
        case needsWords(rule: String)
        /// `two-values` needs a number of characters.
        case needsNumber
        /// No rule has this name.
        case unknownRule(String)
    }

    private(set) var parts: [Part] = []
    /// The first day that is too late, in the year after the report's: `MM-DD`.
    private(set) var firstLateDay: String?
    private(set) var elsewhereWords: [String]?
    private(set) var ownPlaces: [String]?
    private(set) var yearSubjects: [String]?
    private(set) var twoValues: (minCharacters: Int, except: [String])?

    /// The rules that come with the program.
    public static let shipped: AuditRules = {
        var rules = AuditRules()
        // A test checks that every line is well-formed.
        _ = rules.add(ListLines(PackageResources.audit_rules_txt))
        return rules
    }()

    private init() {}

    /// Adds the rules of a list. A rule replaces an earlier one of the same name.
    ///
    /// - Returns: the number of the first malformed line, from 1, and its problem; nil if all lines are well-formed.
    ///   Rules before that line have been added.
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
            guard isOff || fields.first.map(Self.isDay) == true else { return .needsDay }
            firstLateDay = isOff ? nil : fields.first
            return nil
        case "elsewhere":
            elsewhereWords = isOff ? nil : Self.words(fields.first)
            return fields.isEmpty ? .needsWords(rule: name) : nil
        case "own-place":
            ownPlaces = isOff ? nil : Self.words(fields.first)
            return fields.isEmpty ? .needsWords(rule: name) : nil
        case "stale-year":
            yearSubjects = isOff ? nil : Self.words(fields.first)
            return fields.isEmpty ? .needsWords(rule: name) : nil
        case "two-values":
            guard !isOff else {
                twoValues = nil
                return nil
            }
            guard let minCharacters = fields.first.flatMap({ Int($0) }), minCharacters >= 0 else {
                return .needsNumber
            }
            twoValues = (minCharacters, fields.count > 1 ? Self.words(fields[1]) : [])
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
        guard fields.count >= 3, let minCharacters = Int(fields[1]), minCharacters >= 0 else {
            return .needsPart
        }
        let part = Part(
            name: name, minCharacters: minCharacters, headingWords: Self.words(fields[2]),
            isOptional: fields.dropFirst(3).contains("optional"))
        if let index = parts.firstIndex(where: { $0.name == name }) {
            parts[index] = part
        } else {
            parts.append(part)
        }
        return nil
    }

    /// Whether a text is a month and a day, such as 04-01.
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
