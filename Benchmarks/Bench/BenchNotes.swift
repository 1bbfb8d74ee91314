import ReportOutput
import SystemPackage

/// What a measurement says beside its result: on standard error, in English.
enum BenchNotes {
    /// A remark that does not change the outcome.
    static func note(_ text: String) { write("rlsearch-bench: \(PrintableText.of(text))\n") }

    /// What failed, and how to mend it.
    static func error(_ error: ErrorMessage) {
        for message in [error.what] + error.details { note(message[.en]) }
    }

    private static func write(_ text: String) {
        _ = try? FileDescriptor.standardError.writeAll(text.utf8)
    }
}
