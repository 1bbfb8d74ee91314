import InvertedIndex
import ReportCorpus

/// A piece of work that any worker may do.
struct IndexingJob: Sendable {
    enum Work: Sendable {
        /// A file to be read as a report.
        case report(FoundFile, key: [UInt8], old: SourceRecord?, given: GivenMetadata)
        /// Lines of a file of rows.
        case rows(RowChunk, path: String, key: [UInt8], record: [UInt8])
        /// A file to be cut again from the parts that the index keeps of it.
        case recut(key: [UInt8], parts: [IndexedSource])
    }

    /// Its place in the order of the run.
    let number: Int
    let work: Work
}

/// What became of a job.
struct JobOutcome: Sendable {
    enum Result: Sendable {
        /// The file's bytes are as before.
        case unchanged
        case indexed(paragraphs: Int)
        /// The file could not be read.
        case failed
    }

    let job: Int
    /// The file.
    let key: [UInt8]
    let path: String
    var result: Result
    /// What could not be read, in the order of the file.
    var problems: [CorpusError] = []
}
