internal import ReportAnalysis
internal import ReportOutput
internal import ReportSearch
internal import SystemPackage
internal import WebAddresses

/// The page of text that a report shares with others.
enum ReusePage {
    static func answer(_ request: PageRequest) throws -> WebAnswer {
        let language = request.language
        let lookup = DocumentLookup(request.view)
        let source = try lookup.source(id: request.web.parameter)
        let reuse = try ReportReuse(
            of: try lookup.text(source), among: try IndexedReports(in: request.searcher),
            threadCount: 1)
        let shape = try request.view.shape()
        let title = source.metadata.title?.value ?? source.file
        return WebAnswer(
            PageShell(title, request.web, manages: request.manages, kind: "table").html { main in
                main.element("h1", Message.whereElse[language])
                main.element("p") { line in
                    line.element(
                        "a", [("href", request.web.link("/report/\(source.address)"))], title)
                }
                main.element(
                    "p", [("class", "notice")],
                    Message.reuse(
                        share: DecimalFormat.percent(reuse.share),
                        characters: reuse.sharedCharacters,
                        reports: reuse.overlaps.count, of: reuse.comparedCount)[language])
                for overlap in reuse.overlaps.prefix(30) {
                    let address = shape.address(of: overlap.other.file)
                    main.element("h2") { heading in
                        let metadata = overlap.other.metadata
                        let name =
                            metadata.agency?.value ?? metadata.title?.value ?? overlap.other.file
                        heading.element(
                            "a", [("href", request.web.link("/report/\(address)"))],
                            name + (metadata.year.map { " · \($0.value)" } ?? ""))
                        heading.write(" ")
                        heading.element(
                            "small",
                            "\(DecimalFormat.percent(overlap.share)) · "
                                + Message.order(overlap.order)[language])
                    }
                    passages(overlap, source.address, address, request, to: &main)
                }
            })
    }

    private static func passages(
        _ overlap: ReportOverlap, _ left: String, _ right: String, _ request: PageRequest,
        to html: inout HTMLText
    ) {
        let language = request.language
        func link(_ address: String, _ paragraph: Int) -> String {
            request.web.link("/report/\(address)") + "#p\(paragraph)"
        }
        html.element("ol", [("class", "passages"), ("lang", "zh-Hans")]) { list in
            for passage in overlap.passages.prefix(20) {
                list.element("li") { item in
                    item.element("p", passage.place.text)
                    item.element("p", [("class", "path"), ("lang", language.tag)]) { line in
                        line.element(
                            "a", [("href", link(left, passage.place.paragraph))],
                            Message.paragraphNumber(passage.place.paragraph)[language])
                        line.write(" ↔ ")
                        line.element(
                            "a", [("href", link(right, passage.other.paragraph))],
                            Message.paragraphNumber(passage.other.paragraph)[language])
                    }
                }
            }
        }
    }
}

/// The page of two reports side by side.
enum ComparePage {
    static func answer(_ request: PageRequest) throws -> WebAnswer {
        let language = request.language
        let arguments = try Arguments(
            request.items, of: Operation.compare.parameters, isStrict: false)
        let comparison = try Operation.comparison(arguments, request.view)
        let onlyChanges = arguments.flag("changes")
        return WebAnswer(
            PageShell(
                Message.comparison[language], request.web, manages: request.manages, kind: "compare"
            ).html { main in
                main.element("h1", Message.comparison[language])
                main.element("p", [("class", "notice")]) { line in
                    line.write(
                        SentenceChange.allCases.map {
                            "\(Message.change($0)[language]) \(comparison.count($0))"
                        }.joined(separator: " · ") + " ")
                    let other = request.items.setting("changes", onlyChanges ? "0" : "1")
                    line.element(
                        "a", [("href", request.web.link("/compare", other))],
                        (onlyChanges ? Message.everything : .onlyChanges)[language])
                }
                main.element(
                    "div",
                    [
                        ("class", "scroll"), ("tabindex", "0"), ("role", "region"),
                        ("aria-label", Message.comparison[language]),
                    ]
                ) { scroll in
                    scroll.element("table", [("class", "compare")]) { table in
                        head(comparison, language, to: &table)
                        rows(comparison, onlyChanges, language, to: &table)
                    }
                }
            })
    }

    private static func head(
        _ comparison: ReportComparison, _ language: Language, to table: inout HTMLText
    ) {
        table.element("thead") { head in
            head.element("tr") { row in
                row.element("th", [("scope", "col")], Field.kind.title[language])
                for report in [comparison.left, comparison.right] {
                    let metadata = report.metadata
                    let name = metadata.agency?.value ?? metadata.title?.value ?? report.file
                    row.element(
                        "th", [("scope", "col")],
                        name + (metadata.year.map { " · \($0.value)" } ?? ""))
                }
            }
        }
    }

    private static func rows(
        _ comparison: ReportComparison, _ onlyChanges: Bool, _ language: Language,
        to table: inout HTMLText
    ) {
        table.element("tbody") { body in
            var section: Section?
            for pair in comparison.pairs where !onlyChanges || pair.change != .kept {
                if pair.section != section {
                    section = pair.section
                    body.element("tr", [("class", "section")]) { row in
                        row.element(
                            "th", [("colspan", "3"), ("scope", "rowgroup")],
                            Message.section(pair.section)[language])
                    }
                }
                body.element("tr", [("class", pair.change.rawValue)]) { row in
                    row.element("td", Message.change(pair.change)[language])
                    side(pair.left, pair.leftChanges, "del", to: &row)
                    side(pair.right, pair.rightChanges, "ins", to: &row)
                }
            }
        }
    }

    private static func side(
        _ sentence: ReportSentence?, _ changes: [Range<Int>], _ element: String,
        to row: inout HTMLText
    ) {
        row.element("td", [("lang", "zh-Hans")]) { cell in
            guard let sentence else { return }
            MarkedText.write(
                sentence.text, changes.map { MarkedText.Mark(range: $0, element: element) },
                to: &cell)
            cell.write(" ")
            cell.element("small", ":\(sentence.paragraph)")
        }
    }
}

/// The file that a document was read from.
enum OriginalFile {
    /// The maximum size of a file that is sent, in bytes.
    private static let limit = 64 << 20

    static func answer(_ request: PageRequest) throws -> WebAnswer {
        let source = try DocumentLookup(request.view).source(id: request.web.parameter)
        let missing = Problem(404, "file", Message.unreadable, Message.indexOnly)
        // Only files that indexing would name are sent, because the index may come from an untrusted source.
        let key = IndexLocation.fileKey(ofKey: source.key)
        guard let path = request.view.searcher.location.file(ofKey: key),
            let bytes = try? RegularFile.bytes(path, limit: limit)
        else { throw missing }
        let name = path.lastComponent?.string ?? "file"
        let kind = name.split(separator: ".").last?.lowercased() ?? ""
        var answer = WebAnswer(bytes: bytes, type: contentType(kind))
        // Nothing in the file may be executed, so a web page is shown as source text.
        let isShown = kind == "pdf" || answer.contentType.hasPrefix("text/plain")
        answer.headers = [
            (
                "Content-Disposition",
                "\(isShown ? "inline" : "attachment"); filename*=UTF-8''\(QueryItems.encoded(name))"
            ),
            (
                "Content-Security-Policy",
                kind == "pdf"
                    ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"
                    : "default-src 'none'; sandbox; frame-ancestors 'none'"
            ),
        ]
        return answer
    }

    private static func contentType(_ kind: String) -> String {
        switch kind {
        case "pdf": "application/pdf"
        case "txt", "md", "csv", "tsv", "html", "htm": "text/plain; charset=utf-8"
        case "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        default: "application/octet-stream"
        }
    }
}
