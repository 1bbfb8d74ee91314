internal import InvertedIndex
public import ReportCorpus
package import SystemPackage

/// A file or folder that the last run of the indexer over it could not read.
public struct SkippedFile: Equatable, Sendable {
    /// Its path as a person in the working folder would write it.
    public let file: String
    /// Why.
    public let reason: CorpusError
}

/// The files that could not be read, as the index remembers them from run to run.
///
/// A run forgets what it knew of the paths that it is given, and notes what it cannot read there. So files that have
/// become readable and files that are gone need no special care.
package struct SkippedFiles: Equatable {
    package struct Entry: Equatable {
        fileprivate(set) var key: [UInt8] = []
        fileprivate(set) var reason = SkipReason.binary
    }

    package private(set) var entries: [Entry] = []

    package init() {}

    /// What is known after a run.
    ///
    /// - Parameters:
    ///   - problems: what could not be read.
    ///   - paths: what the run was given, absolute.
    ///   - unlisted: folders below which nothing is known, absolute.
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
            // A path that was given and does not exist is a mistyped path, not a file.
            if paths.contains(path), reason.isAbsence { continue }
            let key = location.key(of: path)
            if !next.entries.contains(where: { $0.key == key }) {
                next.entries.append(Entry(key: key, reason: reason))
            }
        }
        next.entries.sort { $0.key.lexicographicallyPrecedes($1.key) }
        return next
    }

    /// The files as they are shown.
    package func files(in location: IndexLocation) -> [SkippedFile] {
        entries.map { entry in
            let file = location.displayPath(ofKey: entry.key)
            return SkippedFile(file: file, reason: entry.reason.error(of: file))
        }
    }

    // MARK: Bytes

    private static let version = 2

    /// No bytes if there is nothing to remember.
    package func encoded() -> [UInt8] {
        if entries.isEmpty { return [] }
        var writer = ByteWriter()
        writer.write(self) { files, writer throws(DecodingFailure) in try files.code(&writer) }
        return writer.bytes
    }

    package init(_ bytes: [UInt8]) throws(StoredRecordError) {
        if bytes.isEmpty { return }
        var reader = ByteReader(bytes)
        do throws(DecodingFailure) {
            try code(&reader)
        } catch {
            throw StoredRecordError(.skippedFiles, error)
        }
    }

    /// The layout: note 11 of Index/README.md.
    private mutating func code(
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
