internal import ReportCorpus
internal import TextBasics

/// Fits text into a number of cells.
package enum Cells {
    /// The text, padded with spaces to a width.
    package static func padded(_ text: String, to width: Int, isRight: Bool = false) -> String {
        let pad = String(repeating: " ", count: max(0, width - DisplayWidth.cells(text)))
        return isRight ? pad + text : text + pad
    }

    /// The longest beginning that fits.
    package static func first(_ cells: Int, of text: String) -> String {
        var width = 0
        return String(
            text.prefix {
                width += DisplayWidth.cells(String($0))
                return width <= cells
            })
    }

    /// The longest end that fits.
    package static func last(_ cells: Int, of text: String) -> String {
        String(first(cells, of: String(text.reversed())).reversed())
    }

    /// The longest part of a text in UTF-8 that begins at a byte and fits.
    ///
    /// - Parameter isPrinted: whether control characters are replaced by visible ones first.
    /// - Complexity: O(cells); the rest of the text is not read.
    package static func first(
        _ cells: Int, of text: [UInt8], from start: Int, isPrinted: Bool
    ) -> String {
        var width = 0
        var end = start
        var isPlain = true
        while end < text.count {
            var next = end
            let scalar = UTF8Decoding.next(text.span, &next)
            width += DisplayWidth.cells(isPrinted ? PrintableText.of(scalar) : scalar)
            isPlain = isPlain && isAlone(scalar)
            if width > cells, isPlain || width > cells + lookAhead { break }
            end = next
        }
        let window = String(decoding: text[start..<end], as: UTF8.self)
        return isPlain ? window : first(cells, of: isPrinted ? PrintableText.of(window) : window)
    }

    /// The longest part of a text in UTF-8 that ends before a byte and fits.
    ///
    /// - Parameter isPrinted: whether control characters are replaced by visible ones first.
    /// - Complexity: O(cells); the rest of the text is not read.
    package static func last(
        _ cells: Int, of text: [UInt8], before end: Int, isPrinted: Bool
    ) -> String {
        var width = 0
        var start = end
        var isPlain = true
        while start > 0 {
            let before = UTF8Decoding.start(ofCharacterAt: start - 1, in: text)
            var next = before
            let scalar = UTF8Decoding.next(text.span, &next)
            width += DisplayWidth.cells(isPrinted ? PrintableText.of(scalar) : scalar)
            isPlain = isPlain && isAlone(scalar)
            if width > cells, isPlain || width > cells + lookAhead { break }
            start = before
        }
        let window = String(decoding: text[start..<end], as: UTF8.self)
        return isPlain ? window : last(cells, of: isPrinted ? PrintableText.of(window) : window)
    }

    /// How many cells beyond a cut are examined for marks that combine characters.
    private static let lookAhead = 32

    /// Whether a character never combines with a neighbour: Han, kana, CJK punctuation, and printable ASCII.
    private static func isAlone(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0x2010...0x2027, 0x3001...0x3029, 0x3041...0x3096, 0x30A1...0x30FF,
            0x4E00...0x9FFF, 0xFF01...0xFF60:
            true
        default: false
        }
    }

    /// The whole text, or its beginning and an ellipsis.
    package static func beginning(_ cells: Int, of text: String) -> String {
        DisplayWidth.cells(text) <= cells ? text : first(cells - 1, of: text) + "…"
    }

    /// The whole text, or its beginning and end with an ellipsis between them.
    package static func ends(_ cells: Int, of text: String) -> String {
        guard DisplayWidth.cells(text) > cells else { return text }
        let bytes = Array(text.utf8)
        let tail = last((cells - 1) * 2 / 3, of: bytes, before: bytes.count, isPrinted: false)
        return first(
            cells - 1 - DisplayWidth.cells(tail), of: bytes, from: 0, isPrinted: false) + "…" + tail
    }
}
