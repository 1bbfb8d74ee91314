internal import ReportCorpus
internal import TextBasics

extension Output {
    /// Notes which spellings of indicators were joined; the first five if there are more.
    package func note(joined spellings: [(name: String, spellings: [String])]) {
        let shown = 5
        for series in spellings.prefix(shown) { note(.joined(series.name, series.spellings)) }
        if spellings.count > shown { note(.joinedMore(spellings.count - shown)) }
    }
}

extension FigureGroups {
    /// A bar chart of each row that has values in several columns. Ranges are left out.
    ///
    /// - Parameter width: the width of a line in cells.
    package func chart(width: Int) -> [String] {
        var lines: [String] = []
        for series in self.series where series.points.count > 1 {
            lines += ["", series.title]
            let maximum = series.points.map { abs($0.value) }.max() ?? 0
            let names = series.points.map { DisplayWidth.cells($0.column) }.max() ?? 0
            for point in series.points {
                let room = max(1, width - names - 16)
                let length =
                    maximum > 0 ? Int((abs(point.value) / maximum * Double(room)).rounded()) : 0
                lines.append(
                    "  " + Cells.padded(point.column, to: names) + " "
                        + String(repeating: "█", count: length) + " " + point.text)
            }
        }
        return lines.map { PrintableText.of($0) }
    }
}
