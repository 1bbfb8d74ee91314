public import ICUText
public import InvertedIndex
public import QueryLanguage
public import StoredReports

/// An error in files, index or query.
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
    /// The query is invalid.
    case query(QueryError)
    /// Another version of the analyzer made the index, so its words differ from those of this program.
    case analyzerChanged(stored: String)
    /// A list of words cannot be used.
    case dictionary(path: String, problem: ListProblem)
    /// A line of a list of synonyms is malformed.
    case synonyms(path: String, line: Int, text: String)
    /// ICU failed; only a broken installation explains this.
    case icu(ICUError)
    /// A stored record contradicts its format.
    case damagedRecord(StoredRecordError)
    /// The work was cancelled.
    case cancelled
    /// The work exceeded its deadline.
    case deadlineExceeded
}
