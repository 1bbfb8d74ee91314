internal import ReportCorpus

/// The length of each section of each report, as bars on one scale.
struct LengthSection {
    let reports: [CorpusOverview.ReportSummary]
    let language: Language

    func write(to body: inout HTMLText) {
        let longest = max(1, reports.map(\.length).max() ?? 1)
        body.element("h2", Message(zh: "各部分篇幅", en: "Lengths of the sections")[language])
        body.element("ul", [("class", "legend")]) { list in
            for section in Section.allCases {
                list.element("li") { item in
                    item.element("i", [("class", section.rawValue)])
                    item.write(Message.section(section)[language])
                }
            }
        }
        body.element("div", [("class", "scroll")]) { body in
            body.element("table", [("class", "bars")]) { table in
                table.element("thead") { head in
                    head.element("tr") { row in
                        row.element(
                            "th", OverviewPage.nameHead, Message(zh: "报告", en: "report")[language])
                        row.element("th", [("scope", "col")], Field.characters.title[language])
                        row.element(
                            "th", [("scope", "col")], Message(zh: "各部分", en: "sections")[language])
                    }
                }
                for report in reports { self.row(report, longest, &table) }
            }
        }
    }

    private func row(
        _ report: CorpusOverview.ReportSummary, _ longest: Int, _ table: inout HTMLText
    ) {
        let year = report.metadata.year.map { " \($0.value)" } ?? ""
        let name = (report.metadata.agency?.value ?? report.file) + year
        table.element("tr") { row in
            row.element("th", [("scope", "row"), ("title", report.file)], name)
            row.element("td", String(report.length))
            row.element("td") { cell in
                let text = Section.allCases.map {
                    "\(Message.section($0)[language]) \(report.lengths[$0] ?? 0)"
                }
                cell.element(
                    "div",
                    [
                        ("class", "bar"), ("role", "img"),
                        ("aria-label", text.joined(separator: ", ")),
                    ]
                ) { bar in
                    for section in Section.allCases {
                        guard let length = report.lengths[section], length > 0 else { continue }
                        let width = DecimalFormat.fixed(
                            Double(length) * 100 / Double(longest), digits: 2)
                        bar.element(
                            "span",
                            [
                                ("class", section.rawValue), ("style", "width: \(width)%"),
                                (
                                    "title",
                                    "\(Message.section(section)[language]) \(length)"
                                ),
                            ])
                    }
                }
            }
        }
    }
}
