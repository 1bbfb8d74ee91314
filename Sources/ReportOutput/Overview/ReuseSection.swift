internal import ReportCorpus

/// Two reports that share text.
package struct ReuseEdge {
    /// The earlier report, if the order is known.
    let from: String
    let to: String
    /// The shared part of a report's text, from 0 to 1: the larger of the two reports' shares.
    let share: Double

    package init(from: String, to: String, share: Double) {
        self.from = from
        self.to = to
        self.share = share
    }
}

/// A circular diagram of the reports that share text.
struct ReuseSection {
    let edges: [ReuseEdge]
    let language: Language

    private static let radius = 230.0
    private static let center = (x: 430.0, y: 300.0)
    /// The maximum number of names that fit around the circle.
    private static let maxNodeCount = 60

    func write(to body: inout HTMLText) {
        body.element("h2", Message(zh: "相同文字", en: "Shared text")[language])
        let shown = shownEdges
        let names = Set(shown.flatMap { [$0.from, $0.to] }).sorted()
        guard !names.isEmpty else {
            return body.element(
                "p", [("class", "note")],
                Message(zh: "没有两份报告有相同段落。", en: "No two reports share a passage.")[language])
        }
        var note = Message(
            zh: "连线的两份报告有相同段落，线越粗比例越高。",
            en:
                "A line connects reports that share passages; the thicker the line, the larger the share."
        )
        if shown.count < edges.count {
            note =
                note
                + Message(
                    zh: "共\(edges.count)对，只画出比例最高的\(shown.count)对。",
                    en:
                        " Of \(edges.count) pairs, only the \(shown.count) with the largest shares are drawn."
                )
        }
        body.element("p", [("class", "note")], note[language])
        body.element(
            "svg",
            [
                ("viewBox", "0 0 860 600"), ("role", "img"),
                (
                    "aria-label",
                    Message(
                        zh: "\(names.count)份有相同文字的报告的关系图",
                        en: "network of \(names.count) reports that share text")[language]
                ),
            ]
        ) { svg in
            for edge in shown { line(edge, names, &svg) }
            for (index, name) in names.enumerated() { node(name, index, names.count, &svg) }
        }
        list(shown, &body)
    }

    /// The pairs with the highest shares whose reports fit around the circle.
    private var shownEdges: [ReuseEdge] {
        var names: Set<String> = []
        var shown: [ReuseEdge] = []
        for edge in edges.sorted(by: { $0.share > $1.share }) {
            let more = names.union([edge.from, edge.to])
            guard more.count <= Self.maxNodeCount else { continue }
            names = more
            shown.append(edge)
        }
        return shown
    }

    private static func place(_ index: Int, _ count: Int) -> (x: Double, y: Double) {
        let angle = 2 * Double.pi * Double(index) / Double(count) - Double.pi / 2
        return (center.x + radius * Circle.cosine(angle), center.y + radius * Circle.sine(angle))
    }

    private func line(_ edge: ReuseEdge, _ names: [String], _ svg: inout HTMLText) {
        guard let from = names.firstIndex(of: edge.from), let to = names.firstIndex(of: edge.to)
        else { return }
        let (a, b) = (Self.place(from, names.count), Self.place(to, names.count))
        svg.element(
            "path",
            [
                ("class", "edge"),
                ("stroke-width", DecimalFormat.fixed(0.8 + 5 * edge.share, digits: 2)),
                ("stroke-opacity", DecimalFormat.fixed(0.35 + 0.6 * edge.share, digits: 2)),
                (
                    "d",
                    "M\(Self.number(a.x)) \(Self.number(a.y)) Q\(Self.number(Self.center.x)) "
                        + "\(Self.number(Self.center.y)) \(Self.number(b.x)) \(Self.number(b.y))"
                ),
            ]
        ) {
            $0.element("title", "\(edge.from) – \(edge.to): \(Self.percent(edge.share))")
        }
    }

    private func node(_ name: String, _ index: Int, _ count: Int, _ svg: inout HTMLText) {
        let place = Self.place(index, count)
        let isRight = place.x >= Self.center.x
        svg.element(
            "circle",
            [
                ("class", "node"), ("r", "4"), ("cx", Self.number(place.x)),
                ("cy", Self.number(place.y)),
            ])
        svg.element(
            "text",
            [
                ("x", Self.number(place.x + (isRight ? 8 : -8))),
                ("y", Self.number(place.y + 4 + (place.y - Self.center.y) / 16)),
                ("text-anchor", isRight ? "start" : "end"),
            ], name)
    }

    /// The pairs as a table, for screen readers and for print.
    private func list(_ edges: [ReuseEdge], _ body: inout HTMLText) {
        body.element("table") { table in
            table.element("thead") { head in
                head.element("tr") { row in
                    let report = Message(zh: "报告", en: "report")[language]
                    row.element("th", OverviewPage.nameHead, report)
                    row.element("th", OverviewPage.nameHead, report)
                    row.element("th", [("scope", "col")], Field.share.title[language])
                }
            }
            for edge in edges.prefix(Self.maxNodeCount) {
                table.element("tr") { row in
                    row.element("td", [("class", "name")], edge.from)
                    row.element("td", [("class", "name")], edge.to)
                    row.element("td", Self.percent(edge.share))
                }
            }
        }
    }

    private static func number(_ value: Double) -> String { DecimalFormat.fixed(value, digits: 1) }
    private static func percent(_ share: Double) -> String {
        DecimalFormat.fixed(share * 100, digits: 1) + " %"
    }
}

extension ReuseEdge {
    /// The pairs of reports in a filter that share text, each with the earlier report first.
    package static func edges(
        of filter: ReportFilter, in searcher: ReportSearcher
    ) throws(ReportSearchError) -> [ReuseEdge] {
        // Statutes are not shown, so nothing is compared with them.
        let reports = try IndexedReports(in: searcher).only(\.metadata.isReport)
        let network = try ReuseNetwork(reports)
        let shown = Set(reports.entries(filter).map(\.file))
        return network.pairs.compactMap { pair in
            let (left, right) = (network.reports[pair.left], network.reports[pair.right])
            guard shown.contains(left.file), shown.contains(right.file) else { return nil }
            let isLater = ReportOrder(left.metadata, comparedTo: right.metadata) == .later
            let names = [left, right].map(name)
            return ReuseEdge(
                from: names[isLater ? 1 : 0], to: names[isLater ? 0 : 1], share: pair.share)
        }
    }

    private static func name(_ report: IndexedReports.Entry) -> String {
        guard let agency = report.metadata.agency?.value else { return report.file }
        return agency + (report.metadata.year.map { " \($0.value)" } ?? "")
    }
}
