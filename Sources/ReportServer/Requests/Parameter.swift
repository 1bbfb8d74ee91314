package import ReportOutput

/// A parameter of an operation: the API reads it, forms on pages show it, and the API description documents it.
package struct Parameter: Sendable {
    /// The values that a parameter takes.
    package enum Kind: Equatable, Sendable {
        case text
        case int(ClosedRange<Int>)
        /// `1`, `true`, `0` or `false`.
        case flag
        /// A year or a range of years.
        case years
        case year
        /// Properties to group by, separated by commas.
        case keys
        /// One of some words; their names in other languages are accepted too.
        case choice([String])
        /// One of the statutory sections.
        case section
    }

    package let name: String
    /// Other names.
    package var aliases: [String] = []
    package let kind: Kind
    package var isRepeated = false
    package var isRequired = false
    /// The default value; nil if there is none.
    package var defaultValue: String?
    /// The maximum length of its value, in characters.
    package var maxLength = Self.maxLength
    package let meaning: Message

    package init(
        _ name: String, _ kind: Kind, repeated: Bool = false, required: Bool = false,
        defaultValue: String? = nil, aliases: [String] = [], _ meaning: Message
    ) {
        self.name = name
        self.kind = kind
        isRepeated = repeated
        isRequired = required
        self.defaultValue = defaultValue
        self.aliases = aliases
        self.meaning = meaning
    }

    /// The default maximum length of a value, in characters.
    package static let maxLength = 2000

    /// Whether a value is valid for the parameter.
    func accepts(_ value: String) -> Bool {
        switch kind {
        case .text: value.unicodeScalars.count <= maxLength
        case .int(let range):
            Int(value).map(range.contains) ?? false && Int(value)?.description == value
        case .flag: ["1", "0", "true", "false"].contains(value)
        case .years: YearRange(value) != nil
        case .year: YearRange(value).map { $0.range.count == 1 } ?? false
        case .keys: GroupKey.list(value) != nil
        case .choice(let words): words.contains(value)
        case .section: SectionChoice(name: value) != nil
        }
    }
}

extension Parameter {
    /// Conditions on reports, from the list of request fields that command options and queries also use.
    static let filters: [Parameter] = [RequestField.agency, .region, .year, .section].map(filter)
    /// Conditions that become part of the query.
    static let conditions: [Parameter] = [RequestField.title, .file, .heading].map(filter)

    private static func filter(_ field: RequestField) -> Parameter {
        let kind: Kind =
            switch field.kind {
            case .text: .text
            case .years: .years
            case .choice: .section
            }
        var parameter = Parameter(
            field.rawValue, kind, repeated: true, aliases: field.names.aliases,
            Message.filterMeaning(field))
        parameter.maxLength = 200
        return parameter
    }

    /// A document by its number in URLs of pages.
    static let id = Parameter("id", .text, Message.idMeaning)
    static let file = Parameter("file", .text, Message.fileMeaning)
    static let query = Parameter(
        "q", .text, required: true, aliases: ["query"], Message.queryMeaning)
    static let anyWord = Parameter("any", .flag, defaultValue: "0", Message.anyMeaning)
    static let expand = Parameter("expand", .flag, defaultValue: "1", Message.expandMeaning)

    static func limit(_ defaultValue: Int, max: Int) -> Parameter {
        Parameter("n", .int(1...max), defaultValue: String(defaultValue), Message.limitMeaning)
    }

    static let cursor = Parameter("cursor", .text, Message.cursorMeaning)
}
