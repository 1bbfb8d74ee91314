package import InvertedIndex
package import ReportCorpus
package import StoredReports

// Functions of an index that throw the errors of this module.
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

    /// The paragraph of a doc.
    ///
    /// - Precondition: the address came from this reader.
    package func paragraph(_ doc: DocAddress) throws(ReportSearchError) -> ParagraphRecord {
        let stored = try rethrowing { () throws(IndexError) in
            try storedBytes(of: doc)
        }
        return try rethrowing { () throws(StoredRecordError) in
            try ParagraphRecord(stored)
        }
    }
}

extension IndexReader {
    /// The place of a doc in the outline of its report. The text is not read.
    ///
    /// - Precondition: the address came from this reader.
    func outlinePlace(
        of doc: DocAddress
    ) throws(ReportSearchError) -> ParagraphRecord.OutlinePlace {
        let stored = try rethrowing { () throws(IndexError) in try storedBytes(of: doc) }
        return try rethrowing { () throws(StoredRecordError) in
            try ParagraphRecord.outlinePlace(ofStored: stored)
        }
    }
}

extension IndexedSource {
    /// What the index stores of the source.
    package func record() throws(ReportSearchError) -> SourceRecord {
        return try rethrowing { () throws(StoredRecordError) in
            try SourceRecord(payload)
        }
    }
}

extension IndexNotes {
    /// Decodes the notes of an index.
    init(of notes: [UInt8]) throws(ReportSearchError) {
        self = try rethrowing { () throws(StoredRecordError) in
            try IndexNotes(notes)
        }
    }
}

extension DocFilter {
    /// The paragraphs of a statutory section.
    package static func section(_ section: Section) -> DocFilter {
        .term(Term(.keywords, Keyword.section + section.rawValue))
    }
}
