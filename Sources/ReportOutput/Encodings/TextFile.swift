internal import SystemPackage

/// Writes output to text files.
package enum TextFile {
    /// Writes a text to a file, replacing an existing file.
    package static func write(_ text: String, to path: String) throws(OutputError) {
        do {
            let file = try FileDescriptor.open(
                FilePath(path), .writeOnly, options: [.create, .truncate, .closeOnExec],
                permissions: [.ownerReadWrite, .groupRead, .otherRead])
            try file.closeAfter { _ = try file.writeAll(text.utf8) }
        } catch {
            throw .cannotWrite(path: path, errno: (error as? Errno)?.rawValue ?? 5)
        }
    }
}
