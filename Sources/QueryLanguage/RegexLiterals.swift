/// Finds strings that every match of a regular expression contains, for choosing candidates.
enum RegexLiterals {
    /// The strings, as written. Empty if the expression has alternatives at its top level, or syntax that is not
    /// known here: then every text is a candidate.
    static func required(_ pattern: String) -> [String] {
        var reader = RegexLiteralReader(pattern)
        return reader.read() ?? []
    }
}

/// Reads the top level of an expression from left to right; skips groups and sets as a whole.
private struct RegexLiteralReader {
    // These are scalars, because an operator and a combining mark after it are one `Character`, but two characters to
    // ICU.
    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var literals: [String] = []
    /// The string being read.
    private var literal = String.UnicodeScalarView()

    init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

    /// The strings; nil if the syntax is not known.
    mutating func read() -> [String]? {
        // Between \Q and \E and in comments, operators and parentheses lose their meaning; a bracket at the start of
        // a set is a literal.
        if ["\\Q", "\\E", "[]", "[^]", "(?#"].contains(where: contains) { return nil }
        while let scalar = next() {
            guard readPart(scalar) else { return nil }
        }
        endLiteral()
        return literals
    }

    /// Reads the part that begins with a character; false if its syntax is not known.
    private mutating func readPart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\\": return readEscape()
        case "*", "?", "{":
            // The character before may occur zero times.
            if !literal.isEmpty { literal.removeLast() }
            endLiteral()
            if scalar == "{" { skip(past: "}") }
        case "+", ".", "^", "$": endLiteral()
        case "[":
            endLiteral()
            return skip(to: endOfSet(from: index))
        case "(":
            endLiteral()
            return !isFlagGroup && skip(to: endOfGroup(from: index))
        case "|", ")", "]", "}": return false
        default: literal.append(scalar)
        }
        return true
    }

    /// Reads what follows a backslash.
    private mutating func readEscape() -> Bool {
        guard let escaped = next() else { return false }
        guard Self.isAlphanumeric(escaped) else {
            literal.append(escaped)
            return true
        }
        // References and named characters are not supported. Classes such as \d end the string.
        guard !"xuUNpPoc0k".unicodeScalars.contains(escaped) else { return false }
        endLiteral()
        // \12 is group 12, if there is one.
        while index < scalars.count, ("0"..."9").contains(scalars[index]) { index += 1 }
        return true
    }

    /// Whether a group sets flags: (?i), (?x).
    private var isFlagGroup: Bool {
        index + 1 < scalars.count && scalars[index] == "?"
            && !":=!<>".unicodeScalars.contains(scalars[index + 1])
    }

    // MARK: Steps

    private mutating func next() -> Unicode.Scalar? {
        guard index < scalars.count else { return nil }
        defer { index += 1 }
        return scalars[index]
    }

    private mutating func skip(to end: Int?) -> Bool {
        guard let end else { return false }
        index = end
        return true
    }

    private mutating func skip(past scalar: Unicode.Scalar) {
        while let found = next(), found != scalar {}
    }

    private mutating func endLiteral() {
        if !literal.isEmpty { literals.append(String(literal)) }
        literal = String.UnicodeScalarView()
    }

    private func contains(_ text: String) -> Bool {
        let part = Array(text.unicodeScalars)
        return scalars.indices.contains { scalars[$0...].starts(with: part) }
    }

    private static func isAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "0"..."9", "A"..."Z", "a"..."z": true
        default: false
        }
    }

    // MARK: Ends

    /// The index after the bracket that closes a set, with nested sets; nil if there is none.
    private func endOfSet(from start: Int) -> Int? {
        var depth = 1
        var index = start
        while index < scalars.count {
            switch scalars[index] {
            case "\\": index += 1
            case "[": depth += 1
            case "]":
                depth -= 1
                if depth == 0 { return index + 1 }
            default: break
            }
            index += 1
        }
        return nil
    }

    /// The index after the parenthesis that closes a group, with nested groups; nil if there is none.
    private func endOfGroup(from start: Int) -> Int? {
        var depth = 1
        var index = start
        while index < scalars.count {
            switch scalars[index] {
            case "\\": index += 1
            case "[":
                guard let end = endOfSet(from: index + 1) else { return nil }
                index = end - 1
            case "(": depth += 1
            case ")":
                depth -= 1
                if depth == 0 { return index + 1 }
            default: break
            }
            index += 1
        }
        return nil
    }
}
