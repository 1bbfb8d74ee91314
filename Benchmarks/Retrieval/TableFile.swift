import SystemPackage

/// Reads text files of lines with fields.
enum TableFile {
    /// The fields of each line of a file. Empty lines and empty fields are left out.
    static func rows(_ path: String, separator: Character = "\t") throws -> [[Substring]] {
        String(decoding: try bytes(path), as: UTF8.self).split(separator: "\n").map {
            $0.split(separator: separator)
        }
    }

    /// The byte count of each line of a file.
    static func lines(_ path: String) throws -> [Int] {
        try bytes(path).split(separator: 0x0A, omittingEmptySubsequences: false).map(\.count)
    }

    /// The bytes of a file.
    static func bytes(_ path: String) throws -> [UInt8] {
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
        return bytes
    }

    /// Whether a file is readable.
    static func exists(_ path: String) -> Bool {
        guard let file = try? FileDescriptor.open(FilePath(path), .readOnly) else { return false }
        try? file.close()
        return true
    }
}
