internal import ReportCorpus

/// What an audit asks of a report.
public struct AuditRules: Sendable {
    /// A part that a report must have.
    struct Part: Equatable, Sendable {
        let name: String
        /// Fewer characters of text are thin.
        let leastCharacters: Int
        /// Words of a heading that name it.
        let headingWords: [String]
        let isOptional: Bool

        /// The section that it is, if it is one of the four.
        var section: Section? { Section(rawValue: name) }
    }

    private(set) var parts: [Part] = []
    /// Month and day.
    private(set) var lastDay: String?
    private(set) var elsewhereWords: [String]?
    private(set) var ownPlaces: [String]?
    private(set) var twoValues: (leastCharacters: Int, except: [String])?

    /// The rules that are shipped.
    public static let shipped: AuditRules = {
        var rules = AuditRules()
        // The list is part of the program: a test reads it.
        _ = rules.add(String(decoding: PackageResources.audit_rules_txt, as: UTF8.self))
        return rules
    }()

    private init() {}

    /// Adds rules of a list; those of the same name replace earlier ones.
    ///
    /// - Returns: the first line, from 1, that is no rule, and why; nil if all are.
    public mutating func add(_ text: String) -> (line: Int, reason: String)? {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (number, line) in lines.enumerated() {
            let fields = line.split(separator: "\t").map(String.init)
            guard let name = fields.first, !name.hasPrefix("#") else { continue }
            if let reason = add(name, Array(fields.dropFirst())) { return (number + 1, reason) }
        }
        return nil
    }

    private mutating func add(_ name: String, _ fields: [String]) -> String? {
        let isOff = fields == ["off"]
        switch name {
        case "part": return addPart(fields)
        case "signed-by":
            lastDay = isOff ? nil : fields.first
            let isDay = fields.first.map(Self.isDay) ?? false
            return isOff || isDay ? nil : "signed-by needs a day: 04-01"
        case "elsewhere":
            elsewhereWords = isOff ? nil : Self.words(fields.first)
            return fields.isEmpty ? "elsewhere needs words with blanks between, or off" : nil
        case "own-place":
            ownPlaces = isOff ? nil : Self.words(fields.first)
            return fields.isEmpty ? "own-place needs words with blanks between, or off" : nil
        case "two-values":
            guard !isOff else {
                twoValues = nil
                return nil
            }
            guard let least = fields.first.flatMap({ Int($0) }), least >= 0 else {
                return "two-values needs a number of characters"
            }
            twoValues = (least, fields.count > 1 ? Self.words(fields[1]) : [])
            return nil
        default:
            return "no rule is named \(name): part, signed-by, elsewhere, own-place, two-values"
        }
    }

    private mutating func addPart(_ fields: [String]) -> String? {
        guard let name = fields.first else { return "part needs a name" }
        if fields.dropFirst() == ["off"] {
            parts.removeAll { $0.name == name }
            return nil
        }
        guard fields.count >= 3, let least = Int(fields[1]), least >= 0 else {
            return "part needs a name, a number of characters and words of its heading"
        }
        let part = Part(
            name: name, leastCharacters: least, headingWords: Self.words(fields[2]),
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
        field?.split(separator: " ").map(String.init) ?? []
    }
}
