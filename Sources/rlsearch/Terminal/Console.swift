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

    /// The output of a command with its options.
    ///
    /// - Parameter width: the width of a line in cells; nil for that of the terminal.
    func output(_ options: Display, width: Int? = nil) -> Output {
        let isTerminal = Terminal.isOutputTerminal
        let output = Output(
            data: data, notes: notes, language: options.language,
            width: width ?? Terminal.width,
            style: Style(
                isColored: options.color.isOn,
                linkFolder: isTerminal && options.color.isOn
                    ? IndexLocation.inWorkingFolder.folder.removingLastComponent().string : nil),
            isTerminal: isTerminal)
        if options.pager, isTerminal { pager = Pager() }
        return output
    }

    /// Flushes standard output, and waits until the user has quit the pager.
    func close() {
        data.flush()
        pager?.wait()
    }
}

/// Buffered standard output. If the reading program has ended, this program ends without an error.
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
            // EPIPE means that the reading program, such as `head`, has ended. Anything else, such as a full disk, is
            // an error.
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
