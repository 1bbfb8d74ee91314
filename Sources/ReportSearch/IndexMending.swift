public import InvertedIndex
internal import SystemPackage

extension ReportIndexInfo {
    /// Reads everything in the index at a place and says what is damaged, whether or not it can be opened.
    public static func check(
        _ location: IndexLocation
    ) throws(ReportSearchError) -> IndexCheckReport {
        return try rethrowing { () throws(IndexError) in
            try IndexReader.check(folder: location.folder.string)
        }
    }

    /// Leaves out of the index at a place what is damaged; the next run of the indexer finds it missing.
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
    /// What was damaged; empty if nothing was, and nothing was done.
    public let problems: [IndexError]
    /// Segments that were left out.
    public let droppedSegments: [String]
    /// The files to index again, by path; nil if all are to be.
    public let files: [String]?
}
