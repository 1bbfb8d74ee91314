#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What is known of the terminal.
enum Terminal {
    static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
    static var isInputTerminal: Bool { isatty(STDIN_FILENO) == 1 }
    static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Cells of a line where neither a terminal nor `COLUMNS` tells.
    private static let usualWidth = 100
    private static let minWidth = 20

    /// Cells of a line.
    static var width: Int {
        var size = winsize()
        if unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= minWidth {
            return Int(size.ws_col)
        }
        let columns = Environment.value("COLUMNS").flatMap { Int($0) }
        return columns.map { max(minWidth, $0) } ?? usualWidth
    }
}
