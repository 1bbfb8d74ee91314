internal import ReportAnalysis
internal import ReportOutput
internal import ReportSearch
internal import WebAddresses

/// The pages of tables over many reports.
enum TablePage {
    /// The operations that are tables.
    static let operations: [Operation] = [
        .figures, .series, .freq, .facets, .kwic, .collocates, .keywords, .promises, .audit,
        .reuse,
    ]
    /// The maximum number of rows on a page.
    private static let maxRows = 500

    /// The list of tables.
    static func overview(_ request: PageRequest) -> WebAnswer {
        let language = request.language
        return WebAnswer(
            PageShell(
                Message.tablesTitle[language], request.web, manages: request.manages, kind: "table"
            ).html { main in
                main.element("h1", Message.tablesTitle[language])
                main.element("p", [("class", "note")], Message.chooseTable[language])
                main.element("ul", [("class", "cards")]) { list in
                    for operation in operations {
                        list.element("li") { item in
                            item.element(
                                "a", [("href", request.web.link("/tables/\(operation.name)"))],
                                operation.title[language])
                            item.element("p", operation.summary[language])
                        }
                    }
                    list.element("li") { item in
                        item.element(
                            "a", [("href", request.web.link("/overview"))],
                            Message.overview[language])
                        item.element("p", Message.overviewMeaning[language])
                    }
                }
            })
    }

    /// One table.
    static func answer(_ request: PageRequest) throws -> WebAnswer {
        guard let operation = operations.first(where: { $0.name == request.web.parameter }) else {
            throw Problem.notFound
        }
        if operation.name == "kwic" { return try ConcordancePage.answer(request) }
        let form = OperationForm(operation, request)
        let required = operation.parameters.filter(\.isRequired).map(\.name)
        // Only the form is shown until it is filled in. Slow tables are computed only after the button is pressed.
        let isAsked = required.allSatisfy { request.items[$0] != nil }
        let hasFields = !request.items.without("lang").items.isEmpty
        guard isAsked && (hasFields || !operation.isSlow) else {
            return WebAnswer(form.page { _ in })
        }
        let parameters =
            operation.parameters + [
                Parameter("format", .choice(["svg", "csv", "xlsx"]), Message.formatMeaning)
            ]
        var arguments = try Arguments(request.items, of: parameters, isStrict: false)
        arguments.language = request.language
        switch operation.name {
        case "figures": return try FigurePage.answer(request, form, arguments)
        case "series": return try SeriesPage.answer(request, form, arguments)
        case "promises": return try PromisesPage.answer(request, form, arguments)
        default: break
        }
        let answer = try operation.run(arguments, request.view, request.limits)
        let chart = answer.table.flatMap { TableChart($0, arguments.keys, request.language) }
        if arguments["format"] == "svg", let chart {
            return WebAnswer(chart.file, type: "image/svg+xml")
        }
        let shape = try request.view.shape()
        return WebAnswer(
            form.page { main in
                for note in answer.notes {
                    main.element("p", [("class", "notice")], note[request.language])
                }
                if let chart { chart.write(to: &main) }
                if let table = answer.table {
                    HTMLTable(table, request, shape, maxRows: maxRows).write(to: &main)
                }
                form.exports(to: &main, hasChart: chart != nil)
            })
    }
}

/// A table of records on a page: places are links to the reports, and verdicts have a sign.
struct HTMLTable {
    let table: Table
    let request: PageRequest
    let shape: CorpusShape
    let maxRows: Int
    private var language: Language { request.language }

    init(_ table: Table, _ request: PageRequest, _ shape: CorpusShape, maxRows: Int) {
        self.table = table
        self.request = request
        self.shape = shape
        self.maxRows = maxRows
    }

    private var columns: [Table.Column] {
        table.columns.filter { column in
            column.audience == .everyone && !column.csvNames.isEmpty && column.field != .bytes
                && column.field != .otherBytes
                && column.cells.contains { !$0.cell.isEmpty }
        }
    }

    func write(to html: inout HTMLText) {
        html.element("p", [("class", "note"), ("aria-live", "polite")]) { line in
            line.write(
                table.rowCount == 0
                    ? Message.noRows[language] : Message.rows(table.rowCount)[language])
            if table.rowCount > maxRows { line.write(" · " + Message.truncated[language]) }
        }
        if table.rowCount == 0 { return }
        html.element(
            "div",
            [
                ("class", "scroll"), ("tabindex", "0"), ("role", "region"),
                ("aria-label", Message.tablesTitle[language]),
            ]
        ) { scroll in
            scroll.element("table") { html in
                html.element("thead") { head in
                    head.element("tr") { row in
                        for column in columns {
                            row.element(
                                "th",
                                [("scope", "col")] + (column.isNumber ? [("class", "number")] : []),
                                column.title[language])
                        }
                    }
                }
                html.element("tbody") { body in
                    for row in 0..<min(table.rowCount, maxRows) { self.row(row, to: &body) }
                }
                if !table.totals.isEmpty && columns.count == table.totals[0].count {
                    totals(to: &html)
                }
            }
        }
    }

    private func row(_ row: Int, to html: inout HTMLText) {
        html.element("tr") { html in
            for column in columns {
                let value = column.cells[row]
                let text = Table.shown(value, of: column.field, in: language)
                html.element("td", column.isNumber ? [("class", "number")] : []) { cell in
                    switch column.field {
                    case .file: place(text, .paragraph, row, to: &cell)
                    case .otherFile: place(text, .otherParagraph, row, to: &cell)
                    case .verdict: verdict(value.cell, to: &cell)
                    case .text, .otherText: cell.element("span", [("lang", "zh-Hans")], text)
                    default: cell.write(text)
                    }
                }
            }
        }
    }

    private func totals(to html: inout HTMLText) {
        html.element("tfoot") { foot in
            for total in table.totals {
                foot.element("tr") { row in
                    for (column, cell) in zip(columns, total) {
                        row.element(
                            "td", column.isNumber ? [("class", "number")] : [], cell.cell)
                    }
                }
            }
        }
    }

    /// A file as a link to the paragraph.
    private func place(_ file: String, _ field: Field, _ row: Int, to html: inout HTMLText) {
        let address = shape.address(of: file)
        if address.isEmpty { return html.write(file) }
        let number = table.columns.first { $0.field == field }?.cells[row].cell ?? ""
        html.element(
            "a",
            [
                (
                    "href",
                    request.web.link("/report/\(address)") + (number.isEmpty ? "" : "#p\(number)")
                )
            ], file)
    }

    private func verdict(_ word: String, to html: inout HTMLText) {
        guard let verdict = AuditFinding.Verdict(rawValue: word) else { return html.write(word) }
        let sign = verdict.isFault ? "✗" : verdict == .fine ? "✓" : "·"
        let kind = verdict.isFault ? "fault" : verdict == .fine ? "fine" : "neutral"
        html.element("span", [("class", "verdict \(kind)")]) { span in
            span.element("span", [("aria-hidden", "true")], sign)
            span.write(" " + Message.verdict(verdict)[language])
        }
    }
}
