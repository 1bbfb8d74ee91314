/// Parses a query by recursive descent. `query-language.txt`, which `rlsearch help query` prints, contains the grammar.
///
/// An invalid query is an error with a column; the parser does not guess.
package struct QueryParser {
    var scanner: QueryScanner
    private var depth = 0

    /// The maximum nesting of parentheses and NOTs. More than anyone writes by hand; it limits the recursion.
    private static let maxDepth = 50
    /// The maximum length of a query in characters.
    private static let maxLength = 10_000

    private init(_ query: String) { scanner = QueryScanner(query) }

    /// Parses a query.
    package static func parse(_ query: String) throws(QueryError) -> QueryNode {
        var parser = QueryParser(query)
        guard parser.scanner.characters.count <= maxLength else {
            throw QueryError(.tooLong(limit: maxLength), column: maxLength)
        }
        parser.scanner.skipSpaces()
        guard !parser.scanner.isAtEnd else { throw QueryError(.empty, column: 0) }
        let node = try parser.disjunction()
        guard parser.scanner.isAtEnd else {
            throw QueryError(.strayParenthesis, column: parser.scanner.index)
        }
        return node
    }

    /// A query for all words of a plain text, which are separated by white space. The text is not in the query
    /// language.
    package static func plain(_ text: String) -> QueryNode {
        .all(
            text.split(whereSeparator: \.isWhitespace).map {
                .chunk(QueryChunk(text: String($0), isQuoted: false))
            })
    }

    /// Reads parts joined by OR.
    mutating func disjunction() throws(QueryError) -> QueryNode {
        var parts = [try conjunction()]
        while scanner.isAtKeyword("OR") {
            let column = scanner.index
            scanner.skip(2)
            try expectOperand(of: "OR", at: column)
            parts.append(try conjunction())
        }
        return parts.count == 1 ? parts[0] : .any(parts)
    }

    /// Reads parts joined by AND or by spaces.
    private mutating func conjunction() throws(QueryError) -> QueryNode {
        var parts: [QueryNode] = []
        while true {
            scanner.skipSpaces()
            if scanner.isAtEnd || scanner.current == ")" { break }
            if scanner.isAtKeyword("OR") {
                if parts.isEmpty {
                    throw QueryError(.missingOperand(of: "OR"), column: scanner.index)
                }
                break
            }
            if scanner.isAtKeyword("AND") {
                let column = scanner.index
                if parts.isEmpty { throw QueryError(.missingOperand(of: "AND"), column: column) }
                scanner.skip(3)
                try expectOperand(of: "AND", at: column)
                continue
            }
            try refuseSmallOperator(isFirst: parts.isEmpty)
            parts.append(try negation())
        }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    /// Throws if a Chinese query has `or`, `and` or `not` in lower case: as words, they would find nothing.
    private func refuseSmallOperator(isFirst: Bool) throws(QueryError) {
        let word = scanner.word
        guard ["or", "and", "not"].contains(word.lowercased()), word != word.uppercased(),
            !isFirst || word.lowercased() == "not",
            scanner.characters[(scanner.index + word.count)...].contains(where: Self.isHan)
        else { return }
        throw QueryError(.lowerCaseOperator(word), column: scanner.index)
    }

    private static func isHan(_ character: Character) -> Bool {
        character.unicodeScalars.first?.properties.isIdeographic ?? false
    }

    /// Throws unless an operand follows an operator.
    private mutating func expectOperand(
        of name: String, at column: Int
    ) throws(QueryError) {
        scanner.skipSpaces()
        if isAtNoOperand { throw QueryError(.missingOperand(of: name), column: column) }
    }

    private var isAtNoOperand: Bool {
        scanner.isAtEnd || scanner.current == ")" || scanner.isAtKeyword("OR")
            || scanner.isAtKeyword("AND")
    }

    /// Reads a part, optionally after NOT or a dash.
    mutating func negation() throws(QueryError) -> QueryNode {
        let column = scanner.index
        let isWord = scanner.isAtKeyword("NOT")
        let isDash = scanner.current == "-" && scanner.ahead(1).map { !$0.isWhitespace } ?? false
        guard isWord || isDash else { return try boost() }
        scanner.skip(isWord ? 3 : 1)
        scanner.skipSpaces()
        if isAtNoOperand { throw QueryError(.notWithoutOperand, column: column) }
        return .not(try nested(at: column) { parser throws(QueryError) in try parser.negation() })
    }

    /// Reads a part in parentheses.
    mutating func group() throws(QueryError) -> QueryNode {
        let column = scanner.index
        scanner.skip()
        return try nested(at: column) { parser throws(QueryError) in
            let node = try parser.disjunction()
            try parser.close(from: column, isEmpty: node == .all([]))
            return node
        }
    }

    /// Reads the parenthesis that closes a group.
    mutating func close(from column: Int, isEmpty: Bool) throws(QueryError) {
        guard scanner.current == ")" else { throw QueryError(.openParenthesis, column: column) }
        scanner.skip()
        if isEmpty { throw QueryError(.emptyParentheses, column: column) }
    }

    /// Reads a part that is nested one level deeper.
    mutating func nested<Value>(
        at column: Int, _ read: (inout QueryParser) throws(QueryError) -> Value
    ) throws(QueryError) -> Value {
        depth += 1
        defer { depth -= 1 }
        if depth > Self.maxDepth {
            throw QueryError(.tooDeep(limit: Self.maxDepth), column: column)
        }
        return try read(&self)
    }
}
