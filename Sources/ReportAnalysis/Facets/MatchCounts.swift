package import ReportCorpus
package import ReportSearch

/// How many paragraphs of each document and section match a query, whatever the filter: the counts of every facet under
/// every filter follow from it.
package struct MatchCounts: Sendable {
    private struct Cell: Sendable {
        let source: Int32
        let section: UInt8
        var paragraphs: Int32
    }

    private let cells: [Cell]

    /// Finds what matches a request. Its filter, limit and ranking are ignored.
    ///
    /// - Complexity: that of finding all matches.
    package init(
        of request: SearchRequest, in searcher: ReportSearcher, shape: CorpusShape
    ) throws(ReportSearchError) {
        var request = request
        request.filter = ReportFilter()
        let session = try searcher.session()
        var counts: [Int: Int32] = [:]
        let sectionCount = Section.allCases.count
        for match in try session.allMatches(request) {
            guard let source = shape.source(of: match.doc) else { continue }
            counts[source * sectionCount + shape.section(of: match.doc), default: 0] += 1
        }
        cells = counts.sorted { $0.key < $1.key }.map {
            Cell(
                source: Int32($0.key / sectionCount), section: UInt8($0.key % sectionCount),
                paragraphs: $0.value)
        }
    }

    /// No match.
    package init() { cells = [] }

    /// The matching paragraphs under a filter, and the documents that have them.
    package func total(_ filter: FacetFilter, in shape: CorpusShape) -> (
        paragraphs: Int, reports: Int
    ) {
        var total = (paragraphs: 0, reports: 0)
        var last: Int32 = -1
        for cell in cells where filter.accepts(shape.sources[Int(cell.source)]) {
            guard filter.accepts(section: Int(cell.section)) else { continue }
            total.paragraphs += Int(cell.paragraphs)
            if cell.source != last { total.reports += 1 }
            last = cell.source
        }
        return total
    }

    /// The groups of a facet, with what matches and with what there is; those with most matches first, then by value.
    /// The filter's own condition on the facet does not count, so that others can be chosen beside it.
    package func groups(
        _ facet: FacetFilter.Key, _ filter: FacetFilter, in shape: CorpusShape
    ) -> [FacetGroup] {
        var filter = filter
        filter.clear(facet)
        var groups: [String: FacetGroup] = [:]
        for source in shape.sources where filter.accepts(source) {
            for value in facet.values(of: source) {
                for (section, count) in source.paragraphs.enumerated()
                where count > 0 && filter.accepts(section: section) {
                    let name = facet == .section ? Section.allCases[section].rawValue : value
                    groups[name, default: FacetGroup(value: name)].see(source.id)
                }
            }
        }
        for cell in cells {
            let source = shape.sources[Int(cell.source)]
            guard filter.accepts(source), filter.accepts(section: Int(cell.section)) else {
                continue
            }
            for value in facet.values(of: source) {
                let name =
                    facet == .section ? Section.allCases[Int(cell.section)].rawValue : value
                groups[name]?.match(source.id, Int(cell.paragraphs))
            }
        }
        return groups.values.sorted {
            $0.paragraphs != $1.paragraphs ? $0.paragraphs > $1.paragraphs : $0.value < $1.value
        }
    }
}

/// A value of a facet with its counts.
package struct FacetGroup: Sendable {
    /// The value; empty if unknown.
    package let value: String
    /// Matching paragraphs.
    package private(set) var paragraphs = 0
    /// Documents with a matching paragraph.
    package private(set) var reports = 0
    /// Documents.
    package private(set) var allReports = 0
    private var lastSeen: UInt64?
    private var lastMatch: UInt64?

    init(value: String) { self.value = value }

    // Documents come one after another, so the last one tells whether one was counted.
    mutating func see(_ id: UInt64) {
        if lastSeen != id { allReports += 1 }
        lastSeen = id
    }

    mutating func match(_ id: UInt64, _ count: Int) {
        paragraphs += count
        if lastMatch != id { reports += 1 }
        lastMatch = id
    }
}

/// Which documents and sections count: what ``ReportFilter`` says, and kinds of files.
package struct FacetFilter: Hashable, Sendable {
    /// A property by which matches are counted.
    package enum Key: String, CaseIterable, Sendable {
        case agency, region, year, section, kind

        /// The values of a document. A region counts for each region that it lies in; an unknown value is empty.
        func values(of source: CorpusShape.Source) -> [String] {
            switch self {
            case .agency: return [source.metadata.agency?.value ?? ""]
            case .year: return [source.metadata.year.map { String($0.value) } ?? ""]
            case .kind: return [source.kind]
            case .section: return [""]
            case .region:
                guard let path = source.metadata.region?.value, !path.isEmpty else { return [""] }
                return path.indices.map { path[...$0].joined(separator: "/") }
            }
        }
    }

    package var years: [ClosedRange<Int>] = []
    package var agencies: [String] = []
    package var regions: [String] = []
    package var sections: [Section] = []
    package var kinds: [String] = []

    /// Accepts everything.
    package init() {}

    mutating func clear(_ key: Key) {
        switch key {
        case .agency: agencies = []
        case .region: regions = []
        case .year: years = []
        case .section: sections = []
        case .kind: kinds = []
        }
    }

    /// Whether nothing is left out.
    package var isEmpty: Bool { self == FacetFilter() }

    /// What a search can be asked for; kinds of files are asked for in the query.
    package var report: ReportFilter {
        var filter = ReportFilter()
        filter.years = years
        filter.agencies = agencies
        filter.regions = regions
        filter.sections = sections
        return filter
    }

    func accepts(section: Int) -> Bool {
        sections.isEmpty || sections.contains(Section.allCases[section])
    }

    /// Whether a document fits, section aside; by the same rules as a search.
    package func accepts(_ source: CorpusShape.Source) -> Bool {
        let metadata = source.metadata
        if !years.isEmpty {
            guard let year = metadata.year?.value, years.contains(where: { $0.contains(year) })
            else { return false }
        }
        if !agencies.isEmpty {
            guard let agency = metadata.agency?.value, agencies.contains(where: agency.contains)
            else { return false }
        }
        if !regions.isEmpty {
            guard let path = metadata.region?.value else { return false }
            let (whole, joined) = (path.joined(separator: "/"), path.joined())
            guard regions.contains(where: { whole.contains($0) || joined.contains($0) }) else {
                return false
            }
        }
        return kinds.isEmpty || kinds.contains(source.kind)
    }
}
