/// A document for the reading process to read.
public struct WorkerRequest: Equatable, Sendable {
    /// The kind of the document.
    public var kind: DocumentKind
    /// The bytes of the document.
    public var bytes: [UInt8]
    /// Whether another program has just converted the document. Then a date field that shows the day of opening
    /// contains today's date, so it is left out.
    public var isConverted: Bool

    /// Makes a request.
    public init(_ kind: DocumentKind, _ bytes: [UInt8], isConverted: Bool = false) {
        self.kind = kind
        self.bytes = bytes
        self.isConverted = isConverted
    }

    /// The request as a message.
    public var message: [UInt8] {
        var writer = MessageWriter()
        writer.write(kind.rawValue)
        writer.write(isConverted ? 1 : 0)
        writer.write(bytes)
        return writer.bytes
    }

    /// Reads a message; nil if it is malformed.
    public init?(message: [UInt8]) {
        var reader = MessageReader(message)
        guard let name = try? reader.text(), let kind = DocumentKind(rawValue: name),
            let flag = try? reader.number(), let bytes = try? reader.data(), reader.isAtEnd
        else { return nil }
        self.init(kind, bytes, isConverted: flag != 0)
    }
}

/// The result of the reading process.
public enum WorkerReply: Equatable, Sendable {
    /// The text of a document.
    case document(ExtractedDocument)
    /// The files inside a container.
    case members([DocumentMember])
    /// No text can be read.
    case failure(DocumentError)

    /// The reply as a message.
    public var message: [UInt8] {
        var writer = MessageWriter()
        switch self {
        case .document(let document):
            writer.write(0)
            document.write(to: &writer)
        case .members(let members):
            writer.write(1)
            writer.write(members.count)
            for member in members { member.write(to: &writer) }
        case .failure(let error):
            writer.write(2)
            error.write(to: &writer)
        }
        return writer.bytes
    }

    /// Reads a message; nil if it is malformed.
    public init?(message: [UInt8]) {
        var reader = MessageReader(message)
        guard let reply = try? WorkerReply(from: &reader), reader.isAtEnd else { return nil }
        self = reply
    }

    private init(from reader: inout MessageReader) throws(MessageReader.Malformed) {
        switch try reader.number() {
        case 0: self = .document(try ExtractedDocument(from: &reader))
        case 1:
            var members: [DocumentMember] = []
            for _ in 0..<(try reader.count()) { members.append(try DocumentMember(from: &reader)) }
            self = .members(members)
        case 2: self = .failure(try DocumentError(from: &reader))
        default: throw MessageReader.Malformed()
        }
    }
}

/// A file inside an archive or a message.
public struct DocumentMember: Equatable, Sendable {
    /// The bytes of the name. Their encoding is not stated.
    public var name: [UInt8]
    /// The encoding of the text in the file; nil if the container does not state it.
    public var charset: String?
    /// The bytes of the file, or why they cannot be read. In both cases, the other members can be read.
    public var content: Result<[UInt8], DocumentError>

    /// Makes a member.
    public init(name: [UInt8], charset: String? = nil, content: Result<[UInt8], DocumentError>) {
        self.name = name
        self.charset = charset
        self.content = content
    }

    func write(to writer: inout MessageWriter) {
        writer.write(name)
        writer.write(charset)
        switch content {
        case .success(let bytes):
            writer.write(0)
            writer.write(bytes)
        case .failure(let error):
            writer.write(1)
            error.write(to: &writer)
        }
    }

    init(from reader: inout MessageReader) throws(MessageReader.Malformed) {
        let (name, charset) = (try reader.data(), try reader.optionalText())
        let isFailure = try reader.number() != 0
        self.init(
            name: name, charset: charset,
            content: isFailure
                ? .failure(try DocumentError(from: &reader)) : .success(try reader.data()))
    }
}

extension DocumentError {
    /// The error as bytes for messages and indexes.
    public var message: [UInt8] {
        var writer = MessageWriter()
        write(to: &writer)
        return writer.bytes
    }

    /// Reads bytes; nil if they are malformed.
    public init?(message: [UInt8]) {
        var reader = MessageReader(message)
        guard let error = try? DocumentError(from: &reader), reader.isAtEnd else { return nil }
        self = error
    }

    private var texts: (number: Int, first: String, second: String) {
        switch self {
        case .damaged(let detail): (0, detail, "")
        case .encrypted: (1, "", "")
        case .noText: (2, "", "")
        case .garbledText: (3, "", "")
        case .overLimit(let limit): (4, limit.rawValue, "")
        case .missingProgram(let name, let package): (5, name, package)
        case .programFailed(let name, let detail): (6, name, detail)
        case .unsupported(let detail): (7, detail, "")
        }
    }

    func write(to writer: inout MessageWriter) {
        let (number, first, second) = texts
        writer.write(number)
        writer.write(first)
        writer.write(second)
    }

    init(from reader: inout MessageReader) throws(MessageReader.Malformed) {
        let (number, first, second) = (try reader.number(), try reader.text(), try reader.text())
        switch number {
        case 0: self = .damaged(detail: first)
        case 1: self = .encrypted
        case 2: self = .noText
        case 3: self = .garbledText
        case 4:
            guard let limit = Limit(rawValue: first) else { throw MessageReader.Malformed() }
            self = .overLimit(limit)
        case 5: self = .missingProgram(name: first, package: second)
        case 6: self = .programFailed(name: first, detail: second)
        case 7: self = .unsupported(detail: first)
        default: throw MessageReader.Malformed()
        }
    }
}
