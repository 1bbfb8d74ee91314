public import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A program that this process started, with pipes to its standard input and output. It has its own process group, so
/// that ``kill()`` also ends its children.
///
/// Only one thread may use it at a time.
public final class ChildProcess: @unchecked Sendable {
    private let process: pid_t
    private var input: FileDescriptor?
    private let output: FileDescriptor
    private let errors: FileDescriptor?
    private var isWaitedFor = false

    /// Why communication with a child failed.
    public enum Failure: Error, Equatable, Sendable {
        /// The program cannot be started; the number is the value of `errno`.
        case cannotStart(Int32)
        /// The deadline has passed.
        case timedOut
        /// The child wrote more bytes than the limit.
        case tooMuchOutput
        /// The child has closed its end of a pipe, or the system reports another error of the pipe.
        case ended
    }

    /// How a child ended.
    public enum Status: Equatable, Sendable {
        case exited(Int32)
        case signalled(Int32)
    }

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - program: the path of the program.
    ///   - arguments: the arguments, without the program's name.
    ///   - environment: variables in addition to those of this process; a variable of the same name is replaced.
    ///   - readsErrors: whether the child's standard error is read. Otherwise, it goes to the standard error of this
    ///     process.
    public init(
        _ program: FilePath, _ arguments: [String], environment: [(String, String)] = [],
        readsErrors: Bool = false
    ) throws(Failure) {
        var pipes: [(readEnd: FileDescriptor, writeEnd: FileDescriptor)] = []
        do {
            // Unlike a pipe, a socket can be written to without SIGPIPE if the child has ended.
            pipes.append(try Self.socketPair())
            for _ in 1..<(readsErrors ? 3 : 2) { pipes.append(try FileDescriptor.pipe()) }
        } catch {
            for ends in pipes {
                try? ends.readEnd.close()
                try? ends.writeEnd.close()
            }
            throw .cannotStart((error as? Errno)?.rawValue ?? EIO)
        }
        for ends in pipes {
            for end in [ends.readEnd, ends.writeEnd] {
                _ = fcntl(end.rawValue, F_SETFD, FD_CLOEXEC)
            }
        }
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { _ = unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, pipes[0].readEnd.rawValue, STDIN_FILENO)
        unsafe posix_spawn_file_actions_adddup2(&actions, pipes[1].writeEnd.rawValue, STDOUT_FILENO)
        if readsErrors {
            unsafe posix_spawn_file_actions_adddup2(
                &actions, pipes[2].writeEnd.rawValue, STDERR_FILENO)
        }
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { _ = unsafe posix_spawnattr_destroy(&attributes) }
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        unsafe posix_spawnattr_setpgroup(&attributes, 0)
        let words = unsafe ([program.string] + arguments).map { unsafe strdup($0) } + [nil]
        defer { for index in unsafe words.indices { unsafe free(words[index]) } }
        let variables = unsafe Self.environment(environment).map { unsafe strdup($0) } + [nil]
        defer { for index in unsafe variables.indices { unsafe free(variables[index]) } }
        var process = pid_t()
        let result = unsafe posix_spawn(
            &process, program.string, &actions, &attributes, words, variables)
        self.process = process
        input = pipes[0].writeEnd
        output = pipes[1].readEnd
        errors = readsErrors ? pipes[2].readEnd : nil
        try? pipes[0].readEnd.close()
        try? pipes[1].writeEnd.close()
        if readsErrors { try? pipes[2].writeEnd.close() }
        if result != 0 {
            isWaitedFor = true
            throw .cannotStart(result)
        }
    }

    deinit {
        if !isWaitedFor { kill() }
        try? input?.close()
        try? output.close()
        try? errors?.close()
    }

    private static func socketPair() throws(Errno) -> (
        readEnd: FileDescriptor, writeEnd: FileDescriptor
    ) {
        var ends: [Int32] = [0, 0]
        guard unsafe socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0 else {
            throw Errno(rawValue: errno)
        }
        return (FileDescriptor(rawValue: ends[0]), FileDescriptor(rawValue: ends[1]))
    }

    private static func environment(_ changes: [(String, String)]) -> [String] {
        var variables: [String] = []
        var next = unsafe environ
        while let variable = unsafe next.pointee {
            let text = unsafe String(cString: variable)
            if !changes.contains(where: { text.hasPrefix($0.0 + "=") }) { variables.append(text) }
            unsafe next += 1
        }
        return variables + changes.map { "\($0.0)=\($0.1)" }
    }

    // MARK: Input and output

    /// Writes bytes to the child's standard input. Output of the child is not read in the meantime.
    ///
    /// - Throws: `ended` or `timedOut`.
    public func write(_ bytes: [UInt8], until deadline: ContinuousClock.Instant) throws(Failure) {
        guard let input else { throw .ended }
        var written = 0
        while written < bytes.count {
            try wait(for: [(input, Int16(POLLOUT))], until: deadline)
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe send(
                    input.rawValue, buffer.baseAddress! + written, buffer.count - written,
                    Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
            }
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            if count <= 0 { throw .ended }
            written += count
        }
    }

    /// Closes the child's standard input, so that the child reaches the end of its input.
    public func closeInput() {
        try? input?.close()
        input = nil
    }

    /// Reads exactly `count` bytes.
    public func read(_ count: Int, until deadline: ContinuousClock.Instant) throws(Failure)
        -> [UInt8]
    {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(count, 1 << 20))
        while bytes.count < count {
            try wait(for: [(output, Int16(POLLIN))], until: deadline)
            let chunk = try chunk(of: output, upTo: count - bytes.count)
            if chunk.isEmpty { throw .ended }
            bytes += chunk
        }
        return bytes
    }

    /// Reads standard output and error to their ends.
    ///
    /// - Parameter limit: the maximum number of bytes of each.
    /// - Throws: `timedOut`, `tooMuchOutput`, or `ended` if the system reports an error.
    public func readToEnd(
        limit: Int, until deadline: ContinuousClock.Instant
    ) throws(Failure) -> (output: [UInt8], errors: [UInt8]) {
        var results: [Int32: [UInt8]] = [:]
        var open = [output] + (errors.map { [$0] } ?? [])
        while !open.isEmpty {
            let ready = try wait(for: open.map { ($0, Int16(POLLIN)) }, until: deadline)
            for end in ready {
                let chunk = try chunk(of: end, upTo: 1 << 16)
                if chunk.isEmpty { open.removeAll { $0 == end } }
                results[end.rawValue, default: []] += chunk
                if results[end.rawValue, default: []].count > limit { throw .tooMuchOutput }
            }
        }
        return (results[output.rawValue] ?? [], errors.flatMap { results[$0.rawValue] } ?? [])
    }

    private func chunk(of end: FileDescriptor, upTo count: Int) throws(Failure) -> [UInt8] {
        while true {
            var failed: Int32 = 0
            let chunk = unsafe [UInt8](unsafeUninitializedCapacity: min(count, 1 << 16)) {
                buffer, used in
                let count = unsafe Glibc.read(end.rawValue, buffer.baseAddress, buffer.count)
                failed = count < 0 ? errno : 0
                used = max(0, count)
            }
            if failed == 0 { return chunk }
            if failed != EINTR { throw .ended }
        }
    }

    /// Waits until at least one pipe is ready; returns the ready ones.
    @discardableResult
    private func wait(
        for pipes: [(FileDescriptor, Int16)], until deadline: ContinuousClock.Instant
    ) throws(Failure) -> [FileDescriptor] {
        while true {
            let left = ContinuousClock.now.duration(to: deadline)
            let milliseconds =
                left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000
            if milliseconds <= 0 { throw .timedOut }
            var states = pipes.map { pollfd(fd: $0.0.rawValue, events: $0.1, revents: 0) }
            let count = unsafe poll(&states, nfds_t(states.count), Int32(min(milliseconds, 60_000)))
            if count < 0, errno != EINTR { throw .ended }
            if count > 0 {
                return zip(pipes, states).compactMap { $0.1.revents == 0 ? nil : $0.0.0 }
            }
        }
    }

    // MARK: Ending

    /// Kills the child and its children, and waits until the child has ended.
    public func kill() {
        // After the child was waited for, its id must not be used, because another process may have the same id.
        if isWaitedFor { return }
        _ = Glibc.kill(-process, SIGKILL)
        waitForEnd()
    }

    /// Waits until the child has ended.
    @discardableResult
    public func waitForEnd() -> Status {
        var status: Int32 = 0
        while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
        isWaitedFor = true
        let signal = status & 0x7F
        return signal == 0 ? .exited((status >> 8) & 0xFF) : .signalled(signal)
    }
}
