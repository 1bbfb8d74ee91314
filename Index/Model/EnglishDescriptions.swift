// The English descriptions of errors, the only texts for people in this module. Translations switch over the same
// cases.

extension CorruptionReason: CustomStringConvertible {
    /// The reason, in English.
    public var description: String {
        switch self {
        case .missingBytes(let count, let remaining): "\(count) bytes expected, \(remaining) left"
        case .unterminatedVarint: "varint not ended"
        case .varintTooLarge: "varint too large"
        case .exceedsMaximum(let value, let max): "\(value) exceeds \(max)"
        case .notUTF8: "text is not UTF-8"
        case .unknownRecordVersion: "unknown version"
        case .unknownRecordForm: "unknown form"
        case .textOutsideItsBytes: "its text lies outside its bytes"
        case .shorterThanHeaderAndFooter: "the file is shorter than a header and a footer"
        case .wrongMagic: "this is not a file of an rlsearch index"
        case .missingEnd: "the end of the file is missing"
        case .contentsOutsideFile: "the table of contents lies outside the file"
        case .regionOutsideFile: "a region lies outside the file"
        case .missingPageChecksums: "the checksums of the pages are missing"
        case .missingRegion: "the region is missing"
        case .outsideRegion: "bytes lie outside the region"
        case .wrongByteCount(let count, let expected): "\(count) bytes instead of \(expected)"
        case .unexpectedSegment(let number): "segment \(number) cannot be in the list"
        case .outOfRange(let value): "\(value) is out of range"
        case .tooManyDocs: "too many docs"
        case .groupOutsideRegion: "a group of docs lies outside the region"
        case .docOutsideGroup: "a doc lies outside its group"
        case .sourceDocsOutsideSegment: "the source's docs are not in the segment"
        case .sourceOutsideRegion: "the source lies outside its region"
        case .docWithoutSource(let doc): "doc \(doc) belongs to no source"
        case .blockEndsBeforeStart: "a block ends before it begins"
        case .termWithoutDocs: "a term without docs"
        case .listOutsideRegion: "the list lies outside the region"
        case .truncatedBlockEntries: "block entries are cut off"
        case .unorderedBlocks: "the last docs of the blocks are out of order"
        case .truncatedDocs: "a block of docs is cut off"
        case .truncatedFrequencies: "a block of frequencies is cut off"
        case .docsContradictEntry: "the docs of a block do not fit its entry"
        case .truncatedTail: "the tail is cut off"
        case .docOutsideSegment(let doc): "doc \(doc) is not in the segment"
        case .sourceOutsideSegment(let number): "source \(number) is not in the segment"
        case .termOutsideSegment(let ordinal): "term \(ordinal) is not in the segment"
        case .deletedLengthsExceedSegment: "more than the whole segment"
        case .wrongCorrections: "the corrections of deleted docs are wrong"
        case .wrongLengthSum: "their sum is not the one in the statistics"
        case .sourcesNotContiguous: "sources leave out docs or share them"
        case .docsAfterLastSource: "the last docs belong to no source"
        case .unorderedTerms: "terms are out of order"
        case .unorderedDocs: "docs are out of order"
        case .wrongPostingCount: "postings are missing"
        case .wrongTotals: "the numbers of terms or postings are wrong"
        case .wrongWordSum: "frequencies of words do not add up to them"
        }
    }
}

extension FileRegion: CustomStringConvertible {
    /// The name of the region, in English.
    public var description: String {
        switch self {
        case .contents: "contents"
        case .pageChecksums: "page checksums"
        case .headerAndPadding: "header and padding"
        case .segments: "segments"
        case .analyzer: "analyzer"
        case .notes: "notes"
        case .statistics: "statistics"
        case .postings: "postings"
        case .dictionary: "dictionary"
        case .dictionaryOffsets: "dictionary offsets"
        case .lengths: "lengths"
        case .longLengths: "long lengths"
        case .stored: "stored"
        case .storedOffsets: "stored offsets"
        case .sources: "sources"
        case .sourceTable: "source table"
        case .deadSources: "dead sources"
        case .corrections: "corrections"
        case .deadLengths: "dead lengths"
        case .deletions: "deletions"
        }
    }
}

extension FileOperation: CustomStringConvertible {
    /// The operation as a verb, in English.
    public var description: String {
        switch self {
        case .open: "open"
        case .create: "create"
        case .read: "read"
        case .write: "write"
        case .sync: "sync"
        case .rename: "rename"
        case .remove: "remove"
        case .createFolder: "create folder"
        case .list: "list"
        case .lock: "lock"
        case .map: "map"
        }
    }
}

extension LockOwner: CustomStringConvertible {
    /// The line of the lock file, in English: process and time.
    public var description: String { "process \(process) since \(since)" }
}
