internal import ReportAnalysis
internal import ReportOutput
internal import ReportSearch
internal import WebAddresses

/// The page of a report: outline, matches, figures, other years, and its source.
struct ReadingPage {
    let request: PageRequest
    let source: CorpusShape.Source
    let report: ReportText
    /// The hits of the query in the report, by paragraph.
    let hits: [Int: SearchHit]
    let marksFigures: Bool
    /// Other occurrences of passages; nil if they were not requested.
    let reuse: PassageReuse?
    private var language: Language { request.language }

    static let parameters: [Parameter] = [
        Parameter("q", .text, Message.queryMeaning), .anyWord,
        Parameter("figures", .flag, defaultValue: "0", Message.showFigures),
        Parameter("reuse", .flag, defaultValue: "0", Message.showReuse),
    ]

    static func answer(_ request: PageRequest) throws -> WebAnswer {
        let arguments = try Arguments(request.items, of: parameters, isStrict: false)
        let lookup = DocumentLookup(request.view)
        let source = try lookup.source(id: request.web.parameter)
        let report = try lookup.text(source)
        var hits: [Int: SearchHit] = [:]
        if arguments["q"] != nil {
            for hit in try matches(arguments, source, request) { hits[hit.place.paragraph] = hit }
        }
        let page = ReadingPage(
            request: request, source: source, report: report, hits: hits,
            marksFigures: arguments.flag("figures"),
            reuse: arguments.flag("reuse") ? try PassageReuse(of: report, request) : nil)
        return WebAnswer(try page.html())
    }

    /// The hits in one document.
    private static func matches(
        _ arguments: Arguments, _ source: CorpusShape.Source, _ request: PageRequest
    ) throws -> [SearchHit] {
        let shape = try request.view.shape()
        func inside(_ asked: SearchRequest) throws(ReportSearchError) -> [SearchHit] {
            try request.searcher.session().search(asked) { matches in
                matches.filter { match in
                    shape.source(of: match.doc).map { shape.sources[$0].id == source.id } ?? false
                }
            }.hits
        }
        var asked = arguments.request()
        asked.limit = nil
        asked.ranking = .bm25
        asked.relaxes = false
        let hits = try inside(asked)
        if !hits.isEmpty || asked.matchesAny { return hits }
        asked.matchesAny = true
        return try inside(asked)
    }

    private var title: String {
        source.metadata.title?.value ?? source.metadata.agency?.value ?? source.file
    }

    private func html() throws -> String {
        let years = try otherYears()
        return PageShell(title, request.web, manages: request.manages, kind: "reading").html {
            main in
            main.element("div", [("class", "reading")]) { columns in
                columns.element("aside", [("class", "outline")]) { aside in
                    aside.element("nav", [("aria-label", Message.outline[language])], outline)
                }
                columns.element("article", [("class", "report"), ("lang", "zh-Hans")]) { article in
                    head(years, to: &article)
                    for paragraph in report.paragraphs { write(paragraph, to: &article) }
                }
            }
        }
    }

    // MARK: The head

    private func head(_ years: [CorpusShape.Source], to html: inout HTMLText) {
        html.element("h1", title)
        let metadata = source.metadata
        html.element("p", [("class", "path")]) { line in
            let parts = [
                metadata.agency?.value, metadata.region?.value.joined(separator: "/"),
                metadata.year.map { String($0.value) }, metadata.date?.value, source.file,
            ]
            line.write(parts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " · "))
        }
        html.element("p", [("class", "actions"), ("lang", language.tag)]) { line in
            link("/file/\(source.address)", .original, to: &line)
            link("/report/\(source.address)/reuse", .whereElse, to: &line)
            for (name, isOn, on, off) in [
                ("figures", marksFigures, Message.showFigures, Message.hideFigures),
                ("reuse", reuse != nil, .showReuse, .hideReuse),
            ] {
                let items = request.items.setting(name, isOn ? "0" : "1")
                line.element(
                    "a", [("href", request.web.link("/report/\(source.address)", items))],
                    (isOn ? off : on)[language])
                line.write(" ")
            }
            if let url = metadata.url?.value, url.hasPrefix("https://") || url.hasPrefix("http://")
            {
                line.element("a", [("href", url), ("rel", "noreferrer noopener")], url)
            }
        }
        find(to: &html)
        if years.isEmpty { return }
        html.element("p", [("class", "actions"), ("lang", language.tag)]) { line in
            line.write(Message.otherYears[language] + " ")
            for other in years {
                let year = other.metadata.year.map { String($0.value) } ?? other.file
                link("/report/\(other.address)", Message(verbatim: year), to: &line)
                let earlier = (other.metadata.year?.value ?? 0) < (source.metadata.year?.value ?? 0)
                let pair = earlier ? (other, source) : (source, other)
                let items = QueryItems([("left", pair.0.address), ("right", pair.1.address)])
                line.element(
                    "a", [("href", request.web.link("/compare", items))],
                    Message.compareWith[language] + " " + year)
                line.write(" ")
            }
        }
    }

    private func link(_ path: String, _ text: Message, to html: inout HTMLText) {
        html.element("a", [("href", request.web.link(path))], text[language])
        html.write(" ")
    }

    private func find(to html: inout HTMLText) {
        html.element(
            "form",
            [
                ("action", "/report/\(source.address)"), ("method", "get"), ("class", "box"),
                ("role", "search"), ("lang", language.tag),
            ]
        ) { form in
            form.void(
                "input",
                [
                    ("type", "search"), ("name", "q"), ("id", "q"),
                    ("value", request.items["q"] ?? ""),
                    ("aria-label", Message.findInReport[language]),
                    ("placeholder", Message.findInReport[language]),
                ])
            if let chosen = request.items["lang"] {
                form.void("input", [("type", "hidden"), ("name", "lang"), ("value", chosen)])
            }
            form.element("button", [("type", "submit")], Message.searchButton[language])
        }
        if request.items["q"] == nil { return }
        html.element("p", [("class", "notice"), ("lang", language.tag)]) { line in
            line.write(Message.matchCount(hits.count)[language] + " ")
            if let first = hits.keys.min() {
                line.element(
                    "a", [("href", "#p\(first)"), ("data-next", "")], Message.nextMatch[language])
            }
            line.write(" ")
            let items = QueryItems(request.items.items.filter { $0.name == "q" })
            line.element(
                "a", [("href", request.web.link("/search", items))], Message.backToResults[language]
            )
        }
    }

    /// The same agency's reports on other years.
    private func otherYears() throws -> [CorpusShape.Source] {
        guard let agency = source.metadata.agency?.value else { return [] }
        return try request.view.shape().sources.filter {
            $0.metadata.agency?.value == agency && $0.id != source.id && $0.metadata.year != nil
        }.sorted { ($0.metadata.year?.value ?? 0) < ($1.metadata.year?.value ?? 0) }
    }

    // MARK: The text

    private func outline(_ html: inout HTMLText) {
        html.element("h2", Message.outline[language])
        var last: [String] = []
        var entries: [(depth: Int, text: String, paragraph: Int)] = []
        for paragraph in report.paragraphs {
            // The headings of a heading line do not include the line itself.
            let path =
                paragraph.isHeading ? paragraph.headings + [paragraph.text] : paragraph.headings
            for (depth, heading) in path.enumerated()
            where depth >= last.count || last[depth] != heading {
                entries.append((depth, heading, paragraph.ordinal))
                last = Array(last.prefix(depth)) + [heading]
            }
            last = Array(last.prefix(path.count))
        }
        if entries.isEmpty { return html.element("p", Message.noOutline[language]) }
        html.element("ol", [("lang", "zh-Hans")]) { list in
            for (depth, text, paragraph) in entries.prefix(400) {
                list.element("li", [("class", "depth\(min(depth, 3))")]) { item in
                    item.element(
                        "a", [("href", "#p\(paragraph)")], Cells.beginning(60, of: text))
                }
            }
        }
    }

    private func write(_ paragraph: Paragraph, to html: inout HTMLText) {
        let hit = hits[paragraph.ordinal]
        let kind = (paragraph.isHeading ? "heading" : "") + (hit == nil ? "" : " hit")
        html.element(
            "p", [("id", "p\(paragraph.ordinal)"), ("class", kind)]
        ) { text in
            text.element(
                "a",
                [
                    ("class", "number"), ("href", "#p\(paragraph.ordinal)"),
                    ("aria-label", Message.paragraphNumber(paragraph.ordinal)[language]),
                ], String(paragraph.ordinal))
            var marks = hit?.highlights.map { MarkedText.Mark(range: $0, element: "mark") } ?? []
            if marksFigures && marks.isEmpty { marks = figures(paragraph) }
            MarkedText.write(paragraph.text, marks, to: &text)
        }
        if let hit { tools(hit, paragraph.ordinal, to: &html) }
        reuse?.write(paragraph.ordinal, request, to: &html)
    }

    /// The tools for a paragraph that matches the query.
    private func tools(_ hit: SearchHit, _ number: Int, to html: inout HTMLText) {
        html.element("div", [("class", "tools"), ("lang", language.tag)]) { tools in
            tools.element("label", [("class", "collect"), ("hidden", "")]) { label in
                label.void(
                    "input",
                    [
                        ("type", "checkbox"), ("data-collect", ""),
                        ("value", "\(source.address).\(number)"),
                    ])
                label.write(" " + Message.collect[language])
            }
            CitationBox.write(hit.place, language, to: &tools)
            if let original = hit.place.originalPage(source.address) {
                tools.element(
                    "a", [("href", original.address)],
                    Message.originalPage(original.page)[language])
            }
        }
    }

    /// The marks of a paragraph's figures, each with its parsed value.
    private func figures(_ paragraph: Paragraph) -> [MarkedText.Mark] {
        let found = FigureReader().figures(in: paragraph.text)
        let ranges = found.map(\.range).scalarRanges(in: paragraph.text)
        guard ranges.count == found.count else { return [] }
        return zip(found, ranges).map { figure, range in
            let reading = Message.figureReading(
                figure.indicator, figure.value.description, figure.unit)
            return MarkedText.Mark(
                range: range, element: "abbr", attributes: [("title", reading[language])])
        }
    }
}
