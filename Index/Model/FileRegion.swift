/// A part of a file of the index. `Index/README.md` describes the bytes of each part.
public enum FileRegion: Hashable, Sendable, CaseIterable {
    // MARK: Every file

    /// The table of contents at the end of a file, or the file as a whole.
    case contents
    /// The checksums of a file's pages.
    case pageChecksums
    /// The bytes outside all regions.
    case headerAndPadding

    // MARK: The manifest

    /// The list of segments.
    case segments
    /// The caller's data for making the analyzer again.
    case analyzer
    /// The caller's notes on the index.
    case notes

    // MARK: A segment

    /// The totals of the segment.
    case statistics
    /// The posting lists.
    case postings
    /// The terms.
    case dictionary
    /// The offsets of the dictionary's blocks.
    case dictionaryOffsets
    /// The docs' lengths, one byte each.
    case lengths
    /// The lengths that need more than one byte.
    case longLengths
    /// The bytes that the caller stored with docs.
    case stored
    /// The offsets of groups of stored docs.
    case storedOffsets
    /// Keys and payloads of sources.
    case sources
    /// The docs of each source.
    case sourceTable

    // MARK: A deletions file

    /// The numbers of deleted sources.
    case deadSources
    /// For each term, the number of deleted docs that contain it.
    case corrections
    /// The sum of the deleted docs' lengths.
    case deadLengths
    /// The deletions of a segment as a whole.
    case deletions
}

extension FileRegion {
    /// The number of the region in its file's table of contents; nil for parts without an entry there.
    var id: UInt32? {
        switch self {
        case .pageChecksums: ContainerFormat.pageChecksumsID
        case .segments, .statistics, .deadSources: 1
        case .analyzer, .postings, .corrections: 2
        case .notes, .dictionary, .deadLengths: 3
        case .dictionaryOffsets: 4
        case .lengths: 5
        case .longLengths: 6
        case .stored: 7
        case .storedOffsets: 8
        case .sources: 9
        case .sourceTable: 10
        case .contents, .headerAndPadding, .deletions: nil
        }
    }

    /// The regions of a segment file, in the order of their ids.
    static let ofSegment: [FileRegion] = [
        .statistics, .postings, .dictionary, .dictionaryOffsets, .lengths, .longLengths, .stored,
        .storedOffsets, .sources, .sourceTable,
    ]
}
