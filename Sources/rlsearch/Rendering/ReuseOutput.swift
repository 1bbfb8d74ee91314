import ReportSearch

/// Shows what reports share, to a person or a program.
struct ReuseOutput {
    let style: Style
    let table: TableOptions
    /// Characters of a passage that are shown to a person.
    private static let mostText = 40

    private func percent(_ share: Double) -> String {
        DecimalFormat.fixed(share * 100, digits: 1) + " %"
    }

    // MARK: One report

    /// What one report shares with others.
    func write(_ reuse: ReportReuse, _ overlaps: [ReportOverlap], limit: Int) {
        let shown = overlaps.prefix(limit)
        if table.csv || table.json {
            table.write(columns(reuse, Array(shown)))
        } else {
            let name = ReportArgument.name(reuse.report.file, reuse.report.metadata)
            Output.line(style.bold(name))
            Output.line(
                "\(percent(reuse.share)) of its \(reuse.characterCount) characters stand in "
                    + "\(reuse.overlaps.count) of \(reuse.comparedCount) other reports")
            shown.forEach(write)
        }
        if shown.count < overlaps.count {
            Diagnostics.note(
                "\(overlaps.count - shown.count) more reports share less; -n shows more")
        }
    }

    private func write(_ overlap: ReportOverlap) {
        let name = ReportArgument.name(overlap.other.file, overlap.other.metadata)
        Output.line(
            "\n\(style.number(percent(overlap.share)))  \(style.bold(name)): "
                + "\(overlap.characters) characters, \(order(overlap.order)), "
                + "\(percent(overlap.shareOfOther)) of the other")
        for passage in overlap.passages {
            let text = Terminal.printable(passage.place.text)
            let cut = String(text.prefix(Self.mostText)) + (text.count > Self.mostText ? "…" : "")
            let places = "\(passage.place.paragraph) = \(passage.other.paragraph)"
            let pad = String(repeating: " ", count: max(0, 11 - places.count))
            let share = percent(passage.shareOfParagraph)
            Output.line("  \(places)\(pad)  \(passage.characters) (\(share))  \(cut)")
        }
    }

    private func order(_ order: ReportOrder) -> String {
        switch order {
        case .earlier: "this one is earlier"
        case .later: "the other is earlier"
        case .same: "of the same time"
        case .unknown: "which is earlier is not known"
        }
    }

    private func columns(_ reuse: ReportReuse, _ overlaps: [ReportOverlap]) -> [TableColumn] {
        let rows = overlaps.flatMap { overlap in overlap.passages.map { (overlap, $0) } }
        return [
            TableColumn("file", rows.map { _ in .text(reuse.report.file) }),
            TableColumn("paragraph", rows.map { .int($1.place.paragraph) }),
            TableColumn("start", rows.map { .int($1.place.bytes.lowerBound) }),
            TableColumn("end", rows.map { .int($1.place.bytes.upperBound) }),
            TableColumn("characters", rows.map { .int($1.characters) }),
            TableColumn(
                "share_of_paragraph", rows.map { .decimal($1.shareOfParagraph, digits: 3) }),
            TableColumn("text", rows.map { .text($1.place.text) }),
            TableColumn("order", rows.map { overlap, _ in .text(overlap.order.rawValue) }),
            TableColumn("other_file", rows.map { overlap, _ in .text(overlap.other.file) }),
            TableColumn("other_agency", rows.map { .text($0.0.other.metadata.agency?.value) }),
            TableColumn(
                "other_year", rows.map { .text($0.0.other.metadata.year.map { "\($0.value)" }) }),
            TableColumn("other_paragraph", rows.map { .int($1.other.paragraph) }),
            TableColumn("other_start", rows.map { .int($1.other.bytes.lowerBound) }),
            TableColumn("other_end", rows.map { .int($1.other.bytes.upperBound) }),
            TableColumn("other_text", rows.map { .text($1.other.text) }),
            TableColumn("share_in_other", rows.map { .decimal($0.0.share, digits: 4) }),
            TableColumn("share_of_other", rows.map { .decimal($0.0.shareOfOther, digits: 4) }),
            TableColumn("share", rows.map { _ in .decimal(reuse.share, digits: 4) }),
        ]
    }

    // MARK: All reports

    /// The pairs of reports that share most.
    func write(_ network: ReuseNetwork, limit: Int) {
        let shown = Array(network.pairs.prefix(limit))
        func entry(_ number: Int) -> IndexedReports.Entry { network.reports[number] }
        func side(_ name: String, _ number: (SharedText) -> Int) -> [TableColumn] {
            [
                TableColumn(
                    "\(name)_agency", shown.map { .text(entry(number($0)).metadata.agency?.value) }),
                TableColumn(
                    "\(name)_year",
                    shown.map { .text(entry(number($0)).metadata.year.map { "\($0.value)" }) }),
            ]
        }
        var columns = [
            TableColumn("file", shown.map { .text(entry($0.left).file) }),
            TableColumn("other_file", title: "other", shown.map { .text(entry($0.right).file) }),
            TableColumn("characters", shown.map { .int($0.leftCharacters) }),
            TableColumn("share", title: "share", shown.map { .decimal($0.leftShare, digits: 4) }),
            TableColumn(
                "share_of_other", title: "of other",
                shown.map { .decimal($0.rightShare, digits: 4) }),
            TableColumn("passages", shown.map { .int($0.passageCount) }),
            TableColumn(
                "order",
                shown.map {
                    let (left, right) = (entry($0.left).metadata, entry($0.right).metadata)
                    return .text(ReportOrder(left, comparedTo: right).rawValue)
                }),
        ]
        if table.csv || table.json {
            columns += side("file") { $0.left } + side("other") { $0.right }
        }
        if !shown.isEmpty || table.csv { table.write(columns) }
        note(network, shown.count)
    }

    private func note(_ network: ReuseNetwork, _ shown: Int) {
        let work = network.work
        Diagnostics.note(
            "\(network.reports.count) reports, \(work.pairs) pairs held against each other, "
                + "\(network.pairs.count) share enough"
                + (shown < network.pairs.count ? ", \(shown) shown; -n shows more" : ""))
        if network.otherFileCount > 0 {
            Diagnostics.note(
                "\(network.otherFileCount) files do not look like yearly reports (no statutory part, no "
                    + "报告 in the title); they are compared as any text")
        }
        if work.commonRuns > 0 {
            Diagnostics.note(
                "\(work.commonRuns) runs of text stand in more reports than --common allows; they are "
                    + "common stock and led to no pair")
        }
    }
}
