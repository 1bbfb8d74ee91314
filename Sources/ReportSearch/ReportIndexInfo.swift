public import InvertedIndex
internal import ReportCorpus
internal import SystemPackage

/// What an index holds, and whether it is whole.
public struct ReportIndexInfo: Sendable {
    private let reader: IndexReader
    private let location: IndexLocation

    /// Opens the index at a location, whatever analysis made it.
    public init(_ location: IndexLocation) throws(ReportSearchError) {
        self.location = location
        reader = try .opened(location)
    }

    /// What analysed the text.
    public var analyzer: String { reader.analyzer }

    /// Sizes and sums.
    public var statistics: IndexStatistics { reader.statistics() }

    /// How many files are indexed, and how many of those name an agency, a region, a year.
    public func reports() throws(ReportSearchError) -> ReportCounts {
        var counts = ReportCounts()
        // A file that was split over segments is one file.
        var seen: Set<[UInt8]> = []
        for source in try reader.allSources() where seen.insert(source.key).inserted {
            let metadata = try SourceRecord(source.payload).metadata
            counts.files += 1
            if metadata.isReport { counts.reports += 1 }
            if metadata.agency != nil { counts.withAgency += 1 }
            if metadata.region != nil { counts.withRegion += 1 }
            if let year = metadata.year?.value {
                counts.withYear += 1
                counts.years[year, default: 0] += 1
            }
        }
        return counts
    }

    /// Files that could not be read when they were to be indexed last, by path.
    public func skippedFiles() throws(ReportSearchError) -> [SkippedFile] {
        try SkippedFiles(reader.notes).files(in: location)
    }

    /// Reads everything and says what is damaged.
    public func check() -> IndexCheckReport { reader.check() }
}

/// How many reports an index holds, and what is known of them.
public struct ReportCounts: Sendable {
    /// Files.
    public internal(set) var files = 0
    /// Files whose title is that of a report; the others are statutes and other documents, or rows.
    public internal(set) var reports = 0
    /// Files whose agency is known.
    public internal(set) var withAgency = 0
    /// Files whose region is known.
    public internal(set) var withRegion = 0
    /// Files whose year is known.
    public internal(set) var withYear = 0
    /// Files by year.
    public internal(set) var years: [Int: Int] = [:]
}
