import Processes
import ReportOutput

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Starts the server, a separate program next to this one: its libraries would make every command larger and slower to
/// start.
enum ServerStart {
    private static let programName = "rlsearch-serve"

    /// Replaces this process with the server, which keeps its signals, input and output.
    ///
    /// - Throws: if the program is missing.
    static func replace(with task: String, _ settings: [String]) throws -> Never {
        let program = ProgramSearch.beside(programName).string
        let words = unsafe ([programName, task] + settings).map { unsafe strdup($0) } + [nil]
        // By default, the C library returns each large block to the system as soon as it is freed; allocating it again
        // costs a page fault for every memory page. These limits (bytes) saved 15 % of the processor time of a web
        // page. Values that the user has set are kept.
        unsafe setenv("MALLOC_MMAP_THRESHOLD_", "33554432", 0)
        unsafe setenv("MALLOC_TRIM_THRESHOLD_", "134217728", 0)
        unsafe execv(program, words)
        throw ErrorMessageError(.noServerProgram(program), .installServerProgram)
    }
}
