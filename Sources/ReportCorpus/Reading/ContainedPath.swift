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
            throw .system(path: whole, operation: .open, number: ENOENT)
        }
        return try reader.reading(member.encoding)
            .read(member.bytes, named: whole, given: given)
    }
}
