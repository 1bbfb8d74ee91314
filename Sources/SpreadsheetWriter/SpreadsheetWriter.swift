import CXLSXWriter

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// `rlsearch-xlsx PATH`: makes an XLSX file from the rows on standard input.
///
/// A row is a line with tabs between its cells. A cell is `n` and a number, or `s` and a text with the escapes `\\`,
/// `\t` and `\n`. The first row has the titles. The file is written under a temporary name and then renamed, so an
/// existing file is unchanged if the disk is full.
@main
enum SpreadsheetWriter {
    /// The maximum width of a column, in half-width characters.
    private static let maxColumnWidth = 60
    /// The maximum number of Unicode scalars in a cell of Excel.
    private static let maxCellLength = 32_767

    static func main() {
        guard CommandLine.arguments.count == 2 else {
            fail("usage: rlsearch-xlsx PATH < rows")
        }
        let path = CommandLine.arguments[1]
        let temporary = "\(path).\(getpid()).tmp"
        guard let workbook = unsafe workbook_new(temporary),
            let sheet = unsafe workbook_add_worksheet(workbook, nil),
            let title = unsafe workbook_add_format(workbook),
            let wrapped = unsafe workbook_add_format(workbook)
        else { fail("no memory for a workbook") }
        unsafe format_set_bold(title)
        unsafe format_set_align(wrapped, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        unsafe format_set_text_wrap(wrapped)
        var widths: [Int] = []
        var row: UInt32 = 0
        while let line = readLine() {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            for (column, cell) in cells.enumerated() {
                let text = unescaped(cell.dropFirst())
                if column >= widths.count { widths.append(8) }
                widths[column] = max(widths[column], min(maxColumnWidth, width(text) + 2))
                if cell.first == "n", let number = Double(text) {
                    unsafe _ = worksheet_write_number(sheet, row, UInt16(column), number, nil)
                } else {
                    unsafe _ = worksheet_write_string(
                        sheet, row, UInt16(column), fitted(text),
                        row == 0 ? title : wrapped)
                }
            }
            row += 1
        }
        for (column, width) in widths.enumerated() {
            unsafe _ = worksheet_set_column(
                sheet, UInt16(column), UInt16(column), Double(width), nil)
        }
        unsafe worksheet_freeze_panes(sheet, 1, 0)
        if row > 1, !widths.isEmpty {
            unsafe _ = worksheet_autofilter(sheet, 0, 0, row - 1, UInt16(widths.count - 1))
        }
        let result = unsafe workbook_close(workbook)
        if result != LXW_NO_ERROR {
            unsafe unlink(temporary)
            fail("\(path): \(unsafe String(cString: lxw_strerror(result)))")
        }
        if unsafe rename(temporary, path) != 0 {
            // `unlink` may change `errno`.
            let reason = unsafe String(cString: strerror(errno))
            unsafe unlink(temporary)
            fail("\(path): \(reason)")
        }
    }

    /// A text that fits in a cell: the end of a longer one is replaced by `…`.
    private static func fitted(_ text: String) -> String {
        guard text.unicodeScalars.count > maxCellLength else { return text }
        var start = String.UnicodeScalarView(text.unicodeScalars.prefix(maxCellLength - 1))
        start.append("…")
        return String(start)
    }

    private static func unescaped(_ text: Substring) -> String {
        guard text.contains("\\") else { return String(text) }
        var result = String.UnicodeScalarView()
        var isEscaped = false
        for scalar in text.unicodeScalars {
            if isEscaped {
                result.append(scalar == "t" ? "\t" : scalar == "n" ? "\n" : scalar)
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// An estimate of the width of a text in half-width characters: Latin letters count once, other characters twice.
    private static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x300 ? 1 : 2) }
    }

    private static func fail(_ message: String) -> Never {
        let line = Array("rlsearch-xlsx: \(message)\n".utf8)
        _ = unsafe write(STDERR_FILENO, line, line.count)
        exit(2)
    }
}
