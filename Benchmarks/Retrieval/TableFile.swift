import SystemPackage

/// Lines of fields.
enum TableFile {
    /// The lines of a file, split at tabs or at spaces.
    static func rows(_ path: String, separator: Character = "\t") throws -> [[Substring]] {
        let file = try FileDescriptor.open(FilePath(path), .readOnly)
        var bytes: [UInt8] = []
        try file.closeAfter {
            var buffer = [UInt8](repeating: 0, count: 1 << 20)
            while true {
                let count = unsafe try buffer.withUnsafeMutableBytes {
                    unsafe try file.read(into: $0)
                }
                if count == 0 { break }
                bytes += buffer[..<count]
            }
        }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map {
            $0.split(separator: separator)
        }
    }

    /// Whether a file is readable.
    static func exists(_ path: String) -> Bool {
        guard let file = try? FileDescriptor.open(FilePath(path), .readOnly) else { return false }
        try? file.close()
        return true
    }
}
