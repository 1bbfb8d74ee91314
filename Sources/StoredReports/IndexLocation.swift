public import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Where an index lies, and how the paths of its files are written.
///
/// The index of a folder is `.rlsearch` in it. Files below that folder are known by their path from
/// there, so that the folder can be moved with its index; files elsewhere by their whole path.
public struct IndexLocation: Equatable, Sendable {
    /// The name of an index's folder.
    public static let folderName = ".rlsearch"

    /// The index's folder, absolute.
    public let folder: FilePath
    /// The folder that paths are counted from, absolute.
    package let root: FilePath

    /// The index in a given folder.
    public init(_ folder: FilePath) {
        self.folder = Self.absolute(folder)
        root = self.folder.removingLastComponent()
    }

    /// The index of the working folder.
    public static var inWorkingFolder: IndexLocation { IndexLocation(FilePath(folderName)) }

    /// The index of the working folder or of the nearest folder above that has one.
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

    package static var workingFolder: FilePath {
        guard let path = unsafe getcwd(nil, 0) else { return "/" }
        defer { unsafe free(path) }
        return FilePath(unsafe String(cString: path))
    }

    package static func absolute(_ path: FilePath) -> FilePath {
        (path.isAbsolute ? path : workingFolder.pushing(path)).lexicallyNormalized()
    }

    /// What names a file in the index.
    package func key(of path: FilePath) -> [UInt8] {
        let whole = Self.absolute(path)
        var below = whole
        return Self.bytes(of: below.removePrefix(root) ? below : whole)
    }

    /// What names a text in memory in the index. No path holds a zero byte.
    package static func key(ofText name: String) -> [UInt8] { [0] + name.utf8 }

    /// The name of the text that a key names; nil for the key of a file.
    package static func textName(ofKey key: [UInt8]) -> String? {
        key.first == 0 ? String(decoding: key.dropFirst(), as: UTF8.self) : nil
    }

    /// The file that a key names, absolute; nil for the key of a text.
    package func path(ofKey key: [UInt8]) -> FilePath? {
        if Self.textName(ofKey: key) != nil { return nil }
        // Names are bytes to the system, not always text.
        let name = unsafe (key.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer {
            unsafe FilePath(platformString: $0.baseAddress!)
        }
        return Self.absolute(root.pushing(name))
    }

    /// The file that a key names, if it may be opened; nil for a key that indexing does not make, such as one that
    /// leads out of the folder by `..`.
    ///
    /// An index may come from a stranger. Nothing opens a file because an index names it but the proof, which goes
    /// through here.
    package func file(ofKey key: [UInt8]) -> FilePath? {
        guard !key.isEmpty, let path = path(ofKey: key) else { return nil }
        return self.key(of: path) == key ? path : nil
    }

    private static func bytes(of path: FilePath) -> [UInt8] {
        unsafe path.withPlatformString { name in
            unsafe UnsafeBufferPointer(start: name, count: strlen(name)).map(
                UInt8.init(bitPattern:))
        }
    }

    /// A file's path as a person in the working folder would write it; the name of a text.
    package func displayPath(ofKey key: [UInt8]) -> String {
        guard let whole = path(ofKey: key) else { return Self.textName(ofKey: key) ?? "" }
        var below = whole
        if below.removePrefix(Self.workingFolder) { return below.string }
        var up = FilePath()
        var place = Self.workingFolder
        while !whole.starts(with: place), place.removeLastComponent() { up.append("..") }
        var rest = whole
        _ = rest.removePrefix(place)
        let relative = up.appending(rest.components)
        // Far away, the whole path says more than a ladder of dots.
        return up.components.count <= 3 && place.components.count > 0
            ? relative.string : whole.string
    }
}
