/// Finds strings that every match of a regular expression must contain, to choose candidates by.
enum RegexLiterals {
    private static let bounds: Set<Unicode.Scalar> = ["(", "[", ".", "^", "$"]

    /// The strings, as written; none if the expression has alternatives at its top level or anything that is not
    /// read here: then every text is a candidate.
    static func required(_ pattern: String) -> [String] {
        // A mark that would join the operator before it to one character does not for ICU.
        let characters = Array(pattern.unicodeScalars)
        // Between \Q and \E and in a comment nothing means what it means elsewhere, not even a parenthesis; a
        // bracket at the beginning of a set is one of its characters.
        if ["\\Q", "\\E", "[]", "[^]", "(?#"].contains(where: { stands($0, in: characters) }) {
            return []
        }
        var literals: [String] = []
        var literal = String.UnicodeScalarView()
        func end() {
            if !literal.isEmpty { literals.append(String(literal)) }
            literal = String.UnicodeScalarView()
        }
        var index = 0
        while index < characters.count {
            let character = characters[index]
            index += 1
            switch character {
            case "|": return []
            case "\\":
                guard index < characters.count else { return [] }
                let escaped = characters[index]
                index += 1
                // References are read otherwise; classes such as \d only end the string.
                let isClass = Self.isAlphanumeric(escaped)
                if isClass {
                    guard !"xuUNpPoc0k".unicodeScalars.contains(escaped) else { return [] }
                    end()
                    // \12 is the twelfth group, if there are so many.
                    while index < characters.count, ("0"..."9").contains(characters[index]) {
                        index += 1
                    }
                } else {
                    literal.append(escaped)
                }
            case "*", "?", "{":
                // What stands before it may be missing.
                if !literal.isEmpty { literal.removeLast() }
                end()
                if character == "{" {
                    while index < characters.count, characters[index] != "}" { index += 1 }
                    index += 1
                }
            case "+": end()
            case "[":
                end()
                guard let close = endOfSet(characters, from: index) else { return [] }
                index = close
            case "(":
                end()
                // (?i), (?x) and the like hold for what follows.
                if index + 1 < characters.count, characters[index] == "?",
                    !":=!<>".unicodeScalars.contains(characters[index + 1])
                {
                    return []
                }
                guard let close = endOfGroup(characters, from: index) else { return [] }
                index = close
            case ")", "]", "}": return []
            case _ where bounds.contains(character): end()
            default: literal.append(character)
            }
        }
        end()
        return literals
    }

    private static func stands(_ text: String, in characters: [Unicode.Scalar]) -> Bool {
        let wanted = Array(text.unicodeScalars)
        return characters.indices.contains { characters[$0...].starts(with: wanted) }
    }

    private static func isAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "0"..."9", "A"..."Z", "a"..."z": true
        default: false
        }
    }

    private static func endOfSet(_ characters: [Unicode.Scalar], from start: Int) -> Int? {
        var depth = 1
        var index = start
        while index < characters.count {
            switch characters[index] {
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

    private static func endOfGroup(_ characters: [Unicode.Scalar], from start: Int) -> Int? {
        var depth = 1
        var index = start
        while index < characters.count {
            switch characters[index] {
            case "\\": index += 1
            case "[":
                guard let end = endOfSet(characters, from: index + 1) else { return nil }
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
