internal import DocumentModel
internal import DocumentReading
public import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The path of a file and, if it leads into an archive, the path inside.
public struct ContainedPath: Sendable {
    /// The file on disk.
    public let file: FilePath
    /// The path inside the file; nil for the file itself.
    public let inner: String?

    /// Divides a path such as `reports.zip/county/a.docx` into the path of the file and the path inside it.
    public init(_ path: FilePath) {
        var file = path
        var inner: [String] = []
        var status = stat()
        while unsafe stat(file.string, &status) != 0, let last = file.lastComponent {
            inner.insert(last.string, at: 0)
            file.removeLastComponent()
        }
        let isFile = unsafe stat(file.string, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        if isFile, !inner.isEmpty {
            self.file = file
            self.inner = inner.joined(separator: "/")
        } else {
            self.file = path
            self.inner = nil
        }
    }

    /// The names in a path inside a file. Two adjacent slashes, or a slash at either end, yield an empty name.
    ///
    /// Splits by bytes, like the system: as Swift characters, a slash and a following combining mark would be one.
    package static func names(inInner inner: String) -> [Substring] {
        inner.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .map(Substring.init)
    }

    /// Whether a path inside the file is this path, or below it.
    func contains(_ other: String) -> Bool {
        guard let inner else { return true }
        return other == inner || other.hasPrefix(inner.hasSuffix("/") ? inner : inner + "/")
    }

    /// Whether the path leads to several documents or may do so: to an archive, an e-mail, or a folder inside it. False
    /// for pipes, which are not read for the answer.
    ///
    /// - Throws: if the file cannot be read.
    private func mayHoldDocuments() throws(CorpusError) -> Bool {
        var status = stat()
        guard unsafe stat(file.string, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            return false
        }
        var source = try SourceFile(file)
        return FileSignature.kind(of: try source.read(upTo: 1 << 16)) != nil
    }

    /// The reports of an archive or an e-mail, or of a folder inside it.
    ///
    /// - Returns: nil if the path leads to a single document.
    /// - Throws: if the file cannot be read, or contains nothing at this path.
    public func reports(
        _ reader: ReportReader, given: GivenValues = GivenValues()
    ) throws(CorpusError) -> (reports: [ContainedReport], problems: [CorpusError])? {
        guard try mayHoldDocuments() else { return nil }
        let bytes = try ReportReader.bytes(ofFile: file)
        guard let kind = FileSignature.kind(of: bytes), kind.isContainer else { return nil }
        let found = try reader.reports(bytes, named: file.string, given: given, of: self)
        if found.reports.isEmpty, found.problems.isEmpty {
            let name = inner.map { file.string + "/" + $0 } ?? file.string
            throw inner == nil
                ? .unreadableDocument(path: name, kind: kind, .noText)
                : .system(path: name, operation: .open, number: ENOENT)
        }
        return found
    }

    /// The report at the path, if it is inside a file; nil if the path is a file on disk.
    ///
    /// - Throws: if the file cannot be read, or does not contain the document.
    func report(
        _ reader: ReportReader, given: GivenMetadata
    ) throws(CorpusError) -> Report? {
        guard let inner else { return nil }
        let bytes = try ReportReader.bytes(ofFile: file)
        let whole = file.string + "/" + inner
        guard let kind = FileSignature.kind(of: bytes), kind.isContainer else {
            throw .system(path: whole, operation: .open, number: ENOTDIR)
        }
        let container = try ContainerReader(bytes, kind, named: file.string)
        guard let member = container.members.first(where: { $0.inner == inner }) else {
            let below = container.members.filter { contains($0.inner) }
            if below.isEmpty { throw .system(path: whole, operation: .open, number: ENOENT) }
            throw .containsDocuments(path: whole, below.map { file.string + "/" + $0.inner })
        }
        return try reader.reading(member.encoding)
            .read(member.bytes, named: whole, given: given)
    }
}
