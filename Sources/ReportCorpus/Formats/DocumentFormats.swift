/// The supported file formats.
public enum DocumentFormats {
    /// All formats, in the order in which they are tried. Plain text is last: it accepts text that no other format
    /// recognises.
    public static let all: [any DocumentFormat.Type] = [
        RowFormat.self, ExtractedFormat.self, PlainTextFormat.self,
    ]

    /// Recognises the format of a file.
    ///
    /// - Parameters:
    ///   - bytes: the whole file, or the first part of a large one.
    ///   - encoding: the encoding that the user chose for text; nil to detect it.
    /// - Returns: how to read the file; nil if no format fits.
    /// - Complexity: O(bytes).
    public static func recognise(
        _ bytes: [UInt8], encoding: TextEncoding? = nil
    ) -> (any DocumentFormat)? {
        for format in all {
            if let found = format.recognise(bytes, encoding: encoding) { return found }
        }
        return nil
    }
}
