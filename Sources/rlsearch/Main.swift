import ArgumentParser

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Runs the command and ends with the status that scripts rely on: 0 found or done, 1 nothing
/// found, 2 error or bad usage, 130 interrupted.
@main
enum Main {
    static func main() {
        // A reader that goes away (`| head`) ends the output, not the program with a signal.
        _ = signal(SIGPIPE, SIG_IGN)
        _ = signal(SIGINT) { _ in _exit(ExitStatus.interrupted) }
        // Files of an index are mapped. One that another program cuts short, or a disk that fails, ends reading them
        // with this signal; only the simplest calls may be made here.
        _ = signal(SIGBUS) { _ in
            let text: StaticString = """
                rlsearch: an index file was cut short by another program, or its disk fails
                  run `rlsearch check`, and `rlsearch check --repair` if it finds damage

                """
            unsafe _ = write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
            _exit(ExitStatus.failed)
        }
        // A parent that starts programs from a thread which blocks the signal passes that on.
        var interrupt = sigset_t()
        unsafe sigemptyset(&interrupt)
        unsafe sigaddset(&interrupt, SIGINT)
        unsafe sigprocmask(SIG_UNBLOCK, &interrupt, nil)
        var status = ExitStatus.done
        do {
            if let query = PlainQuery.parse(CommandLine.arguments.dropFirst()) {
                try query.run()
            } else {
                var command = try parse()
                try command.run()
            }
        } catch let code as ExitCode {
            status = code.rawValue
        } catch {
            status = report(error)
        }
        Output.flush()
        exit(status)
    }

    /// The command that the arguments name.
    ///
    /// To parse one command alone takes half the time of the whole tree, and a search tool starts often. What it
    /// cannot parse, a call for help included, the tree explains.
    private static func parse() throws -> any ParsableCommand {
        let arguments = CommandLine.arguments.dropFirst()
        let leaf = RLSearch.configuration.subcommands.first {
            $0.configuration.commandName == arguments.first && $0.configuration.subcommands.isEmpty
        }
        if let leaf, let command = try? leaf.parseAsRoot(Array(arguments.dropFirst())) {
            return command
        }
        return try RLSearch.parseAsRoot()
    }

    private static func report(_ error: any Error) -> Int32 {
        let code = RLSearch.exitCode(for: error)
        if code == .success {
            // Help and version are what was asked for, so they are data.
            Output.write(RLSearch.fullMessage(for: error) + "\n")
            return ExitStatus.done
        }
        if let message = ErrorMessage(error) {
            Diagnostics.error(message)
        } else {
            // It repeats arguments, which may come from names of files.
            for line in RLSearch.fullMessage(for: error).split(
                separator: "\n", omittingEmptySubsequences: false)
            {
                Diagnostics.write(Terminal.printable(line) + "\n")
            }
        }
        return ExitStatus.failed
    }
}
