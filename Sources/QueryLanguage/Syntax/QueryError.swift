/// A query that cannot be understood, with the place and the way to mend it.
public struct QueryError: Error, Equatable, Sendable {
    /// The query; empty if it is not known.
    public var query = ""
    /// Where in the query, in characters from 0.
    public let column: Int
    /// What is wrong there.
    public let message: String
    /// What to write instead.
    public let hint: String

    package init(column: Int, message: String, hint: String) {
        self.column = column
        self.message = message
        self.hint = hint
    }

    /// The error with the query that it is about.
    package func `in`(_ query: String) -> QueryError {
        var error = self
        error.query = query
        return error
    }
}
