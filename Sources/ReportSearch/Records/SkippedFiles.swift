internal import InvertedIndex
public import ReportCorpus
internal import SystemPackage

/// A file or folder that the last run of the indexer over it could not read.
public struct SkippedFile: Equatable, Sendable {
    /// Its path as a person in the working folder would write it.
    public let file: String
    /// Why.
    public let reason: CorpusError
}

/// The files that could not be read, as the index remembers them from run to run.
///
/// A run forgets what it knew of the paths that it is given, and notes what it cannot read there: files that have
/// become readable and files that are gone need no care of their own.
struct SkippedFiles: Equatable {
    struct Entry: Equatable {
        let key: [UInt8]
        let reason: CorpusError
    }

    private(set) var entries: [Entry] = []

    private static let version: UInt64 = 1

    init() {}

    /// What is known after a run.
    ///
    /// - Parameters:
    ///   - problems: what could not be read.
    ///   - paths: what the run was given, absolute.
    ///   - unlisted: folders below which nothing is known, absolute.
    func after(
        _ problems: [CorpusError], paths: [FilePath], unlisted: [FilePath],
        in location: IndexLocation
    ) -> SkippedFiles {
        var next = SkippedFiles()
        next.entries = entries.filter { entry in
            let path = location.path(ofKey: entry.key)
            return !paths.contains { path.starts(with: $0) }
                || unlisted.contains { path != $0 && path.starts(with: $0) }
        }
        for problem in problems {
            guard let name = problem.skippedPath else { continue }
            let path = IndexLocation.absolute(FilePath(name))
            // A path that was given and is not there is a slip of the pen, not a file.
            if paths.contains(path), problem.isAbsence { continue }
            let key = location.key(of: path)
            if !next.entries.contains(where: { $0.key == key }) {
                next.entries.append(Entry(key: key, reason: problem))
            }
        }
        next.entries.sort { $0.key.lexicographicallyPrecedes($1.key) }
        return next
    }

    /// The files as they are shown.
    func files(in location: IndexLocation) -> [SkippedFile] {
        entries.map { entry in
            let file = location.displayPath(ofKey: entry.key)
            return SkippedFile(file: file, reason: entry.reason.naming(file))
        }
    }

    // MARK: Bytes

    /// Nothing at all where there is nothing to remember.
    func encoded() -> [UInt8] {
        if entries.isEmpty { return [] }
        var writer = ByteWriter()
        writer.writeVarInt(Self.version)
        writer.writeCount(entries.count)
        for entry in entries {
            writer.writeCount(entry.key.count)
            writer.writeBytes(entry.key)
            entry.reason.encode(into: &writer)
        }
        return writer.bytes
    }

    init(_ bytes: [UInt8]) throws(ReportSearchError) {
        if bytes.isEmpty { return }
        do throws(DecodingFailure) {
            var reader = ByteReader(bytes)
            guard try reader.readVarInt() == Self.version else {
                throw DecodingFailure(byteOffset: 0, reason: .unknownRecordVersion)
            }
            for _ in 0..<(try reader.readCount(atMost: reader.remaining)) {
                let key = Array(try reader.readBlob())
                entries.append(Entry(key: key, reason: try CorpusError(&reader)))
            }
        } catch {
            throw .damagedRecord("skipped files, byte \(error.byteOffset): \(error.reason)")
        }
    }
}

extension CorpusError {
    /// The file that was skipped for it; nil if only a part of one was.
    fileprivate var skippedPath: String? {
        switch self {
        case .system(let path, _, _), .undecodable(let path, _, _), .binary(let path),
            .notAFile(let path), .lineTooLong(let path, _, _):
            path
        case .malformedRow, .malformedTable, .icu: nil
        }
    }

    /// Whether there is no such file.
    fileprivate var isAbsence: Bool {
        guard case .system(_, _, let message) = self else { return false }
        return message == Errno.noSuchFileOrDirectory.description
    }

    /// The same of a file by another name.
    fileprivate func naming(_ path: String) -> CorpusError {
        switch self {
        case .system(_, let operation, let message):
            .system(path: path, operation: operation, message: message)
        case .undecodable(_, let encoding, let byteOffset):
            .undecodable(path: path, encoding: encoding, byteOffset: byteOffset)
        case .lineTooLong(_, let byteOffset, let limit):
            .lineTooLong(path: path, byteOffset: byteOffset, limit: limit)
        case .binary: .binary(path: path)
        case .notAFile: .notAFile(path: path)
        case .malformedRow, .malformedTable, .icu: self
        }
    }

    fileprivate func encode(into writer: inout ByteWriter) {
        switch self {
        case .system(_, let operation, let message):
            writer.writeCount(0)
            writer.writeString(operation)
            writer.writeString(message)
        case .undecodable(_, let encoding, let byteOffset):
            writer.writeCount(1)
            writer.writeString(encoding.rawValue)
            writer.writeCount(byteOffset)
        case .binary: writer.writeCount(2)
        case .notAFile: writer.writeCount(3)
        case .lineTooLong(_, let byteOffset, let limit):
            writer.writeCount(4)
            writer.writeCount(byteOffset)
            writer.writeCount(limit)
        case .malformedRow, .malformedTable, .icu: preconditionFailure("no file was skipped")
        }
    }

    fileprivate init(_ reader: inout ByteReader) throws(DecodingFailure) {
        switch try reader.readCount(atMost: 4) {
        case 0:
            self = .system(
                path: "", operation: try reader.readString(), message: try reader.readString())
        case 1:
            self = .undecodable(
                path: "", encoding: TextEncoding(rawValue: try reader.readString()) ?? .utf8,
                byteOffset: try reader.readCount())
        case 2: self = .binary(path: "")
        case 3: self = .notAFile(path: "")
        default:
            self = .lineTooLong(
                path: "", byteOffset: try reader.readCount(), limit: try reader.readCount())
        }
    }
}
