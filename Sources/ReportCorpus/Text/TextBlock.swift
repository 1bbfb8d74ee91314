/// One or several lines that are one paragraph.
struct TextBlock {
    /// The repaired text, lines joined.
    var text: String
    /// Where its characters stand in the file.
    var source: SourceMap
    /// The bytes of the file from its first to its last character.
    var bytes: Range<Int>
    /// The heading marker that it begins with, if any.
    var marker: HeadingMarker?
    /// How many source lines were joined.
    var lineCount = 1
}
