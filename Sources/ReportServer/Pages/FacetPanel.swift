internal import ReportAnalysis
internal import ReportOutput
internal import ReportSearch
internal import WebAddresses

/// The filters of a search: values of reports, each with the number of matching reports and the total.
struct FacetPanel {
    let page: SearchPage
    let found: SearchRun
    private var language: Language { page.language }
    /// The URL of the first page of hits.
    private let base: String
    /// The number of values that are shown without opening the list.
    private static let shown = 8
    /// The maximum number of further values.
    private static let maxValues = 100

    init(page: SearchPage, found: SearchRun) {
        self.page = page
        self.found = found
        base = page.link(page.items)
    }

    func write(to html: inout HTMLText) {
        html.element("h2", [("id", "narrow")], Message.narrow[language])
        html.element("p", [("class", "note")]) {
            $0.element("small", Message.facetLegend[language])
        }
        for key in FacetFilter.Key.allCases {
            var groups = found.counts.groups(key, found.selection)
            if groups.count < 2 && chosen(key).isEmpty { continue }
            if key == .year { groups.sort { $0.value > $1.value } }
            write(key, groups, to: &html)
        }
    }

    private func write(_ key: FacetFilter.Key, _ groups: [FacetGroup], to html: inout HTMLText) {
        // Reports with an unknown value are in no group.
        let leaves = groups.filter {
            !$0.value.isEmpty && (key != .region || !$0.value.contains("/"))
        }
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
        // Names without matches are not shown, because they lead nowhere. Years and sections without matches are shown,
        // because that is information.
        let showsNone = key == .year || key == .section
        let known = groups.filter {
            !$0.value.isEmpty
                && ($0.paragraphs > 0 || showsNone || active.contains($0.value))
        }
        let first = known.prefix(Self.shown)
        let rest = known.dropFirst(Self.shown).prefix(Self.maxValues)
        html.element("ul") { list in
            for group in first { item(key, group, to: &list) }
            // Chosen values are shown at first too.
            for group in rest where active.contains(group.value) { item(key, group, to: &list) }
        }
        let others = rest.filter { !active.contains($0.value) }
        if others.isEmpty { return }
        html.element("details", [("class", "more")]) { more in
            more.element("summary", "\(Message.more[language]) (\(known.count - first.count))")
            more.element("ul") { list in
                for group in others { item(key, group, to: &list) }
                if known.count > first.count + Self.maxValues { whole(key, known.count, to: &list) }
            }
        }
    }

    private func tree(_ tops: [FacetGroup], _ all: [FacetGroup], to html: inout HTMLText) {
        let active = chosen(.region)
        let isShown = { (group: FacetGroup) in
            group.paragraphs > 0 || active.contains { $0.hasPrefix(group.value) }
        }
        let children = Dictionary(grouping: all.filter(isShown)) { group in
            group.value.lastIndex(of: "/").map { String(group.value[..<$0]) } ?? ""
        }
        func branch(_ group: FacetGroup, depth: Int, to html: inout HTMLText) {
            html.element("li") { row in
                link(
                    .region, group, name: String(group.value.split(separator: "/").last ?? ""),
                    to: &row)
                let below = children[group.value] ?? []
                if below.isEmpty || depth == 3 { return }
                let isOpen = active.contains { $0.hasPrefix(group.value) }
                row.element("details", [("class", "more")] + (isOpen ? [("open", "")] : [])) {
                    details in
                    details.element("summary", "\(Message.below[language]) (\(below.count))")
                    details.element("ul") { list in
                        for group in below.prefix(Self.maxValues) {
                            branch(group, depth: depth + 1, to: &list)
                        }
                    }
                }
            }
        }
        html.element("ul") { list in
            for group in tops.filter(isShown).prefix(40) {
                branch(group, depth: 1, to: &list)
            }
        }
    }

    /// A link to the table of all values.
    private func whole(_ key: FacetFilter.Key, _ count: Int, to html: inout HTMLText) {
        let items = QueryItems([
            ("q", page.arguments["q"] ?? ""), ("by", key.rawValue), ("words", "1"),
        ])
        html.element("li") { item in
            item.element(
                "a", [("href", page.request.web.link("/tables/facets", items))],
                "\(Message.everything[language]) (\(count))")
        }
    }

    private func item(_ key: FacetFilter.Key, _ group: FacetGroup, to html: inout HTMLText) {
        html.element("li") { link(key, group, name: name(key, group.value), to: &$0) }
    }

    private func link(
        _ key: FacetFilter.Key, _ group: FacetGroup, name: String, to html: inout HTMLText
    ) {
        let isActive = chosen(key).contains(group.value)
        let address =
            isActive
            ? page.link(page.items.without(key.rawValue, group.value))
            : base + (base.contains("?") ? "&" : "?") + key.rawValue + "="
                + QueryItems.encoded(group.value)
        let state = isActive ? [("aria-current", "true")] : []
        html.element("a", [("href", address)] + state) { link in
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
