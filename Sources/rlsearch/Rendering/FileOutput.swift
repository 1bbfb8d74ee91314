import SystemPackage

/// Files that a command writes.
enum FileOutput {
    /// Writes a text to a file, in the place of what was there.
    static func write(_ text: String, to path: String) throws {
        do {
            let file = try FileDescriptor.open(
                FilePath(path), .writeOnly, options: [.create, .truncate, .closeOnExec],
                permissions: [.ownerReadWrite, .groupRead, .otherRead])
            try file.closeAfter { _ = try file.writeAll(text.utf8) }
        } catch {
            let reason = (error as? Errno)?.description ?? "\(error)"
            throw ErrorMessageError(
                message: ErrorMessage(
                    "\(path): cannot write: \(reason)",
                    "name a file in a folder that can be written"))
        }
    }
}
