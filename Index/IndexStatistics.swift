/// Sizes and totals of an index.
public struct IndexStatistics: Sendable {
    /// Number of segments.
    public internal(set) var segmentCount = 0
    /// Number of live docs.
    public internal(set) var docCount = 0
    /// Number of deleted docs that a later merge will remove.
    public internal(set) var deletedDocCount = 0
    /// Number of terms; a term counts once for each segment that contains it.
    public internal(set) var termCount = 0
    /// Number of postings, including those of deleted docs.
    public internal(set) var postingCount = 0
    /// Number of words in the live docs.
    public internal(set) var wordCount = 0
    /// Bytes of all segment files.
    public internal(set) var fileByteCount = 0
    /// Bytes of the posting lists: docs, frequencies and block entries.
    public internal(set) var postingsByteCount = 0
    /// Bytes of the term dictionaries.
    public internal(set) var dictionaryByteCount = 0
    /// Bytes of the docs' lengths.
    public internal(set) var lengthsByteCount = 0
    /// Bytes stored with docs.
    public internal(set) var storedByteCount = 0
    /// Bytes of the sources' keys and payloads.
    public internal(set) var sourcesByteCount = 0
}

extension IndexReader {
    /// Sizes and totals. For an index on other machines, all numbers but `docCount` and `wordCount` are 0.
    public func statistics() -> IndexStatistics {
        var statistics = IndexStatistics()
        statistics.segmentCount = segments.count
        statistics.docCount = docCount
        if isRemote { statistics.wordCount = wordCount }
        for live in segments {
            let segment = live.segment
            statistics.deletedDocCount += live.deletions.docCount
            statistics.termCount += segment.statistics.termCount
            statistics.postingCount += segment.statistics.postingCount
            statistics.wordCount += live.lengthSum
            statistics.fileByteCount += segment.byteCount
            statistics.postingsByteCount += segment.byteCount(of: .postings)
            statistics.dictionaryByteCount +=
                segment.byteCount(of: .dictionary) + segment.byteCount(of: .dictionaryOffsets)
            statistics.lengthsByteCount +=
                segment.byteCount(of: .lengths) + segment.byteCount(of: .longLengths)
            statistics.storedByteCount +=
                segment.byteCount(of: .stored) + segment.byteCount(of: .storedOffsets)
            statistics.sourcesByteCount +=
                segment.byteCount(of: .sources) + segment.byteCount(of: .sourceTable)
        }
        return statistics
    }
}
