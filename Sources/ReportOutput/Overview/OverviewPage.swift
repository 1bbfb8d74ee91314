internal import ReportCorpus

/// An overview as one self-contained HTML page, without scripts and without external fonts or images.
package struct OverviewPage {
    private let overview: CorpusOverview
    private let reuse: [ReuseEdge]
    private let joins: Bool
    private let language: Language

    /// - Parameters:
    ///   - reuse: pairs of the shown reports that share text.
    ///   - joins: whether the spellings of an indicator were joined.
    package init(
        _ overview: CorpusOverview, reuse: [ReuseEdge], joins: Bool = true, language: Language
    ) {
        self.joins = joins
        self.overview = overview
        self.reuse = reuse
        self.language = language
    }

    /// The attributes of the heading of a column of names.
    static let nameHead = [("scope", "col"), ("class", "name")]

    private static let title = Message(zh: "报告概览", en: "Overview of reports")

    /// The HTML of the page.
    package var html: String {
        var page = HTMLText()
        page.raw("<!DOCTYPE html>\n")
        page.element("html", [("lang", language.tag)]) { page in
            page.element("head") { head in
                head.void("meta", [("charset", "utf-8")])
                head.void(
                    "meta",
                    [("name", "viewport"), ("content", "width=device-width, initial-scale=1")])
                head.element("title", Self.title[language])
                head.element("style") {
                    $0.raw(String(decoding: PackageResources.overview_css, as: UTF8.self))
                }
            }
            page.element("body") { body in
                introduction(&body)
                GridSection(reports: overview.reports, language: language).write(to: &body)
                LengthSection(reports: overview.reports, language: language).write(to: &body)
                TermSection(terms: overview.terms, language: language).write(to: &body)
                FigureSection(
                    indicators: overview.indicators, joins: joins, language: language
                ).write(to: &body)
                ReuseSection(edges: reuse, language: language).write(to: &body)
            }
        }
        return page.text + "\n"
    }

    private func introduction(_ body: inout HTMLText) {
        let agencies = Set(overview.reports.compactMap { $0.metadata.agency?.value })
        let years = overview.reports.compactMap { $0.metadata.year?.value }
        body.element("h1", Self.title[language])
        let reports = overview.reports.count
        var zh = "共\(agencies.count)个机关的\(reports)份报告"
        var en =
            "\(English.count(reports, "report")) of "
            + English.count(agencies.count, "agency", plural: "agencies")
        if let first = years.min(), let last = years.max() {
            zh += first == last ? "，\(first)年" : "，\(first)年至\(last)年"
            en += first == last ? " on \(first)" : " on \(first) to \(last)"
        }
        let others = overview.otherFiles
        if others > 0 {
            zh += "；索引中另有\(others)个文件不是报告"
            en +=
                "; \(English.count(others, "other file")) of the index "
                + English.verb(others, "is not a report", "are not reports")
        }
        let text = Message(zh: zh + "。", en: en + ".")[language]
        body.element("p", [("class", "note")], text)
    }
}
