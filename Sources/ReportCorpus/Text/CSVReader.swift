internal import SystemPackage

/// Reads comma-separated values (RFC 4180): quoted fields may contain commas, quotes and line breaks.
struct CSVReader {
    /// A row and the number of its first line, from 1.
    struct Row {
        let line: Int
        let fields: [String]
    }

    /// The error for a quoted field that is not closed.
    struct OpenQuote: Error {
        /// The line with the opening quote, from 1.
        let line: Int
    }

    /// The rows of a text. Empty lines are skipped.
    ///
    /// - Complexity: O(text).
    static func rows(_ text: String) throws(OpenQuote) -> [Row] {
        var rows: [Row] = []
        var fields: [String] = []
        var field = String.UnicodeScalarView()
        var (line, rowLine, quoteLine) = (1, 1, 1)
        var (isQuoted, isAfterQuote) = (false, false)
        func isEmptyRow() -> Bool { fields.isEmpty && field.isEmpty && !isAfterQuote }
        func endField() {
            fields.append(String(field))
            field = String.UnicodeScalarView()
            isAfterQuote = false
        }
        func endRow() {
            if !isEmptyRow() {
                endField()
                rows.append(Row(line: rowLine, fields: fields))
                fields = []
            }
            rowLine = line
        }
        for scalar in text.unicodeScalars {
            if scalar == "\n" { line += 1 }
            switch scalar {
            case "\"" where isQuoted: (isQuoted, isAfterQuote) = (false, true)
            case "\"" where isAfterQuote:
                // Two quotes inside a quoted field are one quote.
                field.append(scalar)
                (isQuoted, isAfterQuote) = (true, false)
            case "\"" where field.isEmpty: (isQuoted, quoteLine) = (true, line)
            case _ where isQuoted: field.append(scalar)
            case ",": endField()
            case "\n": endRow()
            case "\r": break
            default: field.append(scalar)
            }
        }
        if isQuoted { throw OpenQuote(line: quoteLine) }
        endRow()
        return rows
    }
}

extension CSVReader {
    /// The rows of a file in any supported encoding.
    ///
    /// - Parameter path: the path of the file, for errors.
    static func rows(of bytes: [UInt8], path: FilePath) throws(CorpusError) -> [Row] {
        let text = try ReportReader().text(bytes, path: path)
        do {
            return try rows(text)
        } catch {
            throw .malformedTable(path: path.string, line: error.line, .unclosedQuotation)
        }
    }
}
