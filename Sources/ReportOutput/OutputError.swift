/// Why output could not be written.
package enum OutputError: Error, Equatable, Sendable {
    /// A file could not be written or read back: its path, and the system's error number (EIO if unknown).
    case cannotWrite(path: String, errno: Int32)
    /// The program that writes spreadsheets is not in the folder of this program, or cannot run.
    case noSpreadsheetProgram(expected: String)
    /// The program that writes spreadsheets failed.
    case spreadsheetFailed(path: String, status: Int32)
    /// A table has more rows than the format allows.
    case tooManyRows(path: String, count: Int, limit: Int)
}
