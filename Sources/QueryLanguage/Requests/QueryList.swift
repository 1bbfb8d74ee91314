/// A list of queries: one per line, optionally preceded by an id and a tab.
public struct QueryList: Sendable {
    /// A line of the list.
    public struct Line: Sendable {
        /// The line number, from 1.
        public let number: Int
        /// The text before the first tab, or the line number if there is no tab.
        public let id: String
        /// The query; may be empty.
        public let text: String
    }

    /// The lines that are not empty.
    public let lines: [Line]

    /// Reads the lines of a list.
    public init(_ lines: [String]) {
        var read: [Line] = []
        for (index, line) in lines.enumerated() {
            var line = line[...]
            // A byte order mark would become part of the first id.
            if index == 0 && line.first == "\u{FEFF}" { line.removeFirst() }
            if line.last == "\r" { line.removeLast() }
            if line.isEmpty { continue }
            // The last column is the query: other tools put a column for the kind in between.
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
            let hasID = columns.count > 1 && !columns[0].isEmpty
            read.append(
                Line(
                    number: index + 1, id: hasID ? String(columns[0]) : String(index + 1),
                    text: String(columns[columns.count - 1])))
        }
        self.lines = read
    }

    /// Reads the lines of a text, separated by LF.
    public init(text: String) {
        self.init(
            text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
                .map { String(Substring($0)) })
    }
}
