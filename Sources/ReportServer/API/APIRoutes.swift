internal import ReportOutput
internal import ReportSearch
internal import WebAddresses

/// The URLs of the API: one for each operation, and one for the description.
enum APIRoutes {
    static let prefix = "/api/v1"

    static var all: [Routes.Route] {
        let operations = Operation.all.map { operation in
            Routes.Route(path: "\(prefix)/\(operation.name)") { try answer(operation, $0) }
        }
        return operations + [
            Routes.Route(path: "\(prefix)/openapi.json") { _ in
                WebAnswer(OpenAPI.text, type: "application/json")
            }
        ]
    }

    /// The formats of an answer.
    enum Form: String, CaseIterable {
        /// One object with the records in an array.
        case json
        /// One record per line.
        case ndjson
        case csv, xlsx

        var contentType: String {
            switch self {
            case .json: "application/json"
            case .ndjson: "application/x-ndjson"
            case .csv: "text/csv; charset=utf-8"
            case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            }
        }
    }

    /// Parameters of every URL.
    static let common: [Parameter] = [
        Parameter("format", .choice(Form.allCases.map(\.rawValue)), Message.formatMeaning),
        Parameter("lang", .choice(Language.allCases.map(\.rawValue)), Message.languageMeaning),
    ]

    private static func answer(_ operation: Operation, _ request: PageRequest) throws -> WebAnswer {
        let common = try Arguments(request.items, of: Self.common, isStrict: false)
        let arguments = try Arguments(
            request.items, of: operation.parameters, others: Set(Self.common.map(\.name)))
        let asked = Cursor.request(operation.name, request.items)
        let view = try commit(arguments, request, asked)
        let answer = try operation.run(arguments, view, request.limits)
        let form = common["format"].flatMap(Form.init(rawValue:)) ?? accepted(request.web.accepts)
        return try self.answer(answer, operation, form, view, asked, request.language)
    }

    /// The commit that the cursor names; without a cursor, the newest one.
    private static func commit(
        _ arguments: Arguments, _ request: PageRequest, _ asked: String
    ) throws -> CommitView {
        guard let text = arguments["cursor"] else { return request.view }
        guard let cursor = Cursor(text), cursor.request == asked else { throw Problem.badCursor }
        if cursor.commit == request.view.tag { return request.view }
        guard let view = request.commit(cursor.commit) else {
            throw Problem(410, "cursor", Message.cursorIsOld, Message.beginAgain)
        }
        return view
    }

    private static func accepted(_ header: String) -> Form {
        if header.contains("application/x-ndjson") { return .ndjson }
        return header.contains("text/csv") ? .csv : .json
    }

    private static func answer(
        _ answer: OperationAnswer, _ operation: Operation, _ form: Form, _ view: CommitView,
        _ asked: String, _ language: Language
    ) throws -> WebAnswer {
        switch form {
        case .json:
            let next = answer.next.map { Cursor(commit: view.tag, request: asked, offset: $0).text }
            let members: [(String, JSONText)] = [
                ("schema", .int(Record.schema)), ("operation", .string(operation.name)),
                ("commit", .int(Int(view.generation))), ("total", JSONText(answer.total)),
                ("next", JSONText(next)),
                ("notes", .array(answer.notes.map { .string($0[language]) })),
            ]
            let head = String(JSONText.object(members).text.dropLast())
            return WebAnswer(
                head + ",\"records\":[" + answer.records.joined(separator: ",") + "]}\n",
                type: form.contentType)
        case .ndjson:
            var web = WebAnswer("", type: form.contentType)
            web.body = .lines(answer.records)
            return web
        case .csv, .xlsx: return try TableFile.answer(answer.table, operation, form, language)
        }
    }
}

/// Tables as files for download.
enum TableFile {
    /// - Throws: a problem if the answer is not a table, or if the spreadsheet cannot be made.
    static func answer(
        _ table: Table?, _ operation: Operation, _ form: APIRoutes.Form, _ language: Language
    ) throws -> WebAnswer {
        guard let table else { throw Problem(406, "format", Message.noTable, Message.takeJSON) }
        var answer: WebAnswer
        if form == .csv {
            let rows = [table.csvHeader] + (0..<table.rowCount).map(table.csvRow)
            answer = WebAnswer(
                "\u{FEFF}" + rows.map { CSVText.row($0.map(safe)) + "\r\n" }.joined(),
                type: form.contentType)
        } else {
            answer = WebAnswer(
                bytes: try Workbook.bytes(table, language: language), type: form.contentType)
        }
        answer.headers.append(
            (
                "Content-Disposition",
                "attachment; filename=\"rlsearch-\(operation.name).\(form.rawValue)\""
            ))
        return answer
    }

    /// A cell that no spreadsheet program interprets as a formula.
    private static func safe(_ cell: String) -> String {
        guard let first = cell.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first),
            Double(cell) == nil
        else { return cell }
        return "'" + cell
    }
}
