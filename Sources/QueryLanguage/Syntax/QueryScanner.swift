/// The characters of a query, and a position in them.
struct QueryScanner {
    let characters: [Character]
    private(set) var index = 0

    init(_ query: String) { characters = WideOperators.narrowed(Array(query)) }

    var isAtEnd: Bool { index == characters.count }

    /// The next character; nil at the end.
    var current: Character? { isAtEnd ? nil : characters[index] }

    /// The character `count` positions after the current one; nil past the end.
    func ahead(_ count: Int) -> Character? {
        index + count < characters.count ? characters[index + count] : nil
    }

    mutating func skip(_ count: Int = 1) { index = min(index + count, characters.count) }

    mutating func skipSpaces() { while current?.isWhitespace == true { skip() } }

    /// Reads characters while a condition holds.
    mutating func take(while condition: (Character) -> Bool) -> String {
        let start = index
        while let current, condition(current) { skip() }
        return String(characters[start..<index])
    }

    /// Whether these characters come next.
    func isAt(_ text: String) -> Bool { characters[index...].starts(with: text) }

    /// The word up to the next space, parenthesis or quotation mark.
    var word: String {
        String(characters[index...].prefix { !$0.isWhitespace && !Self.opens($0) && $0 != ")" })
    }

    /// Whether a keyword comes next as a separate word.
    func isAtKeyword(_ keyword: String) -> Bool {
        guard isAt(keyword) else { return false }
        guard let next = ahead(keyword.count) else { return true }
        return next.isWhitespace || Self.opens(next) || next == ")"
    }

    /// Reads up to a closing character and skips it; nil if there is none.
    mutating func take(through close: Character) -> String? {
        guard let end = characters[index...].firstIndex(of: close) else { return nil }
        defer { index = end + 1 }
        return String(characters[index..<end])
    }

    /// The closing mark for an opening quotation mark; nil for other characters.
    static func closing(_ mark: Character) -> Character? {
        switch mark {
        case "\"": "\""
        case "“": "”"
        case "「": "」"
        case "『": "』"
        default: nil
        }
    }

    /// Whether a character begins a new part, even inside a word.
    static func opens(_ character: Character) -> Bool {
        character == "(" || closing(character) != nil
    }
}
