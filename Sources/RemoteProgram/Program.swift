internal import RemoteMessages

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The program `rlsearch-remote`: it sends HTTP requests to a cluster for `rlsearch`, which writes requests to its
/// standard input and reads replies from its standard output. So the command itself contains neither TLS nor secrets.
@main struct Program {
    /// The maximum number of requests of one message that are sent at the same time.
    private static let concurrency = 8

    static func main() async {
        let settings: Settings
        let connection: HostConnection
        do {
            settings = try Settings(Array(CommandLine.arguments.dropFirst()))
            connection = try HostConnection(settings)
        } catch {
            // The caller gets the reason as the reply to every request.
            while let requests = nextRequests() {
                write(requests.map { _ in .failure(.settings, text: "\(error)") })
            }
            return
        }
        while let requests = nextRequests() {
            write(await replies(to: requests, from: connection))
        }
        await connection.close()
    }

    private static func replies(
        to requests: [RemoteRequest], from connection: HostConnection
    ) async -> [RemoteReply] {
        await withTaskGroup(of: (Int, RemoteReply).self) { group in
            var replies = [RemoteReply?](repeating: nil, count: requests.count)
            for (index, request) in requests.enumerated() {
                if index >= concurrency, let (done, reply) = await group.next() {
                    replies[done] = reply
                }
                group.addTask { (index, await connection.reply(to: request)) }
            }
            for await (index, reply) in group { replies[index] = reply }
            return replies.compactMap { $0 }
        }
    }

    /// The requests of the next message; nil at the end of the input.
    private static func nextRequests() -> [RemoteRequest]? {
        guard let head = readBytes(4) else { return nil }
        let count = RemoteFrames.number(of: head)
        guard count <= RemoteFrames.maxByteCount, let message = readBytes(count) else { return nil }
        return RemoteFrames.requests(message)
    }

    private static func readBytes(_ count: Int) -> [UInt8]? {
        var isWhole = true
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, used in
            while used < count {
                let got = unsafe read(STDIN_FILENO, buffer.baseAddress! + used, count - used)
                if got < 0, errno == EINTR { continue }
                if got <= 0 { break }
                used += got
            }
            isWhole = used == count
        }
        return isWhole ? bytes : nil
    }

    private static func write(_ replies: [RemoteReply]) {
        let bytes = RemoteFrames.message(replies)
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.write(
                    STDOUT_FILENO, buffer.baseAddress! + written, buffer.count - written)
            }
            if count < 0, errno == EINTR { continue }
            // The caller has ended.
            if count <= 0 { exit(0) }
            written += count
        }
    }
}
