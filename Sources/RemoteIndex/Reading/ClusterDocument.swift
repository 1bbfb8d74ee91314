internal import InvertedIndex

/// A paragraph as the cluster returned it.
struct ClusterDocument: Sendable {
    /// What the cluster stores for the paragraph.
    let kept: ClusterRecord
    /// The number of the first paragraph of its file.
    let source: DocID

    /// Its record, as the local index stores it.
    var record: [UInt8] { kept.record }

    /// Reads what the cluster stores for a paragraph; nil if it is malformed.
    init?(_ bytes: [UInt8], number: Int) {
        guard let kept = try? ClusterRecord(bytes), kept.paragraphsBefore <= number else {
            return nil
        }
        self.kept = kept
        source = DocID(number - kept.paragraphsBefore)
    }
}

/// The terms of a paragraph, as byte ranges of `text`.
struct DocumentTerms: Sendable {
    let text: [UInt8]
    let words: [Range<Int>]
    let overlay: [Range<Int>]
    let grams: [Range<Int>]

    /// The number of bytes of the first character of a gram, if the index derives a gram of this character alone;
    /// otherwise nil.
    static func leadingWidth(_ text: Span<UInt8>, _ gram: Range<Int>) -> Int? {
        guard !gram.isEmpty, text[gram.lowerBound] >= 0xE0 else { return nil }
        let width = text[gram.lowerBound] >= 0xF0 ? 4 : 3
        return gram.count >= width ? width : nil
    }

    /// The number of bytes of the first character, if the index derives a gram of this character alone; otherwise nil.
    static func leadingWidth(_ gram: some Collection<UInt8>) -> Int? {
        guard let first = gram.first, first >= 0xE0 else { return nil }
        let width = first >= 0xF0 ? 4 : 3
        return gram.count >= width ? width : nil
    }
}
