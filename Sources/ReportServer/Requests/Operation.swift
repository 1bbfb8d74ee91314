package import ReportOutput
package import ReportSearch
internal import WebAddresses

/// A kind of request to the index. The list of operations defines the API and its description, the tables on pages, and
/// the tools for assistants.
package struct Operation: Sendable {
    package let name: String
    package let title: Message
    package let summary: Message
    package let parameters: [Parameter]
    /// The kinds of records in its answer.
    package let kinds: [RecordKind]
    /// Whether it reads the text of many reports, and so takes time.
    package var isSlow = false
    package let run: @Sendable (Arguments, CommitView, WorkLimits) throws -> OperationAnswer

    package init(
        _ name: String, _ title: Message, _ summary: Message, kinds: [RecordKind],
        isSlow: Bool = false, _ parameters: [Parameter],
        run: @escaping @Sendable (Arguments, CommitView, WorkLimits) throws -> OperationAnswer
    ) {
        self.name = name
        self.title = title
        self.summary = summary
        self.parameters = parameters
        self.kinds = kinds
        self.isSlow = isSlow
        self.run = run
    }

    /// All operations.
    package static let all: [Operation] =
        [.search, .show, .facets, .freq, .kwic, .collocates, .keywords, .figures]
        + [.compare, .reuse, .audit, .promises, .why, .stats]

}

/// The answer of an operation.
package struct OperationAnswer: Sendable {
    /// The records, each one line of JSON.
    package var records: [String]
    /// The same as a table; nil if the records are not rows.
    package var table: Table?
    /// The total number of records, including those beyond the limit; nil if it was not counted.
    package var total: Int?
    /// The offset of the next record, if there are more.
    package var next: Int?
    package var notes: [Message] = []

    package init(records: [String]) { self.records = records }

    /// The rows of a table from an offset on.
    package init(_ table: Table, from offset: Int = 0, limit: Int? = nil) {
        let end = min(table.rowCount, offset + (limit ?? table.rowCount))
        let shown = table.rows(min(offset, end)..<end)
        self.table = shown
        if offset == 0 && end == table.rowCount { self.table?.totals = table.totals }
        records = (0..<shown.rowCount).map { shown.record($0).json }
        total = table.rowCount
        next = end < table.rowCount ? end : nil
    }
}

/// The position in a long answer: the commit, the request, and the number of earlier records.
package struct Cursor: Equatable, Sendable {
    package let commit: String
    /// A hash of the request. A cursor is refused for another request, because its offset would skip records that the
    /// client has not seen.
    package let request: String
    package let offset: Int

    package init(commit: String, request: String, offset: Int) {
        self.commit = commit
        self.request = request
        self.offset = offset
    }

    /// Identifies a request, without its position, page size, format and language.
    static func request(_ operation: String, _ items: QueryItems) -> String {
        let asked = ["cursor", "n", "format", "lang"].reduce(items) { $0.without($1) }
        return String(XXHash64.hash(Array((operation + asked.text).utf8)), radix: 36)
    }

    /// Parses the form that ``text`` writes; nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, text.utf8.count <= 64, let offset = Int(parts[2]),
            (0...10_000_000).contains(offset), String(offset) == parts[2]
        else { return nil }
        self.init(commit: String(parts[0]), request: String(parts[1]), offset: offset)
    }

    package var text: String { "\(commit).\(request).\(offset)" }
}

extension Problem {
    /// The problem of a cursor that cannot be parsed, or that belongs to another request.
    static var badCursor: Problem {
        var problem = Problem(400, "parameter", Message.badCursor, Message.beginAgain)
        problem.parameter = "cursor"
        return problem
    }
}

extension Arguments {
    /// The number of records before the requested ones.
    func offset() throws(Problem) -> Int {
        guard let text = self["cursor"] else { return 0 }
        guard let cursor = Cursor(text) else { throw Problem.badCursor }
        return cursor.offset
    }
}
