internal import ReportOutput

/// A chart of a table that is grouped by one key: bars, or, for provinces, a grid of tiles that resembles a map.
struct TableChart {
    private struct Series {
        let name: String
        var values: [String: Double] = [:]
    }

    private let labels: [String]
    private let series: [Series]
    private let isMap: Bool
    private let language: Language
    private let title: String

    /// - Returns: nil if the table is not grouped by exactly one key, has no number to draw, or has fewer than two
    ///   rows. A table by province may have one row.
    init?(_ table: Table, _ keys: [GroupKey], _ language: Language) {
        guard keys.count == 1, let key = keys.first, table.rowCount > 1 || key == .province,
            let labelColumn = table.columns.first(where: { $0.field?.rawValue == key.rawValue }),
            let number = table.columns.first(where: { $0.field == .per10k })
                ?? table.columns.first(where: { $0.field == .reports })
        else { return nil }
        let terms = table.columns.first { $0.field == .term }
        var (labels, series) = ([] as [String], [] as [Series])
        for row in 0..<table.rowCount {
            let label = Table.shown(labelColumn.cells[row], of: labelColumn.field, in: language)
            let name = terms?.cells[row].cell ?? number.title[language]
            if !labels.contains(label) { labels.append(label) }
            let place = series.firstIndex { $0.name == name } ?? series.count
            if place == series.count { series.append(Series(name: name)) }
            series[place].values[label] = number.cells[row].double ?? 0
        }
        if key == .year { labels.sort() }
        self.labels = Array(labels.prefix(60))
        self.series = Array(series.prefix(6))
        self.language = language
        let isOnMap = labels.contains { label in
            Self.grid.contains { label.hasPrefix($0.name) }
        }
        isMap = key == .province && series.count == 1 && isOnMap
        title = number.title[language] + " · " + Message.groupKey(key)[language]
    }

    func write(to html: inout HTMLText) {
        html.element("figure", [("class", "chart")]) { figure in
            isMap ? map(to: &figure) : bars(to: &figure)
            figure.element("figcaption") { caption in
                caption.write(title)
                if series.count > 1 {
                    caption.write(" ")
                    for (index, one) in series.enumerated() {
                        caption.element("span", [("class", "key s\(index)")], "■ " + one.name)
                        caption.write(" ")
                    }
                }
            }
        }
    }

    /// The chart as a separate SVG file that contains its colours.
    var file: String {
        var html = HTMLText()
        isMap ? map(to: &html) : bars(to: &html)
        return ChartFile.text(html.text)
    }

    // MARK: Bars

    private func bars(to html: inout HTMLText) {
        let maximum = max(series.flatMap { $0.values.values }.max() ?? 0, .leastNonzeroMagnitude)
        let (width, plot, left) = (760, 220, 46)
        let step = Double(width - left) / Double(max(1, labels.count))
        let bar = max(2, min(40, step * 0.8 / Double(series.count)))
        ChartFile.svg(width, plot + 50, Message.chartOf[language] + title, to: &html) { svg in
            for part in 0...4 {
                let y = 10 + plot - plot * part / 4
                svg.element(
                    "line",
                    [
                        ("class", "axis"), ("x1", String(left)), ("x2", String(width)),
                        ("y1", String(y)), ("y2", String(y)), ("stroke-width", "0.5"),
                    ], "")
                svg.element(
                    "text",
                    [("x", String(left - 5)), ("y", String(y + 4)), ("text-anchor", "end")],
                    ChartFile.number(maximum * Double(part) / 4))
            }
            for (place, label) in labels.enumerated() {
                let start =
                    Double(left) + step * Double(place)
                    + (step - bar * Double(series.count)) / 2
                for (index, one) in series.enumerated() {
                    let value = one.values[label] ?? 0
                    let height = Double(plot) * value / maximum
                    svg.element(
                        "rect",
                        [
                            ("class", "s\(index)"),
                            ("x", DecimalFormat.fixed(start + bar * Double(index), digits: 1)),
                            ("y", DecimalFormat.fixed(10 + Double(plot) - height, digits: 1)),
                            ("width", DecimalFormat.fixed(bar * 0.92, digits: 1)),
                            ("height", DecimalFormat.fixed(height, digits: 1)),
                        ]
                    ) { $0.element("title", "\(label) · \(one.name)：\(ChartFile.number(value))") }
                }
                let skip = max(1, labels.count / 14)
                if place % skip == 0 {
                    svg.element(
                        "text",
                        [
                            (
                                "x",
                                DecimalFormat.fixed(
                                    start + bar * Double(series.count) / 2, digits: 1)
                            ),
                            ("y", String(plot + 28)), ("text-anchor", "middle"),
                        ], Cells.beginning(8, of: label))
                }
            }
        }
    }

    // MARK: The grid of provinces

    /// The positions of provinces in the grid: column and row.
    private static let grid: [(name: String, column: Int, row: Int)] = [
        ("黑龙江", 8, 0), ("新疆", 0, 1), ("内蒙古", 5, 1), ("吉林", 8, 1), ("甘肃", 2, 2), ("宁夏", 3, 2),
        ("山西", 4, 2), ("河北", 5, 2), ("北京", 6, 2), ("天津", 7, 2), ("辽宁", 8, 2), ("西藏", 0, 3),
        ("青海", 1, 3), ("陕西", 3, 3), ("河南", 4, 3), ("山东", 6, 3), ("四川", 2, 4), ("重庆", 3, 4),
        ("湖北", 4, 4), ("安徽", 5, 4), ("江苏", 6, 4), ("上海", 7, 4), ("云南", 2, 5), ("贵州", 3, 5),
        ("湖南", 4, 5), ("江西", 5, 5), ("浙江", 6, 5), ("广西", 3, 6), ("广东", 4, 6), ("福建", 5, 6),
        ("台湾", 7, 6), ("海南", 3, 7), ("澳门", 4, 7), ("香港", 5, 7),
    ]

    private func map(to html: inout HTMLText) {
        let values = series.first?.values ?? [:]
        let maximum = max(values.values.max() ?? 0, .leastNonzeroMagnitude)
        let size = 62
        ChartFile.svg(
            9 * size, 8 * size, Message.chartOf[language] + title, to: &html
        ) { svg in
            for tile in Self.grid {
                let value = values.first { $0.key.hasPrefix(tile.name) }?.value
                let (x, y) = (tile.column * size, tile.row * size)
                let shade = value.map { 0.12 + 0.88 * $0 / maximum } ?? 1
                svg.element(
                    "rect",
                    [
                        ("class", value == nil ? "empty" : "tile"), ("x", String(x + 2)),
                        ("y", String(y + 2)), ("width", String(size - 4)),
                        ("height", String(size - 4)), ("rx", "6"),
                        ("fill-opacity", DecimalFormat.fixed(shade, digits: 2)),
                    ]
                ) { $0.element("title", "\(tile.name)：\(value.map(ChartFile.number) ?? "–")") }
                let isDark = value != nil && shade > 0.55
                for (line, text) in [tile.name, value.map(ChartFile.number) ?? "–"].enumerated() {
                    svg.element(
                        "text",
                        [
                            ("x", String(x + size / 2)), ("y", String(y + 27 + line * 17)),
                            ("text-anchor", "middle"), ("class", isDark ? "light" : "label"),
                        ], text)
                }
            }
        }
    }
}
