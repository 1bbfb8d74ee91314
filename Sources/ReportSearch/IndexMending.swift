public import InvertedIndex
internal import SystemPackage

extension ReportIndexInfo {
    /// Reads the whole index at a location and reports what is damaged, even if the index cannot be opened.
    public static func check(
        _ location: IndexLocation
    ) throws(ReportSearchError) -> IndexCheckReport {
        return try rethrowing { () throws(IndexError) in
            try IndexReader.check(folder: location.folder.string)
        }
    }

    /// Removes what is damaged from the index at a location. The next run of the indexer adds the missing files again.
    public static func repair(_ location: IndexLocation) throws(ReportSearchError) -> RepairReport {
        return try rethrowing { () throws(IndexError) in
            let repair = try IndexRepair(folder: location.folder.string)
            return RepairReport(
                problems: repair.problems, droppedSegments: repair.droppedSegments,
                files: repair.lostKeys.map { $0.map(location.displayPath(ofKey:)) })
        }
    }
}

/// What a repair did.
public struct RepairReport: Sendable {
    /// What was damaged; empty if nothing was, and nothing changed.
    public let problems: [IndexError]
    /// The names of the segments that were removed.
    public let droppedSegments: [String]
    /// The paths of the files to index again; nil for all files.
    public let files: [String]?
}
