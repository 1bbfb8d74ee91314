/// The purposes of elements of web pages.
enum HTMLElements {
    /// Elements whose content is not text of the page: scripts, styles, form controls, and fallbacks for old browsers.
    static let unshown: Set<String> = [
        "audio", "button", "canvas", "datalist", "embed", "iframe", "input", "map", "meter",
        "link", "meta", "noframes", "noscript", "object", "optgroup", "option", "progress",
        "rp", "rt", "script", "select", "style", "svg", "template", "textarea", "title", "video",
    ]
    /// Block elements: they begin and end a line.
    private static let blocks: Set<String> = [
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
        "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
        "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend",
        "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody",
        "td", "tfoot", "th", "thead", "tr", "ul",
    ]
    /// The ends of links to files that are attached to articles.
    private static let attachments = [
        ".doc", ".docx", ".pdf", ".xls", ".xlsx", ".wps", ".et", ".ofd", ".zip", ".rar", ".ppt",
        ".pptx", ".txt", ".rtf", ".jpg", ".png", ".7z", ".ceb", ".odt",
    ]

    /// Whether an element begins a line.
    static func isBlock(_ element: XMLElement) -> Bool {
        if blocks.contains(element.name) { return true }
        return style(of: element).contains("display:block")
    }

    /// Whether an element is hidden, or is outside the text as a page header, a page footer or a note's mark.
    static func isHidden(_ element: XMLElement) -> Bool {
        if element.attribute("hidden") != nil || isPageEdge(element) { return true }
        let style = style(of: element)
        if style.contains("display:none") { return true }
        // WeChat pages hide the article until a script shows it.
        return style.contains("visibility:hidden") && !WebMarks.isArticle(marks(of: element))
    }

    /// Whether an element is the header, the footer or the mark of a footnote, as LibreOffice and Word export them.
    private static func isPageEdge(_ element: XMLElement) -> Bool {
        if element.name == "div", let title = element.attribute("title") {
            return title == "header" || title == "footer"
        }
        guard element.name == "a" else { return false }
        let style = style(of: element)
        if style.contains("mso-footnote-id") || style.contains("mso-endnote-id") { return true }
        guard let name = element.attribute("class") else { return false }
        return name.hasPrefix("sdfootnote") || name.hasPrefix("sdendnote")
    }

    /// The id of the note that a mark in the text cites, as LibreOffice (`sdfootnote1`) and Word (`ftn1`) export it.
    static func note(citedBy mark: XMLElement) -> String? {
        guard let address = mark.attribute("href"), address.hasPrefix("#") else { return nil }
        let target = address.dropFirst()
        if let name = mark.attribute("class"),
            name.hasPrefix("sdfootnoteanc") || name.hasPrefix("sdendnoteanc")
        {
            return target.hasSuffix("sym") ? String(target.dropLast(3)) : nil
        }
        let isNote = ["_ftn", "_edn"].contains(where: target.hasPrefix)
        return isNote && isPageEdge(mark) && !target.contains("ref")
            ? String(target.dropFirst()) : nil
    }

    /// Whether an element is a link to another page.
    static func isLink(_ element: XMLElement) -> Bool {
        guard element.name == "a", let address = element.attribute("href")?.lowercased() else {
            return false
        }
        if address.hasPrefix("#"), address.utf8.count > 1 { return false }
        return !attachments.contains { address.hasSuffix($0) }
    }

    /// The words of an element's id, class, role and itemprop, in lower case and without hyphens and underscores.
    static func marks(of element: XMLElement) -> [String] {
        var marks: [String] = []
        for name in ["id", "class", "role", "itemprop"] {
            guard let value = element.attribute(name) else { continue }
            for word in value.lowercased().split(whereSeparator: \.isWhitespace) {
                marks.append(word.filter { $0 != "-" && $0 != "_" })
            }
        }
        return marks
    }

    /// The style attribute in lower case and without spaces.
    static func style(of element: XMLElement) -> String {
        guard let style = element.attribute("style") else { return "" }
        return style.lowercased().filter { !$0.isWhitespace }
    }

    /// The level of a heading element; nil for others.
    static func headingLevel(_ name: String) -> Int? {
        guard name.utf8.count == 2, name.utf8.first == UInt8(ascii: "h"),
            let level = name.utf8.last, (0x31...0x36).contains(level)
        else { return nil }
        return Int(level) - 0x30
    }
}
