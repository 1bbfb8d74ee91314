import ReportOutput
import SystemPackage

/// The notes and errors of measurements: on standard error, in English.
enum BenchNotes {
    /// Writes a note, which does not change the outcome.
    static func note(_ text: String) { write("rlsearch-bench: \(PrintableText.of(text))\n") }

    /// Writes an error: what failed, and what to do about it.
    static func error(_ error: ErrorMessage) {
        for message in [error.what] + error.details { note(message[.en]) }
    }

    private static func write(_ text: String) {
        _ = try? FileDescriptor.standardError.writeAll(text.utf8)
    }
}
