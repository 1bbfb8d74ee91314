internal import ReportOutput

/// Series as lines over the years. Lines differ not only in colour, but also in their marks.
struct LineChart {
    private let rows: [FigureSeriesRow]
    private let years: [Int]
    private let unit: String
    private let language: Language
    /// The maximum number of lines: more could not be distinguished.
    private static let maxLines = 6
    private static let (width, plot, left) = (760, 240, 64)

    /// - Returns: nil if the series have values for fewer than two years. Only series with the unit of the first row
    ///   are drawn.
    init?(_ series: FigureSeriesTable, _ language: Language) {
        guard let first = series.rows.first else { return nil }
        unit = first.unit
        rows = Array(series.rows.filter { $0.unit == first.unit }.prefix(Self.maxLines))
        let drawn = Set(rows.flatMap(\.points.keys))
        guard let from = drawn.min(), let to = drawn.max(), from < to else { return nil }
        years = Array(from...to)
        self.language = language
    }

    private var title: String {
        rows.map(\.title).joined(separator: ", ") + (unit.isEmpty ? "" : " (\(unit))")
    }

    func write(to html: inout HTMLText) {
        html.element("figure", [("class", "chart")]) { figure in
            picture(to: &figure)
            figure.element("figcaption") { caption in
                for (index, row) in rows.enumerated() {
                    caption.element(
                        "span", [("class", "key s\(index)")], "\(Self.sign(index)) \(row.title)")
                    caption.write(" ")
                }
                caption.write(unit.isEmpty ? "" : "（\(unit)）")
            }
        }
    }

    /// The chart as a file, with its colours and the names of its lines in it.
    var file: String {
        var html = HTMLText()
        picture(withNames: true, to: &html)
        return ChartFile.text(html.text)
    }

    /// The mark at the points of a line.
    private static func sign(_ index: Int) -> String {
        ["●", "■", "▲", "◆", "○", "□"][index % 6]
    }

    private func picture(withNames: Bool = false, to html: inout HTMLText) {
        let numbers = rows.flatMap { $0.points.values.map { $0.number.double } }
        let low = min(0, numbers.min() ?? 0)
        let top = max(0, numbers.max() ?? 0)
        // If all values are 0, the axis still needs a length.
        let high = top > low ? top : 1
        func x(_ year: Int) -> Double {
            Double(Self.left) + 14
                + Double(year - years[0]) / Double(years.count - 1)
                * Double(Self.width - Self.left - 40)
        }
        func y(_ number: Double) -> Double {
            10 + Double(Self.plot) * (1 - (number - low) / (high - low))
        }
        func text(_ number: Double) -> String { DecimalFormat.fixed(number, digits: 1) }
        let height = Self.plot + 44 + (withNames ? rows.count * 20 : 0)
        ChartFile.svg(
            Self.width, height, Message.chartOf[language] + title, to: &html
        ) { svg in
            for part in 0...4 {
                let number = low + (high - low) * Double(part) / 4
                svg.element(
                    "line",
                    [
                        ("class", "axis"), ("x1", String(Self.left)), ("x2", String(Self.width)),
                        ("y1", text(y(number))), ("y2", text(y(number))), ("stroke-width", "0.5"),
                    ], "")
                svg.element(
                    "text",
                    [
                        ("x", String(Self.left - 5)), ("y", text(y(number) + 4)),
                        ("text-anchor", "end"),
                    ], ChartFile.number(number))
            }
            let skip = max(1, years.count / 14)
            for (place, year) in years.enumerated() where place % skip == 0 {
                svg.element(
                    "text",
                    [
                        ("x", text(x(year))), ("y", String(Self.plot + 30)),
                        ("text-anchor", "middle"),
                    ], String(year))
            }
            for (index, row) in rows.enumerated() {
                let points = row.points.sorted { $0.key < $1.key }
                svg.element(
                    "polyline",
                    [
                        ("class", "line l\(index)"), ("fill", "none"),
                        (
                            "points",
                            points.map { "\(text(x($0.key))),\(text(y($0.value.number.double)))" }
                                .joined(separator: " ")
                        ),
                    ], "")
                for (year, point) in points {
                    svg.element(
                        "text",
                        [
                            ("class", "s\(index)"), ("x", text(x(year))),
                            ("y", text(y(point.number.double))), ("text-anchor", "middle"),
                            ("dominant-baseline", "central"),
                        ]
                    ) { mark in
                        mark.write(Self.sign(index))
                        mark.element(
                            "title", "\(year) · \(row.title)：\(point.number.description)\(unit)")
                    }
                }
                guard withNames else { continue }
                svg.element(
                    "text",
                    [
                        ("class", "s\(index)"), ("x", String(Self.left)),
                        ("y", String(Self.plot + 52 + index * 20)),
                    ], "\(Self.sign(index)) \(row.title)")
            }
        }
    }
}
