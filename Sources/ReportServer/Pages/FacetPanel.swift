internal import ReportAnalysis
internal import ReportOutput
internal import ReportSearch

/// What narrows a search down: values of reports with their counts, of how many there are.
struct FacetPanel {
    let page: SearchPage
    let counts: MatchCounts
    let shape: CorpusShape
    private var language: Language { page.language }
    /// Values that are shown at once, and at most.
    private static let shown = 8
    private static let most = 200

    init(page: SearchPage, counts: MatchCounts, shape: CorpusShape) {
        self.page = page
        self.counts = counts
        self.shape = shape
    }

    func write(to html: inout HTMLText) {
        html.element("h2", Message.narrow[language])
        html.element("p", [("class", "note")]) {
            $0.element("small", Message.facetLegend[language])
        }
        for key in FacetFilter.Key.allCases {
            var groups = counts.groups(key, page.arguments.filter, in: shape)
            if key == .section { groups.removeAll { $0.allReports == 0 } }
            if groups.count < 2 && chosen(key).isEmpty { continue }
            if key == .year { groups.sort { $0.value > $1.value } }
            write(key, groups, to: &html)
        }
    }

    private func write(_ key: FacetFilter.Key, _ groups: [FacetGroup], to html: inout HTMLText) {
        let leaves = key == .region ? groups.filter { !$0.value.contains("/") } : groups
        let matching = leaves.count { $0.reports > 0 }
        html.element(
            "details", [("data-facet", key.rawValue)] + (key == .kind ? [] : [("open", "")])
        ) { details in
            details.element("summary") { summary in
                summary.element("h3", Message.facet(key.rawValue)[language])
                summary.write(" ")
                summary.element(
                    "small",
                    Message.groupsWithMatch(matching, of: leaves.count)[language])
            }
            if key == .region {
                tree(leaves, groups, to: &details)
            } else {
                list(key, groups, to: &details)
            }
        }
    }

    private func list(_ key: FacetFilter.Key, _ groups: [FacetGroup], to html: inout HTMLText) {
        let active = Set(chosen(key))
        let known = groups.filter { !$0.value.isEmpty }
        let first = known.prefix(Self.shown)
        let rest = known.dropFirst(Self.shown).prefix(Self.most)
        html.element("ul") { list in
            for group in first { item(key, group, to: &list) }
            // What was chosen stays in sight.
            for group in rest where active.contains(group.value) { item(key, group, to: &list) }
        }
        let others = rest.filter { !active.contains($0.value) }
        if others.isEmpty { return }
        html.element("details", [("class", "more")]) { more in
            more.element("summary", "\(Message.more[language]) (\(known.count - first.count))")
            more.element("ul") { list in
                for group in others { item(key, group, to: &list) }
            }
        }
    }

    private func tree(_ tops: [FacetGroup], _ all: [FacetGroup], to html: inout HTMLText) {
        let active = chosen(.region)
        func children(of path: String) -> [FacetGroup] {
            all.filter {
                $0.value.hasPrefix(path + "/")
                    && !$0.value.dropFirst(path.count + 1).contains("/")
            }
        }
        func branch(_ group: FacetGroup, depth: Int, to html: inout HTMLText) {
            html.element("li") { row in
                link(
                    .region, group, name: String(group.value.split(separator: "/").last ?? ""),
                    to: &row)
                let below = children(of: group.value)
                if below.isEmpty || depth == 3 { return }
                let isOpen = active.contains { $0.hasPrefix(group.value) }
                row.element("details", [("class", "more")] + (isOpen ? [("open", "")] : [])) {
                    details in
                    details.element("summary", "\(Message.below[language]) (\(below.count))")
                    details.element("ul") { list in
                        for group in below.prefix(Self.most) {
                            branch(group, depth: depth + 1, to: &list)
                        }
                    }
                }
            }
        }
        html.element("ul") { list in
            for group in tops.filter({ !$0.value.isEmpty }).prefix(40) {
                branch(group, depth: 1, to: &list)
            }
        }
    }

    private func item(_ key: FacetFilter.Key, _ group: FacetGroup, to html: inout HTMLText) {
        html.element("li") { link(key, group, name: name(key, group.value), to: &$0) }
    }

    private func link(
        _ key: FacetFilter.Key, _ group: FacetGroup, name: String, to html: inout HTMLText
    ) {
        let isActive = chosen(key).contains(group.value)
        let items =
            isActive
            ? page.items.without(key.rawValue, group.value)
            : page.items.adding(key.rawValue, group.value)
        let state = isActive ? [("aria-current", "true")] : []
        html.element("a", [("href", page.link(items))] + state) { link in
            link.element("span", name)
        }
        html.write(" ")
        html.element("small") { small in
            small.element("b", String(group.paragraphs))
            small.write(" · ")
            small.write(Message.share(group.reports, of: group.allReports)[language])
        }
    }

    private func name(_ key: FacetFilter.Key, _ value: String) -> String {
        guard key == .section, let section = Section(rawValue: value) else { return value }
        return Message.section(section)[language]
    }

    /// The chosen values of a facet.
    private func chosen(_ key: FacetFilter.Key) -> [String] { page.arguments.all(key.rawValue) }
}
