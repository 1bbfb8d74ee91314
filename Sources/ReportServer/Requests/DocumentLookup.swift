package import ReportAnalysis
internal import ReportOutput
internal import ReportSearch
internal import WebAddresses

/// Finds documents of a commit by the values in URLs: a number or a name. A path from a request is never opened.
package struct DocumentLookup {
    package let view: CommitView

    package init(_ view: CommitView) { self.view = view }

    /// The document with a number of 16 hexadecimal digits.
    package func source(id text: String) throws -> CorpusShape.Source {
        guard text.utf8.count == 16, let id = UInt64(text, radix: 16),
            let source = try view.shape().source(id: id)
        else { throw Problem.noDocument }
        return source
    }

    /// The document that arguments name by `id`, by `file`, or by agency and year.
    package func source(_ arguments: Arguments) throws -> CorpusShape.Source {
        if let id = arguments["id"] { return try source(id: id) }
        if let file = arguments["file"] {
            guard let source = try view.shape().source(file: file) else {
                throw Problem.noDocument
            }
            return source
        }
        guard let agency = arguments["agency"] else {
            throw Problem(400, "parameter", Message.nameDocument)
        }
        return try source(agency: agency, year: arguments["year"].flatMap { Int($0) })
    }

    /// The report of an agency on a year.
    ///
    /// - Parameters:
    ///   - agency: the name, or a part of it; an agency with exactly this name has precedence.
    ///   - year: nil for any year.
    /// - Throws: a problem if there is no such report, or more than one.
    package func source(agency: String, year: Int?) throws -> CorpusShape.Source {
        let shape = try view.shape()
        let found = shape.sources.filter {
            ($0.metadata.agency?.value.contains(agency) ?? false)
                && (year == nil || $0.metadata.year?.value == year)
        }
        let exact = found.filter { $0.metadata.agency?.value == agency }
        let meant = exact.isEmpty ? found : exact
        guard let source = meant.first else {
            throw Problem(404, "no-document", Message.noReport(of: agency, year: year))
        }
        guard meant.count == 1 else {
            throw Problem(
                400, "many-documents", Message.manyReports(meant.count, of: agency, year: year),
                Message.nameOneReport)
        }
        return source
    }

    /// The text of a document.
    ///
    /// - Throws: a problem if the document is a row of a table.
    package func text(_ source: CorpusShape.Source) throws -> ReportText {
        let reports = try view.reports()
        // Entries are in the order of their keys.
        let place = reports.entries.firstIndex(partitionedBy: {
            !$0.key.lexicographicallyPrecedes(source.key)
        })
        guard place < reports.entries.count, reports.entries[place].key == source.key else {
            throw Problem(404, "rows", Message.rowsAreNoReport)
        }
        return try reports.text(reports.entries[place])
    }
}

extension CorpusShape.Source {
    /// The number of the document as written in URLs.
    package var address: String {
        let hex = String(id, radix: 16)
        return String(repeating: "0", count: 16 - hex.utf8.count) + hex
    }
}

extension CorpusShape {
    /// The number in URLs of the document with a path; empty if there is none, as for rows, which are cited by their
    /// id.
    package func address(of file: String) -> String { source(file: file)?.address ?? "" }
}
