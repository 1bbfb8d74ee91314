/// How bytes contradict the format: the facts of ``IndexError/corrupt(file:region:byteOffset:reason:)`` and
/// ``DecodingFailure``.
public enum CorruptionReason: Hashable, Sendable {
    // MARK: Fields

    /// A field is longer than the rest of the bytes.
    case missingBytes(expected: Int, remaining: Int)
    /// A varint does not end before the bytes do.
    case unterminatedVarint
    /// A varint has more than 64 bits.
    case varintTooLarge
    /// A number is greater than it may be here.
    case exceedsMaximum(UInt64, max: Int)
    /// A string is not UTF-8.
    case notUTF8
    /// A record has a version that this program does not know.
    case unknownRecordVersion
    /// A record has a form that this program does not know.
    case unknownRecordForm
    /// A record says that its text comes from bytes outside its own range.
    case textOutsideItsBytes

    // MARK: Containers

    /// A file is shorter than any container.
    case shorterThanHeaderAndFooter
    /// A file does not begin like a container.
    case wrongMagic
    /// A file does not end like a container.
    case missingEnd
    /// The table of contents lies outside the file.
    case contentsOutsideFile
    /// A region lies outside the file.
    case regionOutsideFile
    /// The checksums of the pages are missing or do not cover the file.
    case missingPageChecksums
    /// The file has no such region.
    case missingRegion
    /// Bytes lie outside their region.
    case outsideRegion
    /// A region has another size than its content needs.
    case wrongByteCount(Int, expected: Int)

    // MARK: Manifest and segments

    /// A segment's number is too high or occurs twice.
    case unexpectedSegment(UInt64)
    /// A number of the statistics is too high.
    case outOfRange(UInt64)
    /// A segment has more docs than it may have.
    case tooManyDocs
    /// A group of stored docs lies outside its region.
    case groupOutsideRegion
    /// A stored doc lies outside its group.
    case docOutsideGroup
    /// A source has docs that the segment does not have.
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
    /// The last docs of a list's blocks do not rise.
    case unorderedBlocks
    /// The docs of a block are incomplete.
    case truncatedDocs
    /// The frequencies of a block are incomplete.
    case truncatedFrequencies
    /// The last doc of a block is not the one that its entry names.
    case docsContradictEntry
    /// The tail of a list is incomplete.
    case truncatedTail
    /// A list names a doc that the segment does not have.
    case docOutsideSegment(UInt64)

    // MARK: Deletions

    /// A deleted source is not in the segment, or out of order.
    case sourceOutsideSegment(Int)
    /// A corrected term is not in the segment, or out of order.
    case termOutsideSegment(UInt32)
    /// Deleted docs are longer than all docs together.
    case deletedLengthsExceedSegment

    // MARK: Sums that a check compares

    /// The corrections for deleted docs differ from the postings.
    case wrongCorrections
    /// The docs' lengths do not add up to the sum in the statistics.
    case wrongLengthSum
    /// Sources share docs, or leave docs out between them.
    case sourcesNotContiguous
    /// The last docs belong to no source.
    case docsAfterLastSource
    /// Terms are not in the order of their keys.
    case unorderedTerms
    /// The docs of a list do not rise.
    case unorderedDocs
    /// A list has fewer or more postings than the dictionary says.
    case wrongPostingCount
    /// The statistics count other numbers of terms or postings.
    case wrongTotals
    /// The frequencies of words do not add up to the docs' lengths.
    case wrongWordSum
}
