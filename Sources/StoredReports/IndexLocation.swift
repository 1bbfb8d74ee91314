internal import ReportCorpus
public import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Where an index is stored, and how paths are written in it.
///
/// The index of a folder is `.rlsearch` in it. Files below that folder are stored by their path relative to it, so
/// that the folder can be moved with its index; other files are stored by their absolute path.
public struct IndexLocation: Equatable, Sendable {
    /// The name of an index folder.
    public static let folderName = ".rlsearch"

    /// The index folder, absolute.
    public let folder: FilePath
    /// The folder that stored paths are relative to, absolute.
    package let root: FilePath
    /// What precedes a relative path when it is shown, if the root is the working folder or below it; otherwise nil.
    private let shownRoot: String?

    /// Makes the location of an index folder, whose path may be relative to the working folder.
    public init(_ folder: FilePath) {
        self.folder = Self.absolute(folder)
        root = self.folder.removingLastComponent()
        var below = root
        shownRoot =
            below.removePrefix(Self.workingFolder)
            ? below.isEmpty ? "" : below.string + "/" : nil
    }

    /// Whether there is a file or folder at the location.
    package var exists: Bool {
        unsafe folder.withPlatformString { unsafe access($0, F_OK) == 0 }
    }

    /// The location of the working folder's index.
    public static var inWorkingFolder: IndexLocation { IndexLocation(FilePath(folderName)) }

    /// The location of the index of the working folder, or of its nearest ancestor that has an index; nil if there is
    /// none.
    public static func nearest() -> IndexLocation? {
        var place = workingFolder
        while true {
            let candidate = place.appending(folderName)
            if unsafe candidate.withPlatformString({ unsafe access($0, F_OK) }) == 0 {
                return IndexLocation(candidate)
            }
            guard place.removeLastComponent() else { return nil }
        }
    }

    /// The working folder, absolute; `/` if the system does not report it.
    package static var workingFolder: FilePath {
        guard let path = unsafe getcwd(nil, 0) else { return "/" }
        defer { unsafe free(path) }
        return FilePath(unsafe String(cString: path))
    }

    /// The absolute form of a path, without `.` and `..`; links are not resolved.
    package static func absolute(_ path: FilePath) -> FilePath {
        (path.isAbsolute ? path : workingFolder.pushing(path)).lexicallyNormalized()
    }

    /// The key of a file in the index.
    package func key(of path: FilePath) -> [UInt8] {
        let whole = Self.absolute(path)
        var below = whole
        return Self.bytes(of: below.removePrefix(root) ? below : whole)
    }

    /// The key of a document inside the file with a key: a zero byte and the path inside follow the file's key.
    package static func key(ofInner inner: String, in file: [UInt8]) -> [UInt8] {
        file + [0] + inner.utf8
    }

    /// The key of a document at a path, which may lead into an archive.
    package func key(ofDocument path: FilePath) -> [UInt8] {
        let place = ContainedPath(path)
        let file = key(of: place.file)
        return place.inner.map { Self.key(ofInner: $0, in: file) } ?? file
    }

    /// The path of a document inside its file; nil if the key is that of a file or of a text.
    package static func inner(ofKey key: [UInt8]) -> String? {
        guard let end = key.firstIndex(of: 0), end > 0 else { return nil }
        return String(decoding: key[(end + 1)...], as: UTF8.self)
    }

    /// The key of the file of a document: for a document in an archive, the key of the archive; for others, their own
    /// key.
    package static func fileKey(ofKey key: [UInt8]) -> [UInt8] {
        guard let end = key.firstIndex(of: 0), end > 0 else { return key }
        return Array(key[..<end])
    }

    /// The key of a text in memory. No path contains a zero byte, so no file has such a key.
    package static func key(ofText name: String) -> [UInt8] { [0] + name.utf8 }

    /// The name of the text with a key; nil for the key of a file.
    package static func textName(ofKey key: [UInt8]) -> String? {
        key.first == 0 ? String(decoding: key.dropFirst(), as: UTF8.self) : nil
    }

    /// The absolute path of the file with a key; nil for the key of a text.
    package func path(ofKey key: [UInt8]) -> FilePath? {
        if Self.textName(ofKey: key) != nil { return nil }
        // File names are bytes, and not always valid UTF-8.
        let name = unsafe (key.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer {
            unsafe FilePath(platformString: $0.baseAddress!)
        }
        return Self.absolute(root.pushing(name))
    }

    /// The file with a key, if it may be opened; nil for a key that indexing never makes, such as one that leaves the
    /// folder by `..`.
    ///
    /// An index may come from an untrusted source. Code that opens a file because an index names it must get the path
    /// here: `verify`, and the server's link to an original file.
    package func file(ofKey key: [UInt8]) -> FilePath? {
        guard !key.isEmpty, let path = path(ofKey: key) else { return nil }
        guard self.key(of: path) == Self.fileKey(ofKey: key) else { return nil }
        guard let inner = Self.inner(ofKey: key) else { return path }
        // Indexing makes no keys with such names, because they would change the meaning of the path.
        let names = ContainedPath.names(inInner: inner)
        let isSound =
            !inner.utf8.contains(0) && names.allSatisfy { !$0.isEmpty && $0 != ".." && $0 != "." }
        return isSound ? FilePath(path.string + "/" + inner) : nil
    }

    private static func bytes(of path: FilePath) -> [UInt8] {
        unsafe path.withPlatformString { name in
            unsafe UnsafeBufferPointer(start: name, count: strlen(name)).map(
                UInt8.init(bitPattern:))
        }
    }

    /// The path of a file as a person in the working folder would write it, or the name of a text.
    package func displayPath(ofKey key: [UInt8]) -> String {
        guard let inner = Self.inner(ofKey: key) else { return displayPath(ofFileKey: key) }
        return displayPath(ofFileKey: key) + "/" + inner
    }

    /// The path to show for a key that indexing made of a file below the root; nil for other keys, and if the root is not
    /// below the working folder. Equal to what `displayPath(ofFileKey:)` finds component by component.
    private func shortPath(ofFileKey key: [UInt8]) -> String? {
        guard let shownRoot, let first = key.first, first != UInt8(ascii: "/"), first != 0 else {
            return nil
        }
        // A component that begins with a point may be one that normalization removes.
        var isAtStart = true
        for byte in key {
            if isAtStart, byte == UInt8(ascii: ".") || byte == UInt8(ascii: "/") { return nil }
            if byte == 0 { return nil }
            isAtStart = byte == UInt8(ascii: "/")
        }
        if isAtStart { return nil }
        return String(validating: key, as: UTF8.self).map { shownRoot + $0 }
    }

    private func displayPath(ofFileKey key: [UInt8]) -> String {
        if let short = shortPath(ofFileKey: key) { return short }
        guard let whole = path(ofKey: key) else { return Self.textName(ofKey: key) ?? "" }
        var below = whole
        if below.removePrefix(Self.workingFolder) { return below.string }
        var up = FilePath()
        var place = Self.workingFolder
        while !whole.starts(with: place), place.removeLastComponent() { up.append("..") }
        var rest = whole
        _ = rest.removePrefix(place)
        let relative = up.appending(rest.components)
        // If the relative path needs more than three `..`, the absolute path is clearer.
        return up.components.count <= 3 && place.components.count > 0
            ? relative.string : whole.string
    }
}
