internal import InvertedIndex

/// Files that contain the same report as another file, such as the PDF of a Word document. The index keeps their
/// paragraphs, but a paragraph that is in the other file too is shown and counted only once.
package struct ReportCopies: Equatable, Sendable {
    /// A copy.
    package struct Entry: Equatable, Sendable {
        /// The key of the copy.
        package var key: [UInt8] = []
        /// The key of the file that is shown instead.
        package var original: [UInt8] = []
        /// The paragraphs of the copy whose text is not in the other file, counted from 0, ascending. They are shown.
        package var ownParagraphs: [Int] = []

        package init() {}

        package init(key: [UInt8], original: [UInt8], ownParagraphs: [Int]) {
            self.key = key
            self.original = original
            self.ownParagraphs = ownParagraphs
        }
    }

    /// The copies, in the order of their keys.
    package var entries: [Entry] = []

    package init() {}
}

// MARK: Bytes

extension ReportCopies {
    private static let version = 1

    /// The layout is described in note 11 of Index/README.md.
    mutating func code(_ coder: inout some RecordCoder) throws(DecodingFailure) {
        var version = Self.version
        try coder.count(&version, atMost: Int.max)
        try coder.require(version == Self.version, .unknownRecordVersion)
        try coder.array(&entries, of: Entry(), byteCount: 3) {
            coder, entry throws(DecodingFailure) in
            try coder.blob(&entry.key)
            try coder.blob(&entry.original)
            try coder.array(&entry.ownParagraphs, of: 0, byteCount: 1) {
                coder, number throws(DecodingFailure) in
                try coder.count(&number, atMost: Int(UInt32.max))
            }
        }
    }
}
