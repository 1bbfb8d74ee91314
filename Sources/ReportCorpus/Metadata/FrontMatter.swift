/// The lines `---`, `key: value` …, `---` that a file may begin with, as static site generators have them.
struct FrontMatter {
    /// What they say.
    private(set) var given = GivenMetadata()
    /// How many lines they are; 0 if there are none.
    private(set) var lineCount = 0

    private static let mostLines = 60

    init(_ lines: [DocumentLine]) {
        guard lines.first?.text == "---",
            let end = lines.prefix(Self.mostLines).dropFirst().firstIndex(where: {
                $0.text == "---" || $0.text == "..."
            })
        else { return }
        var found = GivenMetadata()
        for line in lines[1..<end] {
            if line.text.begins(with: "#") || line.text.begins(with: "- ") { continue }
            // A line that is no pair: the dashes are a rule of the text.
            guard let colon = line.text.firstIndex(where: { ":：".contains($0) }) else { return }
            let key = line.text[..<colon].filter { !$0.isWhitespace }
            var value = line.text[line.text.index(after: colon)...]
            value = value.drop { $0.isWhitespace }
            if let quote = value.first, "\"'".contains(quote), value.last == quote, value.count > 1
            {
                value = value.dropFirst().dropLast()
            }
            // What does not fit is left to the text.
            if let field = GivenMetadata.Field(name: key), !value.isEmpty {
                _ = found.set(field, String(value))
            }
        }
        given = found
        lineCount = end + 1
    }
}
