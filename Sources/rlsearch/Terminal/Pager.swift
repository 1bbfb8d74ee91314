import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A program that shows standard output page by page: `PAGER`, or else `less`.
final class Pager {
    private let process: pid_t

    /// Starts the pager and redirects standard output to it; nil if it cannot be started.
    init?() {
        let command = Environment.value("PAGER").flatMap { $0.isEmpty ? nil : $0 } ?? "less -FRX"
        guard let ends = try? FileDescriptor.pipe() else { return nil }
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { _ = unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, ends.readEnd.rawValue, STDIN_FILENO)
        unsafe posix_spawn_file_actions_addclose(&actions, ends.writeEnd.rawValue)
        let arguments: [String] = ["/bin/sh", "-c", command]
        // less takes the encoding from the locale. If the locale is not installed, less would show the bytes of each
        // character.
        unsafe setenv("LESSCHARSET", "utf-8", 0)
        let words = unsafe arguments.map { unsafe strdup($0) } + [nil]
        defer { for index in unsafe words.indices { unsafe free(words[index]) } }
        var process = pid_t()
        let result = unsafe posix_spawn(&process, "/bin/sh", &actions, nil, words, environ)
        self.process = process
        try? ends.readEnd.close()
        guard result == 0 else {
            try? ends.writeEnd.close()
            return nil
        }
        _ = dup2(ends.writeEnd.rawValue, STDOUT_FILENO)
        try? ends.writeEnd.close()
    }

    /// Waits until the user has quit the pager.
    func wait() {
        _ = close(STDOUT_FILENO)
        var status: Int32 = 0
        while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    }
}
