internal import Processes
internal import ReportCorpus
public import ReportSearch
internal import TextBasics

/// The data of one report for an overview.
struct OverviewPart: Sendable {
    let summary: CorpusOverview.ReportSummary
    let words: [Section: [[UInt8]: Int]]
    let figures: [PlacedFigure]

    /// The minimum length of a word: two Han characters of three bytes each.
    private static let minWordBytes = 6
    /// The minimum characters of an indicator; shorter ones are ambiguous.
    private static let minNameLength = 3

    /// - Parameter words: returns the words of a text, folded.
    init(
        _ report: ReportText,
        words: (String) throws(ReportSearchError) -> [[UInt8]]
    ) throws(ReportSearchError) {
        var lengths: [Section: Int] = [:]
        var counts: [Section: [[UInt8]: Int]] = [:]
        var figures: [PlacedFigure] = []
        for paragraph in report.paragraphs {
            lengths[paragraph.section, default: 0] += TextLength.characters(
                Array(paragraph.text.utf8).span)
            for word in try words(paragraph.text) where Self.isTelling(word) {
                counts[paragraph.section, default: [:]][word, default: 0] += 1
            }
            figures += paragraph.placedFigures(in: report.file, metadata: report.metadata).filter {
                $0.figure.indicator.unicodeScalars.count >= Self.minNameLength
            }
        }
        self.words = counts
        self.figures = figures
        summary = CorpusOverview.ReportSummary(
            file: report.file, metadata: report.metadata, paragraphs: report.paragraphs.count,
            lengths: lengths)
    }

    private static func isTelling(_ word: [UInt8]) -> Bool {
        // Excludes digits and Latin letters: their first byte is smaller than that of a Han character.
        word.count >= minWordBytes && word[0] >= 0xE3
    }
}

/// Builds an overview, one report at a time.
struct OverviewBuilder {
    private var reports: [CorpusOverview.ReportSummary] = []
    private var words: [Section: [[UInt8]: Int]] = [:]
    private var figures: [IndicatorKey: [PlacedFigure]] = [:]
    /// Whether different spellings of an indicator are counted as one.
    private let joins: Bool

    private struct IndicatorKey: Hashable {
        let name: String
        let baseUnit: String
    }

    /// The minimum occurrences of a word in a section.
    private static let minCount = 3

    init(joins: Bool) { self.joins = joins }

    /// Adds a report.
    mutating func add(_ part: OverviewPart) {
        reports.append(part.summary)
        for (section, counts) in part.words {
            words[section, default: [:]].merge(counts, uniquingKeysWith: +)
        }
        for placed in part.figures {
            let name = placed.figure.indicator
            let key = IndicatorKey(
                name: joins ? FigureSeries.name(of: name) : name, baseUnit: placed.figure.baseUnit)
            figures[key, default: []].append(placed)
        }
    }

    /// The overview of the reports added so far.
    ///
    /// - Parameters:
    ///   - termCount: the maximum number of words of a section.
    ///   - indicatorCount: the maximum number of indicators.
    func overview(
        termCount: Int, indicatorCount: Int, otherFiles: Int
    ) -> CorpusOverview {
        let indicators = figures.map { key, figures in
            CorpusOverview.Indicator(
                name: key.name, baseUnit: key.baseUnit, reports: Set(figures.map(\.file)).count,
                figures: figures)
        }
        .sorted {
            ($1.reports, $1.figures.count, $0.name, $0.baseUnit)
                < ($0.reports, $0.figures.count, $1.name, $1.baseUnit)
        }
        return CorpusOverview(
            reports: reports.sorted { Self.key($0) < Self.key($1) }, otherFiles: otherFiles,
            terms: terms(termCount), indicators: Array(indicators.prefix(indicatorCount)))
    }

    private static func key(_ report: CorpusOverview.ReportSummary) -> (String, Int, String) {
        (report.metadata.agency?.value ?? "", report.metadata.year?.value ?? 0, report.file)
    }

    private func terms(_ limit: Int) -> [Section: [CorpusOverview.SectionTerm]] {
        var all: [[UInt8]: Int] = [:]
        for counts in words.values { all.merge(counts, uniquingKeysWith: +) }
        let total = all.values.reduce(0, +)
        return words.mapValues { counts in
            let part = counts.values.reduce(0, +)
            let found = counts.compactMap { word, count -> CorpusOverview.SectionTerm? in
                guard count >= Self.minCount else { return nil }
                let association = Association(
                    both: count, word: all[word] ?? count, part: part, total: total)
                guard association.both > association.expected else { return nil }
                return CorpusOverview.SectionTerm(
                    word: String(decoding: word, as: UTF8.self), count: count,
                    logLikelihood: association.logLikelihood)
            }
            return Array(
                found.sorted { ($1.logLikelihood, $0.word) < ($0.logLikelihood, $1.word) }
                    .prefix(limit))
        }
    }
}

extension CorpusOverview {
    /// Reads all reports of a filter. Sections of the filter are ignored.
    ///
    /// - Parameters:
    ///   - filter: the reports.
    ///   - termCount: the maximum number of words of a section.
    ///   - indicatorCount: the maximum number of indicators.
    ///   - joins: whether different spellings of an indicator are counted as one, by the rule of ``FigureSeries``.
    ///   - searcher: the searcher of the index.
    /// - Complexity: O(text of the reports), divided between all cores.
    public init(
        _ filter: ReportFilter = ReportFilter(), termCount: Int = 20, indicatorCount: Int = 60,
        joins: Bool = true, in searcher: ReportSearcher
    ) throws(ReportSearchError) {
        let searcher = searcher.pinned()
        let session = try searcher.session()
        let reports = try IndexedReports(session)
        let entries = reports.entries(filter)
        let shown = entries.filter(\.metadata.isReport)
        var builder = OverviewBuilder(joins: joins)
        let parts = try ParallelWork.map(
            shown.count, threads: WorkerThreads.coreCount, limits: session.limits,
            makeWorker: { () throws(ReportSearchError) in try searcher.session() },
            { session, number throws(ReportSearchError) in
                try OverviewPart(try reports.text(shown[number])) {
                    text throws(ReportSearchError) in try session.words(of: text)
                }
            })
        for part in parts { builder.add(part) }
        self = builder.overview(
            termCount: termCount, indicatorCount: indicatorCount,
            otherFiles: entries.count - shown.count)
    }
}
