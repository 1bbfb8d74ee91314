package import ICUText
package import InvertedIndex
package import StoredReports

/// An error of a lower layer that a ``ReportSearchError`` wraps.
package protocol WrappableError: Error {
    /// The error that wraps this one.
    var wrapper: ReportSearchError { get }
}

extension IndexError: WrappableError {
    package var wrapper: ReportSearchError { .index(self) }
}

extension ICUError: WrappableError {
    package var wrapper: ReportSearchError { .icu(self) }
}

extension StoredRecordError: WrappableError {
    package var wrapper: ReportSearchError { .damagedRecord(self) }
}

/// Calls a lower layer and rethrows its error wrapped in a ``ReportSearchError``.
///
///     let docs = try rethrowing { () throws(IndexError) in try core.matches(filter) }
///
/// - Parameter body: a closure with an explicit error type, since the compiler does not infer it.
@inline(__always)
package func rethrowing<Value: ~Copyable, Lower: WrappableError>(
    _ body: () throws(Lower) -> Value
) throws(ReportSearchError) -> Value {
    do throws(Lower) {
        return try body()
    } catch {
        throw error.wrapper
    }
}
