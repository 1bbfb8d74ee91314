/// A query that cannot be understood, with the place and the way to mend it.
public struct QueryError: Error, Equatable, Sendable {
    /// Where in the query, in characters from 0.
    public let column: Int
    /// What is wrong there.
    public let message: String
    /// What to write instead.
    public let hint: String
}
