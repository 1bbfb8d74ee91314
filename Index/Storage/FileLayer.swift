import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Every call by which the index touches the file system, each with a typed error.
///
/// Writing goes through here and nowhere else, so that durability can be read in one place and
/// faults can be tested in one place.
enum FileLayer {
    static func failure(_ operation: String, _ path: String, _ code: Errno) -> IndexError {
        .system(
            operation: operation, path: path, errno: code.rawValue, message: code.description)
    }

    private static func attempt<R>(
        _ operation: String, _ path: String, _ body: () throws -> R
    ) throws(IndexError) -> R {
        do {
            return try body()
        } catch {
            throw failure(operation, path, (error as? Errno) ?? Errno(rawValue: errno))
        }
    }

    static func openForReading(_ path: String) throws(IndexError) -> FileDescriptor {
        try attempt("open", path) {
            unsafe try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
        }
    }

    static func create(_ path: String) throws(IndexError) -> FileDescriptor {
        try attempt("create", path) {
            unsafe try FileDescriptor.open(
                path, .writeOnly, options: [.create, .truncate, .closeOnExec],
                permissions: [.ownerReadWrite, .groupRead, .otherRead])
        }
    }

    static func close(_ descriptor: FileDescriptor) {
        // Closing can only fail after a write; writers have synced before, so nothing is lost.
        try? descriptor.close()
    }

    static func size(of descriptor: FileDescriptor, path: String) throws(IndexError) -> Int {
        try attempt("read", path) { Int(try descriptor.seek(offset: 0, from: .end)) }
    }

    static func write(
        _ bytes: UnsafeRawBufferPointer, to descriptor: FileDescriptor, path: String
    ) throws(IndexError) {
        try attempt("write", path) { _ = unsafe try descriptor.writeAll(bytes) }
    }

    static func sync(_ descriptor: FileDescriptor, path: String) throws(IndexError) {
        guard fsync(descriptor.rawValue) == 0 else {
            throw failure("sync", path, Errno(rawValue: errno))
        }
    }

    /// Makes renames and removals inside a folder last.
    static func syncFolder(_ path: String) throws(IndexError) {
        let descriptor = try openForReading(path)
        defer { close(descriptor) }
        try sync(descriptor, path: path)
    }

    static func move(_ from: String, to: String) throws(IndexError) {
        guard unsafe rename(from, to) == 0 else {
            throw failure("rename", to, Errno(rawValue: errno))
        }
    }

    static func remove(_ path: String) {
        // A file that cannot be removed costs space only; the next commit tries again.
        unsafe _ = unlink(path)
    }

    static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    static func createFolder(_ path: String) throws(IndexError) {
        if unsafe mkdir(path, 0o755) == 0 {
            return try syncFolder(FilePath(path).removingLastComponent().string + "/.")
        }
        if errno == EEXIST { return }
        throw failure("create folder", path, Errno(rawValue: errno))
    }

    /// Names of the entries of a folder, sorted.
    static func entries(of path: String) throws(IndexError) -> [String] {
        guard let folder = unsafe opendir(path) else {
            throw failure("list", path, Errno(rawValue: errno))
        }
        defer { unsafe _ = closedir(folder) }
        var names: [String] = []
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                unsafe tuple.withMemoryRebound(to: CChar.self, capacity: 256) {
                    unsafe String(cString: $0)
                }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }
}
