/// Reads a query. The grammar stands in `query-language.txt`, which `rlsearch help query` prints.
///
/// What cannot be read is an error that names its column and says how to mend it: nothing is guessed.
package struct QueryParser {
    private var scanner: QueryScanner
    private var depth = 0

    /// Parentheses and NOTs within one another; more are no query that a person writes.
    private static let greatestDepth = 50
    /// The longest query in characters.
    private static let greatestLength = 10_000

    /// Reads a query.
    package static func parse(_ query: String) throws(QueryError) -> QueryNode {
        var parser = QueryParser(scanner: QueryScanner(query))
        guard parser.scanner.characters.count <= greatestLength else {
            throw QueryError(
                column: greatestLength,
                message: "the query is longer than \(greatestLength) characters",
                hint: "look for a part of it")
        }
        parser.scanner.skipSpaces()
        guard !parser.scanner.isAtEnd else {
            throw QueryError(
                column: 0, message: "the query is empty", hint: "write what to look for: 行政执法")
        }
        let node = try parser.disjunction()
        guard parser.scanner.isAtEnd else {
            throw QueryError(
                column: parser.scanner.index, message: "this parenthesis closes nothing",
                hint: "remove it, or put it in quotation marks to look for it")
        }
        return node
    }

    /// The pieces of plain text that is no query: everything between spaces, as it stands.
    package static func plain(_ text: String) -> QueryNode {
        .all(
            text.split(whereSeparator: \.isWhitespace).map {
                .chunk(QueryChunk(text: String($0), isQuoted: false))
            })
    }

    // MARK: Joining

    private mutating func disjunction() throws(QueryError) -> QueryNode {
        var parts = [try conjunction()]
        while scanner.standsAlone("OR") {
            let column = scanner.index
            scanner.skip(2)
            try expectOperand(of: "OR", at: column)
            parts.append(try conjunction())
        }
        return parts.count == 1 ? parts[0] : .any(parts)
    }

    private mutating func conjunction() throws(QueryError) -> QueryNode {
        var parts: [QueryNode] = []
        while true {
            scanner.skipSpaces()
            if scanner.isAtEnd || scanner.current == ")" { break }
            if scanner.standsAlone("OR") {
                if parts.isEmpty { throw missingOperand(of: "OR", at: scanner.index) }
                break
            }
            if scanner.standsAlone("AND") {
                let column = scanner.index
                if parts.isEmpty { throw missingOperand(of: "AND", at: column) }
                scanner.skip(3)
                try expectOperand(of: "AND", at: column)
                continue
            }
            parts.append(try negation())
        }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    /// Makes sure that something to be joined follows an operator.
    private mutating func expectOperand(
        of name: String, at column: Int
    ) throws(QueryError) {
        scanner.skipSpaces()
        if scanner.isAtEnd || scanner.current == ")" || scanner.standsAlone("OR")
            || scanner.standsAlone("AND")
        {
            throw missingOperand(of: name, at: column)
        }
    }

    private func missingOperand(of name: String, at column: Int) -> QueryError {
        QueryError(
            column: column, message: "\(name) needs something on either side",
            hint: "add it, or write \"\(name)\" in quotation marks to look for the word")
    }

    // MARK: Parts

    private mutating func negation() throws(QueryError) -> QueryNode {
        let column = scanner.index
        let isWord = scanner.standsAlone("NOT")
        let isDash = scanner.current == "-" && scanner.ahead(1).map { !$0.isWhitespace } ?? false
        guard isWord || isDash else { return try boost() }
        scanner.skip(isWord ? 3 : 1)
        scanner.skipSpaces()
        guard let next = scanner.current, next != ")", !scanner.standsAlone("OR"),
            !scanner.standsAlone("AND")
        else {
            throw QueryError(
                column: column, message: "NOT needs something that is not wanted",
                hint: "write it behind NOT, or put NOT in quotation marks to look for the word")
        }
        try enter(column)
        defer { depth -= 1 }
        return .not(try negation())
    }

    private mutating func boost() throws(QueryError) -> QueryNode {
        let node = try primary()
        guard scanner.current == "^" else { return node }
        let column = scanner.index
        scanner.skip()
        let number = scanner.take { $0.isASCII && ($0.isNumber || $0 == ".") }
        guard let factor = Double(number), factor > 0, factor <= 1000 else {
            throw QueryError(
                column: column, message: "a weight is a number above 0, at most 1000",
                hint: "write 执法^2, or \"^\" in quotation marks to look for the mark")
        }
        return .boosted(node, by: factor)
    }

    private mutating func primary() throws(QueryError) -> QueryNode {
        let column = scanner.index
        guard let first = scanner.current else { return .all([]) }
        if first == "(" { return try group() }
        if let close = QueryScanner.closing(first) { return try phrase(close) }
        if first == "/" { return try regex() }
        if let node = try proximity() { return node }
        if let node = try field() { return node }
        let text = scanner.take {
            !$0.isWhitespace && !QueryScanner.opens($0) && $0 != ")" && $0 != "^"
        }
        guard !text.isEmpty else {
            throw QueryError(
                column: column, message: "“\(first)” does not stand behind anything",
                hint: "put it in quotation marks to look for it")
        }
        return try Self.bare(text, at: column)
    }

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
            throw QueryError(
                column: column, message: "wildcards alone stand in every paragraph",
                hint: "add characters that must stand: 行政*处罚, 20?3")
        }
        return .pattern(QueryPattern(text: text, parts: parts))
    }

    private mutating func group() throws(QueryError) -> QueryNode {
        let column = scanner.index
        scanner.skip()
        try enter(column)
        defer { depth -= 1 }
        let node = try disjunction()
        try close(from: column, of: node)
        return node
    }

    /// Reads the parenthesis that closes a group.
    private mutating func close(from column: Int, of node: QueryNode) throws(QueryError) {
        guard scanner.current == ")" else {
            throw QueryError(
                column: column, message: "this parenthesis is not closed", hint: "add ) at the end")
        }
        scanner.skip()
        if node == .all([]) {
            throw QueryError(
                column: column, message: "there is nothing between these parentheses",
                hint: "write something between them, or put them in quotation marks")
        }
    }

    private mutating func enter(_ column: Int) throws(QueryError) {
        depth += 1
        if depth > Self.greatestDepth {
            throw QueryError(
                column: column, message: "more than \(Self.greatestDepth) parts within one another",
                hint: "write it with fewer parentheses")
        }
    }

    private mutating func phrase(_ close: Character) throws(QueryError) -> QueryNode {
        let column = scanner.index
        scanner.skip()
        guard let text = scanner.take(through: close) else {
            throw QueryError(
                column: column, message: "this quotation mark is not closed",
                hint: "add \(close) behind the phrase")
        }
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw QueryError(
                column: column, message: "there is nothing between these quotation marks",
                hint: "write the phrase between them")
        }
        return .chunk(QueryChunk(text: text, isQuoted: true))
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
        guard scanner.current == "/" else {
            throw QueryError(
                column: start, message: "this regular expression is not closed",
                hint: "add / behind it, or put the text in quotation marks")
        }
        scanner.skip()
        guard !pattern.isEmpty else {
            throw QueryError(
                column: start, message: "there is no regular expression between the slashes",
                hint: "write one, such as /第[一二三]条/, or put // in quotation marks")
        }
        return .regex(QueryRegex(pattern: pattern, columns: start..<scanner.index))
    }
}

// MARK: NEAR and SAME

extension QueryParser {
    private static let units: [(name: String, unit: TextUnit)] = [
        ("句", .sentence), ("段", .paragraph), ("节", .section), ("/sentence", .sentence),
        ("/paragraph", .paragraph), ("/section", .section),
    ]
    private static let usualDistance = 10
    private static let greatestDistance = 1000

    /// NEAR or SAME with its operands; nil if neither stands here.
    private mutating func proximity() throws(QueryError) -> QueryNode? {
        let column = scanner.index
        if scanner.stands("NEAR"), scanner.ahead(4) == "(" || scanner.ahead(4) == "/" {
            scanner.skip(4)
            var distance = Self.usualDistance
            if scanner.current == "/" {
                scanner.skip()
                let number = scanner.take { $0.isASCII && $0.isNumber }
                guard let value = Int(number), (0...Self.greatestDistance).contains(value) else {
                    throw QueryError(
                        column: column,
                        message:
                            "NEAR takes a number of characters, at most \(Self.greatestDistance)",
                        hint: "write NEAR/10(执法 监督)")
                }
                distance = value
            }
            return .near(try operands(of: "NEAR", from: column), distance: distance)
        }
        guard scanner.stands("SAME") else { return nil }
        for (name, unit) in Self.units where scanner.stands("SAME" + name) {
            scanner.skip(4 + name.count)
            return .same(try operands(of: "SAME" + name, from: column), unit: unit)
        }
        guard scanner.ahead(4) == "(" || scanner.ahead(4) == "/" else { return nil }
        throw QueryError(
            column: column, message: "SAME must say what is to be the same",
            hint: "write SAME句(a b), SAME段(a b) or SAME节(a b): sentence, paragraph or section")
    }

    private mutating func operands(
        of name: String, from column: Int
    ) throws(QueryError) -> [QueryNode] {
        guard scanner.current == "(" else {
            throw QueryError(
                column: column, message: "\(name) needs parentheses",
                hint: "write \(name)(执法 监督), or put it in quotation marks to look for it")
        }
        let start = scanner.index
        scanner.skip()
        try enter(column)
        defer { depth -= 1 }
        var parts: [QueryNode] = []
        while true {
            scanner.skipSpaces()
            if scanner.isAtEnd || scanner.current == ")" { break }
            let place = scanner.index
            let part = try negation()
            if !part.canStandSomewhere {
                throw QueryError(
                    column: place, message: "\(name) joins words, phrases and patterns",
                    hint: "write this part outside of the parentheses")
            }
            parts.append(part)
        }
        try close(from: start, of: .all(parts))
        guard parts.count > 1 else {
            throw QueryError(
                column: column, message: "\(name) joins two parts or more",
                hint: "write \(name)(执法 监督)")
        }
        return parts
    }
}

extension QueryNode {
    /// Whether places of a text can be said where it stands.
    fileprivate var canStandSomewhere: Bool {
        switch self {
        case .chunk, .pattern, .regex: true
        case .any(let parts): parts.allSatisfy(\.canStandSomewhere)
        default: false
        }
    }
}

// MARK: Fields

extension QueryParser {
    /// A field with its value; nil if none stands here.
    private mutating func field() throws(QueryError) -> QueryNode? {
        let column = scanner.index
        var ahead = scanner
        let name = ahead.take { $0.isLetter }
        guard let colon = ahead.current, colon == ":" || colon == "：", !name.isEmpty else {
            return nil
        }
        guard let known = FieldSyntax(name) else {
            // Chinese text has colons of its own; what is written like a field must be one.
            guard name.allSatisfy(\.isASCII), colon == ":" else { return nil }
            throw FieldSyntax.unknown(name, at: column)
        }
        ahead.skip()
        scanner = ahead
        let valueColumn = scanner.index
        let value: String
        if let first = scanner.current, let close = QueryScanner.closing(first) {
            guard case .chunk(let chunk) = try phrase(close) else { return nil }
            value = chunk.text
        } else {
            value = scanner.take { !$0.isWhitespace && !QueryScanner.opens($0) && $0 != ")" }
        }
        guard !value.isEmpty else {
            throw QueryError(
                column: column, message: "\(name): has no value",
                hint: "write it behind the colon without a space: \(name):\(known.example)")
        }
        return .field(try known.field(value, at: valueColumn))
    }
}
