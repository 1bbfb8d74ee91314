package import InvertedIndex
internal import ReportCorpus

// What this module needs of an index, with its own errors.
extension IndexReader {
    /// Opens the index at a location.
    package static func opened(
        _ location: IndexLocation
    ) throws(ReportSearchError) -> IndexReader {
        return try rethrowing { () throws(IndexError) in
            try IndexReader(folder: location.folder.string)
        }
    }

    /// All sources of the index; a file that was split over segments has several.
    package func allSources() throws(ReportSearchError) -> [IndexedSource] {
        return try rethrowing { () throws(IndexError) in
            try sources()
        }
    }
}

extension DocFilter {
    /// The paragraphs of a statutory section.
    package static func section(_ section: Section) -> DocFilter {
        .term(Term(.keywords, Keyword.section + section.rawValue))
    }
}
