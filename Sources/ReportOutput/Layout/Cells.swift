internal import ReportCorpus

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

    /// The whole text, or its beginning and an ellipsis.
    package static func beginning(_ cells: Int, of text: String) -> String {
        DisplayWidth.cells(text) <= cells ? text : first(cells - 1, of: text) + "…"
    }

    /// The whole text, or its beginning and end with an ellipsis between them.
    package static func ends(_ cells: Int, of text: String) -> String {
        guard DisplayWidth.cells(text) > cells else { return text }
        let tail = last((cells - 1) * 2 / 3, of: text)
        return first(cells - 1 - DisplayWidth.cells(tail), of: text) + "…" + tail
    }
}
