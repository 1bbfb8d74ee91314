internal import ReportAnalysis
internal import ReportOutput
internal import ReportSearch
internal import WebAddresses

/// The page of plans, each next to what the next report says about it.
enum PromisesPage {
    /// The maximum number of pairs of reports on a page.
    private static let maxPairs = 20
    /// Notes on several reports of a year that are shown at once.
    private static let maxNotes = 3

    static func answer(
        _ request: PageRequest, _ form: OperationForm, _ arguments: Arguments
    ) throws -> WebAnswer {
        let (pairs, alternatives) = try Operation.promiseList(
            arguments, request.view, request.limits)
        let language = request.language
        let shape = try request.view.shape()
        return WebAnswer(
            form.page { main in
                if pairs.isEmpty {
                    return main.element("p", [("class", "notice")], Message.noPromises[language])
                }
                main.element("p", [("class", "notice")], Message.promisesAreNoVerdict[language])
                notes(alternatives, language, to: &main)
                others(pairs.dropFirst(maxPairs), request, to: &main)
                for pair in pairs.prefix(maxPairs) { section(pair, shape, request, to: &main) }
                form.exports(to: &main)
            })
    }

    /// Which of several reports of an agency and a year was compared.
    private static func notes(
        _ alternatives: [[String]], _ language: Language, to html: inout HTMLText
    ) {
        if alternatives.isEmpty { return }
        func list(_ html: inout HTMLText) {
            for files in alternatives {
                html.element("p", [("class", "note")], Message.comparedOne(of: files)[language])
            }
        }
        if alternatives.count <= maxNotes { return list(&html) }
        html.element("details", [("class", "more")]) { more in
            more.element("summary", Message.comparedOnes(alternatives.count)[language])
            list(&more)
        }
    }

    /// Links to the pairs that are not shown, one for each agency.
    private static func others(
        _ pairs: ArraySlice<PromisePair>, _ request: PageRequest, to html: inout HTMLText
    ) {
        if pairs.isEmpty { return }
        let language = request.language
        var seen: Set<String> = []
        let agencies = pairs.compactMap { $0.plan.metadata.agency?.value }
            .filter { seen.insert($0).inserted }
        html.element("p", [("class", "note")], Message.truncated[language])
        html.element("details", [("class", "more")]) { more in
            more.element("summary", "\(Message.more[language]) (\(agencies.count))")
            more.element("ul", [("lang", "zh-Hans")]) { list in
                for agency in agencies {
                    let items = request.items.without("agency").adding("agency", agency)
                    list.element("li") { item in
                        item.element(
                            "a", [("href", request.web.link("/tables/promises", items))], agency)
                    }
                }
            }
        }
    }

    private static func section(
        _ pair: PromisePair, _ shape: CorpusShape, _ request: PageRequest, to html: inout HTMLText
    ) {
        let language = request.language
        let name = pair.plan.metadata.agency?.value ?? pair.plan.file
        html.element("h2", [("lang", "zh-Hans")], name)
        html.element("p", [("class", "note"), ("aria-live", "polite")]) { line in
            line.write(
                PromiseOutcome.allCases.map {
                    "\(Message.outcome($0)[language]) \(pair.count($0))"
                }.joined(separator: " · "))
        }
        html.element(
            "div",
            [("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", name)]
        ) { scroll in
            scroll.element("table", [("class", "compare promises")]) { table in
                table.element("thead") { head in
                    head.element("tr") { row in
                        row.element("th", [("scope", "col")], Field.outcome.title[language])
                        for (report, title) in [
                            (pair.plan, Message.planColumn), (pair.next, .nextReportColumn),
                        ] {
                            let year = report.metadata.year.map { " · \($0.value)" } ?? ""
                            row.element("th", [("scope", "col")], title[language] + year)
                        }
                    }
                }
                table.element("tbody") { body in
                    for promise in pair.promises {
                        body.element("tr") { row in
                            row.element("td") { outcome(promise, language, to: &$0) }
                            side(promise.item, shape, request, to: &row)
                            side(promise.passage, shape, request, to: &row)
                        }
                    }
                }
            }
        }
    }

    /// The outcome in words, with a sign, because colour alone is not enough.
    private static func outcome(
        _ promise: Promise, _ language: Language, to html: inout HTMLText
    ) {
        let (sign, kind) =
            switch promise.outcome {
            case .done: ("✓", "fine")
            case .repeated: ("↻", "neutral")
            case .gone: ("–", "fault")
            }
        html.element("span", [("class", "verdict \(kind)")]) { span in
            span.element("span", [("aria-hidden", "true")], sign)
            span.write(" " + Message.outcome(promise.outcome)[language])
        }
        if promise.passage != nil {
            html.write(" ")
            html.element("small", DecimalFormat.fixed(promise.strength, digits: 2))
        }
    }

    private static func side(
        _ passage: PromisePassage?, _ shape: CorpusShape, _ request: PageRequest,
        to row: inout HTMLText
    ) {
        row.element("td", [("lang", "zh-Hans")]) { cell in
            guard let passage else { return }
            cell.write(passage.text + " ")
            let number = Message.paragraphNumber(passage.paragraph)[request.language]
            let address = shape.address(of: passage.file)
            guard !address.isEmpty else { return cell.element("small", number) }
            let query = QueryItems([("q", "\"\(passage.text.filter { $0 != "\"" }.prefix(40))\"")])
            cell.element(
                "a",
                [
                    ("lang", request.language.tag),
                    (
                        "href",
                        request.web.link("/report/\(address)", query) + "#p\(passage.paragraph)"
                    ),
                ], number)
        }
    }
}
