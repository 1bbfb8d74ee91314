internal import ReportCorpus
public import ReportSearch

/// Builds an overview, one report at a time.
struct OverviewBuilder {
    private var reports: [CorpusOverview.ReportSummary] = []
    private var otherFiles = 0
    private var words: [Section: [[UInt8]: Int]] = [:]
    private var figures: [IndicatorKey: [PlacedFigure]] = [:]

    private struct IndicatorKey: Hashable {
        let name: String
        let baseUnit: String
    }

    /// The minimum occurrences of a word in a section.
    private static let minCount = 3
    /// The minimum length of a word: two Han characters of three bytes each.
    private static let minWordBytes = 6
    /// The minimum characters of an indicator; shorter ones are ambiguous.
    private static let minNameLength = 3

    /// Adds a report.
    ///
    /// - Parameter words: returns the words of a text, folded.
    mutating func add(
        _ report: ReportText,
        words: (String) throws(ReportSearchError) -> [[UInt8]]
    ) throws(ReportSearchError) {
        guard report.metadata.isReport else {
            otherFiles += 1
            return
        }
        var lengths: [Section: Int] = [:]
        for paragraph in report.paragraphs {
            let count = paragraph.text.unicodeScalars.count { !$0.properties.isWhitespace }
            lengths[paragraph.section, default: 0] += count
            for word in try words(paragraph.text) where Self.isTelling(word) {
                self.words[paragraph.section, default: [:]][word, default: 0] += 1
            }
            add(figuresOf: paragraph, report.file, report.metadata)
        }
        reports.append(
            CorpusOverview.ReportSummary(
                file: report.file, metadata: report.metadata, paragraphs: report.paragraphs.count,
                lengths: lengths))
    }

    private mutating func add(figuresOf paragraph: Paragraph, _ file: String, _ metadata: Metadata)
    {
        for placed in paragraph.placedFigures(in: file, metadata: metadata)
        where placed.figure.indicator.unicodeScalars.count >= Self.minNameLength {
            let key = IndicatorKey(
                name: placed.figure.indicator, baseUnit: placed.figure.baseUnit)
            figures[key, default: []].append(placed)
        }
    }

    private static func isTelling(_ word: [UInt8]) -> Bool {
        // Excludes digits and Latin letters, whose first byte is less than that of Han.
        word.count >= minWordBytes && word[0] >= 0xE3
    }

    /// The overview of the reports added so far.
    ///
    /// - Parameters:
    ///   - termCount: the maximum number of words of a section.
    ///   - indicatorCount: the maximum number of indicators.
    func overview(termCount: Int, indicatorCount: Int) -> CorpusOverview {
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
    ///   - termCount: the maximum number of words of a section.
    ///   - indicatorCount: the maximum number of indicators.
    /// - Complexity: O(text of the reports).
    public init(
        _ filter: ReportFilter = ReportFilter(), termCount: Int = 20, indicatorCount: Int = 60,
        in searcher: ReportSearcher
    ) throws(ReportSearchError) {
        let session = try searcher.session()
        var builder = OverviewBuilder()
        let reports = try IndexedReports(session)
        for entry in reports.entries(filter) {
            try session.limits.check()
            try builder.add(try reports.text(entry)) { text throws(ReportSearchError) in
                try session.words(of: text)
            }
        }
        self = builder.overview(termCount: termCount, indicatorCount: indicatorCount)
    }
}
