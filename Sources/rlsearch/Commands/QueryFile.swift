import ReportSearch
import SystemPackage

/// Files of queries: one a line, perhaps with an id and a tab before it.
enum QueryFile {
    /// A line of the file.
    struct Line {
        /// Its number, from 1.
        let number: Int
        /// What stands before the first tab; the number of the line where nothing does.
        let id: String
        /// The query, which may be empty.
        let text: String
    }

    /// What messages call the file.
    static func name(_ path: String) -> String { path == "-" ? "standard input" : path }

    /// The lines of a file, or of standard input for `-`, that have anything in them, at least one.
    static func queries(_ path: String) throws -> [Line] {
        var queries: [Line] = []
        for (index, line) in try lines(path).enumerated() {
            var line = line[...]
            // A byte order mark would become part of the first id.
            if index == 0 && line.first == "\u{FEFF}" { line.removeFirst() }
            if line.last == "\r" { line.removeLast() }
            if line.isEmpty { continue }
            // The last column is the query: other tools put a kind between.
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
            let hasID = columns.count > 1 && !columns[0].isEmpty
            queries.append(
                Line(
                    number: index + 1, id: hasID ? String(columns[0]) : String(index + 1),
                    text: String(columns[columns.count - 1])))
        }
        guard !queries.isEmpty else {
            throw ErrorMessageError(
                message: ErrorMessage(
                    "\(name(path)): no queries in it",
                    "write one a line, or an id, a tab and a query"))
        }
        return queries
    }

    private static func lines(_ path: String) throws -> [String] {
        if path == "-" {
            var input = InputLines()
            var lines: [String] = []
            while let line = try input.next() { lines.append(line) }
            return lines
        }
        let bytes: [UInt8]
        do throws(CorpusError) {
            bytes = try ReportReader.bytes(of: FilePath(path))
        } catch {
            throw ErrorMessageError(message: ErrorMessage(error))
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ErrorMessageError(message: ErrorMessage("\(path): not UTF-8"))
        }
        return text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
    }
}
