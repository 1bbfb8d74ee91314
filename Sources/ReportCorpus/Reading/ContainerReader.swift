internal import DocumentModel
internal import DocumentReading
internal import ICUText

/// Reads the documents inside archives and e-mail, also inside archives within archives.
struct ContainerReader {
    /// The maximum depth of files within files.
    private static let maxDepth = 4
    /// The maximum number of bytes of all members together.
    private static let maxByteCount = 1 << 30

    /// A document inside a container.
    struct Member {
        /// The path inside the outermost container.
        let inner: String
        let bytes: [UInt8]
        /// The encoding that the container names.
        let encoding: TextEncoding?
    }

    /// The name or path of the container, for errors.
    let name: String
    /// The documents, in the order of the container.
    private(set) var members: [Member] = []
    /// Members that cannot be read.
    private(set) var problems: [CorpusError] = []
    private var byteCount = 0

    /// Reads a container.
    ///
    /// - Throws: `unreadableDocument` if none of its members can be listed.
    init(_ bytes: [UInt8], _ kind: DocumentKind, named name: String) throws(CorpusError) {
        self.name = name
        do throws(DocumentError) {
            try add(bytes, kind, inside: "", depth: 1)
        } catch {
            throw .unreadableDocument(path: name, kind: kind, error)
        }
    }

    private mutating func add(
        _ bytes: [UInt8], _ kind: DocumentKind, inside folder: String, depth: Int
    ) throws(DocumentError) {
        if depth > Self.maxDepth { throw .overLimit(.depth) }
        for member in try DocumentReaders.shared.members(of: bytes, kind) {
            let name = Self.text(member.name)
            // Resource forks, hidden files and lock files are not documents. A name with `..` could point outside the
            // archive; such components are removed.
            let names = ContainedPath.names(inInner: name)
                .filter { !$0.isEmpty && $0 != ".." && $0 != "." }
            guard let last = names.last, !last.utf8.starts(with: ".".utf8),
                names.first != "__MACOSX"
            else { continue }
            let inner = folder + names.joined(separator: "/")
            switch member.content {
            case .failure(let error): note(error, inner)
            case .success(let bytes):
                if FileSignature.isLockFile(named: String(last), byteCount: bytes.count) {
                    continue
                }
                add(bytes, charset: member.charset, inner: inner, depth: depth)
            }
        }
    }

    private mutating func add(_ bytes: [UInt8], charset: String?, inner: String, depth: Int) {
        byteCount += bytes.count
        if byteCount > Self.maxByteCount { return note(.overLimit(.output), inner) }
        if let kind = FileSignature.kind(of: bytes), kind.isContainer {
            do throws(DocumentError) {
                try add(bytes, kind, inside: inner + "/", depth: depth + 1)
            } catch {
                note(error, inner)
            }
            return
        }
        let encoding = charset.flatMap(Self.encoding)
        members.append(Member(inner: inner, bytes: bytes, encoding: encoding))
    }

    private mutating func note(_ error: DocumentError, _ inner: String) {
        problems.append(
            .unreadableDocument(path: name + "/" + inner, kind: .zip, error))
    }

    /// Decodes a name in UTF-8 or in GB18030, which Chinese programs often write.
    private static func text(_ name: [UInt8]) -> String {
        if let text = String(validating: name, as: UTF8.self) { return text }
        let part = FilePart(name)
        let text = try? PlainTextFormat(encoding: .gb18030).text(of: part, named: "")
        return text ?? String(decoding: name, as: UTF8.self)
    }

    /// The encoding for the name of a character set in e-mail.
    private static func encoding(_ charset: String) -> TextEncoding? {
        switch charset.lowercased() {
        case "utf-8", "utf8", "us-ascii": .utf8
        case "gb2312", "gbk", "gb18030", "x-gbk": .gb18030
        case "big5": .big5
        default: nil
        }
    }
}

/// A report inside a file.
public struct ContainedReport: Sendable {
    /// The path inside the file; nil for the file itself.
    public let inner: String?
    /// The report.
    public let report: Report

    /// The path of the document, as commands take it.
    public func path(in file: String) -> String { inner.map { file + "/" + $0 } ?? file }
}

extension ReportReader {
    /// Reads all reports of a file: one, or those inside an archive or e-mail.
    ///
    /// - Parameter wanted: which of the documents inside are read; nil for all.
    /// - Returns: the reports, and the errors of members that cannot be read; the other members are still read.
    /// - Throws: as `read`.
    public func reports(
        _ bytes: [UInt8], named name: String, given: GivenValues = GivenValues(),
        of wanted: ContainedPath? = nil
    ) throws(CorpusError) -> (reports: [ContainedReport], problems: [CorpusError]) {
        guard format == nil, let kind = FileSignature.kind(of: bytes), kind.isContainer else {
            let report = try read(bytes, named: name, given: given.own)
            return ([ContainedReport(inner: nil, report: report)], [])
        }
        let container = try ContainerReader(bytes, kind, named: name)
        var reports: [ContainedReport] = []
        var problems = wanted?.inner == nil ? container.problems : []
        for member in container.members where wanted?.contains(member.inner) ?? true {
            let path = name + "/" + member.inner
            do throws(CorpusError) {
                let report = try reading(member.encoding).read(
                    member.bytes, named: path, given: given.values(inside: member.inner))
                reports.append(ContainedReport(inner: member.inner, report: report))
            } catch {
                problems.append(error)
            }
        }
        return (reports, problems)
    }
}
