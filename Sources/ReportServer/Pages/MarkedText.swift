internal import ReportOutput
internal import ReportSearch

/// Text with marks in it.
enum MarkedText {
    /// A stretch of text that is marked, and how.
    struct Mark {
        /// Unicode scalars of the text.
        let range: Range<Int>
        let element: String
        var attributes: [(String, String)] = []
    }

    /// Appends a text in which stretches are marked. Marks are in order; where two overlap, the first counts.
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

    /// Appends the passage of a hit that shows most of what matched.
    static func snippet(_ hit: SearchHit, cells: Int = 420, to html: inout HTMLText) {
        let snippet = Snippet(text: hit.text, highlights: hit.highlights, cells: cells)
        if snippet.isCutBefore { html.write("…") }
        write(
            hit.text, hit.highlights.map { Mark(range: $0, element: "mark") }, in: snippet.range,
            to: &html)
        if snippet.isCutAfter { html.write("…") }
    }
}
