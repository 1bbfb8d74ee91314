import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// All calls of the index to the file system, with typed errors.
///
/// All writing goes through this type, so that durability can be reviewed and faults can be tested in one place.
enum FileLayer {
    static func failure(_ operation: FileOperation, _ path: String, _ code: Errno) -> IndexError {
        .system(
            operation: operation, path: path, errno: code.rawValue, message: code.description)
    }

    /// Makes a call, unless the watch of a test makes it fail.
    ///
    /// - Parameter reported: the operation that errors name; nil for `operation`.
    private static func attempt<R>(
        _ operation: FileOperation, _ path: String, reportedAs reported: FileOperation? = nil,
        _ body: () throws -> R
    ) throws(IndexError) -> R {
        if let code = FileWatch.refusal(FileCall(kind: operation, path: path)) {
            throw failure(reported ?? operation, path, Errno(rawValue: code))
        }
        do {
            return try body()
        } catch {
            throw failure(
                reported ?? operation, path, (error as? Errno) ?? Errno(rawValue: errno))
        }
    }

    /// Throws the error that the watch of a test sets for a call.
    @inline(__always)
    private static func throwRefusal(
        of call: @autoclosure () -> FileCall
    ) throws(IndexError) {
        if let code = FileWatch.refusal(call()) {
            throw failure(call().kind, call().path, Errno(rawValue: code))
        }
    }

    static func openForReading(_ path: String) throws(IndexError) -> FileDescriptor {
        try attempt(.open, path) {
            unsafe try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
        }
    }

    /// Opens a file for locking: creates it if it does not exist, and keeps the bytes of an existing file.
    static func openForLocking(_ path: String) throws(IndexError) -> FileDescriptor {
        try attempt(.lock, path, reportedAs: .create) {
            unsafe try FileDescriptor.open(
                path, .readWrite, options: [.create, .closeOnExec],
                permissions: [.ownerReadWrite, .groupRead, .otherRead])
        }
    }

    static func create(_ path: String) throws(IndexError) -> FileDescriptor {
        try attempt(.create, path) {
            unsafe try FileDescriptor.open(
                path, .writeOnly, options: [.create, .truncate, .closeOnExec],
                permissions: [.ownerReadWrite, .groupRead, .otherRead])
        }
    }

    static func close(_ descriptor: FileDescriptor) {
        // Closing can only fail after a write. Writers have synced before, so nothing is lost.
        try? descriptor.close()
    }

    static func size(of descriptor: FileDescriptor, path: String) throws(IndexError) -> Int {
        try attempt(.read, path) { Int(try descriptor.seek(offset: 0, from: .end)) }
    }

    static func write(
        _ bytes: Span<UInt8>, to descriptor: FileDescriptor, path: String
    ) throws(IndexError) {
        let code: Errno? = unsafe bytes.withUnsafeBufferPointer { bytes in
            if let code = FileWatch.refusal(
                unsafe FileCall(kind: .write, path: path, bytes: Array(bytes)))
            {
                return Errno(rawValue: code)
            }
            do {
                _ = unsafe try descriptor.writeAll(bytes)
                return nil
            } catch {
                return (error as? Errno) ?? Errno(rawValue: errno)
            }
        }
        if let code { throw failure(.write, path, code) }
    }

    static func sync(_ descriptor: FileDescriptor, path: String) throws(IndexError) {
        try throwRefusal(of: FileCall(kind: .sync, path: path))
        guard fsync(descriptor.rawValue) == 0 else {
            throw failure(.sync, path, Errno(rawValue: errno))
        }
    }

    /// Makes renames and removals inside a folder durable.
    static func syncFolder(_ path: String) throws(IndexError) {
        let descriptor = try openForReading(path)
        defer { close(descriptor) }
        try sync(descriptor, path: path)
    }

    static func move(_ from: String, to: String) throws(IndexError) {
        try throwRefusal(of: FileCall(kind: .rename, path: from, target: to))
        guard unsafe rename(from, to) == 0 else {
            throw failure(.rename, to, Errno(rawValue: errno))
        }
    }

    static func remove(_ path: String) {
        if FileWatch.refusal(FileCall(kind: .remove, path: path)) != nil { return }
        // A file that cannot be removed only occupies space until the next writer tries again.
        unsafe _ = unlink(path)
    }

    /// Maps a whole file read-only. The file is not empty.
    static func map(
        _ descriptor: FileDescriptor, byteCount: Int, path: String
    ) throws(IndexError) -> UnsafeMutableRawPointer {
        try throwRefusal(of: FileCall(kind: .map, path: path))
        let address = unsafe mmap(nil, byteCount, PROT_READ, MAP_SHARED, descriptor.rawValue, 0)
        guard let address = unsafe address, unsafe address != MAP_FAILED else {
            throw failure(.map, path, Errno(rawValue: errno))
        }
        return unsafe address
    }

    static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    static func createFolder(_ path: String) throws(IndexError) {
        try throwRefusal(of: FileCall(kind: .createFolder, path: path))
        if unsafe mkdir(path, 0o755) == 0 {
            return try syncFolder(FilePath(path).removingLastComponent().string + "/.")
        }
        if errno == EEXIST { return }
        throw failure(.createFolder, path, Errno(rawValue: errno))
    }

    /// Names of the entries of a folder, sorted.
    static func entries(of path: String) throws(IndexError) -> [String] {
        try throwRefusal(of: FileCall(kind: .list, path: path))
        guard let folder = unsafe opendir(path) else {
            throw failure(.list, path, Errno(rawValue: errno))
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
