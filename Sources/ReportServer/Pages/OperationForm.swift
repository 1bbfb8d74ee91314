internal import ReportOutput
internal import ReportSearch
internal import WebAddresses

/// The page of an operation: a form with its parameters, above its answer.
struct OperationForm {
    let operation: Operation
    let request: PageRequest
    /// The path of the page.
    var path: String
    private var language: Language { request.language }
    /// Parameters that are not fields of the form.
    static let skipped: Set<String> = [
        "cursor", "id", "file", "left", "right", "expand", "pinyin", "explain", "context",
        "paragraph", "width",
    ]

    init(_ operation: Operation, _ request: PageRequest) {
        self.operation = operation
        self.request = request
        path = "/tables/\(operation.name)"
    }

    func page(_ content: (inout HTMLText) -> Void) -> String {
        PageShell(
            operation.title[language], request.web, manages: request.manages, kind: "table"
        ).html { main in
            main.element("h1", operation.title[language])
            main.element("p", [("class", "note")], operation.summary[language])
            form(to: &main)
            if request.isCommitExpired {
                main.element("p", [("class", "notice")], Message.indexHasChanged[language])
            }
            content(&main)
        }
    }

    private func form(to html: inout HTMLText) {
        html.element("form", [("action", path), ("method", "get"), ("class", "fields")]) { form in
            if let chosen = request.items["lang"] {
                form.void("input", [("type", "hidden"), ("name", "lang"), ("value", chosen)])
            }
            for parameter in operation.parameters where !Self.skipped.contains(parameter.name) {
                form.element("label") { field(parameter, to: &$0) }
            }
            form.element("button", [("type", "submit")], Message.show[language])
        }
    }

    private func field(_ parameter: Parameter, to html: inout HTMLText) {
        let value = request.items.all(parameter.name).joined(separator: " ")
        let title = Message.label(parameter.name)[language]
        html.element("span", title)
        func select(_ values: [(String, String)]) {
            let chosen = request.items[parameter.name] ?? parameter.defaultValue ?? ""
            html.element("select", [("name", parameter.name)]) { select in
                for (word, text) in values {
                    select.element(
                        "option",
                        [("value", word)] + (word == chosen ? [("selected", "")] : []), text)
                }
            }
        }
        let none = [("", Message.columnChoice[language])]
        switch parameter.kind {
        case .text, .years, .year:
            // Several values of a condition are in several fields; several terms are words in one field.
            let values = parameter.isRequired ? [value] : request.items.all(parameter.name)
            for value in values.isEmpty ? [""] : values {
                html.void(
                    "input",
                    [
                        ("type", "text"), ("name", parameter.name), ("value", value),
                        ("title", parameter.meaning[language]), ("aria-label", title),
                    ] + (parameter.isRequired ? [("required", "")] : [])
                        + (parameter.name == "q"
                            ? [("placeholder", Message.queryExample[language])] : []))
            }
        case .int(let range):
            html.void(
                "input",
                [
                    ("type", "number"), ("name", parameter.name),
                    ("min", String(range.lowerBound)), ("max", String(range.upperBound)),
                    ("value", value.isEmpty ? parameter.defaultValue ?? "" : value),
                ])
        case .flag:
            html.void(
                "input",
                [("type", "checkbox"), ("name", parameter.name), ("value", "1")]
                    + (value == "1" ? [("checked", "")] : []))
        case .keys:
            let keys =
                GroupKey.allCases.map { [$0] } + [
                    [.agency, .year], [.province, .year], [.region, .year],
                ]
            select(
                (parameter.defaultValue == nil ? none : [])
                    + keys.map { keys in
                        (
                            keys.map(\.rawValue).joined(separator: ","),
                            keys.map { Message.groupKey($0)[language] }.joined(separator: " × ")
                        )
                    })
        case .choice(let words):
            select(words.map { ($0, Message.choice($0, of: parameter.name)[language]) })
        case .section:
            select(
                none + Section.allCases.map { ($0.rawValue, Message.section($0)[language]) })
        }
    }

    /// The query items of the links to files.
    private var exported: QueryItems {
        let items = request.items.without("commit").without("format")
        return QueryItems(items.items.filter { !$0.value.isEmpty && $0.name != "n" })
    }

    /// Links to the table of this page as files, if the API does not offer this table.
    func fileExports(to html: inout HTMLText) {
        html.element("p", [("class", "exports")]) { line in
            line.write(Message.exportLabel[language] + " ")
            for form in ["xlsx", "csv", "svg"] {
                line.element(
                    "a",
                    [("href", path + exported.setting("format", form).text), ("download", "")],
                    Message.fileFormat(form)[language])
                line.write(" ")
            }
            line.element(
                "button", [("type", "button"), ("data-print", ""), ("hidden", "")],
                Message.print[language])
        }
    }

    /// Links to the answer as files.
    func exports(to html: inout HTMLText, hasChart: Bool = false) {
        let items = exported
        html.element("p", [("class", "exports")]) { line in
            line.write(Message.exportLabel[language] + " ")
            for form in [APIRoutes.Form.xlsx, .csv, .json] {
                let asked = items.setting("n", "10000").setting("format", form.rawValue)
                line.element(
                    "a",
                    [
                        ("href", "\(APIRoutes.prefix)/\(operation.name)" + asked.text),
                        ("download", ""),
                    ], Message.fileFormat(form.rawValue)[language])
                line.write(" ")
            }
            if hasChart {
                line.element(
                    "a", [("href", path + items.setting("format", "svg").text), ("download", "")],
                    "SVG")
                line.write(" ")
            }
            line.element(
                "button", [("type", "button"), ("data-print", ""), ("hidden", "")],
                Message.print[language])
        }
    }
}
