// The parts of a query that contain no other parts: words, phrases, patterns, regular expressions, fields.

extension QueryParser {
    /// Reads a part, optionally with a weight after it.
    mutating func boost() throws(QueryError) -> QueryNode {
        let node = try primary()
        guard scanner.current == "^" else { return node }
        let column = scanner.index
        scanner.skip()
        let number = scanner.take { $0.isASCII && ($0.isNumber || $0 == ".") }
        guard let factor = Double(number), factor > 0, factor <= 1000 else {
            throw QueryError(.badWeight, column: column)
        }
        return .boosted(node, by: factor)
    }

    private mutating func primary() throws(QueryError) -> QueryNode {
        let column = scanner.index
        guard let first = scanner.current else { return .all([]) }
        if first == "(" { return try group() }
        if let close = QueryScanner.closing(first) { return .chunk(try phrase(close)) }
        if first == "/" { return try regex() }
        if let node = try proximity() { return node }
        if let node = try field() { return node }
        let text = scanner.take {
            !$0.isWhitespace && !QueryScanner.opens($0) && $0 != ")" && $0 != "^"
        }
        guard !text.isEmpty else { throw QueryError(.strayCharacter(first), column: column) }
        return try Self.bare(text, at: column)
    }

    /// A word or a pattern.
    private static func bare(_ text: String, at column: Int) throws(QueryError) -> QueryNode {
        guard text.contains(where: { $0 == "*" || $0 == "?" }) else {
            return .chunk(QueryChunk(text: text, isQuoted: false))
        }
        var parts: [QueryPattern.Part] = []
        var part = ""
        for character in text {
            guard character == "*" || character == "?" else {
                part.append(character)
                continue
            }
            if !part.isEmpty { parts.append(.text(part)) }
            part = ""
            if character == "?" {
                parts.append(.one)
            } else if parts.last != .run {
                parts.append(.run)
            }
        }
        if !part.isEmpty { parts.append(.text(part)) }
        guard parts.contains(where: { if case .text = $0 { true } else { false } }) else {
            throw QueryError(.wildcardsAlone, column: column)
        }
        return .pattern(QueryPattern(text: text, parts: parts))
    }

    /// Reads a phrase up to its closing quotation mark.
    private mutating func phrase(_ close: Character) throws(QueryError) -> QueryChunk {
        let column = scanner.index
        scanner.skip()
        guard let text = scanner.take(through: close) else {
            throw QueryError(.openQuotation(closing: close), column: column)
        }
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw QueryError(.emptyQuotation, column: column)
        }
        return QueryChunk(text: text, isQuoted: true)
    }

    private mutating func regex() throws(QueryError) -> QueryNode {
        let start = scanner.index
        scanner.skip()
        var pattern = ""
        while let character = scanner.current, character != "/" {
            scanner.skip()
            // \/ is a slash that does not end the expression.
            if character == "\\", let escaped = scanner.current {
                scanner.skip()
                if escaped != "/" { pattern.append(character) }
                pattern.append(escaped)
            } else {
                pattern.append(character)
            }
        }
        guard scanner.current == "/" else { throw QueryError(.regex(.open), column: start) }
        scanner.skip()
        guard !pattern.isEmpty else { throw QueryError(.regex(.empty), column: start) }
        return .regex(QueryRegex(pattern: pattern, columns: start..<scanner.index))
    }

    /// Reads a field with its value; nil if none begins here.
    private mutating func field() throws(QueryError) -> QueryNode? {
        let column = scanner.index
        var ahead = scanner
        let name = ahead.take { $0.isLetter }
        guard let colon = ahead.current, colon == ":" || colon == "：", !name.isEmpty else {
            return nil
        }
        guard let field = RequestField(name: name) else {
            // Chinese text contains such colons, but an ASCII name before an ASCII colon must be a field.
            guard name.allSatisfy(\.isASCII), colon == ":" else { return nil }
            throw QueryError(
                .field(.unknownName(name, similar: .mostSimilar(to: name))), column: column)
        }
        ahead.skip()
        scanner = ahead
        let valueColumn = scanner.index
        let value: String
        if let first = scanner.current, let close = QueryScanner.closing(first) {
            value = try phrase(close).text
        } else {
            value = scanner.take { !$0.isWhitespace && !QueryScanner.opens($0) && $0 != ")" }
        }
        guard !value.isEmpty else {
            throw QueryError(.field(.missingValue(of: field, written: name)), column: column)
        }
        return .field(try field.queryField(value, at: valueColumn))
    }
}
