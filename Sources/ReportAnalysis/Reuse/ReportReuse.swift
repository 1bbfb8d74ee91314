internal import Processes
public import ReportCorpus
public import ReportSearch

/// Whether a report is earlier or later than another one.
public enum ReportOrder: String, Sendable {
    /// The report is earlier.
    case earlier
    /// The report is later.
    case later
    /// Both have the same date, or without dates the same year.
    case same
    /// A date or year needed for the comparison is unknown.
    case unknown

    /// Compares the dates of signature if both are known, otherwise the years that the reports cover.
    public init(_ report: Metadata, comparedTo other: Metadata) {
        if let own = report.date?.value, let date = other.date?.value {
            self = own < date ? .earlier : own > date ? .later : .same
        } else if let own = report.year?.value, let year = other.year?.value {
            self = own < year ? .earlier : own > year ? .later : .same
        } else {
            self = .unknown
        }
    }
}

/// The place of a shared passage in one of two reports.
public struct PassagePlace: Sendable {
    /// The place, from the first to the last character of the passage.
    public let source: SourcePlace
    /// The text there.
    public let text: String

    /// The number of the paragraph in the file, from 1.
    public var paragraph: Int { source.paragraph ?? 0 }
    /// The bytes of the original file.
    public var bytes: Range<Int> { source.bytes }
}

/// A passage, within one paragraph of a report, that another report shares.
public struct SharedPassage: Sendable {
    /// The place in the report.
    public let place: PassagePlace
    /// The place in the other report, up to the end of the paragraph in which the passage begins there.
    public let other: PassagePlace
    /// Equal characters, without names, numbers, titles and quotations.
    public let characters: Int
    /// Those characters as a share of the paragraph's, 0 to 1.
    public let shareOfParagraph: Double
}

/// Another report that shares text with a report.
public struct ReportOverlap: Sendable {
    /// The other report.
    public let other: IndexedReports.Entry
    /// Whether the report is earlier or later than the other one.
    public let order: ReportOrder
    /// Characters of the report that the other one shares.
    public let characters: Int
    /// Those characters as a share of the report's, 0 to 1.
    public let share: Double
    /// The other report's characters that the report shares, as a share of the other's, 0 to 1.
    public let shareOfOther: Double
    /// The passages in the order of the report.
    public let passages: [SharedPassage]
}

/// The text that a report shares with other reports of an index.
public struct ReportReuse: Sendable {
    /// The report.
    public let report: ReportText
    /// Characters of the report, without names, numbers, titles, quotations and headings.
    public let characterCount: Int
    /// Characters that at least one other report shares.
    public let sharedCharacters: Int
    /// The other reports that share text, those that share most first.
    public let overlaps: [ReportOverlap]
    /// The number of reports compared with this one.
    public let comparedCount: Int

    /// The share of the characters that other reports share, 0 to 1.
    public var share: Double { Double(sharedCharacters) / Double(max(1, characterCount)) }

    /// Compares a report with all others of an index. If the index contains the report itself, it is skipped.
    ///
    /// - Parameter threadCount: the number of threads; nil for one per core.
    /// - Complexity: O(text of the index).
    public init(
        of report: ReportText, among reports: IndexedReports,
        threadCount: Int? = nil
    ) throws(ReportSearchError) {
        let text = try TextMasker().mask(report)
        var places: [UInt64: [Int]] = [:]
        Fingerprints.forEach(text.symbols) { places[$0, default: []].append($1) }
        let known = places
        let others = reports.entries(except: report.file)
        let found = try ParallelWork.map(
            others.count, threads: threadCount ?? WorkerThreads.coreCount,
            limits: reports.limits,
            makeWorker: { () throws(ReportSearchError) in try TextMasker() },
            { masker, number throws(ReportSearchError) in
                try Self.overlap(
                    report, text, known, with: try reports.text(others[number]), others[number],
                    masker)
            })
        let all = found.compactMap { $0 }
        self.report = report
        characterCount = text.characterCount
        comparedCount = others.count
        sharedCharacters = Coverage(all.flatMap(\.covered)).characters(of: text)
        overlaps = all.map(\.overlap).sorted {
            $0.characters != $1.characters
                ? $0.characters > $1.characters
                : $0.other.key.lexicographicallyPrecedes($1.other.key)
        }
    }

    private struct Found: Sendable {
        let overlap: ReportOverlap
        let covered: [Range<Int>]
    }

    private static func overlap(
        _ report: ReportText, _ text: MaskedText, _ known: [UInt64: [Int]], with other: ReportText,
        _ entry: IndexedReports.Entry, _ masker: TextMasker
    ) throws(ReportSearchError) -> Found? {
        let masked = masker.mask(other)
        var there: [UInt64: [Int]] = [:]
        Fingerprints.forEach(masked.symbols) { hash, symbol in
            if known[hash] != nil { there[hash, default: []].append(symbol) }
        }
        var seeds: [(left: Int, right: Int)] = []
        for (hash, places) in there {
            seeds += Fingerprints.pairs(known[hash] ?? [], places)
        }
        if seeds.isEmpty { return nil }
        var runs = SharedRuns(text, masked)
        let stretches = runs.stretches(seeds)
        if stretches.isEmpty { return nil }
        let all = stretches.flatMap(\.runs)
        let covered = Coverage(all.map { $0.left..<$0.left + $0.count })
        let coveredThere = Coverage(all.map { $0.right..<$0.right + $0.count })
        let characters = covered.characters(of: text)
        var locator = PassageLocator(
            report, text, other, masked, masker: masker)
        return Found(
            overlap: ReportOverlap(
                other: entry, order: ReportOrder(report.metadata, comparedTo: entry.metadata),
                characters: characters,
                share: Double(characters) / Double(max(1, text.characterCount)),
                shareOfOther: Double(coveredThere.characters(of: masked))
                    / Double(max(1, masked.characterCount)),
                passages: locator.passages(stretches)),
            covered: covered.ranges)
    }
}
