package import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reads local files whose paths do not come from a client alone.
package enum RegularFile {
    /// The bytes of a file.
    ///
    /// - Throws: if it is not a regular file, or if it is larger than the limit.
    package static func bytes(_ path: FilePath, limit: Int) throws -> [UInt8] {
        // If a pipe has replaced the file, opening it would block.
        let file = try FileDescriptor.open(
            path, .readOnly, options: [.nonBlocking, .closeOnExec])
        return try file.closeAfter {
            var status = stat()
            guard unsafe fstat(file.rawValue, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
                Int(status.st_size) <= limit
            else { throw Errno.invalidArgument }
            var bytes: [UInt8] = []
            bytes.reserveCapacity(Int(status.st_size))
            var chunk = [UInt8](repeating: 0, count: 1 << 16)
            while bytes.count <= limit {
                let count = unsafe try chunk.withUnsafeMutableBytes {
                    unsafe try file.read(into: $0)
                }
                if count == 0 { break }
                bytes += chunk[..<count]
            }
            // The file may have grown since its size was read.
            guard bytes.count <= limit else { throw Errno.invalidArgument }
            return bytes
        }
    }
}
