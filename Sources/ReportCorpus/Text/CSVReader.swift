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
    /// - Parameter separator: what separates fields.
    /// - Complexity: O(text).
    static func rows(
        _ text: String, separator: Unicode.Scalar = ","
    ) throws(OpenQuote) -> [Row] {
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
            case separator: endField()
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
    /// - Parameters:
    ///   - path: the path of the file, for errors.
    ///   - detectsSeparator: whether tabs or semicolons may separate fields, as some programs write them, where the first
    ///     lines have no comma.
    static func rows(
        of bytes: [UInt8], path: FilePath, detectsSeparator: Bool = false
    ) throws(CorpusError) -> [Row] {
        let text = try ReportReader().text(bytes, path: path)
        let head = text.split(whereSeparator: \.isNewline).prefix(3)
        var separator: Unicode.Scalar = ","
        if detectsSeparator, !head.contains(where: { $0.contains(",") }) {
            separator =
                ["\t", ";", "；"].first { mark in
                    head.contains { $0.unicodeScalars.contains(mark) }
                } ?? ","
        }
        do {
            return try rows(text, separator: separator)
        } catch {
            throw .malformedTable(path: path.string, line: error.line, .unclosedQuotation)
        }
    }
}
