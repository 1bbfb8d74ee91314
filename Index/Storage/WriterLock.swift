import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The right to write to an index, held by one process at a time.
///
/// The lock is the operating system's (`flock`): it ends with its process, however that ends, so a
/// lock file left behind by a killed writer never has to be removed by hand.
final class WriterLock {
    private let descriptor: FileDescriptor

    init(folder: String) throws(IndexError) {
        let path = folder + "/write.lock"
        descriptor = try FileLayer.openForLocking(path)
        guard flock(descriptor.rawValue, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            defer { try? descriptor.close() }
            guard code == EWOULDBLOCK else {
                throw FileLayer.failure("lock", path, Errno(rawValue: code))
            }
            throw .locked(path: path, owner: WriterLock.owner(of: descriptor))
        }
        let started = WriterLock.timestamp()
        let text = Array("process \(getpid()) since \(started)\n".utf8)
        // Who holds the lock is told to others as a courtesy; the lock holds without it.
        _ = ftruncate(descriptor.rawValue, 0)
        _ = try? descriptor.writeAll(toAbsoluteOffset: 0, text)
    }

    private static func owner(of descriptor: FileDescriptor) -> String {
        var buffer = [UInt8](repeating: 0, count: 128)
        let count =
            unsafe buffer.withUnsafeMutableBytes {
                unsafe try? descriptor.read(fromAbsoluteOffset: 0, into: $0)
            } ?? 0
        let text = String(decoding: buffer[..<count].prefix { $0 != 10 }, as: UTF8.self)
        return text.isEmpty ? "another process" : text
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
