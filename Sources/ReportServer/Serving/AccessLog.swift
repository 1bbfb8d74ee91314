internal import ReportOutput
internal import Synchronization
internal import SystemPackage

/// Writes one JSON object per request.
final class AccessLog: Sendable {
    private let file: FileDescriptor?
    private let hasQueries: Bool
    private let lock = Mutex(())

    /// - Parameter path: a file, to which lines are appended; `-` for standard error; nil for no log.
    init(_ path: String?, hasQueries: Bool) throws(OutputError) {
        self.hasQueries = hasQueries
        guard let path else {
            file = nil
            return
        }
        if path == "-" {
            file = .standardError
            return
        }
        do {
            file = try FileDescriptor.open(
                FilePath(path), .writeOnly, options: [.create, .append, .closeOnExec],
                permissions: [.ownerReadWrite])
        } catch {
            throw .cannotWrite(path: path, errno: (error as? Errno)?.rawValue ?? 5)
        }
    }

    /// A request that was answered.
    struct Entry {
        let method: String
        let path: String
        let query: String?
        let status: Int
        let bytes: Int?
        let duration: Duration
    }

    func write(_ entry: @autoclosure () -> Entry) {
        guard let file else { return }
        let entry = entry()
        var members: [(String, JSONText)] = [
            ("time", .string(UTCTime.now)), ("method", .string(entry.method)),
            ("path", .string(String(entry.path.prefix(200)))), ("status", .int(entry.status)),
            ("bytes", JSONText(entry.bytes)), ("ms", .double(entry.duration.milliseconds)),
        ]
        if hasQueries {
            members.append(("query", JSONText(entry.query.map { String($0.prefix(2000)) })))
        }
        let line = JSONText.object(members).text + "\n"
        // Errors are ignored: a full disk stops the log, not the server.
        lock.withLock { _ in _ = try? file.writeAll(line.utf8) }
    }
}

extension Duration {
    /// The duration in thousandths of a second, with three digits after the point.
    var milliseconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds * 1_000_000 + attoseconds / 1_000_000_000_000) / 1000
    }
}
