internal import ReportCorpus

/// An agency and the year of its report.
struct AgencyYear: Hashable, Comparable {
    let agency: String
    let year: Int

    static func < (left: AgencyYear, right: AgencyYear) -> Bool {
        (left.agency, left.year) < (right.agency, right.year)
    }
}

/// Reports by agency and year.
struct YearlyReports {
    /// The reports of each agency and year, the one with most paragraphs first.
    private var reports: [AgencyYear: [IndexedReports.Entry]] = [:]
    private var agencies: [Int: [String]] = [:]

    /// Reports of an unknown agency or year are left out.
    init(_ entries: [IndexedReports.Entry]) {
        for entry in entries {
            guard let agency = entry.metadata.agency?.value, let year = entry.metadata.year?.value
            else { continue }
            let key = AgencyYear(agency: agency, year: year)
            if reports[key] == nil { agencies[year, default: []].append(agency) }
            reports[key, default: []].append(entry)
        }
        for key in reports.keys where (reports[key]?.count ?? 0) > 1 {
            reports[key]?.sort { ($1.paragraphCount, $0.file) < ($0.paragraphCount, $1.file) }
        }
    }

    /// The agencies and years with a report, ascending.
    var keys: [AgencyYear] { reports.keys.sorted() }

    func best(of key: AgencyYear) -> IndexedReports.Entry? { reports[key]?.first }

    func files(of key: AgencyYear) -> [String] { (reports[key] ?? []).map(\.file) }

    /// The same agency in the next year; nil if it has no report for that year. A name with the divisions above and one
    /// without them are the same agency if only one agency of that year fits.
    func next(after key: AgencyYear) -> AgencyYear? {
        let next = AgencyYear(agency: key.agency, year: key.year + 1)
        if reports[next] != nil { return next }
        let same = (agencies[next.year] ?? []).filter { AgencyRoster.isSame($0, key.agency) }
        guard same.count == 1 else { return nil }
        let back = (agencies[key.year] ?? []).filter { AgencyRoster.isSame($0, same[0]) }
        return back == [key.agency] ? AgencyYear(agency: same[0], year: next.year) : nil
    }
}
