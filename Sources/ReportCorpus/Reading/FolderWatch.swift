public import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Waits until files below paths change.
///
/// On Linux the system reports changes (inotify). On other systems, or if too many folders are watched, the wait ends
/// after a fixed time, and the caller must check each file for changes.
public struct FolderWatch: ~Copyable {
    /// A series of changes has ended if nothing changes for this time: programs write files in several steps.
    private static let quietMilliseconds: Int32 = 700
    /// The maximum time to wait for a series of changes to end.
    private static let maxSeries = Duration.seconds(20)
    /// The time between checks if the system does not report changes. File servers do not report changes that other
    /// machines make.
    private static let lookMilliseconds: Int32 = 5_000
    private static let rareLookMilliseconds: Int32 = 300_000

    #if canImport(Glibc)
        private let descriptor: Int32
    #endif
    /// Whether the system reports the changes in all folders.
    public private(set) var reportsChanges = false

    /// Watches nothing yet.
    public init() {
        #if canImport(Glibc)
            descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
        #endif
    }

    deinit {
        #if canImport(Glibc)
            if descriptor >= 0 { close(descriptor) }
        #endif
    }

    /// Watches files and folders, and all folders below. Call it before the files are read, so that no change is
    /// missed, and again for new folders.
    public mutating func watch(_ paths: [FilePath]) {
        #if canImport(Glibc)
            let walk = FileWalk(paths)
            // A replaced file is a new file with the same name, so its folder is watched.
            let folders =
                walk.folders
                + paths.filter { !walk.folders.contains($0) }.map {
                    let folder = $0.removingLastComponent()
                    return folder.isEmpty ? FilePath(".") : folder
                }
            let events =
                UInt32(IN_CLOSE_WRITE) | UInt32(IN_MOVED_FROM) | UInt32(IN_MOVED_TO)
                | UInt32(IN_CREATE) | UInt32(IN_DELETE) | UInt32(IN_DELETE_SELF)
                | UInt32(IN_MOVE_SELF) | UInt32(IN_ONLYDIR)
            reportsChanges = descriptor >= 0
            for folder in folders
            where unsafe inotify_add_watch(descriptor, folder.string, events) < 0 {
                reportsChanges = false
            }
        #endif
    }

    /// Waits for a change, then until nothing has changed for a moment.
    public func wait() {
        #if canImport(Glibc)
            guard reportsChanges else {
                _ = poll(nil, 0, Self.lookMilliseconds)
                return
            }
            var end: ContinuousClock.Instant?
            while end.map({ ContinuousClock.now < $0 }) ?? true {
                let limit = end == nil ? Self.rareLookMilliseconds : Self.quietMilliseconds
                var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                let count = unsafe poll(&state, 1, limit)
                if count < 0, errno == EINTR { continue }
                if count <= 0 { return }
                if readEvents(), end == nil { end = .now + Self.maxSeries }
            }
        #else
            _ = poll(nil, 0, Self.lookMilliseconds)
        #endif
    }

    #if canImport(Glibc)
        /// Reads all events. Returns whether one is about a name that does not begin with a dot: the index is in such a
        /// folder, and is written while files are read.
        private func readEvents() -> Bool {
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            var isOfFile = false
            while true {
                let count = unsafe buffer.withUnsafeMutableBytes {
                    unsafe read(descriptor, $0.baseAddress, $0.count)
                }
                if count <= 0 { return isOfFile }
                var offset = 0
                let headCount = MemoryLayout<inotify_event>.size
                while offset + headCount <= count {
                    let length = buffer[(offset + 12)..<(offset + 16)].reversed()
                        .reduce(0) { $0 << 8 | Int($1) }
                    // An event without a name is about the folder itself.
                    if length == 0 || buffer[offset + headCount] != UInt8(ascii: ".") {
                        isOfFile = true
                    }
                    offset += headCount + length
                }
            }
        }
    #endif
}
