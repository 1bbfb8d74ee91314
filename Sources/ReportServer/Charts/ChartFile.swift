internal import ReportOutput

/// The common parts of all charts: the frame, the numbers at the axes, and the file format.
enum ChartFile {
    /// Colours of lines and bars. A file needs its own, because it has no style sheet.
    private static let colours = ["#1f5fa8", "#b4531a", "#2f7d4f", "#6b4fa0", "#8a6d00", "#5b6575"]

    /// A chart as a separate SVG file, with its colours in it.
    static func text(_ picture: String) -> String {
        var style = "text{font:12px sans-serif;fill:#222}.light{fill:#fff}.axis{stroke:#999}"
        style += ".tile{fill:#1f5fa8}.empty{fill:#ddd}.line{stroke-width:2}"
        for (index, colour) in colours.enumerated() {
            style += ".s\(index){fill:\(colour)}.l\(index){stroke:\(colour)}"
        }
        var text = picture
        if let end = text.firstIndex(of: ">") {
            text.insert(contentsOf: "<style>\(style)</style>", at: text.index(after: end))
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text + "\n"
    }

    static func svg(
        _ width: Int, _ height: Int, _ title: String, to html: inout HTMLText,
        _ body: (inout HTMLText) -> Void
    ) {
        html.element(
            "svg",
            [
                ("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", "0 0 \(width) \(height)"),
                ("role", "img"), ("aria-label", title),
            ], body)
    }

    static func number(_ value: Double) -> String {
        value == value.rounded() && value.magnitude < 1e9
            ? String(Int(value)) : DecimalFormat.fixed(value, digits: value.magnitude < 10 ? 2 : 1)
    }
}
