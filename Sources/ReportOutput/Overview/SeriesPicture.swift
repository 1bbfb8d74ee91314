internal import ReportCorpus

/// A series of yearly values as a small line chart in SVG. The chart has the first level of each year that is a result;
/// targets, changes and ranges are left out.
/// A number that is not exact is a hollow circle.
struct SeriesPicture {
    private struct Point {
        let year: Int
        let value: Double
        let text: String
        /// Whether the report states the number exactly, without 约, 近 or 以上.
        let isExact: Bool
    }

    private static let width = 120.0
    private static let height = 32.0
    private static let margin = 4.0

    private let points: [Point]

    init(_ figures: [PlacedFigure]) {
        var points: [Int: Point] = [:]
        for placed in figures {
            let figure = placed.figure
            guard let year = placed.metadata.year?.value, points[year] == nil,
                figure.role == .result, figure.change == nil, figure.upper == nil,
                let amount = figure.amount
            else { continue }
            points[year] = Point(
                year: year, value: amount.double, text: placed.text,
                isExact: figure.qualifier == .exact)
        }
        self.points = points.values.sorted { $0.year < $1.year }
    }

    /// Appends the picture; nothing if there are fewer than two values.
    func write(to html: inout HTMLText) {
        guard let first = points.first, let last = points.last, points.count > 1 else { return }
        let values = points.map(\.value)
        let (least, most) = (min(0, values.min() ?? 0), max(0, values.max() ?? 0))
        func place(_ point: Point) -> (x: String, y: String) {
            let years = Double(last.year - first.year)
            let across = Double(point.year - first.year) / years
            let up = most > least ? (point.value - least) / (most - least) : 0
            return (
                DecimalFormat.fixed(
                    Self.margin + across * (Self.width - 2 * Self.margin), digits: 1),
                DecimalFormat.fixed(
                    Self.height - Self.margin - up * (Self.height - 2 * Self.margin), digits: 1)
            )
        }
        let name =
            points.map { "\($0.year): \($0.text)" }.joined(separator: ", ")
        html.element(
            "svg",
            [
                ("class", "series"), ("viewBox", "0 0 \(Int(Self.width)) \(Int(Self.height))"),
                ("role", "img"), ("aria-label", name),
            ]
        ) { svg in
            let line = points.map { point in
                let (x, y) = place(point)
                return "\(x),\(y)"
            }.joined(separator: " ")
            svg.element("polyline", [("class", "edge"), ("points", line)])
            for point in points {
                let (x, y) = place(point)
                let style = point.isExact ? "node" : "node inexact"
                svg.element("circle", [("class", style), ("cx", x), ("cy", y), ("r", "2.5")]) {
                    $0.element("title", "\(point.year): \(point.text)")
                }
            }
        }
    }
}
