internal import ReportOutput
internal import ReportSearch
internal import WebAddresses

/// The page of passages that a user collected, to read, print and export.
enum BasketPage {
    private enum Form: String, CaseIterable {
        case docx, md, xlsx

        var contentType: String {
            switch self {
            case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            case .md: "text/markdown; charset=utf-8"
            case .xlsx: APIRoutes.Form.xlsx.contentType
            }
        }
    }

    static func answer(_ request: PageRequest) throws -> WebAnswer {
        let language = request.language
        let basket = try Basket(request.items.all("p"), in: request.view)
        if let form = request.items["format"].flatMap(Form.init(rawValue:)) {
            return try file(basket, form, language)
        }
        return WebAnswer(
            PageShell(
                Message.basketTitle[language], request.web, manages: request.manages, kind: "basket"
            ).html { main in
                main.element("h1", Message.basketTitle[language])
                if basket.passages.isEmpty {
                    return main.element("p", [("class", "notice")], Message.basketEmpty[language])
                }
                main.element("p", [("class", "notice")]) { line in
                    line.write(Message.passages(basket.passages.count)[language] + " · ")
                    line.write(Message.basketNote[language])
                }
                exports(request, to: &main)
                main.element("ol", [("class", "hits")]) { list in
                    for passage in basket.passages {
                        list.element("li") { write(passage, request, to: &$0) }
                    }
                }
            })
    }

    private static func file(
        _ basket: Basket, _ form: Form, _ language: Language
    ) throws -> WebAnswer {
        var answer: WebAnswer
        switch form {
        case .docx: answer = WebAnswer(bytes: basket.word(language), type: form.contentType)
        case .md: answer = WebAnswer(basket.markdown(language), type: form.contentType)
        case .xlsx:
            answer = WebAnswer(
                bytes: try Workbook.bytes(basket.table, language: language), type: form.contentType)
        }
        answer.headers.append(
            ("Content-Disposition", "attachment; filename=\"rlsearch-basket.\(form.rawValue)\""))
        return answer
    }

    private static func exports(_ request: PageRequest, to html: inout HTMLText) {
        let names = [(Form.docx, "Word"), (.md, "Markdown"), (.xlsx, "Excel")]
        html.element("p", [("class", "exports")]) { line in
            line.write(Message.exportLabel[request.language] + " ")
            for (form, name) in names {
                let items = request.items.setting("format", form.rawValue)
                line.element("a", [("href", "/basket" + items.text), ("download", "")], name)
                line.write(" ")
            }
            line.element(
                "button", [("type", "button"), ("data-print", ""), ("hidden", "")],
                Message.print[request.language])
        }
    }

    private static func write(
        _ passage: Basket.Passage, _ request: PageRequest, to html: inout HTMLText
    ) {
        let metadata = passage.source.metadata
        let name = metadata.agency?.value ?? metadata.title?.value ?? passage.source.file
        html.element("article") { article in
            article.element("h3") { title in
                title.element(
                    "a",
                    [
                        (
                            "href",
                            request.web.link("/report/\(passage.source.address)")
                                + "#p\(passage.paragraph.ordinal)"
                        )
                    ], name + (metadata.year.map { " · \($0.value)" } ?? ""))
            }
            article.element(
                "p", [("class", "path")], passage.paragraph.headings.joined(separator: " › "))
            article.element(
                "p", [("class", "passage"), ("lang", "zh-Hans")], passage.paragraph.text)
            article.element("div", [("class", "tools")]) { tools in
                CitationBox.write(passage.place, request.language, to: &tools)
                tools.element(
                    "a",
                    [
                        (
                            "href",
                            request.web.link("/basket", request.items.without("p", passage.name))
                        ),
                        ("data-remove", passage.name),
                    ], Message.remove[request.language])
            }
        }
    }
}
