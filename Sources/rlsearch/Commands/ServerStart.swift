import Processes
import ReportOutput

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Starts the program of the server. It lies beside this one, since its libraries would make every command larger and
/// slower to start.
enum ServerStart {
    private static let programName = "rlsearch-serve"

    /// Becomes the program: it gets this process, with its signals, input and output.
    ///
    /// - Throws: if the program is missing.
    static func replace(with task: String, _ settings: [String]) throws -> Never {
        let program = ProgramSearch.beside(programName).string
        let words = unsafe ([programName, task] + settings).map { unsafe strdup($0) } + [nil]
        unsafe execv(program, words)
        throw ErrorMessageError(.noServerProgram(program), .installServerProgram)
    }
}
