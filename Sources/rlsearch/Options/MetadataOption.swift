import ReportSearch

/// A table of metadata that is named on the command line.
enum MetadataOption {
    /// The table of a file; nil for none.
    static func table(_ path: String?) throws -> MetadataTable? {
        guard let path else { return nil }
        do throws(CorpusError) {
            return try MetadataTable(FilePath(path))
        } catch {
            throw ErrorMessageError(message: ErrorMessage(error))
        }
    }
}

extension Origin {
    /// In words.
    var name: String {
        switch self {
        case .title: "title"
        case .addressee: "addressee"
        case .signature: "signature"
        case .fileName: "file name"
        case .body: "body"
        case .frontMatter: "front matter"
        case .table: "table"
        }
    }
}
