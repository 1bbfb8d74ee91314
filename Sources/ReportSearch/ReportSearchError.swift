public import ICUText
public import InvertedIndex
public import QueryLanguage
public import StoredReports

/// What can go wrong between files, index and query.
public enum ReportSearchError: Error, Equatable, Sendable {
    /// Why a list of words cannot be used.
    public enum ListProblem: Sendable {
        /// It cannot be read.
        case unreadable
        /// It is not UTF-8.
        case notUTF8
    }

    /// The index failed.
    case index(IndexError)
    /// The query cannot be understood.
    case query(QueryError)
    /// The index was made by another version of the analyzer: its words are not those of this
    /// program.
    case analyzerChanged(stored: String)
    /// A list of words cannot be used.
    case dictionary(path: String, problem: ListProblem)
    /// A line of a list of synonyms cannot be read.
    case synonyms(path: String, line: Int, text: String)
    /// ICU failed, which only a broken installation explains.
    case icu(ICUError)
    /// A stored record contradicts its format.
    case damagedRecord(StoredRecordError)
    /// The work was cancelled.
    case cancelled
    /// The work took longer than its deadline allowed.
    case deadlineExceeded
}
