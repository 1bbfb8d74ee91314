internal import ReportCorpus

/// Lays out rows of text in columns; a Han character takes two cells. Text that is too wide is wrapped inside its
/// column.
package struct TextTable: Sendable {
    /// The space between columns, in cells.
    static let gap = 2
    /// The minimum widths of a text column in cells: the default, and a smaller one for tables that would not fit
    /// otherwise.
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

    /// The width of a line in cells. It exceeds the given width if there are too many columns.
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
        var text: [UInt8] = []
        append(row, to: &text)
        return text.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
    }

    /// Appends the lines of a row in UTF-8, each with a line feed.
    func append(_ row: [String], to text: inout [UInt8]) {
        // Most rows take one line and need no list of lines.
        let start = text.count
        for (column, cell) in row.enumerated() {
            let cell = PrintableText.of(cell)
            let pad = widths[column] - DisplayWidth.cells(cell)
            if pad < 0 {
                text.removeLast(text.count - start)
                return appendWrapped(row, to: &text)
            }
            append(cell, pad: pad, column, to: &text)
        }
        endLine(from: start, of: &text)
    }

    private func appendWrapped(_ row: [String], to text: inout [UInt8]) {
        let cells = row.enumerated().map { column, text in
            let text = PrintableText.of(text)
            return widths[column] >= DisplayWidth.cells(text)
                ? [text] : LineBreaks.lines(text, cells: max(2, widths[column]))
        }
        for line in 0..<(cells.map(\.count).max() ?? 1) {
            let start = text.count
            for (column, lines) in cells.enumerated() {
                let cell = line < lines.count ? lines[line] : ""
                append(
                    cell, pad: max(0, widths[column] - DisplayWidth.cells(cell)), column, to: &text)
            }
            endLine(from: start, of: &text)
        }
    }

    private func append(_ cell: String, pad: Int, _ column: Int, to text: inout [UInt8]) {
        if column > 0 { text.append(contentsOf: repeatElement(0x20, count: Self.gap)) }
        let isRight = numbers.contains(column)
        if isRight { text.append(contentsOf: repeatElement(0x20, count: pad)) }
        text.append(contentsOf: cell.utf8)
        if !isRight { text.append(contentsOf: repeatElement(0x20, count: pad)) }
    }

    /// Ends the line that begins at an offset, and removes the spaces at its end.
    private func endLine(from start: Int, of text: inout [UInt8]) {
        while text.count > start, text.last == 0x20 { text.removeLast() }
        text.append(0x0A)
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
