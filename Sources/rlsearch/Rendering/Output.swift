import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Standard output, buffered. When its reader has gone, the program ends quietly.
enum Output {
    // Only the main thread writes.
    nonisolated(unsafe) private static var buffer: [UInt8] = []

    /// Writes text.
    static func write(_ text: String) {
        unsafe buffer.append(contentsOf: text.utf8)
        if unsafe buffer.count > 1 << 16 { flush() }
    }

    /// Writes a line.
    static func line(_ text: String) { write(text + "\n") }

    /// Writes a line for programs: as it is, but for what could command a terminal if one is there.
    static func data(_ text: String) {
        line(Terminal.isOutputTerminal ? Terminal.printable(text) : text)
    }

    /// Hands everything to the system.
    static func flush() {
        defer { unsafe buffer.removeAll(keepingCapacity: true) }
        do {
            _ = unsafe try FileDescriptor.standardOutput.writeAll(buffer)
        } catch {
            // EPIPE: `head` has seen enough. Anything else (a full disk) is an error.
            if (error as? Errno) == .brokenPipe { exit(ExitStatus.done) }
            Diagnostics.write("rlsearch: writing the output failed: \(error)\n")
            exit(ExitStatus.failed)
        }
    }
}

/// Standard error: everything that is not data.
enum Diagnostics {
    static func write(_ text: String) {
        _ = try? FileDescriptor.standardError.writeAll(text.utf8)
    }

    /// A remark that does not change the outcome.
    static func note(_ text: String) { write("rlsearch: \(Terminal.printable(text))\n") }

    /// What failed, where, and how to mend it.
    static func error(_ message: ErrorMessage) {
        var text = "rlsearch: \(Terminal.printable(message.what))\n"
        for line in message.details { text += "  \(Terminal.printable(line))\n" }
        write(text)
    }
}
