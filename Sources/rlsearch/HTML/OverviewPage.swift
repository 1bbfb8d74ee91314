import ReportSearch

/// An overview as one page that needs nothing else: no script, no font, no picture from elsewhere.
struct OverviewPage {
    let overview: CorpusOverview
    let reuse: [ReuseEdge]

    /// The whole page.
    var html: String {
        var page = HTMLText()
        page.raw("<!DOCTYPE html>\n")
        page.element("html", [("lang", "zh-Hans")]) { page in
            page.element("head") { head in
                head.void("meta", [("charset", "utf-8")])
                head.void(
                    "meta",
                    [("name", "viewport"), ("content", "width=device-width, initial-scale=1")])
                head.element("title", "Reports overview")
                head.element("style") {
                    $0.raw(String(decoding: PackageResources.overview_css, as: UTF8.self))
                }
            }
            page.element("body") { body in
                introduction(&body)
                GridSection(reports: overview.reports).write(to: &body)
                LengthSection(reports: overview.reports).write(to: &body)
                TermSection(terms: overview.terms).write(to: &body)
                FigureSection(indicators: overview.indicators).write(to: &body)
                ReuseSection(edges: reuse).write(to: &body)
            }
        }
        return page.text + "\n"
    }

    private func introduction(_ body: inout HTMLText) {
        let agencies = Set(overview.reports.compactMap { $0.metadata.agency?.value })
        let years = overview.reports.compactMap { $0.metadata.year?.value }
        body.element("h1", "Reports overview")
        var text = "\(overview.reports.count) reports of \(agencies.count) agencies"
        if let first = years.min(), let last = years.max() {
            text += first == last ? " on \(first)" : " on \(first) to \(last)"
        }
        if overview.otherFiles > 0 {
            text += "; \(overview.otherFiles) other files of the index are no reports"
        }
        body.element("p", [("class", "note")], text + ".")
    }
}
