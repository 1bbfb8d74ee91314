/// A query that cannot be understood, with the place of the problem.
public struct QueryError: Error, Equatable, Sendable {
    /// The query; empty if it is not known.
    public var query = ""
    /// The place in the query, in characters from 0.
    public let column: Int
    /// What is wrong there.
    public let problem: QueryProblem

    package init(_ problem: QueryProblem, column: Int) {
        self.column = column
        self.problem = problem
    }

    /// The error with the query that it is about.
    package func `in`(_ query: String) -> QueryError {
        var error = self
        error.query = query
        return error
    }
}

/// What is wrong with a query.
public enum QueryProblem: Equatable, Sendable {
    case empty
    /// The query has more characters than the limit.
    case tooLong(limit: Int)
    /// Parentheses and NOTs within one another go deeper than the limit.
    case tooDeep(limit: Int)

    /// AND or OR has no operand on one side.
    case missingOperand(of: String)
    case notWithoutOperand
    case badWeight
    /// A character that closes or joins something, where there is nothing of the kind.
    case strayCharacter(Character)
    case wildcardsAlone

    /// A closing parenthesis without an opening one.
    case strayParenthesis
    case openParenthesis
    case emptyParentheses
    /// A quotation that the closing mark is missing from.
    case openQuotation(closing: Character)
    case emptyQuotation

    case openRegex
    case emptyRegex
    /// ICU cannot read the expression; with ICU's name of the reason.
    case unreadableRegex(reason: String)
    /// The search took too many steps or too much memory; with ICU's name of the reason.
    case slowRegex(pattern: String, reason: String)

    case badDistance(limit: Int)
    /// SAME without sentence, paragraph or section.
    case sameWithoutUnit
    /// NEAR or SAME without parentheses after it.
    case proximityWithoutParentheses(of: String)
    /// A part that has no places in text, such as a field, inside NEAR or SAME.
    case badProximityOperand(of: String)
    case tooFewProximityOperands(of: String)

    /// A name that is written like a field; with the field of the most similar name.
    case unknownField(String, similar: RequestField)
    /// A field without a value; with its name as written.
    case missingValue(of: RequestField, written: String)
    /// A value that is not in the closed list of a field.
    case unknownValue(String, of: RequestField)
    case badYears(String)
}
