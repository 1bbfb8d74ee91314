internal import SystemPackage

/// The metadata that is given for a file, and for the documents inside it if it is an archive or an e-mail.
public struct GivenValues: Sendable {
    /// The source of the values of the documents inside.
    private enum Source: Sendable {
        case nowhere
        case table(MetadataTable, FilePath)
        case records([String: GivenMetadata])
    }

    /// The values for the file itself. They also apply to documents inside without values of their own.
    public let own: GivenMetadata
    private let source: Source

    /// Values for a file and everything inside it.
    public init(_ own: GivenMetadata = GivenMetadata()) {
        self.own = own
        source = .nowhere
    }

    /// Values of an earlier run, which an index stores.
    ///
    /// - Parameter records: the values of each document, by its path inside the file; nil for the file itself.
    package init(records: [String?: GivenMetadata]) {
        own = records[nil] ?? GivenMetadata()
        source = .records(
            Dictionary(
                uniqueKeysWithValues: records.compactMap { inner, value in
                    inner.map { ($0, value) }
                }))
    }

    init(_ own: GivenMetadata, table: MetadataTable, file: FilePath) {
        self.own = own
        source = .table(table, file)
    }

    /// The values for a document by its path inside the file; nil for the file itself.
    public func values(inside inner: String?) -> GivenMetadata {
        guard let inner else { return own }
        switch source {
        case .nowhere: return own
        case .records(let values): return values[inner] ?? own
        case .table(let table, let file):
            let path = FilePath(file.string + "/" + inner)
            return table.row(for: path)?.completed(by: own) ?? own
        }
    }
}
