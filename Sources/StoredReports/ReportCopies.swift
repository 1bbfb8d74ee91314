package import InvertedIndex

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

/// The places of the sources of copies, so that a reader need not examine the keys of all sources. They are only hints:
/// a reader compares the keys before it uses a place.
package struct CopyPlaces: Equatable, Sendable {
    /// The first docs of a copy and of the file that is shown instead.
    package struct Entry: Equatable, Sendable {
        package var copy: DocAddress
        package var original: DocAddress

        package init(copy: DocAddress, original: DocAddress) {
            self.copy = copy
            self.original = original
        }
    }

    /// In the order of the copies; empty if unknown.
    package var entries: [Entry] = []

    package init() {}
}

extension CopyPlaces {
    /// The layout is described in note 11 of Index/README.md.
    mutating func code(_ coder: inout some RecordCoder) throws(DecodingFailure) {
        let none = DocAddress(segment: 0, doc: 0)
        try coder.array(&entries, of: Entry(copy: none, original: none), byteCount: 4) {
            coder, entry throws(DecodingFailure) in
            try Self.code(&entry.copy, &coder)
            try Self.code(&entry.original, &coder)
        }
    }

    private static func code(
        _ doc: inout DocAddress, _ coder: inout some RecordCoder
    ) throws(DecodingFailure) {
        var (segment, number) = (doc.segment, Int(doc.doc))
        try coder.count(&segment, atMost: Int(UInt32.max))
        try coder.count(&number, atMost: Int(DocID.max))
        doc = DocAddress(segment: segment, doc: DocID(number))
    }
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
