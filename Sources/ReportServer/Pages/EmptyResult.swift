internal import ReportAnalysis
internal import ReportOutput
internal import ReportSearch
internal import WebAddresses

/// Alternatives for a search without hits, each with the number of its matches.
struct EmptyResult {
    let page: SearchPage
    let found: SearchRun
    let shape: CorpusShape
    private var language: Language { page.language }

    init(page: SearchPage, found: SearchRun, shape: CorpusShape) {
        self.page = page
        self.found = found
        self.shape = shape
    }

    func write(to html: inout HTMLText) throws {
        var offers: [(text: String, items: QueryItems, count: Int)] = []
        func offer(_ text: String, _ items: QueryItems, _ count: Int) {
            if count > 0 { offers.append((text, items, count)) }
        }
        let filter = page.arguments.filter
        // The query may have matches without one of the conditions.
        if !filter.isEmpty {
            for (name, value) in page.items.items where FacetFilter.Key(rawValue: name) != nil {
                let fewer = page.items.without(name, value)
                let arguments = try Arguments(
                    fewer, of: SearchPage.parameters, isStrict: false)
                let total = found.counts.total(FacetSelection(arguments.filter, in: shape))
                    .paragraphs
                offer("\(Message.withoutPart[language]) \(value)", fewer, total)
            }
            let none = FacetFilter.Key.allCases.reduce(page.items) { $0.without($1.rawValue) }
            offer(
                Message.withoutFilters[language], none,
                found.counts.total(FacetSelection(FacetFilter(), in: shape)).paragraphs)
        }
        // Each part of the query alone.
        let parts = found.result.understanding.filter { $0.depth == 0 }
        if parts.count > 1 {
            for part in parts.prefix(8) {
                guard
                    let counts = try? page.request.view.counts(
                        of: SearchRequest(part.notation), page.request.limits)
                else { continue }
                offer(
                    "\(Message.onlyPart[language]) \(part.notation)",
                    page.items.setting("q", part.notation),
                    counts.total(found.selection).paragraphs)
            }
        }
        html.element("div", [("class", "empty")]) { box in
            box.element("p", Message.nothingMatches[language])
            for part in found.result.understanding {
                box.element(
                    "p", [("class", "understood")],
                    String(repeating: "　", count: part.depth) + Message.understood(part)[language])
            }
            if offers.isEmpty { return }
            box.element("h3", Message.howToFind[language])
            box.element("ul") { list in
                for (text, items, count) in offers {
                    list.element("li") { item in
                        item.element("a", [("href", page.link(items))], text)
                        item.write(" ")
                        item.element("small", Message.matches(count)[language])
                    }
                }
            }
        }
    }
}
