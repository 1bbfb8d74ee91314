internal import ReportCorpus

/// The reports by agency and year: a row for each agency, a column for each year; cells of longer reports are darker.
struct GridSection {
    let reports: [CorpusOverview.ReportSummary]
    let language: Language

    func write(to body: inout HTMLText) {
        let known = Set(reports.compactMap { $0.metadata.year?.value }).sorted()
        let hasUnknown = reports.contains { $0.metadata.year == nil }
        let years = known.map(Optional.some) + (hasUnknown ? [nil] : [])
        let longest = max(1, reports.map(\.length).max() ?? 1)
        let agencies = Dictionary(grouping: reports) {
            $0.metadata.agency?.value ?? Message.unknown[language]
        }
        body.element("h2", Message(zh: "机关与年份", en: "Agencies and years")[language])
        body.element(
            "p", [("class", "note")],
            Message(
                zh: "每份报告的字数。空格表示索引中没有该年度的报告。",
                en:
                    "The number of characters of each report. An empty cell means that the index has no report on that year."
            )[language])
        body.element("div", [("class", "scroll")]) { body in
            body.element("table") { table in
                table.element("thead") { head in
                    head.element("tr") { row in
                        row.element("th", OverviewPage.nameHead, Field.agency.title[language])
                        for year in years {
                            let name =
                                year.map { String($0) }
                                ?? Message(zh: "年份不详", en: "year unknown")[language]
                            row.element("th", [("scope", "col")], name)
                        }
                    }
                }
                for (agency, own) in agencies.sorted(by: { $0.key < $1.key }) {
                    table.element("tr") { row in
                        row.element("th", [("scope", "row")], agency)
                        for year in years {
                            cell(own.filter { $0.metadata.year?.value == year }, longest, &row)
                        }
                    }
                }
            }
        }
    }

    private func cell(
        _ reports: [CorpusOverview.ReportSummary], _ longest: Int, _ row: inout HTMLText
    ) {
        guard let first = reports.first else { return row.element("td") }
        let length = reports.reduce(0) { $0 + $1.length }
        // At least 10 %, so that a short report differs from a missing one; at most 50 %, so that text is legible.
        let shade = 10 + min(40, 40 * first.length / longest)
        row.element(
            "td",
            [
                ("style", "background: rgba(var(--cell), .\(shade))"),
                ("title", reports.map(\.file).joined(separator: "\n")),
            ], String(length))
    }
}
