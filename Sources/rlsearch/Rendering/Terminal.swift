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

    /// Cells of a line; 100 where there is no terminal.
    static var width: Int {
        var size = winsize()
        if unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 20 {
            return Int(size.ws_col)
        }
        return 100
    }

    /// The text with control characters made visible, line feeds too: nothing in a report or in a
    /// file's name may command the terminal or look like a line of the program's own.
    static func printable(_ text: some StringProtocol) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { result.append(printable(scalar)) }
        return String(result)
    }

    /// The character, or a visible one in its place.
    static func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x09: return " "
        // The pictures of control characters stand in the same order.
        case 0x00...0x1F: return Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
        case 0x7F: return "\u{2421}"
        // C1 controls, marks that turn the direction of what follows, and separators of lines.
        case 0x80...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069:
            return "\u{FFFD}"
        default: return scalar
        }
    }
}

/// How parts of the output are set off.
struct Style {
    let isColored: Bool

    private func wrap(_ text: String, _ code: String) -> String {
        isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }

    func bold(_ text: String) -> String { wrap(text, "1") }
    func dim(_ text: String) -> String { wrap(text, "2") }
    func path(_ text: String) -> String { wrap(text, "35") }
    func match(_ text: String) -> String { wrap(text, "1;31") }
    func number(_ text: String) -> String { wrap(text, "32") }
}
