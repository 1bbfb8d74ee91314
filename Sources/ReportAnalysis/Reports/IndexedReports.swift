internal import DocumentModel
internal import InvertedIndex
public import ReportCorpus
public import ReportSearch
internal import SystemPackage

/// The reports of an index, to be read one by one. Safe to share between threads.
public struct IndexedReports: Sendable {
    /// A report of the index before its text is read.
    public struct Entry: Sendable {
        /// The file's path as a person in the working folder would write it.
        public let file: String
        /// What the report says of itself.
        public let metadata: Metadata
        let key: [UInt8]
        /// Its paragraphs, and the headings they refer to; a file may be split over segments.
        fileprivate var parts: [(docs: Range<Int>, segment: Int, headings: [String])]
    }

    /// By path.
    public let entries: [Entry]
    /// Files of rows, which are no reports and are left out.
    public let rowFileCount: Int
    /// How long work on them may take.
    package let limits: WorkLimits
    private let reader: IndexReader
    private let location: IndexLocation

    /// The reports of the index at a place, as its last commit left it.
    ///
    /// - Complexity: O(files); no text is read.
    public init(_ location: IndexLocation) throws(ReportSearchError) {
        try self.init(IndexReader.opened(location), location, WorkLimits())
    }

    /// The reports of the commit that a searcher is at, with its limits.
    ///
    /// - Complexity: O(files); no text is read.
    public init(in searcher: ReportSearcher) throws(ReportSearchError) {
        try self.init(try searcher.session())
    }

    init(_ session: SearchSession) throws(ReportSearchError) {
        try self.init(session.reader, session.location, session.limits)
    }

    private init(
        _ reader: IndexReader, _ location: IndexLocation, _ limits: WorkLimits
    ) throws(ReportSearchError) {
        self.reader = reader
        self.location = location
        self.limits = limits
        let sources = try reader.allSources()
        var found: [[UInt8]: Entry] = [:]
        var rows: Set<[UInt8]> = []
        for source in sources where source.docCount > 0 {
            if try !reader.paragraph(source.firstDoc).place.isInReport {
                rows.insert(source.key)
                continue
            }
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

    /// Reads a report's text.
    public func text(_ entry: Entry) throws(ReportSearchError) -> ReportText {
        var paragraphs: [Paragraph] = []
        for part in entry.parts {
            for doc in part.docs {
                let record = try reader.paragraph(
                    DocAddress(segment: part.segment, doc: DocID(doc)))
                paragraphs.append(
                    Paragraph(
                        ordinal: record.ordinal, bytes: record.bytes, text: record.text,
                        source: record.source,
                        headings: record.headings.compactMap {
                            $0 < part.headings.count ? part.headings[$0] : nil
                        }, section: record.section, isHeading: record.isHeading,
                        place: record.place))
            }
        }
        paragraphs.sort { $0.ordinal < $1.ordinal }
        return ReportText(file: entry.file, metadata: entry.metadata, paragraphs: paragraphs)
    }

    /// The reports of all files but one, by whatever path that is named; links are not followed.
    func entries(but file: String) -> [Entry] {
        let key = location.key(of: FilePath(file))
        return entries.filter { $0.key != key }
    }

    /// The reports of a filter, by path. They are whole: sections do not count.
    public func entries(_ filter: ReportFilter) -> [Entry] {
        func holds(_ value: String?, _ parts: [String]) -> Bool {
            parts.isEmpty || parts.contains { value?.contains($0) ?? false }
        }
        return entries.filter { entry in
            let year = entry.metadata.year?.value
            return holds(entry.metadata.agency?.value, filter.agencies)
                && holds(entry.metadata.region?.value.joined(separator: "/"), filter.regions)
                && (filter.years.isEmpty
                    || filter.years.contains { year.map($0.contains) ?? false })
        }
    }

    /// The reports of agencies whose name contains a text, on a year. If one bears just that name, no other.
    public func entries(agency: String, year: Int?) -> [Entry] {
        let found = entries.filter {
            ($0.metadata.agency?.value.contains(agency) ?? false)
                && (year == nil || $0.metadata.year?.value == year)
        }
        let exact = found.filter { $0.metadata.agency?.value == agency }
        return exact.isEmpty ? found : exact
    }
}
