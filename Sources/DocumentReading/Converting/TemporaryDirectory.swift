internal import DocumentModel
internal import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A folder that only this user can read. It is removed with its contents when this object is released.
final class TemporaryDirectory: Sendable {
    let path: String

    init() throws(DocumentError) {
        let place = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
        var template = Array((place + "/rlsearch-XXXXXX").utf8CString)
        let made = unsafe template.withUnsafeMutableBufferPointer { buffer in
            unsafe mkdtemp(buffer.baseAddress!).map { unsafe String(cString: $0) }
        }
        guard let made else {
            throw .programFailed(name: "mkdtemp", detail: Errno(rawValue: errno).description)
        }
        path = made
    }

    deinit { Self.remove(path) }

    /// Removes a folder with its contents; symbolic links are not followed.
    private static func remove(_ path: String) {
        if let folder = unsafe opendir(path) {
            while let entry = unsafe readdir(folder) {
                let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
                    unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) {
                        unsafe String(cString: $0)
                    }
                }
                if name == "." || name == ".." { continue }
                let isFolder = unsafe entry.pointee.d_type == UInt8(DT_DIR)
                if isFolder { remove(path + "/" + name) } else { unsafe unlink(path + "/" + name) }
            }
            unsafe closedir(folder)
        }
        unsafe rmdir(path)
    }

    func write(_ bytes: [UInt8], to name: String) throws(DocumentError) {
        do {
            let file = try FileDescriptor.open(
                FilePath(path).appending(name), .writeOnly, options: [.create, .exclusiveCreate],
                permissions: [.ownerReadWrite])
            try file.closeAfter { _ = try file.writeAll(bytes) }
        } catch {
            throw .programFailed(name: "write", detail: "\(error)")
        }
    }

    /// Removes a file, if there is one.
    func removeFile(_ name: String) { unsafe unlink(path + "/" + name) }

    /// The bytes of a file; nil if there is none.
    func read(_ name: String) -> [UInt8]? {
        guard
            let file = try? FileDescriptor.open(
                FilePath(path).appending(name), .readOnly, options: .noFollow)
        else { return nil }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        return try? file.closeAfter {
            while true {
                let count = unsafe try chunk.withUnsafeMutableBytes {
                    unsafe try file.read(into: $0)
                }
                if count == 0 { return bytes }
                bytes += chunk[..<count]
            }
        }
    }
}
