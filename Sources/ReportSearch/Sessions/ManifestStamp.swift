internal import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Distinguishes commits of an index without reading it: every commit replaces the manifest file.
struct ManifestStamp: Equatable, Sendable {
    private let inode: UInt64
    private let seconds: Int
    private let nanoseconds: Int

    /// The stamp of the index at a location; nil if there is none.
    init?(_ location: IndexLocation) {
        var status = stat()
        let path = location.folder.appending("manifest").string
        guard unsafe stat(path, &status) == 0 else { return nil }
        inode = UInt64(status.st_ino)
        #if canImport(Glibc)
            (seconds, nanoseconds) = (Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec))
        #else
            (seconds, nanoseconds) = (
                Int(status.st_mtimespec.tv_sec), Int(status.st_mtimespec.tv_nsec)
            )
        #endif
    }
}
