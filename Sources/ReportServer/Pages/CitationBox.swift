internal import ReportOutput
internal import ReportSearch

/// A citation to copy, in both formats.
enum CitationBox {
    static func write(_ place: ParagraphPlace, _ language: Language, to html: inout HTMLText) {
        html.element("details", [("class", "cite")]) { details in
            details.element("summary", Message.cite[language])
            for (name, text) in [
                (Message.gbt7714, Citation.standard(place)),
                (.plainCitation, Citation.text(place)),
            ] {
                details.element("p") { line in
                    line.element("small", name[language])
                    line.write(" ")
                    line.element("span", [("class", "citation"), ("lang", "zh-Hans")], text)
                    line.write(" ")
                    line.element(
                        "button", [("type", "button"), ("data-copy", text), ("hidden", "")],
                        Message.copy[language])
                }
            }
        }
    }
}
