internal import ReportAnalysis
internal import ReportOutput
internal import ReportSearch
internal import WebAddresses

/// The page of figures: agencies by years, each cell with links to the source of its figures.
enum FigurePage {
    /// The maximum number of rows on a page.
    private static let maxRows = 400

    private struct Row: Hashable {
        let agency: String
        let indicator: String
        let unit: String
    }

    static func answer(
        _ request: PageRequest, _ form: OperationForm, _ arguments: Arguments
    ) throws -> WebAnswer {
        let figures = try Operation.figureList(arguments, request.view, request.limits)
        let language = request.language
        var order: [Row] = []
        var cells: [Row: [String: [PlacedFigure]]] = [:]
        var years: Set<String> = []
        let unknown = Message.unknown[language]
        for figure in figures {
            let row = Row(
                agency: figure.metadata.agency?.value ?? figure.metadata.title?.value
                    ?? figure.file,
                indicator: figure.figure.indicator, unit: figure.figure.unit)
            let year = figure.metadata.year.map { String($0.value) } ?? unknown
            years.insert(year)
            if cells[row] == nil { order.append(row) }
            cells[row, default: [:]][year, default: []].append(figure)
        }
        let columns = years.sorted()
        let shape = try request.view.shape()
        return WebAnswer(
            form.page { main in
                main.element("p", [("class", "notice"), ("aria-live", "polite")]) { line in
                    line.write(Message.figureCount(figures.count)[language])
                    line.write(" · " + Message.rows(order.count)[language])
                    if order.count > maxRows { line.write(" · " + Message.truncated[language]) }
                }
                if figures.isEmpty {
                    return main.element("p", Message.noFigures[language])
                }
                main.element("p", [("class", "note")], Message.figureNote[language])
                main.element(
                    "div",
                    [
                        ("class", "scroll"), ("tabindex", "0"), ("role", "region"),
                        ("aria-label", Operation.figures.title[language]),
                    ]
                ) { scroll in
                    scroll.element("table") { table in
                        head(columns, language, to: &table)
                        table.element("tbody") { body in
                            for row in order.prefix(maxRows) {
                                body.element("tr") { html in
                                    html.element(
                                        "th", [("scope", "row"), ("lang", "zh-Hans")], row.agency)
                                    html.element("td", [("lang", "zh-Hans")], row.indicator)
                                    html.element("td", [("lang", "zh-Hans")], row.unit)
                                    for column in columns {
                                        html.element("td", [("class", "number")]) { cell in
                                            links(
                                                cells[row]?[column] ?? [], shape, request, to: &cell
                                            )
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
                form.exports(to: &main)
            })
    }

    private static func head(_ columns: [String], _ language: Language, to table: inout HTMLText) {
        table.element("thead") { head in
            head.element("tr") { row in
                for field in [Field.agency, .indicator, .unit] {
                    row.element("th", [("scope", "col")], field.title[language])
                }
                for column in columns {
                    row.element("th", [("scope", "col"), ("class", "number")], column)
                }
            }
        }
    }

    private static func links(
        _ figures: [PlacedFigure], _ shape: CorpusShape, _ request: PageRequest,
        to cell: inout HTMLText
    ) {
        for (index, figure) in figures.prefix(6).enumerated() {
            if index > 0 { cell.write("; ") }
            link(
                figure, text: FigureText.value(figure.figure, request.language), shape, request,
                to: &cell)
        }
    }

    /// A number that is a link to the paragraph that states it.
    static func link(
        _ figure: PlacedFigure, text: String, _ shape: CorpusShape, _ request: PageRequest,
        to html: inout HTMLText
    ) {
        let address = shape.address(of: figure.file)
        if address.isEmpty { return html.write(text) }
        let query = QueryItems([("q", "\"\(figure.text.filter { $0 != "\"" })\"")])
        html.element(
            "a",
            [
                ("href", request.web.link("/report/\(address)", query) + "#p\(figure.paragraph)"),
                ("title", figure.text),
            ], text)
    }
}
