public import ReportCorpus
public import ReportSearch

/// Which of two reports was there first.
public enum ReportOrder: String, Sendable {
    /// The report that is looked at.
    case earlier
    /// The other one.
    case later
    /// Neither.
    case same
    /// Dates and years do not tell.
    case unknown

    /// Compares the dates of signature if both are known, else the years reported on.
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

/// Where a shared passage stands in one of the reports.
public struct PassagePlace: Sendable {
    /// The paragraph's number in the file.
    public let paragraph: Int
    /// The bytes of the original file, from the passage's first character to its last.
    public let bytes: Range<Int>
    /// The text there.
    public let text: String
}

/// A passage of a report that stands in another one too, within one paragraph.
public struct SharedPassage: Sendable {
    /// Where it stands in the report.
    public let place: PassagePlace
    /// Where it begins in the other.
    public let other: PassagePlace
    /// Characters that are the same: names, numbers and quotations do not count.
    public let characters: Int
    /// The same as a share of the paragraph's, 0 to 1.
    public let shareOfParagraph: Double
}

/// Another report that shares text with a report.
public struct ReportOverlap: Sendable {
    /// The other report.
    public let other: IndexedReports.Entry
    /// Whether the report that is looked at is earlier or later than the other one.
    public let order: ReportOrder
    /// Characters of the report that stand in the other one.
    public let characters: Int
    /// The same as a share of the report's.
    public let share: Double
    /// The characters of the other that stand in the report, as a share of the other's.
    public let shareOfOther: Double
    /// In the order of the report.
    public let passages: [SharedPassage]
}

/// What a report shares with the reports of an index.
public struct ReportReuse: Sendable {
    /// The report.
    public let report: ReportText
    /// Its characters: names, numbers, titles, quotations and lines of headings do not count.
    public let characterCount: Int
    /// Characters that stand in any other report.
    public let sharedCharacters: Int
    /// Those that share most first.
    public let overlaps: [ReportOverlap]
    /// How many other reports it was held against.
    public let comparedCount: Int

    /// The share of its characters that stands in other reports, 0 to 1.
    public var share: Double { Double(sharedCharacters) / Double(max(1, characterCount)) }

    /// Holds a report against all others of an index; itself, if the index has it, is left out.
    ///
    /// - Parameter threadCount: threads to work with; nil for one a core.
    /// - Complexity: O(text of the index).
    public init(
        of report: ReportText, among reports: IndexedReports,
        threadCount: Int? = nil
    ) throws(ReportSearchError) {
        let text = try TextMasker().mask(report)
        var places: [UInt64: [Int]] = [:]
        Fingerprints.forEach(text.symbols) { places[$0, default: []].append($1) }
        let known = places
        let others = reports.entries(but: report.file)
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
