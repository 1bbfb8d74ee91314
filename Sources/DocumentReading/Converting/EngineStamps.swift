internal import Processes
internal import Synchronization
internal import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Identifies the versions of programs without starting them, by the size and modification time of their files, which
/// packages set.
final class EngineStamps: Sendable {
    private let known = Mutex<[String: String?]>([:])

    /// The name of a program with its size and time; nil if it is not installed.
    func stamp(of name: String) -> String? {
        known.withLock { known in
            if let stamp = known[name] { return stamp }
            let stamp = Self.read(name)
            known[name] = .some(stamp)
            return stamp
        }
    }

    private static func read(_ name: String) -> String? {
        var status = stat()
        guard let path = ProgramSearch.inPath(name), unsafe stat(path.string, &status) == 0 else {
            return nil
        }
        #if canImport(Glibc)
            let seconds = status.st_mtim.tv_sec
        #else
            let seconds = status.st_mtimespec.tv_sec
        #endif
        return "\(name) \(status.st_size) \(seconds)"
    }
}
