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
