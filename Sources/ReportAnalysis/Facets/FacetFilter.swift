package import ReportCorpus
package import ReportSearch

/// Which documents and sections are counted: the conditions of ``ReportFilter``, and kinds of files.
package struct FacetFilter: Hashable, Sendable {
    /// A property by which matches are counted.
    package enum Key: String, CaseIterable, Sendable {
        case agency, region, year, section, kind

        /// The values of a document. A region counts for itself and each region that contains it; an unknown value is
        /// empty.
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

    /// Whether there is a condition on a property.
    func asks(_ key: Key) -> Bool {
        switch key {
        case .agency: !agencies.isEmpty
        case .region: !regions.isEmpty
        case .year: !years.isEmpty
        case .section: !sections.isEmpty
        case .kind: !kinds.isEmpty
        }
    }

    /// Whether nothing is left out.
    package var isEmpty: Bool { self == FacetFilter() }

    /// The conditions that a search supports: all but those on kinds of files, for which it takes the docs.
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

    /// Whether a value of a document meets the condition on its property, by the same rules as a search. A region is its
    /// whole path; an unknown value is empty, and meets no condition.
    func accepts(_ value: String, of key: Key) -> Bool {
        switch key {
        case .agency: return !value.isEmpty && agencies.contains(where: value.contains)
        case .year:
            guard let year = Int(value) else { return false }
            return years.contains { $0.contains(year) }
        case .region:
            let joined = value.filter { $0 != "/" }
            return !value.isEmpty
                && regions.contains { value.contains($0) || joined.contains($0) }
        case .kind: return kinds.contains(value)
        case .section: return true
        }
    }
}
