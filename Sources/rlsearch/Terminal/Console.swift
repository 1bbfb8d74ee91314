import ReportOutput
import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Standard output and standard error of this process.
final class Console {
    private let data = StandardOutput()
    private let notes = StandardError()
    private var pager: Pager?

    /// Where a command writes, as its options ask.
    ///
    /// - Parameter width: cells of a line; nil for the terminal's.
    func output(_ options: Display, width: Int? = nil) -> Output {
        let isTerminal = Terminal.isOutputTerminal
        let output = Output(
            data: data, notes: notes, language: options.language,
            width: width ?? Terminal.width,
            style: Style(isColored: options.color.isOn), isTerminal: isTerminal)
        if options.pager, isTerminal { pager = Pager() }
        return output
    }

    /// Hands everything to the system, and waits for the reader of a pager.
    func close() {
        data.flush()
        pager?.wait()
    }
}

/// Standard output, buffered. When its reader has gone, the program ends quietly.
final class StandardOutput: TextSink {
    private var buffer: [UInt8] = []

    func write(_ text: String) {
        buffer.append(contentsOf: text.utf8)
        if buffer.count > 1 << 16 { flush() }
    }

    func flush() {
        defer { buffer.removeAll(keepingCapacity: true) }
        do {
            _ = try FileDescriptor.standardOutput.writeAll(buffer)
        } catch {
            // EPIPE: `head` has seen enough. Anything else (a full disk) is an error.
            if (error as? Errno) == .brokenPipe { exit(ExitStatus.done) }
            let text = HelpText.text(zh: "无法写入输出：", en: "writing the output failed: ")
            StandardError().write("rlsearch: \(text)\(error)\n")
            exit(ExitStatus.failed)
        }
    }
}

/// Standard error: everything that is not data.
final class StandardError: TextSink {
    func write(_ text: String) { _ = try? FileDescriptor.standardError.writeAll(text.utf8) }
}
