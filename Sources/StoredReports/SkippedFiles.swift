internal import InvertedIndex
public import ReportCorpus
package import SystemPackage

/// A file or folder that the indexer could not read when it last tried.
public struct SkippedFile: Equatable, Sendable {
    /// The path, relative to the working folder where possible.
    public let file: String
    /// Why it could not be read.
    public let reason: CorpusError
}

/// The files that could not be read. The index remembers them between runs.
///
/// A run forgets all entries at or below its paths, and adds what it cannot read there. So files that have become
/// readable or were deleted need no special care.
package struct SkippedFiles: Equatable {
    package struct Entry: Equatable {
        fileprivate(set) var key: [UInt8] = []
        fileprivate(set) var reason = SkipReason.binary
    }

    package private(set) var entries: [Entry] = []

    package init() {}

    /// The entries after a run.
    ///
    /// - Parameters:
    ///   - problems: what could not be read.
    ///   - paths: the absolute paths of the run.
    ///   - unlisted: folders that could not be listed, absolute; entries below them are kept.
    package func after(
        _ problems: [CorpusError], paths: [FilePath], unlisted: [FilePath],
        in location: IndexLocation
    ) -> SkippedFiles {
        var next = SkippedFiles()
        next.entries = entries.filter { entry in
            guard let path = location.path(ofKey: entry.key) else { return false }
            return !paths.contains { path.starts(with: $0) }
                || unlisted.contains { path != $0 && path.starts(with: $0) }
        }
        for problem in problems {
            guard let (name, reason) = SkipReason.skipped(for: problem) else { continue }
            let path = IndexLocation.absolute(FilePath(name))
            // A given path that does not exist is a typo, not a skipped file.
            if paths.contains(path), reason.isAbsence { continue }
            let key = location.key(of: path)
            if !next.entries.contains(where: { $0.key == key }) {
                next.entries.append(Entry(key: key, reason: reason))
            }
        }
        next.entries.sort { $0.key.lexicographicallyPrecedes($1.key) }
        return next
    }

    /// The files, with paths and reasons for display.
    package func files(in location: IndexLocation) -> [SkippedFile] {
        entries.map { entry in
            let file = location.displayPath(ofKey: entry.key)
            return SkippedFile(file: file, reason: entry.reason.error(of: file))
        }
    }

    // MARK: Bytes

    private static let version = 2

    /// The layout is described in note 11 of Index/README.md.
    mutating func code(
        _ coder: inout some RecordCoder
    ) throws(DecodingFailure) {
        var version = Self.version
        try coder.count(&version, atMost: Int.max)
        try coder.require((1...Self.version).contains(version), .unknownRecordVersion)
        try coder.array(&entries, of: Entry(), byteCount: 2) {
            coder, entry throws(DecodingFailure) in
            try coder.blob(&entry.key)
            try entry.reason.code(&coder, version: version)
        }
    }
}
