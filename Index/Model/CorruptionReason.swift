/// Why stored data contradicts the format: the reason of ``IndexError/corrupt(file:region:byteOffset:reason:)`` and
/// of ``DecodingFailure``.
public enum CorruptionReason: Hashable, Sendable {
    // MARK: Fields

    /// A field is longer than the rest of the bytes.
    case missingBytes(expected: Int, remaining: Int)
    /// The data ends inside a varint.
    case unterminatedVarint
    /// A varint has more than 64 bits.
    case varintTooLarge
    /// A number is greater than its maximum.
    case exceedsMaximum(UInt64, max: Int)
    /// A string is not UTF-8.
    case notUTF8
    /// A record has an unknown version.
    case unknownRecordVersion
    /// A record has an unknown form.
    case unknownRecordForm
    /// The map from a record's text to bytes of its source is inconsistent or leaves the record's range.
    case textOutsideItsBytes

    // MARK: Containers

    /// A file is too short for a container.
    case shorterThanHeaderAndFooter
    /// A file does not begin with the magic number.
    case wrongMagic
    /// A file does not end with the magic number.
    case missingEnd
    /// The table of contents does not fit the file.
    case contentsOutsideFile
    /// A region lies outside the file.
    case regionOutsideFile
    /// The page checksums are missing or do not cover the file.
    case missingPageChecksums
    /// The file has no such region.
    case missingRegion
    /// A requested range is outside its region.
    case outsideRegion
    /// The size of a region does not fit its content.
    case wrongByteCount(Int, expected: Int)

    // MARK: Manifest and segments

    /// A segment's number is too high or occurs twice.
    case unexpectedSegment(UInt64)
    /// A number in the statistics is too high.
    case outOfRange(UInt64)
    /// A segment has too many docs.
    case tooManyDocs
    /// A group of stored docs lies outside its region.
    case groupOutsideRegion
    /// A stored doc lies outside its group.
    case docOutsideGroup
    /// A source has docs that are not in the segment.
    case sourceDocsOutsideSegment
    /// Key and payload of a source lie outside their region.
    case sourceOutsideRegion
    /// A doc belongs to no source.
    case docWithoutSource(DocID)

    // MARK: Dictionary and postings

    /// A block of the dictionary ends before its start.
    case blockEndsBeforeStart
    /// A term has no docs.
    case termWithoutDocs
    /// A posting list lies outside its region.
    case listOutsideRegion
    /// The block entries of a list are incomplete.
    case truncatedBlockEntries
    /// The last docs of a list's blocks are not in ascending order.
    case unorderedBlocks
    /// The docs of a block are incomplete.
    case truncatedDocs
    /// The frequencies of a block are incomplete.
    case truncatedFrequencies
    /// The last doc of a block differs from its entry.
    case docsContradictEntry
    /// The tail of a list is incomplete.
    case truncatedTail
    /// A list contains a doc that is not in the segment.
    case docOutsideSegment(UInt64)

    // MARK: Deletions

    /// A deleted source is not in the segment, or out of order.
    case sourceOutsideSegment(Int)
    /// A corrected term is not in the segment, or out of order.
    case termOutsideSegment(UInt32)
    /// The deleted docs have more words than all docs together.
    case deletedLengthsExceedSegment

    // MARK: Totals that a check compares

    /// The corrections for deleted docs differ from the postings.
    case wrongCorrections
    /// The docs' lengths do not add up to the sum in the statistics.
    case wrongLengthSum
    /// The docs of sources overlap, or there are docs between them.
    case sourcesNotContiguous
    /// The last docs belong to no source.
    case docsAfterLastSource
    /// Terms are not in the order of their keys.
    case unorderedTerms
    /// The docs of a list are not in ascending order.
    case unorderedDocs
    /// A list has fewer or more postings than the dictionary says.
    case wrongPostingCount
    /// The number of terms or of postings differs from that in the statistics.
    case wrongTotals
    /// The frequencies of words do not add up to the docs' lengths.
    case wrongWordSum
}
