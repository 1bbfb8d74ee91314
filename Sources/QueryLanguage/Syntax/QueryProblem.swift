/// What is wrong with a query. Names of operators are as written.
public enum QueryProblem: Equatable, Sendable {
    /// The query is empty.
    case empty
    /// The query has more characters than the limit.
    case tooLong(limit: Int)
    /// Parentheses and NOTs are nested more deeply than the limit.
    case tooDeep(limit: Int)

    /// AND or OR has no operand on one side.
    case missingOperand(of: String)
    /// NOT has no operand.
    case notWithoutOperand
    /// AND, OR or NOT in lower case, as written.
    case lowerCaseOperator(String)
    /// A weight is not a number above 0 and at most 1000.
    case badWeight
    /// An operator such as `^` with nothing before it.
    case strayCharacter(Character)
    /// A pattern has only wildcards.
    case wildcardsAlone

    /// A closing parenthesis without an opening one.
    case strayParenthesis
    /// An opening parenthesis without a closing one.
    case openParenthesis
    /// Parentheses with nothing between them.
    case emptyParentheses
    /// A quotation without its closing mark.
    case openQuotation(closing: Character)
    /// Quotation marks with nothing between them.
    case emptyQuotation

    case regex(RegexProblem)
    case proximity(ProximityProblem)
    case field(FieldProblem)
}

/// What is wrong with a regular expression.
public enum RegexProblem: Equatable, Sendable {
    /// There is no closing slash.
    case open
    /// There is nothing between the slashes.
    case empty
    /// ICU cannot read the expression; `reason` is ICU's name of the error.
    case unreadable(reason: String)
    /// The search takes too many steps or too much memory; `reason` is ICU's name of the error.
    case slow(pattern: String, reason: String)
}

/// What is wrong with NEAR or SAME.
public enum ProximityProblem: Equatable, Sendable {
    /// The distance of NEAR is not a number from 0 to the limit.
    case badDistance(limit: Int)
    /// SAME without sentence, paragraph or section.
    case sameWithoutUnit
    /// There are no parentheses after the operator.
    case noParentheses(of: String)
    /// An operand that has no position in text, such as a field.
    case badOperand(of: String)
    /// There are fewer than two operands.
    case tooFewOperands(of: String)
}

/// What is wrong with a field.
public enum FieldProblem: Equatable, Sendable {
    /// An unknown field name, and the field with the most similar name.
    case unknownName(String, similar: RequestField)
    /// A field without a value, and its name as written.
    case missingValue(of: RequestField, written: String)
    /// A value that is not one of the field's fixed values.
    case unknownValue(String, of: RequestField)
    /// A value that is not a year or a range of years.
    case badYears(String)
}
