#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Properties of the terminal.
enum Terminal {
    static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
    static var isInputTerminal: Bool { isatty(STDIN_FILENO) == 1 }
    static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// The width of a line in cells if neither the terminal nor `COLUMNS` states it.
    private static let defaultWidth = 100
    private static let minWidth = 20

    /// The width of a line in cells.
    static var width: Int {
        var size = winsize()
        if unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= minWidth {
            return Int(size.ws_col)
        }
        let columns = Environment.value("COLUMNS").flatMap { Int($0) }
        return columns.map { max(minWidth, $0) } ?? defaultWidth
    }
}
