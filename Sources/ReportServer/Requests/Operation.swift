package import ReportOutput
package import ReportSearch
internal import WebAddresses

/// Something that can be asked of the index. The API, the tables of pages, the tools of assistants and the document of
/// the API all read the list of operations.
package struct Operation: Sendable {
    package let name: String
    package let title: Message
    package let summary: Message
    package let parameters: [Parameter]
    /// The kinds of records that it answers with.
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

    package static func named(_ name: String) -> Operation? { all.first { $0.name == name } }
}

/// The answer of an operation.
package struct OperationAnswer: Sendable {
    /// The records, each a line of JSON.
    package var records: [String]
    /// The same as a table; nil if the records are no rows.
    package var table: Table?
    /// How many records there are, those beyond the limit included; nil if that is not counted.
    package var total: Int?
    /// The place of the next record, if there are more.
    package var next: Int?
    package var notes: [Message] = []

    package init(records: [String]) { self.records = records }

    /// The rows of a table from a place on.
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

/// The place in a long answer: the commit that gives it, to what, and how many records came before.
package struct Cursor: Equatable, Sendable {
    package let commit: String
    /// What was asked. With another request, the place would skip records that nobody has seen.
    package let request: String
    package let offset: Int

    package init(commit: String, request: String, offset: Int) {
        self.commit = commit
        self.request = request
        self.offset = offset
    }

    /// What a request asks, whatever its place, form and language.
    static func request(_ operation: String, _ items: QueryItems) -> String {
        let asked = ["cursor", "n", "format", "lang"].reduce(items) { $0.without($1) }
        return String(XXHash64.hash(Array((operation + asked.text).utf8)), radix: 36)
    }

    /// Reads what ``text`` writes; nil for anything else.
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
    /// A cursor that cannot be read, or belongs to another request.
    static var badCursor: Problem {
        var problem = Problem(400, "parameter", Message.badCursor, Message.beginAgain)
        problem.parameter = "cursor"
        return problem
    }
}

extension Arguments {
    /// How many records come before those that are asked for.
    func offset() throws(Problem) -> Int {
        guard let text = self["cursor"] else { return 0 }
        guard let cursor = Cursor(text) else { throw Problem.badCursor }
        return cursor.offset
    }
}
