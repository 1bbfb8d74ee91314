// The words of query problems, in English.

extension QueryProblem {
    /// What is wrong.
    public var message: String {
        switch self {
        case .empty: "the query is empty"
        case .tooLong(let limit): "the query is longer than \(limit) characters"
        case .tooDeep(let limit): "more than \(limit) parts within one another"
        case .missingOperand(let name): "\(name) needs something on either side"
        case .notWithoutOperand: "NOT needs something that is not wanted"
        case .badWeight: "a weight is a number above 0, at most 1000"
        case .strayCharacter(let character): "“\(character)” does not stand behind anything"
        case .wildcardsAlone: "wildcards alone stand in every paragraph"
        case .strayParenthesis: "this parenthesis closes nothing"
        case .openParenthesis: "this parenthesis is not closed"
        case .emptyParentheses: "there is nothing between these parentheses"
        case .openQuotation: "this quotation mark is not closed"
        case .emptyQuotation: "there is nothing between these quotation marks"
        case .openRegex: "this regular expression is not closed"
        case .emptyRegex: "there is no regular expression between the slashes"
        case .unreadableRegex(let reason): "this regular expression cannot be read (\(reason))"
        case .slowRegex(let pattern, let reason):
            "the regular expression /\(pattern)/ takes too long (\(reason))"
        case .badDistance(let limit): "NEAR takes a number of characters, at most \(limit)"
        case .sameWithoutUnit: "SAME must say what is to be the same"
        case .proximityWithoutParentheses(let name): "\(name) needs parentheses"
        case .badProximityOperand(let name): "\(name) joins words, phrases and patterns"
        case .tooFewProximityOperands(let name): "\(name) joins two parts or more"
        case .unknownField(let name, _): "there is no field “\(name)”"
        case .missingValue(_, let name): "\(name): has no value"
        case .unknownValue(let value, .section): "there is no part “\(value)”"
        case .unknownValue(let value, let field): "“\(value)” is no \(field.rawValue)"
        case .badYears(let text): "“\(text)” is no year and no range of years"
        }
    }

    /// What to write instead.
    public var hint: String {
        switch self {
        case .empty: "write what to look for: 行政执法"
        case .tooLong: "look for a part of it"
        case .tooDeep: "write it with fewer parentheses"
        case .missingOperand(let name):
            "add it, or write \"\(name)\" in quotation marks to look for the word"
        case .notWithoutOperand:
            "write it behind NOT, or put NOT in quotation marks to look for the word"
        case .badWeight: "write 执法^2, or \"^\" in quotation marks to look for the mark"
        case .strayCharacter: "put it in quotation marks to look for it"
        case .wildcardsAlone: "add characters that must stand: 行政*处罚, 20?3"
        case .strayParenthesis: "remove it, or put it in quotation marks to look for it"
        case .openParenthesis: "add ) at the end"
        case .emptyParentheses: "write something between them, or put them in quotation marks"
        case .openQuotation(let mark): "add \(mark) behind the phrase"
        case .emptyQuotation: "write the phrase between them"
        case .openRegex: "add / behind it, or put the text in quotation marks"
        case .emptyRegex: "write one, such as /第[一二三]条/, or put // in quotation marks"
        case .unreadableRegex: "a mark such as ( or [ that stands for itself needs \\ before it"
        case .slowRegex: "write it without repetitions inside of repetitions"
        case .badDistance: "write NEAR/10(执法 监督)"
        case .sameWithoutUnit:
            "write SAME句(a b), SAME段(a b) or SAME节(a b): sentence, paragraph or section"
        case .proximityWithoutParentheses(let name):
            "write \(name)(执法 监督), or put it in quotation marks to look for it"
        case .badProximityOperand: "write this part outside of the parentheses"
        case .tooFewProximityOperands(let name): "write \(name)(执法 监督)"
        case .unknownField(_, let similar):
            "did you mean \(similar.rawValue):? There are \(Self.fieldNames). "
                + "To look for the text, put it in quotation marks"
        case .missingValue(let field, let name):
            "write it behind the colon without a space: \(name):\(field.example)"
        case .unknownValue(_, let field):
            "write one of \((field.values ?? []).map(\.canonical).sorted().joined(separator: ", "))"
        case .badYears: "write year:2023, year:2021..2023, year:2021.. or year:..2023"
        }
    }

    private static var fieldNames: String {
        RequestField.allCases.map(\.rawValue).joined(separator: ", ")
    }
}
