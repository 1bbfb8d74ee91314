internal import ReportOutput
internal import WebAddresses

/// The parts around the content of every page.
struct PageShell {
    let title: String
    let web: WebRequest
    let manages: Bool
    /// The kind of the page, for the style sheet and the script.
    var kind = "text"

    init(_ title: String, _ web: WebRequest, manages: Bool, kind: String = "text") {
        self.title = title
        self.web = web
        self.manages = manages
        self.kind = kind
    }

    private var language: Language { web.language }

    /// The whole page.
    func html(_ content: (inout HTMLText) -> Void) -> String {
        var page = HTMLText()
        page.raw("<!doctype html>\n")
        page.element("html", [("lang", language.tag)]) { html in
            html.element("head") { head(&$0) }
            html.element("body", [("data-page", kind)]) { body in
                body.element(
                    "a", [("class", "skip"), ("href", "#content")], Message.skipToContent[language])
                body.element("header", [("class", "site")], header)
                body.element("main", [("id", "content"), ("tabindex", "-1")], content)
                body.raw("<script>")
                body.raw(PageAssets.script)
                body.raw("</script>")
            }
        }
        return page.text
    }

    private func head(_ head: inout HTMLText) {
        head.void("meta", [("charset", "utf-8")])
        head.void(
            "meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")])
        head.void("meta", [("name", "color-scheme"), ("content", "light dark")])
        head.element("title", title.isEmpty ? Message.siteName[language] : title + " · rlsearch")
        head.raw("<style>")
        head.raw(PageAssets.style)
        head.raw("</style>")
    }

    private func header(_ header: inout HTMLText) {
        header.element("a", [("class", "brand"), ("href", link("/"))]) { brand in
            brand.element("b", "rlsearch")
            brand.write(" ")
            brand.element("span", Message.siteName[language])
        }
        header.element("nav", [("aria-label", Message.siteName[language])]) { nav in
            var places: [(String, Message)] = [
                ("/search", .navSearch), ("/tables", .navTables), ("/basket", .navBasket),
                ("/about", .navAbout), ("/help", .navHelp),
            ]
            if manages { places.append(("/manage", .navManage)) }
            for (path, name) in places {
                let isHere =
                    web.path == path || web.path.hasPrefix(path + "/")
                    || (path == "/search" && web.path == "/")
                nav.element(
                    "a",
                    [("href", link(path)), ("data-nav", String(path.dropFirst()))]
                        + (isHere ? [("aria-current", "page")] : []), name[language])
            }
            let other: Language = language == .zh ? .en : .zh
            nav.element(
                "a",
                [
                    ("href", web.path + web.items.setting("lang", other.rawValue).text),
                    ("hreflang", other.tag), ("lang", other.tag),
                ], Message.otherLanguage[language])
        }
    }

    /// A URL of this server that keeps the language that the user chose.
    private func link(_ path: String) -> String { web.link(path) }
}

extension WebRequest {
    /// A URL of this server that keeps the language that the user chose.
    func link(_ path: String, _ items: QueryItems = QueryItems()) -> String {
        guard let chosen = self.items["lang"], items["lang"] == nil,
            Language(rawValue: chosen) != nil
        else { return path + items.text }
        return path + items.adding("lang", chosen).text
    }
}

/// A page that explains a problem.
enum ProblemPage {
    static func html(_ problem: Problem, _ web: WebRequest, manages: Bool) -> String {
        let language = web.language
        return PageShell(problem.message.what[language], web, manages: manages, kind: "problem")
            .html { main in
                main.element("h1", problem.message.what[language])
                main.element("div", [("class", "problem"), ("role", "alert")]) { box in
                    for line in problem.message.details { box.element("p", line[language]) }
                }
                main.element("p") { line in
                    line.element("a", [("href", web.link("/"))], Message.navSearch[language])
                }
            }
    }
}
