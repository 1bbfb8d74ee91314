import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Files for tests.
package enum Files {
    /// The checkout, found from the path of this file.
    package static var root: String {
        let parts = #filePath.split(separator: "/").dropLast(3)
        return "/" + parts.joined(separator: "/")
    }

    /// The sample reports.
    package static var seeds: String { root + "/seeds" }

    /// Folders with more text next to the checkout; empty if there are none.
    package static var neighbours: [String] {
        ["seeds", "data/gov_reports", "data/laws", "data/messy"].flatMap(shared)
    }

    /// A folder next to the checkout; empty if it does not exist.
    package static func shared(_ name: String) -> [String] {
        [root + "/../shared/" + name].filter { unsafe access($0, F_OK) == 0 }
    }

    package static func write(_ bytes: some Sequence<UInt8>, to path: String) throws {
        try write(bytes, to: path, .truncate)
    }

    package static func append(_ bytes: some Sequence<UInt8>, to path: String) throws {
        try write(bytes, to: path, .append)
    }

    private static func write(
        _ bytes: some Sequence<UInt8>, to path: String, _ option: FileDescriptor.OpenOptions
    ) throws {
        let file = try FileDescriptor.open(
            FilePath(path), .writeOnly, options: [.create, option],
            permissions: [.ownerReadWrite])
        try file.closeAfter { _ = try file.writeAll(bytes) }
    }

    package static func write(_ text: String, to path: String) throws {
        try write(text.utf8, to: path)
    }

    package static func read(_ path: String) throws -> [UInt8] {
        let file = try FileDescriptor.open(FilePath(path), .readOnly)
        return try file.closeAfter {
            let size = Int(try file.seek(offset: 0, from: .end))
            var bytes = [UInt8](repeating: 0, count: size)
            _ = unsafe try bytes.withUnsafeMutableBytes {
                unsafe try file.read(fromAbsoluteOffset: 0, into: $0)
            }
            return bytes
        }
    }

    /// The names in a folder, sorted.
    package static func names(in path: String) -> [String] {
        guard let folder = unsafe opendir(path) else { return [] }
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

    package static func remove(_ path: String) throws {
        guard unsafe unlink(path) == 0 else { throw Errno(rawValue: errno) }
    }

    /// Lets a file be run.
    package static func makeExecutable(_ path: String) { unsafe _ = chmod(path, 0o755) }

    package static func makeFolder(_ path: String) { unsafe _ = mkdir(path, 0o755) }
}
