internal import DocumentModel
internal import ReportAnalysis
internal import ReportOutput
internal import ReportSearch
internal import WebAddresses

/// The hits of a page.
struct HitList {
    let page: SearchPage
    let found: SearchRun
    let shape: CorpusShape
    private var language: Language { page.language }
    private var count: Int { page.arguments.int("n") ?? 10 }
    private var number: Int { page.arguments.int("page") ?? 1 }

    init(page: SearchPage, found: SearchRun, shape: CorpusShape) {
        self.page = page
        self.found = found
        self.shape = shape
    }

    func write(to html: inout HTMLText) throws {
        heading(to: &html)
        chips(to: &html)
        notes(to: &html)
        tables(to: &html)
        if found.hits.isEmpty {
            return try EmptyResult(page: page, found: found, shape: shape).write(to: &html)
        }
        html.element("form", [("action", "/basket"), ("method", "get"), ("id", "hits")]) { form in
            if let language = page.items["lang"] {
                form.void("input", [("type", "hidden"), ("name", "lang"), ("value", language)])
            }
            form.element("ol", [("class", "hits"), ("start", String(found.hits[0].rank))]) { list in
                for (index, hit) in found.hits.enumerated() {
                    list.element("li") { item in
                        article(hit, found.sameText.map { $0[index] } ?? [], to: &item)
                    }
                }
            }
            form.element("p", [("class", "actions")]) { line in
                line.element("button", [("type", "submit")], Message.collectSelected[language])
            }
        }
        pager(to: &html)
        exports(to: &html)
    }

    private func heading(to html: inout HTMLText) {
        html.element("div", [("class", "count")]) { line in
            line.element("h2", [("id", "found"), ("aria-live", "polite")]) { title in
                if found.hits.isEmpty {
                    title.write(Message.nothingFound[language])
                } else {
                    title.write(
                        Message.found(
                            paragraphs: found.total.paragraphs, reports: found.total.reports)[
                                language])
                }
            }
            if let first = found.hits.first, let last = found.hits.last {
                line.element("small", Message.shown(first.rank...last.rank)[language])
                // On narrow screens, the filters are below all hits.
                line.element(
                    "a", [("href", "#narrow"), ("class", "tonarrow")], Message.narrow[language])
            }
        }
    }

    /// The active conditions, each with a link that removes it.
    private func chips(to html: inout HTMLText) {
        let names = FacetFilter.Key.allCases.map(\.rawValue) + ["title", "file", "heading"]
        let active = page.items.items.filter { names.contains($0.name) && !$0.value.isEmpty }
        if active.isEmpty { return }
        html.element("ul", [("class", "chips"), ("aria-label", Message.activeFilters[language])]) {
            list in
            for (name, value) in active {
                let section = name == "section" ? Section(rawValue: value) : nil
                let shown = section.map { Message.section($0)[language] } ?? value
                let title =
                    FacetFilter.Key(rawValue: name) != nil
                    ? Message.facet(name) : Message.label(name)
                list.element("li") { item in
                    item.element(
                        "a",
                        [
                            ("href", page.link(page.items.without(name, value))),
                            ("title", Message.removeFilter[language]),
                        ]
                    ) { link in
                        link.write("\(title[language])：\(shown) ")
                        link.element("span", [("aria-hidden", "true")], "×")
                        link.element("span", [("class", "quiet")], Message.removeFilter[language])
                    }
                }
            }
            if active.count > 1 {
                let none = active.reduce(page.items) { $0.without($1.name) }
                list.element("li") { item in
                    item.element(
                        "a", [("href", page.link(none))], Message.clearFilters[language])
                }
            }
        }
    }

    private func notes(to html: inout HTMLText) {
        var notes: [Message] = []
        if page.request.isCommitExpired { notes.append(.indexHasChanged) }
        if found.result.isRelaxed { notes.append(.relaxed) }
        notes += Message.used(found.result.expansions)
        for note in notes {
            html.element("p", [("class", "notice")], note[language])
        }
    }

    /// Links to tables for the same query, for readers who need numbers rather than passages.
    private func tables(to html: inout HTMLText) {
        let query = page.arguments["q"] ?? ""
        // Tables count words and names, not whole expressions.
        let isPlain = !query.contains { ":()\"*/".contains($0) }
        if found.hits.isEmpty || !isPlain || page.arguments.flag("any") { return }
        var conditions = QueryItems()
        for (name, value) in page.items.items
        where ["agency", "region", "year", "section"].contains(name) {
            conditions = conditions.adding(name, value)
        }
        html.element("p", [("class", "exports")]) { line in
            line.write(Message.countsOfQuery[language] + " ")
            for (operation, name) in [
                (Operation.figures, "q"), (.series, "q"), (.freq, "term"), (.kwic, "q"),
            ] {
                let items = conditions.setting(name, query)
                let path = operation.name == "kwic" ? "/kwic" : "/tables/\(operation.name)"
                line.element(
                    "a", [("href", page.request.web.link(path, items))], operation.title[language])
                line.write(" ")
            }
        }
    }

    private func article(_ hit: SearchHit, _ same: [SameText], to html: inout HTMLText) {
        let place = hit.place
        let metadata = place.metadata
        let address = address(of: place.file)
        let query = QueryItems([("q", page.arguments["q"] ?? "")])
        let anchor = place.source.citedParagraph.map { "#p\($0)" } ?? ""
        let number = place.source.citedParagraph.map { "\(address).\($0)" }
        html.element("article", [("tabindex", "-1")]) { article in
            article.element("h3") { title in
                let name = metadata.agency?.value ?? metadata.title?.value ?? place.file
                let year = metadata.year.map { " · \($0.value)" } ?? ""
                // A row has no page.
                if address.isEmpty {
                    title.write(name + year)
                } else {
                    title.element(
                        "a",
                        [("href", page.request.web.link("/report/\(address)", query) + anchor)],
                        name + year)
                }
                if hit.match == .words {
                    title.write(" ")
                    title.element("small", [("class", "tag")], Message.wordsMatch[language])
                }
            }
            article.element("p", [("class", "path")], path(place))
            article.element("p", [("class", "passage"), ("lang", "zh-Hans")]) {
                MarkedText.snippet(hit, to: &$0)
            }
            article.element("div", [("class", "tools")]) { tools in
                if let number { select(number, name: Citation.text(place), to: &tools) }
                CitationBox.write(hit.place, language, to: &tools)
                if let paragraph = place.source.citedParagraph {
                    let items = query.adding("id", address).adding("paragraph", String(paragraph))
                    tools.element(
                        "a", [("href", page.request.web.link("/why", items))],
                        Message.whyThis[language])
                }
                if let original = place.originalPage(address) {
                    tools.element(
                        "a", [("href", original.address)],
                        Message.originalPage(original.page)[language])
                }
                sameText(same, to: &tools)
            }
        }
    }

    private func select(_ value: String, name: String, to html: inout HTMLText) {
        html.element("label") { label in
            label.void(
                "input",
                [("type", "checkbox"), ("name", "p"), ("value", value), ("data-collect", "")])
            label.write(" " + Message.collect[language])
            label.element("span", [("class", "quiet")], " " + name)
        }
    }

    private func path(_ place: ParagraphPlace) -> String {
        var parts = place.headings.isEmpty ? [] : [place.headings.joined(separator: " › ")]
        if case .page(let number, _, _) = place.source.document {
            parts.append(Message.pageNumber(number)[language])
        }
        if let number = place.source.citedParagraph {
            parts.append(Message.paragraphNumber(number)[language])
        }
        return parts.joined(separator: " · ")
    }

    private func sameText(_ same: [SameText], to html: inout HTMLText) {
        if same.isEmpty { return }
        html.element("details") { details in
            details.element("summary", Message.sameTextCount(same.count)[language])
            details.element("ul") { list in
                for other in same.prefix(20) {
                    list.element("li") { item in
                        let address = address(of: other.file)
                        // A row has no page.
                        if address.isEmpty { return item.write(other.source.citation) }
                        let anchor = other.source.citedParagraph.map { "#p\($0)" } ?? ""
                        item.element(
                            "a", [("href", page.request.web.link("/report/\(address)") + anchor)],
                            other.source.citation)
                    }
                }
            }
        }
    }

    private func address(of file: String) -> String { shape.address(of: file) }

    private func pager(to html: inout HTMLText) {
        if number == 1 && !found.hasMore { return }
        // Links contain the commit, so that all pages of a result are from the same commit while the index grows.
        let items = page.items.without("part").setting("commit", page.request.view.tag)
        func link(_ number: Int, _ text: Message, _ rel: String, to html: inout HTMLText) {
            html.element(
                "a",
                [
                    (
                        "href",
                        page.request.web.link("/search", items.setting("page", String(number)))
                    ),
                    ("rel", rel),
                ], text[language])
        }
        html.element("nav", [("class", "pager"), ("aria-label", Message.pages[language])]) { nav in
            if number > 1 { link(number - 1, .previousPage, "prev", to: &nav) }
            nav.element("span", String(number))
            if found.hasMore { link(number + 1, .nextPage, "next", to: &nav) }
        }
    }

    private func exports(to html: inout HTMLText) {
        html.element("p", [("class", "exports")]) { line in
            line.write(Message.exportPassages[language] + " ")
            for form in [APIRoutes.Form.xlsx, .csv, .json] {
                let items = page.items.without("page").without("commit").without("part").without(
                    "kind"
                )
                .setting("n", "100").setting("format", form.rawValue)
                line.element(
                    "a", [("href", APIRoutes.prefix + "/search" + items.text), ("download", "")],
                    Message.fileFormat(form.rawValue)[language])
                line.write(" ")
            }
        }
    }
}
