// NEAR and SAME.

extension QueryParser {
    private static let defaultDistance = 10
    private static let maxDistance = 1000

    /// Reads NEAR or SAME with its operands; nil if neither comes next.
    mutating func proximity() throws(QueryError) -> QueryNode? {
        let word = scanner.word
        let opens = scanner.ahead(word.count) == "("
        // In lower case, it is an operator only if a parenthesis follows.
        let isName = opens && ProximityName.isWhole(word)
        let name = word.prefix(4).uppercased()
        if scanner.isAt("NEAR"), scanner.ahead(4) == "(" || scanner.ahead(4) == "/" {
            return try near()
        }
        if isName, name == "NEAR" { return try near() }
        if scanner.isAt("SAME") || isName && name == "SAME" { return try same(opens: opens) }
        return nil
    }

    private mutating func near() throws(QueryError) -> QueryNode {
        let column = scanner.index
        scanner.skip(4)
        var distance = Self.defaultDistance
        if scanner.current == "/" {
            scanner.skip()
            let number = scanner.take { $0.isASCII && $0.isNumber }
            guard let value = Int(number), (0...Self.maxDistance).contains(value) else {
                throw QueryError(.proximity(.badDistance(limit: Self.maxDistance)), column: column)
            }
            distance = value
        }
        return .near(try operands(of: "NEAR", from: column), distance: distance)
    }

    /// - Parameter opens: whether the word that begins here ends at a parenthesis.
    private mutating func same(opens: Bool) throws(QueryError) -> QueryNode? {
        let column = scanner.index
        let word = scanner.word.dropFirst(4).lowercased()
        for (name, unit) in ProximityName.units where word.hasPrefix(name) {
            scanner.skip(4 + name.count)
            return .same(try operands(of: "SAME" + name, from: column), unit: unit)
        }
        guard opens || scanner.ahead(4) == "/" else { return nil }
        throw QueryError(.proximity(.sameWithoutUnit), column: column)
    }

    private mutating func operands(
        of name: String, from column: Int
    ) throws(QueryError) -> [QueryNode] {
        guard scanner.current == "(" else {
            throw QueryError(.proximity(.noParentheses(of: name)), column: column)
        }
        let start = scanner.index
        scanner.skip()
        let parts = try nested(at: column) { parser throws(QueryError) in
            let parts = try parser.listedParts(of: name)
            try parser.close(from: start, isEmpty: parts.isEmpty)
            return parts
        }
        guard parts.count > 1 else {
            throw QueryError(.proximity(.tooFewOperands(of: name)), column: column)
        }
        return parts
    }

    /// Reads parts up to a closing parenthesis.
    private mutating func listedParts(of name: String) throws(QueryError) -> [QueryNode] {
        var parts: [QueryNode] = []
        while true {
            scanner.skipSpaces()
            if scanner.isAtEnd || scanner.current == ")" { return parts }
            let column = scanner.index
            let part = try negation()
            guard part.hasPlaces else {
                throw QueryError(.proximity(.badOperand(of: name)), column: column)
            }
            parts.append(part)
        }
    }
}

extension QueryNode {
    /// Whether a match of the node has positions in a text.
    fileprivate var hasPlaces: Bool {
        switch self {
        case .chunk, .pattern, .regex: true
        case .any(let parts): parts.allSatisfy(\.hasPlaces)
        default: false
        }
    }
}
