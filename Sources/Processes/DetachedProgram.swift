public import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Starts programs that continue after this process has ended, such as one that shows a document.
public enum DetachedProgram {
    /// Starts a program in its own process group, without input and output.
    ///
    /// - Parameters:
    ///   - program: the path of the program.
    ///   - arguments: the arguments, without the program's name.
    /// - Throws: `Errno` if it cannot be started.
    public static func start(_ program: FilePath, _ arguments: [String]) throws(Errno) {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { _ = unsafe posix_spawn_file_actions_destroy(&actions) }
        for (number, mode) in [
            (STDIN_FILENO, O_RDONLY), (STDOUT_FILENO, O_WRONLY), (STDERR_FILENO, O_WRONLY),
        ] {
            unsafe posix_spawn_file_actions_addopen(&actions, number, "/dev/null", mode, 0)
        }
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { _ = unsafe posix_spawnattr_destroy(&attributes) }
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        unsafe posix_spawnattr_setpgroup(&attributes, 0)
        let words = unsafe ([program.string] + arguments).map { unsafe strdup($0) } + [nil]
        defer { for index in unsafe words.indices { unsafe free(words[index]) } }
        var process = pid_t()
        let result = unsafe posix_spawn(
            &process, program.string, &actions, &attributes, words, environ)
        if result != 0 { throw Errno(rawValue: result) }
    }
}
