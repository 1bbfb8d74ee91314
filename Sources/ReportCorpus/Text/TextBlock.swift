internal import DocumentModel

/// One or several lines that form one paragraph.
struct TextBlock {
    /// The repaired text of the joined lines.
    var text: String
    /// Maps the text to bytes of the file.
    var source: SourceMap
    /// The bytes of the file from the first to the last character.
    var bytes: Range<Int>
    /// The place of the first line in the document.
    let place: DocumentPlace
    /// The number of bytes at the beginning of the text that are an automatic list number.
    let generatedByteCount: Int
    /// The heading marker at its beginning, if any.
    var marker: HeadingMarker?
    /// The number of source lines that were joined.
    var lineCount = 1
    /// Whether the text contains the end of a sentence. Stored, because searching again at each line would be
    /// quadratic.
    var hasSentences: Bool

    init(
        text: String, source: SourceMap, bytes: Range<Int>, place: DocumentPlace,
        generatedByteCount: Int = 0, marker: HeadingMarker?
    ) {
        self.text = text
        self.source = source
        self.bytes = bytes
        self.place = place
        self.generatedByteCount = generatedByteCount
        self.marker = marker
        hasSentences = Self.endsSentences(text)
    }

    /// Whether a text contains the end of a sentence.
    static func endsSentences(_ text: String) -> Bool {
        text.containsBytes("。") || text.containsBytes("；")
    }
}
