/// Finds strings that every match of a regular expression contains, to choose candidates by.
enum RegexLiterals {
    /// The strings, as written. None if the expression has alternatives at its top level, or anything that is not
    /// understood here: then every text is a candidate.
    static func required(_ pattern: String) -> [String] {
        var reader = RegexLiteralReader(pattern)
        return reader.read() ?? []
    }
}

/// Reads the top level of an expression from left to right; groups and sets are passed over as a whole.
private struct RegexLiteralReader {
    // By scalar: a mark that would join the operator before it to one character does not for ICU.
    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var literals: [String] = []
    /// The string that is being read.
    private var literal = String.UnicodeScalarView()

    init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

    /// The strings; nil if the expression is not understood.
    mutating func read() -> [String]? {
        // Between \Q and \E and in a comment nothing means what it means elsewhere, not even a parenthesis; a
        // bracket at the beginning of a set is one of its characters.
        if ["\\Q", "\\E", "[]", "[^]", "(?#"].contains(where: contains) { return nil }
        while let scalar = next() {
            guard readPart(scalar) else { return nil }
        }
        endLiteral()
        return literals
    }

    /// Reads the part that a character begins; false if it is not understood.
    private mutating func readPart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\\": return readEscape()
        case "*", "?", "{":
            // The character before may be missing.
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
        // References and named characters are not understood. Classes such as \d end the string.
        guard !"xuUNpPoc0k".unicodeScalars.contains(escaped) else { return false }
        endLiteral()
        // \12 is group 12, if there is one.
        while index < scalars.count, ("0"..."9").contains(scalars[index]) { index += 1 }
        return true
    }

    /// Whether a group changes how what follows is read: (?i), (?x).
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

    /// One past the bracket that closes a set, sets within it included; nil if none does.
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

    /// One past the parenthesis that closes a group, groups within it included; nil if none does.
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
