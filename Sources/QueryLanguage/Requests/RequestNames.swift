/// The names of one thing that requests can name.
public struct RequestNames: Equatable, Sendable {
    /// The name in output, help and completions, in English and lower case.
    public let canonical: String
    /// Other English names, lower case.
    public let english: [String]
    /// Chinese names, the usual one first.
    public let chinese: [String]

    init(_ canonical: String, english: [String] = [], chinese: [String]) {
        self.canonical = canonical
        self.english = english
        self.chinese = chinese
    }

    /// The names that a shell offers: the canonical one and the usual Chinese one.
    public var offered: [String] { [canonical] + chinese.prefix(1) }

    /// All names except the canonical one.
    public var aliases: [String] { english + chinese }

    /// Whether a text is one of the names. The case of English ones does not matter.
    public func contains(_ text: String) -> Bool {
        let lowercased = text.lowercased()
        return lowercased == canonical || english.contains(lowercased) || chinese.contains(text)
    }
}

/// A closed list of things that requests can name. The raw value is the canonical name.
public protocol RequestNamed: CaseIterable, RawRepresentable<String>, Sendable {
    /// Its names. The canonical one is the raw value.
    var names: RequestNames { get }
    /// The key of its description in the catalogue of texts.
    var descriptionKey: String { get }
}

extension RequestNamed {
    /// The case with a name, in English or Chinese; nil if there is none.
    public init?(name: String) {
        guard let found = Self.allCases.first(where: { $0.names.contains(name) }) else {
            return nil
        }
        self = found
    }
}
