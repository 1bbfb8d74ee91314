/// A table as one self-contained HTML page.
package enum TableDocument {
    /// The HTML of the page.
    ///
    /// - Parameter notes: sentences above the table.
    package static func html(
        _ table: Table, title: Message, notes: [Message], output: Output
    ) -> String {
        let language = output.language
        let shown = table.columns.filter { $0.audience == .everyone }
        var page = HTMLText()
        page.raw("<!DOCTYPE html>\n")
        page.element("html", [("lang", language.tag)]) { page in
            page.element("head") { head in
                head.void("meta", [("charset", "utf-8")])
                head.element("title", title[language])
                head.element("style") { $0.raw(style) }
            }
            page.element("body") { body in
                body.element("h1", title[language])
                for note in notes { body.element("p", note[language]) }
                body.element("table") { grid in
                    grid.element("tr") { row in
                        for column in shown { row.element("th", column.title[language]) }
                    }
                    for index in 0..<table.rowCount {
                        grid.element("tr") { row in
                            for column in shown {
                                let text = output.shownCell(column.cells[index], of: column.field)
                                row.element("td", text)
                            }
                        }
                    }
                }
            }
        }
        return page.text + "\n"
    }

    private static let style =
        "body{font-family:sans-serif;margin:2em}table{border-collapse:collapse}"
        + "th,td{border:1px solid #999;padding:.3em .6em;text-align:left}th{background:#eee}"
}
