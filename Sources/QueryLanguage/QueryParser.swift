/// A piece of a query that must match: what stood between spaces or in quotation marks.
package struct QueryChunk: Equatable, Sendable {
    /// The text to find.
    package let text: String
    /// Whether it stood in quotation marks and must be found as it is.
    package let isQuoted: Bool
}

/// Reads a query: pieces between spaces, of which all must match, and "quoted" ones that must stand
/// in the text literally.
///
///     query  = piece*
///     piece  = quoted | bare
///     quoted = '"' any-but-quote* '"' | '“' any-but-quote* '”'
///     bare   = any-but-space-or-quote+
package enum QueryParser {
    private static let closing: [Character: Character] = ["\"": "\"", "“": "”"]

    /// The pieces of a query, at least one.
    package static func parse(_ query: String) throws(QueryError) -> [QueryChunk] {
        let characters = Array(query)
        var chunks: [QueryChunk] = []
        var index = 0
        while index < characters.count {
            let first = characters[index]
            if first.isWhitespace {
                index += 1
            } else if let close = closing[first] {
                guard let end = characters[(index + 1)...].firstIndex(of: close) else {
                    throw QueryError(
                        column: index, message: "this quotation mark is not closed",
                        hint: "add \(close) behind the phrase")
                }
                append(characters[index + 1..<end], isQuoted: true, to: &chunks)
                index = end + 1
            } else {
                let start = index
                while index < characters.count, !characters[index].isWhitespace,
                    characters[index] != "\"", characters[index] != "“"
                {
                    index += 1
                }
                append(characters[start..<index], isQuoted: false, to: &chunks)
            }
        }
        guard !chunks.isEmpty else {
            throw QueryError(
                column: 0, message: "the query is empty", hint: "write what to look for: 行政执法")
        }
        return chunks
    }

    private static func append(
        _ characters: ArraySlice<Character>, isQuoted: Bool, to chunks: inout [QueryChunk]
    ) {
        let text = String(characters)
        if text.contains(where: { !$0.isWhitespace }) {
            chunks.append(QueryChunk(text: text, isQuoted: isQuoted))
        }
    }
}
