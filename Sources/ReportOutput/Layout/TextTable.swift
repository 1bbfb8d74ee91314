internal import ReportCorpus

/// Lays out rows of text in columns; a Han character takes two cells. Text that is too wide is wrapped inside its
/// column.
package struct TextTable: Sendable {
    /// The space between columns, in cells.
    static let gap = 2
    /// The minimum widths of a text column in cells: the usual one, and one for tables that would not fit otherwise.
    private static let minTextWidths = [10, 6]

    private let widths: [Int]
    private let numbers: Set<Int>

    /// Fits the columns to some rows.
    ///
    /// - Parameters:
    ///   - numbers: the columns that are aligned to the right and never wrapped.
    ///   - width: the width of a line in cells.
    package init(_ rows: [[String]], columns: Int, numbers: Set<Int>, width: Int) {
        self.numbers = numbers
        widths = Self.fitted(
            (0..<columns).map { column in
                rows.map { DisplayWidth.cells(PrintableText.of($0[column])) }.max() ?? 0
            }, numbers: numbers, width: width)
    }

    /// Columns of given widths of text, in cells.
    init(columns widths: [Int]) {
        self.widths = widths
        numbers = []
    }

    /// The width of a line in cells. It is above the width to fit if there are too many columns.
    var width: Int { widths.reduce(0, +) + Self.gap * max(0, widths.count - 1) }

    /// The lines of a table with a header, fitted to all of its rows.
    ///
    /// - Parameters:
    ///   - numbers: the columns that are aligned to the right and never wrapped.
    ///   - width: the width of a line in cells.
    package static func lines(
        _ header: [String], _ rows: [[String]], numbers: Set<Int>, width: Int
    ) -> [String] {
        let all = [header] + rows
        let table = TextTable(all, columns: header.count, numbers: numbers, width: width)
        return all.flatMap(table.lines)
    }

    /// The lines of a row.
    package func lines(_ row: [String]) -> [String] {
        let cells = row.enumerated().map { column, text in
            let text = PrintableText.of(text)
            return widths[column] >= DisplayWidth.cells(text)
                ? [text] : LineBreaks.lines(text, cells: max(2, widths[column]))
        }
        let height = cells.map(\.count).max() ?? 1
        return (0..<height).map { line in
            // Bytes: appending to a string, and looking for its last character, cost more than everything else here.
            var result: [UInt8] = []
            for (column, lines) in cells.enumerated() {
                let text = line < lines.count ? lines[line] : ""
                let pad = max(0, widths[column] - DisplayWidth.cells(text))
                if column > 0 { result.append(contentsOf: repeatElement(0x20, count: Self.gap)) }
                let isRight = numbers.contains(column)
                if isRight { result.append(contentsOf: repeatElement(0x20, count: pad)) }
                result.append(contentsOf: text.utf8)
                if !isRight { result.append(contentsOf: repeatElement(0x20, count: pad)) }
            }
            while result.last == 0x20 { result.removeLast() }
            return String(decoding: result, as: UTF8.self)
        }
    }

    /// Column widths that fit the line where possible. The widest text columns are narrowed first.
    private static func fitted(_ widths: [Int], numbers: Set<Int>, width: Int) -> [Int] {
        var widths = widths
        var excess = widths.reduce(0, +) + gap * (widths.count - 1) - width
        for minWidth in minTextWidths {
            while excess > 0 {
                let candidates = widths.indices.filter {
                    !numbers.contains($0) && widths[$0] > minWidth
                }
                guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
                widths[widest] -= 1
                excess -= 1
            }
        }
        return widths
    }
}
