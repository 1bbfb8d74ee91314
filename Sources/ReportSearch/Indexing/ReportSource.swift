internal import ReportCorpus

/// The source from which a report is read.
enum ReportSource: Sendable {
    case file(FoundFile)
    /// A text in memory, in UTF-8.
    case text(name: String, bytes: [UInt8])

    /// The file's path as it was given, or the text's name.
    var name: String {
        switch self {
        case .file(let file): file.path.string
        case .text(let name, _): name
        }
    }

    /// The time of the file's last change, in nanoseconds since 1970; 0 for a text.
    var modified: Int64 {
        switch self {
        case .file(let file): file.modified
        case .text: 0
        }
    }

    /// Reads all bytes.
    func bytes() throws(CorpusError) -> [UInt8] {
        switch self {
        case .file(let file): try ReportReader.bytes(ofFile: file.path)
        case .text(_, let bytes): bytes
        }
    }
}
