import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The exclusive lock for writing to an index.
///
/// It is a lock of the operating system (`flock`), which is released whenever the process ends. So nobody needs to
/// remove the lock file of a killed writer.
final class WriterLock {
    private let descriptor: FileDescriptor

    init(folder: String) throws(IndexError) {
        let path = folder + "/write.lock"
        descriptor = try FileLayer.openForLocking(path)
        guard flock(descriptor.rawValue, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            defer { try? descriptor.close() }
            guard code == EWOULDBLOCK else {
                throw FileLayer.failure(.lock, path, Errno(rawValue: code))
            }
            throw .locked(path: path, owner: WriterLock.owner(of: descriptor))
        }
        let started = WriterLock.timestamp()
        let line = Array("process \(getpid()) since \(started)\n".utf8)
        // The line is only for the error messages of other processes, so a failure does not matter.
        _ = ftruncate(descriptor.rawValue, 0)
        _ = try? descriptor.writeAll(toAbsoluteOffset: 0, line)
    }

    /// Reads the line that the lock's owner wrote; nil if it cannot be read.
    private static func owner(of descriptor: FileDescriptor) -> LockOwner? {
        var buffer = [UInt8](repeating: 0, count: 128)
        let count =
            unsafe buffer.withUnsafeMutableBytes {
                unsafe try? descriptor.read(fromAbsoluteOffset: 0, into: $0)
            } ?? 0
        let line = String(decoding: buffer[..<count].prefix { $0 != 10 }, as: UTF8.self)
        let words = line.split(separator: " ", maxSplits: 3)
        guard words.count == 4, words[0] == "process", words[2] == "since",
            let process = Int32(words[1])
        else { return nil }
        return LockOwner(process: process, since: String(words[3]))
    }

    private static func timestamp() -> String {
        var now = time(nil)
        var parts = unsafe tm()
        unsafe localtime_r(&now, &parts)
        func two(_ value: Int32) -> String { value < 10 ? "0\(value)" : "\(value)" }
        let day = unsafe "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
        let clock = unsafe "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))"
        return "\(day) \(clock)"
    }

    deinit { try? descriptor.close() }
}
