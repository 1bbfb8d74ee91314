/// Front matter: lines `---`, `key: value` …, `---` at the beginning of a file, as static site generators write them.
struct FrontMatter {
    /// The metadata in the front matter.
    private(set) var given = GivenMetadata()
    /// The number of lines, including `---`; 0 if there is no front matter.
    private(set) var lineCount = 0

    private static let maxLineCount = 60

    init(_ lines: [DocumentLine]) {
        guard lines.first?.text == "---",
            let end = lines.prefix(Self.maxLineCount).dropFirst().firstIndex(where: {
                $0.text == "---" || $0.text == "..."
            })
        else { return }
        var found = GivenMetadata()
        for line in lines[1..<end] {
            if line.text.begins(with: "#") || line.text.begins(with: "- ") { continue }
            // This line is not a pair, so the dashes are a horizontal rule.
            guard let colon = line.text.firstIndex(where: { ":：".contains($0) }) else { return }
            let key = line.text[..<colon].filter { !$0.isWhitespace }
            var value = line.text[line.text.index(after: colon)...]
            value = value.drop { $0.isWhitespace }
            if let quote = value.first, "\"'".contains(quote), value.last == quote, value.count > 1
            {
                value = value.dropFirst().dropLast()
            }
            // An invalid value is ignored.
            if let field = GivenMetadata.Field(name: key), !value.isEmpty {
                _ = found.set(field, String(value))
            }
        }
        given = found
        lineCount = end + 1
    }
}
