package import DocumentModel
internal import InvertedIndex
package import ReportCorpus
internal import SystemPackage

/// The reason for which a file was skipped: a `CorpusError` without the path.
package enum SkipReason: Equatable {
    case system(SourceOperation, number: Int32)
    case tooManyBytes(limit: Int)
    case undecodable(TextEncoding, byteOffset: Int)
    case lineTooLong(byteOffset: Int, limit: Int)
    case binary
    case notAFile
    case document(DocumentKind, DocumentError)

    /// The path of the skipped file and the reason; nil if the error did not skip a whole file.
    package static func skipped(for error: CorpusError) -> (path: String, reason: SkipReason)? {
        switch error {
        case .system(let path, let operation, let number):
            (path, .system(operation, number: number))
        case .tooManyBytes(let path, let limit): (path, .tooManyBytes(limit: limit))
        case .undecodable(let path, let encoding, let byteOffset):
            (path, .undecodable(encoding, byteOffset: byteOffset))
        case .lineTooLong(let path, let byteOffset, let limit):
            (path, .lineTooLong(byteOffset: byteOffset, limit: limit))
        case .binary(let path): (path, .binary)
        case .notAFile(let path): (path, .notAFile)
        case .unreadableDocument(let path, let kind, let error): (path, .document(kind, error))
        case .malformedRow, .malformedTable, .containsDocuments, .icu: nil
        }
    }

    /// The error for a path.
    package func error(of path: String) -> CorpusError {
        switch self {
        case .system(let operation, let number):
            .system(path: path, operation: operation, number: number)
        case .tooManyBytes(let limit): .tooManyBytes(path: path, limit: limit)
        case .undecodable(let encoding, let byteOffset):
            .undecodable(path: path, encoding: encoding, byteOffset: byteOffset)
        case .lineTooLong(let byteOffset, let limit):
            .lineTooLong(path: path, byteOffset: byteOffset, limit: limit)
        case .binary: .binary(path: path)
        case .notAFile: .notAFile(path: path)
        case .document(let kind, let error):
            .unreadableDocument(path: path, kind: kind, error)
        }
    }

    /// Whether the file does not exist.
    package var isAbsence: Bool {
        guard case .system(_, let number) = self else { return false }
        return number == Errno.noSuchFileOrDirectory.rawValue
    }
}

// MARK: Bytes

extension SkipReason {
    private enum Kind: Int {
        case system = 0
        case undecodable = 1
        case binary = 2
        case notAFile = 3
        case lineTooLong = 4
        case tooManyBytes = 5
        case document = 6
    }

    private var kind: Kind {
        switch self {
        case .system: .system
        case .tooManyBytes: .tooManyBytes
        case .undecodable: .undecodable
        case .lineTooLong: .lineTooLong
        case .binary: .binary
        case .notAFile: .notAFile
        case .document: .document
        }
    }

    /// The layout is described in note 11 of Index/README.md.
    ///
    /// - Parameter version: the version of the notes. Version 1 has text instead of the system's error number.
    mutating func code(
        _ coder: inout some RecordCoder, version: Int
    ) throws(DecodingFailure) {
        var number = kind.rawValue
        try coder.count(&number, atMost: Kind.document.rawValue)
        guard let kind = Kind(rawValue: number) else { return }
        switch kind {
        case .system where version == 1: try codeWords(&coder)
        case .system: try codeSystem(&coder)
        case .undecodable: try codeUndecodable(&coder)
        case .lineTooLong: try codeLine(&coder)
        case .tooManyBytes: try codeLimit(&coder)
        case .binary: self = .binary
        case .notAFile: self = .notAFile
        case .document: try codeDocument(&coder)
        }
    }

    private mutating func codeSystem(
        _ coder: inout some RecordCoder
    ) throws(DecodingFailure) {
        var (operation, number) = (SourceOperation.open.rawValue, 0)
        if case .system(let known, let error) = self {
            (operation, number) = (known.rawValue, Int(error))
        }
        try coder.count(&operation, atMost: SourceOperation.allCases.count - 1)
        try coder.count(&number, atMost: Int(Int32.max))
        self = .system(SourceOperation(rawValue: operation) ?? .open, number: Int32(number))
    }

    private mutating func codeUndecodable(
        _ coder: inout some RecordCoder
    ) throws(DecodingFailure) {
        var (name, byteOffset) = ("", 0)
        if case .undecodable(let known, let offset) = self {
            (name, byteOffset) = (known.rawValue, offset)
        }
        try coder.string(&name)
        try coder.count(&byteOffset, atMost: Int.max)
        self = .undecodable(TextEncoding(rawValue: name) ?? .utf8, byteOffset: byteOffset)
    }

    private mutating func codeLine(_ coder: inout some RecordCoder) throws(DecodingFailure) {
        var (byteOffset, limit) = (0, 0)
        if case .lineTooLong(let offset, let bound) = self { (byteOffset, limit) = (offset, bound) }
        try coder.count(&byteOffset, atMost: Int.max)
        try coder.count(&limit, atMost: Int.max)
        self = .lineTooLong(byteOffset: byteOffset, limit: limit)
    }

    private mutating func codeDocument(_ coder: inout some RecordCoder) throws(DecodingFailure) {
        var (name, message) = ("", [UInt8]())
        if case .document(let kind, let error) = self {
            (name, message) = (kind.rawValue, error.message)
        }
        try coder.string(&name)
        try coder.blob(&message)
        self = .document(
            DocumentKind(rawValue: name) ?? .docx,
            DocumentError(message: message) ?? .damaged(detail: ""))
    }

    private mutating func codeLimit(_ coder: inout some RecordCoder) throws(DecodingFailure) {
        var limit = 0
        if case .tooManyBytes(let known) = self { limit = known }
        try coder.count(&limit, atMost: Int.max)
        self = .tooManyBytes(limit: limit)
    }

    // MARK: Version 1

    /// Version 1 stored the operation and the system's message as text. It is only read.
    private mutating func codeWords(_ coder: inout some RecordCoder) throws(DecodingFailure) {
        var (operation, message) = ("", "")
        try coder.string(&operation)
        try coder.string(&message)
        self = Self.reason(operation: operation, message: message)
    }

    private static func reason(operation: String, message: String) -> SkipReason {
        if message == "more than 64 MB without a size; save them in a file" {
            return .tooManyBytes(limit: 64 << 20)
        }
        let operations: [String: SourceOperation] = ["open": .open, "list": .list, "read": .read]
        let number = (1...200).first { Errno(rawValue: $0).description == message }
        return .system(
            operations[operation] ?? .read, number: number ?? Errno.ioError.rawValue)
    }
}
