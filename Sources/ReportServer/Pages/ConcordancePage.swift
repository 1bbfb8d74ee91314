internal import ReportAnalysis
internal import ReportOutput
internal import ReportSearch
internal import WebAddresses

/// The page with all occurrences of a query, one below the other.
enum ConcordancePage {
    static func answer(_ request: PageRequest) throws -> WebAnswer {
        var form = OperationForm(.kwic, request)
        form.path = "/kwic"
        guard request.items["q"] != nil else {
            return WebAnswer(form.page { _ in })
        }
        let arguments = try Arguments(
            request.items, of: Operation.kwic.parameters, isStrict: false)
        let lines = try Concordance(
            of: arguments.request(),
            order: arguments["sort"].flatMap(ConcordanceOrder.init(rawValue:)) ?? .file,
            in: request.searcher
        ).lines
        let (language, shape) = (request.language, try request.view.shape())
        let shown = lines.prefix(arguments.int("n") ?? 100)
        return WebAnswer(
            form.page { main in
                main.element(
                    "p", [("class", "notice"), ("aria-live", "polite")],
                    Message.matchCount(lines.count)[language])
                if lines.isEmpty { return }
                main.element(
                    "div",
                    [
                        ("class", "scroll"), ("tabindex", "0"), ("role", "region"),
                        ("aria-label", Message.concordance[language]),
                    ]
                ) { scroll in
                    scroll.element("table", [("class", "kwic")]) { table in
                        head(request, to: &table)
                        table.element("tbody") { body in
                            for line in shown { row(line, shape, request, arguments, to: &body) }
                        }
                    }
                }
                form.exports(to: &main)
            })
    }

    /// The column titles, by which the lines can be sorted.
    private static func head(_ request: PageRequest, to table: inout HTMLText) {
        let language = request.language
        table.element("thead") { head in
            head.element("tr") { row in
                let columns: [(Field, String?)] = [
                    (.leftText, "left"), (.matchText, nil), (.rightText, "right"), (.file, "file"),
                ]
                for (field, order) in columns {
                    let isActive = order == (request.items["sort"] ?? "file")
                    row.element(
                        "th",
                        [("scope", "col")] + (isActive ? [("aria-sort", "ascending")] : [])
                    ) { cell in
                        guard let order else { return cell.write(field.title[language]) }
                        cell.element(
                            "a",
                            [
                                (
                                    "href",
                                    request.web.link("/kwic", request.items.setting("sort", order))
                                )
                            ],
                            field.title[language])
                    }
                }
            }
        }
    }

    private static func row(
        _ line: ConcordanceLine, _ shape: CorpusShape, _ request: PageRequest,
        _ arguments: Arguments, to html: inout HTMLText
    ) {
        let width = arguments.int("width") ?? 40
        html.element("tr", [("lang", "zh-Hans")]) { row in
            row.element("td", [("class", "left")], Cells.last(width, of: line.left))
            row.element("td", [("class", "match")]) { $0.element("mark", line.match) }
            row.element("td", [("class", "right")], Cells.first(width, of: line.right))
            row.element("td") { cell in
                let address = shape.address(of: line.file)
                let name = line.metadata.agency?.value ?? line.file
                let text = name + (line.metadata.year.map { " · \($0.value)" } ?? "")
                if address.isEmpty { return cell.write(text) }
                let query = QueryItems([("q", arguments["q"] ?? "")])
                let anchor = line.source.citedParagraph.map { "#p\($0)" } ?? ""
                cell.element(
                    "a", [("href", request.web.link("/report/\(address)", query) + anchor)], text)
            }
        }
    }
}

/// The page that explains why a paragraph matches a query or not.
enum WhyPage {
    static func answer(_ request: PageRequest) throws -> WebAnswer {
        let language = request.language
        let arguments = try Arguments(
            request.items, of: Operation.why.parameters, isStrict: false)
        let diagnosis = try Operation.diagnosis(arguments, request.view, request.limits)
        return WebAnswer(
            PageShell(
                Message.whyTitle[language], request.web, manages: request.manages
            ).html { main in
                main.element("h1", Message.whyTitle[language])
                main.element("pre", [("class", "wrapped")]) { text in
                    let sink = TextBuffer()
                    DiagnosisLayout.write(
                        diagnosis, query: arguments["q"] ?? "", to: sink.output(language))
                    text.write(sink.text)
                }
                main.element("p") { line in
                    if let id = arguments["id"], let number = diagnosis.paragraph {
                        let query = QueryItems([("q", arguments["q"] ?? "")])
                        line.element(
                            "a",
                            [("href", request.web.link("/report/\(id)", query) + "#p\(number)")],
                            Message.readHere[language])
                    }
                }
            })
    }
}

/// Collects the output of layouts.
final class TextBuffer: TextSink {
    private(set) var text = ""

    func write(_ text: String) { self.text += text }

    /// An output that writes here, without colours.
    func output(_ language: Language, width: Int = 100) -> Output {
        Output(
            data: self, notes: TextBuffer(), language: language, width: width,
            style: Style(isColored: false), isTerminal: false)
    }
}
