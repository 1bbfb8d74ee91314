public import InvertedIndex
internal import ReportCorpus
internal import SystemPackage

/// The contents of an index, and whether it is intact.
public struct ReportIndexInfo: Sendable {
    private let reader: IndexReader
    private let location: IndexLocation

    /// Opens the index at a location, even if another version of the analysis made it.
    public init(_ location: IndexLocation) throws(ReportSearchError) {
        self.location = location
        reader = try .opened(location)
    }

    /// Describes the commit that a searcher uses.
    package init(in searcher: ReportSearcher) throws(ReportSearchError) {
        location = searcher.location
        reader = try searcher.session().reader
    }

    /// The fingerprint of the analysis that made the index.
    public var analyzer: String { reader.analyzer }

    /// Sizes and counts.
    public var statistics: IndexStatistics { reader.statistics() }

    /// The number of indexed files, and of those with a known agency, region or year. Reads the record of every file.
    public func reports() throws(ReportSearchError) -> ReportCounts {
        var counts = ReportCounts()
        let copies = try KnownCopies(in: reader).keys
        // A file that was split over segments is one file.
        var seen: Set<[UInt8]> = []
        for source in try reader.allSources() where seen.insert(source.key).inserted {
            let metadata = try source.record().metadata
            counts.files += 1
            if copies.contains(source.key) {
                counts.alike += 1
                continue
            }
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

    /// Files that could not be read when the indexer last tried, sorted by path.
    public func skippedFiles() throws(ReportSearchError) -> [SkippedFile] {
        try IndexNotes(of: reader.notes).skipped.files(in: location)
    }

    /// Files that hold the same report as another file, sorted by path. `original` is the path of the other file.
    public func copies() throws(ReportSearchError) -> [(file: String, original: String)] {
        try IndexNotes(of: reader.notes).copies.entries.map {
            (location.displayPath(ofKey: $0.key), location.displayPath(ofKey: $0.original))
        }
    }

    /// Reads the whole index and reports what is damaged.
    public func check() -> IndexCheckReport { reader.check() }
}

/// The number of reports in an index, and how many of them have known metadata.
public struct ReportCounts: Sendable {
    /// The number of files.
    public internal(set) var files = 0
    /// Files that hold the same report as another file. They are in none of the following counts.
    public internal(set) var alike = 0
    /// Files whose title is that of a report. The others are statutes, other documents, or rows.
    public internal(set) var reports = 0
    /// Files whose agency is known.
    public internal(set) var withAgency = 0
    /// Files whose region is known.
    public internal(set) var withRegion = 0
    /// Files whose year is known.
    public internal(set) var withYear = 0
    /// The number of files of each known year.
    public internal(set) var years: [Int: Int] = [:]
}

extension ReportIndexInfo {
    /// Reads the whole index at a location and reports what is damaged, even if the index cannot be opened.
    public static func check(
        _ location: IndexLocation
    ) throws(ReportSearchError) -> IndexCheckReport {
        return try rethrowing { () throws(IndexError) in
            try IndexReader.check(folder: location.folder.string)
        }
    }

    /// Removes damaged parts from the index at a location. The next run of the indexer adds them again.
    public static func repair(_ location: IndexLocation) throws(ReportSearchError) -> RepairReport {
        return try rethrowing { () throws(IndexError) in
            let repair = try IndexRepair(folder: location.folder.string)
            return RepairReport(
                problems: repair.problems, droppedSegments: repair.droppedSegments,
                files: repair.lostKeys.map { $0.map(location.displayPath(ofKey:)) })
        }
    }
}

/// The result of a repair.
public struct RepairReport: Sendable {
    /// The damage; empty if the index was undamaged and is unchanged.
    public let problems: [IndexError]
    /// The segments that were removed.
    public let droppedSegments: [String]
    /// The paths of the files to index again; nil if all files must be indexed again.
    public let files: [String]?
}
