#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Messages on standard input and output: four bytes of length, little endian, then the message.
enum StandardStreams {
    /// The next message; nil at the end of the input, or if it cannot be read.
    static func readMessage() -> [UInt8]? {
        guard let head = read(4) else { return nil }
        let count = head.reversed().reduce(0) { $0 << 8 | Int($1) }
        return read(count)
    }

    static func write(_ message: [UInt8]) {
        var bytes: [UInt8] = []
        for shift in [0, 8, 16, 24] {
            bytes.append(UInt8(truncatingIfNeeded: message.count >> shift))
        }
        bytes += message
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.write(1, buffer.baseAddress! + written, buffer.count - written)
            }
            if count < 0, errno == EINTR { continue }
            if count <= 0 { exit(1) }
            written += count
        }
    }

    static func readAll() -> [UInt8] {
        var bytes: [UInt8] = []
        while let chunk = readChunk(1 << 16), !chunk.isEmpty { bytes += chunk }
        return bytes
    }

    private static func read(_ count: Int) -> [UInt8]? {
        var bytes: [UInt8] = []
        while bytes.count < count {
            guard let chunk = readChunk(count - bytes.count), !chunk.isEmpty else { return nil }
            bytes += chunk
        }
        return bytes
    }

    private static func readChunk(_ count: Int) -> [UInt8]? {
        var isFailed = false
        let chunk = unsafe [UInt8](unsafeUninitializedCapacity: min(count, 1 << 20)) {
            buffer, used in
            var result: Int
            repeat {
                result = unsafe Glibc.read(0, buffer.baseAddress, buffer.count)
            } while result < 0 && errno == EINTR
            isFailed = result < 0
            used = max(0, result)
        }
        return isFailed ? nil : chunk
    }

    /// Writes a line to standard error and exits.
    static func fail(_ text: String, status: Int32) -> Never {
        let bytes = Array((text + "\n").utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(2, $0.baseAddress, $0.count) }
        exit(status)
    }
}
