internal import ReportCorpus

/// Rows of text with columns of one width each, a Han character counted as two cells. Text that does not fit the
/// line's width goes on below, in its column.
package enum TextTable {
    private static let gap = 2
    /// A column of text is not made narrower than this.
    private static let minTextWidth = 10

    /// The lines of a table.
    ///
    /// - Parameters:
    ///   - numbers: the columns that are aligned to the right and never broken.
    ///   - width: cells of a line.
    package static func lines(
        _ header: [String], _ rows: [[String]], numbers: Set<Int>, width: Int
    ) -> [String] {
        let all = ([header] + rows).map { $0.map { PrintableText.of($0) } }
        let widths = fitted(
            header.indices.map { column in
                all.map { DisplayWidth.cells($0[column]) }.max() ?? 0
            }, numbers: numbers, width: width)
        return all.flatMap { row -> [String] in
            let cells = row.enumerated().map { column, text in
                widths[column] >= DisplayWidth.cells(text)
                    ? [text] : LineBreaks.lines(text, cells: max(2, widths[column]))
            }
            let height = cells.map(\.count).max() ?? 1
            return (0..<height).map { line in
                var result = ""
                for (column, lines) in cells.enumerated() {
                    let text = line < lines.count ? lines[line] : ""
                    if column > 0 { result += String(repeating: " ", count: gap) }
                    result += Cells.padded(
                        text, to: widths[column], isRight: numbers.contains(column))
                }
                while result.last == " " { result.removeLast() }
                return result
            }
        }
    }

    /// Widths that fit the line, if columns of text can be narrowed so far: the widest give way first.
    private static func fitted(_ widths: [Int], numbers: Set<Int>, width: Int) -> [Int] {
        var widths = widths
        var excess = widths.reduce(0, +) + gap * (widths.count - 1) - width
        while excess > 0 {
            let candidates = widths.indices.filter {
                !numbers.contains($0) && widths[$0] > minTextWidth
            }
            guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }
}
