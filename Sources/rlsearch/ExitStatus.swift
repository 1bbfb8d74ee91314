/// The exit statuses of the program.
enum ExitStatus {
    static let done: Int32 = 0
    static let nothingFound: Int32 = 1
    static let failed: Int32 = 2
    static let interrupted: Int32 = 130
}
