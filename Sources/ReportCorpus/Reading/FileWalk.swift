internal import DocumentReading
public import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file that was found. Size and time show whether it has changed.
public struct FoundFile: Equatable, Sendable {
    /// The path as given, or a given folder followed by the path from there.
    public let path: FilePath
    /// The size of the file in bytes.
    public let byteCount: Int
    /// The time of the last write, in nanoseconds since 1970.
    public let modified: Int64
}

/// Finds the files below the given paths, always in the same order.
public struct FileWalk {
    /// The files, in the order of their paths within each given path.
    public private(set) var files: [FoundFile] = []
    /// Paths that cannot be read, or that are neither a file nor a folder, each once.
    public private(set) var problems: [CorpusError] = []
    /// Folders that were reached again through a symbolic link. They are not entered again.
    public private(set) var loops: [FilePath] = []
    /// All folders that were entered.
    package private(set) var folders: [FilePath] = []
    private var seenFolders: Set<FileIdentity> = []
    private var seenFiles: Set<FileIdentity> = []

    private struct FileIdentity: Hashable {
        let device: UInt64
        let inode: UInt64
    }

    /// Finds the files of paths. Files in folders whose name begins with a dot are skipped.
    public init(_ paths: [FilePath]) {
        for path in paths { visit(path) }
    }

    /// Removes files from the list.
    package mutating func leaveOut(_ paths: [FilePath]) {
        files.removeAll { paths.contains($0.path) }
    }

    /// - Parameter isFound: whether the path was found in a folder, not named by the user.
    private mutating func visit(_ path: FilePath, isFound: Bool = false) {
        var status = stat()
        let code = unsafe path.withPlatformString { name in
            unsafe stat(name, &status) == 0 ? 0 : errno
        }
        guard code == 0 else {
            problems.append(.system(path: path.string, operation: .open, number: code))
            return
        }
        let identity = FileIdentity(
            device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
        switch status.st_mode & S_IFMT {
        case S_IFDIR:
            guard seenFolders.insert(identity).inserted else {
                loops.append(path)
                return
            }
            visitFolder(path)
        case S_IFREG:
            // While Word or WPS has a file open, a lock file that contains the user's name is next to it.
            let name = path.lastComponent?.string ?? ""
            if isFound, FileSignature.isLockFile(named: name, byteCount: Int(status.st_size)) {
                return
            }
            // A file with two names (hard links) is one report.
            guard seenFiles.insert(identity).inserted else { return }
            #if canImport(Glibc)
                let modified = status.st_mtim
            #else
                let modified = status.st_mtimespec
            #endif
            files.append(
                FoundFile(
                    path: path, byteCount: Int(status.st_size),
                    modified: Int64(modified.tv_sec) * 1_000_000_000 + Int64(modified.tv_nsec)))
        default: problems.append(.notAFile(path: path.string))
        }
    }

    private mutating func visitFolder(_ path: FilePath) {
        folders.append(path)
        guard let folder = unsafe path.withPlatformString({ unsafe opendir($0) }) else {
            problems.append(.system(path: path.string, operation: .list, number: errno))
            return
        }
        var names: [FilePath.Component] = []
        while let entry = unsafe readdir(folder) {
            let component = unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                unsafe tuple.withMemoryRebound(to: CChar.self, capacity: 256) {
                    unsafe FilePath.Component(platformString: $0)
                }
            }
            if let component, !component.string.begins(with: ".") { names.append(component) }
        }
        unsafe _ = closedir(folder)
        // Compare bytes, not by locale: the order must be the same on every system.
        names.sort { left, right in
            Array(left.string.utf8).lexicographicallyPrecedes(Array(right.string.utf8))
        }
        for name in names { visit(path.appending(name), isFound: true) }
    }
}
