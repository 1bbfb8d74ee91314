internal import ReportAnalysis
internal import ReportOutput
internal import ReportSearch
internal import WebAddresses

/// The search page: the query field, the conditions, the hits and the filters.
struct SearchPage {
    let request: PageRequest
    let arguments: Arguments
    var language: Language { request.language }
    var items: QueryItems { request.items }

    /// The parameters of the page.
    static let parameters: [Parameter] =
        [
            Parameter("q", .text, defaultValue: "", Message.queryMeaning), .anyWord,
            .limit(10, max: 100),
            Parameter("page", .int(1...1000), defaultValue: "1", Message.limitMeaning),
            Parameter(
                "sort", .choice(HitOrder.allCases.map(\.rawValue)), defaultValue: "relevance",
                Message.sortMeaning),
            Parameter("distinct", .flag, defaultValue: "0", Message.distinctMeaning),
            Parameter("kind", .text, repeated: true, Message.fileMeaning),
            Parameter("pinyin", .flag, defaultValue: "0", Message.pinyinMeaning),
        ] + Parameter.filters + Parameter.conditions

    static func answer(_ request: PageRequest) throws -> WebAnswer {
        let arguments = try Arguments(request.items, of: parameters, isStrict: false)
        return try SearchPage(request: request, arguments: arguments).answer()
    }

    private func answer() throws -> WebAnswer {
        let query = arguments["q"] ?? ""
        guard !query.allSatisfy(\.isWhitespace) else { return WebAnswer(startPage()) }
        let found: SearchRun
        do {
            found = try run()
        } catch let error as ReportSearchError {
            guard case .query(let problem) = error else { throw error }
            // The status is 200, because browsers report other statuses in their console, and this page helps the user
            // to correct the query.
            return WebAnswer(problemPage(problem, error))
        }
        var html = HTMLText()
        try results(found, to: &html)
        // The script requests only the results.
        if items["part"] == "results" { return WebAnswer(html.text) }
        return WebAnswer(
            shell(query).html { main in
                searchForm(to: &main)
                main.element("div", [("id", "results"), ("class", "columns")]) { columns in
                    columns.raw(html.text)
                }
            })
    }

    private func shell(_ title: String) -> PageShell {
        PageShell(title, request.web, manages: request.manages, kind: "search")
    }

    private func run() throws -> SearchRun {
        let (count, page) = (arguments.int("n") ?? 10, arguments.int("page") ?? 1)
        guard (page - 1) * count < SearchRun.maxDepth else {
            throw Problem(
                400, "parameter", Message.tooDeep(SearchRun.maxDepth), Message.narrowQuery)
        }
        return try SearchRun(
            arguments.request(), filter: arguments.filter, order: order,
            isDistinct: arguments.flag("distinct"), offset: (page - 1) * count, count: count,
            in: request.view, limits: request.limits)
    }

    private var order: HitOrder {
        arguments["sort"].flatMap(HitOrder.init(rawValue:)) ?? .relevance
    }

    // MARK: The form

    private func startPage() -> String {
        let paragraphs = try? request.view.paragraphCount()
        return shell("").html { main in
            searchForm(to: &main)
            main.element("div", [("id", "results"), ("class", "start")]) { start in
                if let paragraphs {
                    start.element(
                        "p", [("class", "note")],
                        Message.startNote(paragraphs: paragraphs)[language])
                }
                start.element("p", [("class", "note")]) { line in
                    line.write(Message.examples[language] + " ")
                    for query in Message.exampleQueries {
                        let items = QueryItems([("q", query)])
                        line.element(
                            "a", [("href", request.web.link("/search", items))], query)
                        line.write(" ")
                    }
                }
                start.element("div", [("id", "mine"), ("hidden", "")]) { mine in
                    mine.element("h2", Message.saved[language])
                    mine.element("ul", [("id", "saved")], "")
                    mine.element("h2", Message.history[language])
                    mine.element("ul", [("id", "history")], "")
                    mine.element(
                        "button", [("type", "button"), ("id", "forget")], Message.forget[language])
                }
                start.element("h2", Message.tablesTitle[language])
                start.element("ul", [("class", "cards")]) { list in
                    for operation in TablePage.operations {
                        list.element("li") { item in
                            item.element(
                                "a", [("href", request.web.link("/tables/\(operation.name)"))],
                                operation.title[language])
                            item.element("p", operation.summary[language])
                        }
                    }
                }
            }
        }
    }

    private func searchForm(to html: inout HTMLText) {
        html.element("h1", [("class", "quiet")], Message.siteName[language])
        html.element(
            "form", [("action", "/search"), ("method", "get"), ("role", "search"), ("id", "form")]
        ) { form in
            form.element(
                "label", [("for", "q"), ("class", "quiet")], Message.searchLabel[language])
            form.element("div", [("class", "box")]) { box in
                box.void(
                    "input",
                    [
                        ("type", "search"), ("id", "q"), ("name", "q"),
                        ("value", arguments["q"] ?? ""), ("autocomplete", "off"),
                        ("maxlength", String(Parameter.maxLength)), ("enterkeyhint", "search"),
                        ("placeholder", Message.queryExample[language]),
                        ("aria-describedby", "hint"),
                    ] + (items["q"] == nil ? [("autofocus", "")] : []))
                box.element("button", [("type", "submit")], Message.searchButton[language])
            }
            form.element("p", [("class", "quiet"), ("id", "hint")], Message.searchHint[language])
            // Parameters that the form does not show are hidden fields.
            for (name, value) in items.items
            where !["q", "page", "commit", "part", "any", "n", "sort", "distinct"].contains(name) {
                form.void("input", [("type", "hidden"), ("name", name), ("value", value)])
            }
            options(to: &form)
        }
    }

    private func options(to form: inout HTMLText) {
        func check(_ name: String, _ label: Message, to html: inout HTMLText) {
            html.element("label") { text in
                text.void(
                    "input",
                    [("type", "checkbox"), ("name", name), ("value", "1")]
                        + (arguments.flag(name) ? [("checked", "")] : []))
                text.write(" " + label[language])
            }
        }
        func select(
            _ name: String, _ label: Message, _ values: [(String, String)], to html: inout HTMLText
        ) {
            html.element("label") { text in
                text.write(label[language] + " ")
                text.element("select", [("name", name)]) { select in
                    for (value, title) in values {
                        let isChosen = arguments[name] == value
                        select.element(
                            "option", [("value", value)] + (isChosen ? [("selected", "")] : []),
                            title)
                    }
                }
            }
        }
        form.element("div", [("class", "options")]) { options in
            select(
                "sort", .sortBy,
                HitOrder.allCases.map { ($0.rawValue, Message.order($0.rawValue)[language]) },
                to: &options)
            select("n", .perPage, [10, 20, 50].map { (String($0), String($0)) }, to: &options)
            check("distinct", .foldSame, to: &options)
            check("any", .anyWordOption, to: &options)
        }
    }

    // MARK: A query that cannot be read

    private func problemPage(_ problem: QueryError, _ error: ReportSearchError) -> String {
        let message = ErrorMessage(error, width: 78)
        var html = HTMLText()
        html.element("div", [("class", "problem"), ("role", "alert")]) { box in
            box.element("h2", Message.queryProblem[language])
            box.element("p", message?.what[language] ?? "")
            box.element("pre") { pointer in
                let query = Array(problem.query)
                let column = min(problem.column, query.count)
                pointer.write(String(query[..<column]))
                pointer.element(
                    "mark", [("class", "error")], column < query.count ? String(query[column]) : "␣"
                )
                pointer.write(String(query.dropFirst(column + 1)))
            }
            box.element("p", problem.problem.hint[language])
            box.element("p") { line in
                line.element(
                    "a", [("href", request.web.link("/help"))], Message.queryLanguage[language])
            }
        }
        if items["part"] == "results" { return html.text }
        return PageShell(
            Message.queryProblem[language], request.web, manages: request.manages, kind: "search"
        ).html { main in
            searchForm(to: &main)
            main.element("div", [("id", "results")]) { $0.raw(html.text) }
        }
    }

    // MARK: Results

    private func results(_ found: SearchRun, to html: inout HTMLText) throws {
        let shape = try request.view.shape()
        let facets = FacetPanel(page: self, found: found)
        var list = HTMLText()
        try HitList(page: self, found: found, shape: shape).write(to: &list)
        html.element("section", [("class", "hits"), ("aria-labelledby", "found")]) { section in
            section.raw(list.text)
        }
        if !found.hits.isEmpty || !arguments.filter.isEmpty {
            html.element(
                "aside", [("class", "facets"), ("aria-label", Message.narrow[language])]
            ) { facets.write(to: &$0) }
        }
    }

    /// A URL of this page with other conditions, from the first hit on.
    func link(_ items: QueryItems) -> String {
        request.web.link("/search", items.without("page").without("commit").without("part"))
    }
}
