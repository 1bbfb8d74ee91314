/// Why an answer could not be written.
package enum OutputError: Error, Equatable, Sendable {
    /// A file could not be written: its path, and the system's error number.
    case cannotWrite(path: String, errno: Int32)
    /// The program that makes spreadsheets is not beside this one, or cannot run.
    case noSpreadsheetProgram(expected: String)
    /// It failed.
    case spreadsheetFailed(path: String, status: Int32)
}
