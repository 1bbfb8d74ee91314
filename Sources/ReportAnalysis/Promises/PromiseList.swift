internal import Processes
public import ReportSearch

/// The plans of agencies, compared with their reports of the next year.
public struct PromiseList: Sendable {
    /// The pairs of reports, by agency and year.
    public let pairs: [PromisePair]
    /// The files of agencies and years with several reports. Only the first of each list, the one with most paragraphs,
    /// was compared.
    public let alternatives: [[String]]

    /// The pairs that have items with an outcome, with only these items.
    package func pairs(with outcome: PromiseOutcome) -> [PromisePair] {
        pairs.map { $0.only(outcome) }.filter { !$0.promises.isEmpty }
    }

    /// The approximate number of reports from which the rarity of tokens is computed; the sample has fewer than twice
    /// as many.
    private static let maxSample = 120

    /// Reads the reports of an index.
    ///
    /// - Parameter filter: the reports with the plans; their sections are ignored.
    /// - Complexity: O(text of the pairs and of some other reports + n · m for n items and m sentences of a pair), divided
    ///   between all cores.
    public init(_ filter: ReportFilter, in searcher: ReportSearcher) throws(ReportSearchError) {
        let reports = try IndexedReports(in: searcher)
        let yearly = YearlyReports(reports.entries)
        var links: [(plan: IndexedReports.Entry, next: IndexedReports.Entry)] = []
        var compared: Set<AgencyYear> = []
        var alternatives: [[String]] = []
        for key in YearlyReports(reports.entries(filter)).keys {
            guard let plan = yearly.best(of: key), let nextKey = yearly.next(after: key),
                let next = yearly.best(of: nextKey)
            else { continue }
            links.append((plan, next))
            for key in [key, nextKey] where compared.insert(key).inserted {
                let files = yearly.files(of: key)
                if files.count > 1 { alternatives.append(files) }
            }
        }
        self.alternatives = alternatives
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
