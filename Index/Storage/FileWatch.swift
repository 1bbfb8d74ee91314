import Synchronization

/// A call by which the index is about to touch the file system.
package struct FileCall: Sendable {
    /// What is done.
    package enum Kind: String, Sendable, CaseIterable {
        case open, create, read, write, sync, rename, remove, createFolder, list, lock, map
    }

    package let kind: Kind
    /// The file or folder; of a rename the old name.
    package let path: String
    /// The new name, of a rename.
    package var target = ""
    /// What is to be written.
    package var bytes: [UInt8] = []
}

/// Lets tests see every call of ``FileLayer`` before it is made, and refuse it.
///
/// Without a watch, which no program has but those of the tests, a call costs one look at a flag.
package enum FileWatch {
    /// Sees a call; returns the error number that it is to fail with, nil to let it be made. May end the process.
    package typealias Body = @Sendable (FileCall) -> Int32?

    private static let isSet = Atomic<Bool>(false)
    private static let body = Mutex<Body?>(nil)

    /// Sets the watch of this process, or takes it away.
    package static func set(_ watch: Body?) {
        body.withLock { $0 = watch }
        isSet.store(watch != nil, ordering: .sequentiallyConsistent)
    }

    /// The error number that a call is to fail with.
    @inline(__always)
    static func refusal(_ call: @autoclosure () -> FileCall) -> Int32? {
        guard isSet.load(ordering: .relaxed) else { return nil }
        // Called outside of the lock: it may take its time, or look at the folder itself.
        let watch = body.withLock { $0 }
        return watch?(call())
    }
}
