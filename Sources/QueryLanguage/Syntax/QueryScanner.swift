/// The characters of a query, and the place that reading has come to.
struct QueryScanner {
    let characters: [Character]
    private(set) var index = 0

    init(_ query: String) { characters = Array(query) }

    var isAtEnd: Bool { index == characters.count }

    /// The character at the place; nil at the end.
    var current: Character? { isAtEnd ? nil : characters[index] }

    /// The character so many places further.
    func ahead(_ count: Int) -> Character? {
        index + count < characters.count ? characters[index + count] : nil
    }

    mutating func skip(_ count: Int = 1) { index = min(index + count, characters.count) }

    mutating func skipSpaces() { while current?.isWhitespace == true { skip() } }

    /// Reads on while characters are as wanted.
    mutating func take(while isWanted: (Character) -> Bool) -> String {
        let start = index
        while let current, isWanted(current) { skip() }
        return String(characters[start..<index])
    }

    /// Whether the characters at the place are these.
    func stands(_ text: String) -> Bool { characters[index...].starts(with: text) }

    /// Whether a keyword stands at the place, alone.
    func standsAlone(_ keyword: String) -> Bool {
        guard stands(keyword) else { return false }
        guard let next = ahead(keyword.count) else { return true }
        return next.isWhitespace || Self.opens(next) || next == ")"
    }

    /// Reads up to a closing character, which is read too; nil if there is none.
    mutating func take(through close: Character) -> String? {
        guard let end = characters[index...].firstIndex(of: close) else { return nil }
        defer { index = end + 1 }
        return String(characters[index..<end])
    }

    /// The mark that closes what a quotation mark opens.
    static func closing(_ mark: Character) -> Character? {
        switch mark {
        case "\"": "\""
        case "“": "”"
        case "「": "」"
        case "『": "』"
        default: nil
        }
    }

    /// Whether a character begins a part of its own, wherever it stands.
    static func opens(_ character: Character) -> Bool {
        character == "(" || closing(character) != nil
    }
}
