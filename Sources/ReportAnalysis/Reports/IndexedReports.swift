internal import DocumentModel
internal import InvertedIndex
public import ReportCorpus
public import ReportSearch
internal import SystemPackage

/// The list of reports in an index. Their texts are read on demand.
public struct IndexedReports: Sendable {
    /// A report of the index without its text.
    public struct Entry: Sendable {
        /// The path of the file, relative to the working folder where possible.
        public let file: String
        /// The metadata of the report.
        public let metadata: Metadata
        package let key: [UInt8]
        /// The docs of its paragraphs in each segment, with the headings that they refer to.
        fileprivate var parts: [(docs: Range<Int>, segment: Int, headings: [String])]

        /// The number of its paragraphs.
        package var paragraphCount: Int { parts.reduce(0) { $0 + $1.docs.count } }
    }

    /// The reports, sorted by path.
    public private(set) var entries: [Entry]
    /// The number of files with rows (such as TSV) in the index. They are not reports and are left out.
    public let rowFileCount: Int
    /// Deadline and cancellation of work on the reports.
    package let limits: WorkLimits
    private let reader: IndexReader
    private let location: IndexLocation

    /// Opens the last commit of an index.
    ///
    /// - Parameters:
    ///   - location: where the index is.
    ///   - includesCopies: whether a file that contains the same report as another file is listed too.
    /// - Complexity: O(files · log files). Of each file, only the first paragraph is read.
    public init(
        _ location: IndexLocation, includesCopies: Bool = false
    ) throws(ReportSearchError) {
        try self.init(IndexReader.opened(location), location, WorkLimits(), includesCopies)
    }

    /// Uses the commit and the limits of a searcher.
    ///
    /// - Parameters:
    ///   - searcher: the searcher.
    ///   - includesCopies: whether a file that contains the same report as another file is listed too.
    /// - Complexity: O(files · log files). Of each file, only the first paragraph is read.
    public init(
        in searcher: ReportSearcher, includesCopies: Bool = false
    ) throws(ReportSearchError) {
        try self.init(try searcher.session(), includesCopies: includesCopies)
    }

    init(_ session: SearchSession, includesCopies: Bool = false) throws(ReportSearchError) {
        try self.init(session.reader, session.location, session.limits, includesCopies)
    }

    private init(
        _ reader: IndexReader, _ location: IndexLocation, _ limits: WorkLimits,
        _ includesCopies: Bool
    ) throws(ReportSearchError) {
        self.reader = reader
        self.location = location
        self.limits = limits
        let sources = try reader.allSources()
        var found: [[UInt8]: Entry] = [:]
        var rows: Set<[UInt8]> = []
        let copies = try KnownCopies(in: reader).keys
        try rethrowing { () throws(IndexError) in
            try reader.prepare(docs: sources.lazy.filter { $0.docCount > 0 }.map(\.firstDoc))
        }
        for source in sources where source.docCount > 0 {
            if try !reader.paragraph(source.firstDoc).place.isInReport {
                rows.insert(source.key)
                continue
            }
            // A report that is in several files counts once.
            if !includesCopies, copies.contains(source.key) { continue }
            let record = try source.record()
            let first = Int(source.firstDoc.doc)
            let part = (first..<first + source.docCount, source.firstDoc.segment, record.headings)
            let entry = Entry(
                file: location.displayPath(ofKey: source.key), metadata: record.metadata,
                key: source.key, parts: [])
            found[source.key, default: entry].parts.append(part)
        }
        entries = found.values.sorted { $0.key.lexicographicallyPrecedes($1.key) }
        rowFileCount = rows.count
    }

    /// Reads the text of a report. Checks the limits.
    ///
    /// - Complexity: O(text).
    public func text(_ entry: Entry) throws(ReportSearchError) -> ReportText {
        try limits.check()
        var check = LoopCheck(limits)
        var paragraphs: [Paragraph] = []
        for part in entry.parts {
            for doc in part.docs {
                try check.step()
                let record = try reader.paragraph(
                    DocAddress(segment: part.segment, doc: DocID(doc)))
                paragraphs.append(Paragraph(record, headings: part.headings))
            }
        }
        paragraphs.sort { $0.ordinal < $1.ordinal }
        return ReportText(
            file: entry.file, inner: IndexLocation.inner(ofKey: entry.key),
            metadata: entry.metadata, paragraphs: paragraphs)
    }

    /// The reports of all files except one. Relative and absolute paths are equivalent; links are not followed.
    func entries(except file: String) -> [Entry] {
        let key = location.key(ofDocument: FilePath(file))
        return entries.filter { $0.key != key }
    }

    /// The reports that match a filter, sorted by path. Its sections and `includesCopies` are ignored.
    public func entries(_ filter: ReportFilter) -> [Entry] {
        func matches(_ value: String?, _ parts: [String]) -> Bool {
            parts.isEmpty || parts.contains { value?.contains($0) ?? false }
        }
        return entries.filter { entry in
            let year = entry.metadata.year?.value
            return matches(entry.metadata.agency?.value, filter.agencies)
                && matches(entry.metadata.region?.value.joined(separator: "/"), filter.regions)
                && (filter.years.isEmpty
                    || filter.years.contains { year.map($0.contains) ?? false })
        }
    }

    /// The reports that satisfy a predicate.
    public func only(_ matches: (Entry) -> Bool) -> IndexedReports {
        var reports = self
        reports.entries = entries.filter(matches)
        return reports
    }

    /// The reports of agencies whose names contain a text. If the name of an agency equals the text, only its reports.
    ///
    /// - Parameter year: the year of the reports; nil for all years.
    public func entries(agency: String, year: Int?) -> [Entry] {
        let found = entries.filter {
            ($0.metadata.agency?.value.contains(agency) ?? false)
                && (year == nil || $0.metadata.year?.value == year)
        }
        let exact = found.filter { $0.metadata.agency?.value == agency }
        return exact.isEmpty ? found : exact
    }
}
