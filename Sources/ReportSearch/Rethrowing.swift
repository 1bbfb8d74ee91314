package import ICUText
package import InvertedIndex
package import StoredReports

/// An error of a lower layer that a ``ReportSearchError`` wraps.
package protocol HeldError: Error {
    /// The error that wraps this one.
    var holder: ReportSearchError { get }
}

extension IndexError: HeldError {
    package var holder: ReportSearchError { .index(self) }
}

extension ICUError: HeldError {
    package var holder: ReportSearchError { .icu(self) }
}

extension StoredRecordError: HeldError {
    package var holder: ReportSearchError { .damagedRecord(self) }
}

/// Calls a lower layer and rethrows its error wrapped in a ``ReportSearchError``.
///
///     let docs = try rethrowing { () throws(IndexError) in try core.matches(filter) }
///
/// - Parameter body: a closure with an explicit error type, since the compiler does not infer it.
@inline(__always)
package func rethrowing<Value: ~Copyable, Lower: HeldError>(
    _ body: () throws(Lower) -> Value
) throws(ReportSearchError) -> Value {
    do throws(Lower) {
        return try body()
    } catch {
        throw error.holder
    }
}
