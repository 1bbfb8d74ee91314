internal import ReportOutput
internal import ReportSearch

/// Writes text with marks.
enum MarkedText {
    /// A range of text with the element that marks it.
    struct Mark {
        /// Unicode scalars of the text.
        let range: Range<Int>
        let element: String
        var attributes: [(String, String)] = []
    }

    /// Appends a text with marked ranges. Marks are in ascending order; of overlapping marks, the first is used.
    static func write(
        _ text: String, _ marks: [Mark], in range: Range<Int>? = nil, to html: inout HTMLText
    ) {
        let scalars = Array(text.unicodeScalars)
        let whole = (range ?? 0..<scalars.count).clamped(to: 0..<scalars.count)
        var place = whole.lowerBound
        func part(_ range: Range<Int>) -> String {
            String(String.UnicodeScalarView(scalars[range]))
        }
        for mark in marks {
            let shown = mark.range.clamped(to: whole)
            if shown.isEmpty || shown.lowerBound < place { continue }
            html.write(part(place..<shown.lowerBound))
            html.element(mark.element, mark.attributes, part(shown))
            place = shown.upperBound
        }
        if place < whole.upperBound { html.write(part(place..<whole.upperBound)) }
    }

    /// Appends the part of a hit that contains the most matched text.
    ///
    /// - Parameter cells: the maximum width; a Han character takes two cells.
    static func snippet(_ hit: SearchHit, cells: Int = 420, to html: inout HTMLText) {
        let snippet = Snippet(text: hit.text, highlights: hit.highlights, cells: cells)
        if snippet.isCutBefore { html.write("…") }
        write(
            hit.text, hit.highlights.map { Mark(range: $0, element: "mark") }, in: snippet.range,
            to: &html)
        if snippet.isCutAfter { html.write("…") }
    }
}
