internal import ReportCorpus

/// Writes shared text for people.
package struct ReuseText {
    private let output: Output
    /// The maximum number of characters shown of a passage.
    private static let maxText = 40

    package init(_ output: Output) { self.output = output }

    private var style: Style { output.style }

    private func percent(_ share: Double) -> String {
        DecimalFormat.fixed(share * 100, digits: 1) + " %"
    }

    /// Writes what one report shares with others.
    package func write(_ reuse: ReportReuse, _ overlaps: some Collection<ReportOverlap>) {
        output.line(style.bold(ReportName.text(reuse.report.file, reuse.report.metadata)))
        output.line(
            .reuse(
                share: percent(reuse.share), characters: reuse.characterCount,
                reports: reuse.overlaps.count, of: reuse.comparedCount))
        overlaps.forEach(write)
    }

    private func write(_ overlap: ReportOverlap) {
        let name = ReportName.text(overlap.other.file, overlap.other.metadata)
        let summary = Message.overlap(
            characters: overlap.characters, overlap.order,
            shareOfOther: percent(overlap.shareOfOther))
        output.line(
            "\n\(style.number(percent(overlap.share)))  \(style.bold(name))"
                + summary[output.language])
        for passage in overlap.passages {
            let text = PrintableText.of(passage.place.text)
            let cut = String(text.prefix(Self.maxText)) + (text.count > Self.maxText ? "…" : "")
            let places = "\(passage.place.paragraph) = \(passage.other.paragraph)"
            let share = percent(passage.shareOfParagraph)
            let head = "  \(Cells.padded(places, to: 11))  \(passage.characters) (\(share))  "
            output.line(head + Cells.beginning(max(20, output.width - head.count), of: cut))
        }
    }
}
