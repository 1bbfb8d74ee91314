/// A segment with its deletions in one snapshot of an index.
struct LiveSegment: Sendable {
    let segment: Segment
    let deletions: Deletions

    init(segment: Segment, deletions: Deletions) {
        self.segment = segment
        self.deletions = deletions
    }

    /// Opens the files of an entry of the manifest.
    init(_ entry: Manifest.Entry, folder: String) throws(IndexError) {
        segment = try Segment(path: folder + "/" + entry.segmentFile)
        if let file = entry.deletionsFile {
            deletions = try Deletions(path: folder + "/" + file, of: segment)
        } else {
            deletions = Deletions()
        }
    }

    var docCount: Int { segment.docCount - deletions.docCount }
    var lengthSum: Int { segment.statistics.lengthSum - deletions.lengthSum }

    /// Numbers of the sources that are not deleted, ascending.
    var sourceNumbers: [Int] {
        let deleted = Set(deletions.sources)
        return (0..<segment.sourceCount).filter { !deleted.contains($0) }
    }

    /// Number of live docs that contain a term, from 0 to `docCount` even if corrections are damaged, because ranking
    /// relies on this range.
    func docFrequency(_ info: TermInfo) -> Int {
        min(max(0, info.docCount - deletions.deletedDocCount(ofTerm: info.ordinal)), docCount)
    }
}
