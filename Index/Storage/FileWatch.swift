import Synchronization

/// A call to the file system that the index is about to make.
package struct FileCall: Sendable {
    package let kind: FileOperation
    /// The file or folder; for a rename, the old name.
    package let path: String
    /// For a rename, the new name.
    package var target = ""
    /// For a write, the bytes.
    package var bytes: [UInt8] = []
}

/// Shows every call of ``FileLayer`` to a test before it is made, and lets the test make it fail.
///
/// Only tests set a watch. Without one, a call costs one atomic load.
package enum FileWatch {
    /// Receives a call; returns the error number with which it fails, or nil to let it proceed. May end the process.
    package typealias Body = @Sendable (FileCall) -> Int32?

    private static let isSet = Atomic<Bool>(false)
    private static let body = Mutex<Body?>(nil)

    /// Sets the watch of this process; nil removes it.
    package static func set(_ watch: Body?) {
        body.withLock { $0 = watch }
        isSet.store(watch != nil, ordering: .sequentiallyConsistent)
    }

    /// The error number with which a call must fail.
    @inline(__always)
    static func refusal(_ call: @autoclosure () -> FileCall) -> Int32? {
        guard isSet.load(ordering: .relaxed) else { return nil }
        // Call outside the lock: the watch may take long, or may read the folder.
        let watch = body.withLock { $0 }
        return watch?(call())
    }
}
