internal import Processes
public import ReportSearch

/// The plans of agencies, compared with their reports of the next year.
public struct PromiseList: Sendable {
    /// The pairs of reports, by agency and year.
    public let pairs: [PromisePair]

    /// How many reports at most tell how rare words are.
    private static let maxSample = 120

    /// Reads the reports of an index.
    ///
    /// - Parameter filter: the reports with the plans; their sections are ignored.
    /// - Complexity: O(text of the pairs and of some other reports + n · m for n items and m sentences of a pair), divided
    ///   between all cores.
    public init(_ filter: ReportFilter, in searcher: ReportSearcher) throws(ReportSearchError) {
        let reports = try IndexedReports(in: searcher)
        var links: [(plan: IndexedReports.Entry, next: IndexedReports.Entry)] = []
        var known: [AgencyYear: IndexedReports.Entry] = [:]
        for entry in reports.entries {
            // Of several reports of a year, the first by path is compared.
            if let key = AgencyYear(entry), known[key] == nil { known[key] = entry }
        }
        for plan in reports.entries(filter) {
            guard let key = AgencyYear(plan), let next = known[key.next] else { continue }
            links.append((plan, next))
        }
        links.sort {
            ($0.plan.metadata.agency?.value ?? "", $0.plan.metadata.year?.value ?? 0)
                < ($1.plan.metadata.agency?.value ?? "", $1.plan.metadata.year?.value ?? 0)
        }
        if links.isEmpty {
            pairs = []
            return
        }
        let own = links.flatMap { [$0.plan, $0.next] }
        let step = max(1, reports.entries.count / Self.maxSample)
        let sample = stride(from: 0, to: reports.entries.count, by: step).map {
            reports.entries[$0]
        }
        var wanted: [IndexedReports.Entry] = []
        var places: [[UInt8]: Int] = [:]
        for entry in own + sample where places[entry.key] == nil {
            places[entry.key] = wanted.count
            wanted.append(entry)
        }
        let (entries, limits) = (wanted, reports.limits)
        let texts = try ParallelWork.map(
            entries.count, threads: WorkerThreads.coreCount, limits: limits, makeWorker: {}
        ) { _, number throws(ReportSearchError) in try reports.text(entries[number]) }
        let alignment = try PromiseAlignment(texts, limits: limits)
        let numbers = links.compactMap { link in
            places[link.plan.key].flatMap { plan in places[link.next.key].map { (plan, $0) } }
        }
        pairs = try ParallelWork.map(
            numbers.count, threads: WorkerThreads.coreCount, limits: limits,
            makeWorker: { () throws(ReportSearchError) in try PromiseItems() }
        ) { items, number throws(ReportSearchError) in
            let (plan, next) = numbers[number]
            return try alignment.pair(texts[plan], texts[next], items, limits)
        }
    }
}

/// Whose report of which year.
private struct AgencyYear: Hashable {
    let agency: String
    let year: Int

    /// The same agency a year later.
    var next: AgencyYear { AgencyYear(agency: agency, year: year + 1) }

    private init(agency: String, year: Int) {
        self.agency = agency
        self.year = year
    }

    /// nil if either is unknown.
    init?(_ entry: IndexedReports.Entry) {
        guard let agency = entry.metadata.agency?.value, let year = entry.metadata.year?.value
        else { return nil }
        self.init(agency: agency, year: year)
    }
}
