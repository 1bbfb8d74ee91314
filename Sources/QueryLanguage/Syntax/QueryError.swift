/// An error in a query, with its position.
public struct QueryError: Error, Equatable, Sendable {
    /// The query; empty if unknown.
    public var query = ""
    /// The position in the query in characters, from 0.
    public let column: Int
    /// What is wrong at this position.
    public let problem: QueryProblem

    package init(_ problem: QueryProblem, column: Int) {
        self.column = column
        self.problem = problem
    }

    /// A copy of the error that contains the query.
    package func `in`(_ query: String) -> QueryError {
        var error = self
        error.query = query
        return error
    }
}
