import ReportSearch

/// Rows of text with columns of one width each, a Han character counted as two cells.
enum TextTable {
    /// The lines of a table.
    ///
    /// - Parameters:
    ///   - numbers: the columns that stand to the right.
    static func lines(_ header: [String], _ rows: [[String]], numbers: Set<Int>) -> [String] {
        let all = ([header] + rows).map { $0.map(Terminal.printable) }
        let widths = header.indices.map { column in
            all.map { DisplayWidth.cells($0[column]) }.max() ?? 0
        }
        return all.map { row in
            var line = ""
            for (column, text) in row.enumerated() {
                let pad = String(repeating: " ", count: widths[column] - DisplayWidth.cells(text))
                line +=
                    (column > 0 ? "  " : "") + (numbers.contains(column) ? pad + text : text + pad)
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }
}
