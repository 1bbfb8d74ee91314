import InvertedIndex
import ReportCorpus

/// A piece of work for any worker.
struct IndexingJob: Sendable {
    enum Work: Sendable {
        /// A file or text to be read as a report.
        case report(ReportSource, key: [UInt8], old: SourceRecord?, given: GivenValues)
        /// A part of a TSV file.
        case rows(
            FilePart, format: any DocumentFormat, path: String, key: [UInt8], record: SourceRecord)
        /// A file to analyse again from the text that the index stores.
        case retokenize(key: [UInt8], parts: [IndexedSource])
    }

    /// The position of the job in the run, from 0.
    let number: Int
    let work: Work
}

/// The result of a job.
struct JobOutcome: Sendable {
    enum Result: Sendable {
        /// The bytes have not changed.
        case unchanged
        case indexed(paragraphs: Int)
        /// The file could not be read.
        case failed
    }

    let job: Int
    let key: [UInt8]
    /// The path of the file, or the name of the text.
    let name: String
    var result: Result
    /// The paths of the documents inside the file, if it is an archive that was read.
    var inner: [String] = []
    /// What could not be read, in the order of the file's contents.
    var problems: [CorpusError] = []
}

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
