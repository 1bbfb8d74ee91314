import ArgumentParser
import ReportOutput

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Runs the command and ends with an exit status for scripts: 0 found or done, 1 nothing found or a check failed, 2
/// error or bad usage, 130 interrupted.
@main
enum Main {
    static func main() {
        handleSignals()
        let console = Console()
        var status = ExitStatus.done
        do {
            let arguments = QueryArguments.marked(CommandLine.arguments.dropFirst())
            if let query = PlainQuery.parse(arguments[...]) {
                try query.run.run(console.output(query.display))
            } else {
                var command = try parse(arguments)
                if let command = command as? any Command {
                    try command.run(
                        console.output(command.display.values, width: command.lineWidth))
                } else {
                    try command.run()
                }
            }
        } catch let code as ExitCode {
            status = code.rawValue
        } catch {
            status = report(error, console)
        }
        console.close()
        exit(status)
    }

    private static func handleSignals() {
        // If the program that reads a pipe ends (`| head`), writing must fail with an error instead of a signal that
        // ends this process.
        _ = signal(SIGPIPE, SIG_IGN)
        _ = signal(SIGINT) { _ in _exit(ExitStatus.interrupted) }
        // Index files are mapped into memory. If another program truncates one, or the disk fails, reading it raises
        // SIGBUS. The handler may only make async-signal-safe calls.
        _ = signal(SIGBUS) { _ in
            let text: StaticString = """
                rlsearch: an index file was truncated by another program, or its disk has failed
                  run `rlsearch check`, and `rlsearch check --repair` if it finds damage

                """
            unsafe _ = write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
            _exit(ExitStatus.failed)
        }
        // The parent process may have blocked the signals that end this one, and a child inherits that.
        var ending = sigset_t()
        unsafe sigemptyset(&ending)
        unsafe sigaddset(&ending, SIGINT)
        unsafe sigaddset(&ending, SIGTERM)
        unsafe sigprocmask(SIG_UNBLOCK, &ending, nil)
    }

    /// Parses the arguments.
    ///
    /// The named command is tried alone first: that takes half the time of parsing with the whole command tree, and a
    /// search tool starts often. If it fails (errors, `--help`), the whole tree parses again and gives the right
    /// message.
    private static func parse(_ arguments: [String]) throws -> any ParsableCommand {
        let leaf = RLSearch.configuration.subcommands.first {
            $0.configuration.commandName == arguments.first && $0.configuration.subcommands.isEmpty
        }
        if let leaf, let command = try? leaf.parseAsRoot(Array(arguments.dropFirst())) {
            return command
        }
        if leaf == nil, let error = UnknownCommand.error(in: arguments) { throw error }
        return try RLSearch.parseAsRoot(arguments)
    }

    private static func report(_ error: any Error, _ console: Console) -> Int32 {
        let output = console.output(Display())
        if let message = ErrorMessage(error, width: output.width) {
            output.error(message)
            return ExitStatus.failed
        }
        let text = UsageText.lines(
            RLSearch.fullMessage(for: error, columns: UsageText.unwrapped),
            width: output.width, language: output.language
        ).joined(separator: "\n")
        if RLSearch.exitCode(for: error) == .success {
            // Help and version are requested output, so they go to standard output.
            output.write(text + "\n")
            return ExitStatus.done
        }
        // The text repeats arguments, which may contain control characters.
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            output.notes.write(PrintableText.of(line) + "\n")
        }
        return ExitStatus.failed
    }
}
