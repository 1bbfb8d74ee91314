internal import DocumentModel
internal import DocumentReading
public import SystemPackage

/// The text of a file, or of a document inside it, before it is read as a report.
public struct SourceDocument: Sendable {
    /// The path of the file, and the path inside it.
    public let name: String
    /// The path inside the file; nil for the file itself.
    public let inner: String?
    /// The name of its format.
    public let format: String
    /// Its lines.
    public let lines: DocumentLines
}

extension ReportReader {
    /// Reads the text of a file, or of the documents inside it.
    ///
    /// - Parameter path: a file, or a path into an archive.
    /// - Throws: if the file cannot be read. Errors of documents inside it are among the problems.
    public func documents(
        at path: FilePath
    ) throws(CorpusError) -> (documents: [SourceDocument], problems: [CorpusError]) {
        let place = ContainedPath(path)
        let bytes = try Self.bytes(of: place.file)
        let name = place.file.string
        guard let kind = FileSignature.kind(of: bytes), kind.isContainer else {
            if place.inner != nil {
                throw .system(
                    path: path.string, operation: .open, number: Errno.notDirectory.rawValue)
            }
            return ([try document(bytes, name, inner: nil)], [])
        }
        let container = try ContainerReader(bytes, kind, named: name)
        var documents: [SourceDocument] = []
        var problems = place.inner == nil ? container.problems : []
        for member in container.members where place.contains(member.inner) {
            do throws(CorpusError) {
                documents.append(
                    try reading(member.encoding).document(
                        member.bytes, name + "/" + member.inner, inner: member.inner))
            } catch {
                problems.append(error)
            }
        }
        if documents.isEmpty, problems.isEmpty {
            throw .system(
                path: path.string, operation: .open, number: Errno.noSuchFileOrDirectory.rawValue)
        }
        return (documents, problems)
    }

    func document(
        _ bytes: [UInt8], _ name: String, inner: String?
    ) throws(CorpusError) -> SourceDocument {
        guard let format = recognised(bytes) else { throw .binary(path: name) }
        let lines = try format.read(FilePart(bytes), named: name)
        let kind = lines.extraction?.kind.rawValue ?? type(of: format).name
        return SourceDocument(name: name, inner: inner, format: kind, lines: lines)
    }
}
