import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A new temporary folder. It is removed with its contents when this object is deallocated.
@safe
package final class TemporaryFolder: Sendable {
    /// The path of the folder.
    package let path: String

    package init() {
        let base = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
        var template = Array((base + "/rlsearch-XXXXXX").utf8CString)
        let made = unsafe template.withUnsafeMutableBufferPointer {
            unsafe mkdtemp($0.baseAddress!).map { unsafe String(cString: $0) }
        }
        guard let made else { fatalError("no temporary folder below \(base)") }
        path = made
    }

    deinit { Self.remove(FilePath(path)) }

    /// Removes a folder with its contents; links in it are removed, not followed. Errors are ignored.
    private static func remove(_ path: FilePath) {
        if let folder = unsafe path.withPlatformString({ unsafe opendir($0) }) {
            var names: [FilePath.Component] = []
            while let entry = unsafe readdir(folder) {
                let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                    unsafe tuple.withMemoryRebound(to: CChar.self, capacity: 256) {
                        unsafe FilePath.Component(platformString: $0)
                    }
                }
                if let name, name.kind == .regular { names.append(name) }
            }
            unsafe _ = closedir(folder)
            for name in names { removeEntry(path.appending(name)) }
        }
        _ = unsafe path.withPlatformString { unsafe rmdir($0) }
    }

    private static func removeEntry(_ path: FilePath) {
        if unsafe path.withPlatformString({ unsafe unlink($0) }) != 0 { remove(path) }
    }
}
