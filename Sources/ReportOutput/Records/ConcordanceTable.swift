internal import ReportCorpus

/// A concordance for programs.
package enum ConcordanceTable {
    /// - Parameter width: the width of the text on each side, in cells.
    package static func table(_ lines: [ConcordanceLine], width: Int) -> Table {
        Table(
            .concordance,
            [
                .init(.file, lines.map { .text($0.file) }),
                .init(.paragraph, lines.map { .int($0.source.paragraph) }),
                .init(.bytes, csv: ["start", "end"], lines.map { .range($0.bytes) }),
                .init(.place, csv: [], lines.map { .place($0.source) }),
                .init(
                    .leftText, csv: ["left"],
                    lines.map {
                        .text(
                            Cells.last(
                                width, of: $0.text, before: $0.place.lowerBound, isPrinted: false))
                    }),
                .init(.matchText, csv: ["match"], lines.map { .text($0.match) }),
                .init(
                    .rightText, csv: ["right"],
                    lines.map {
                        .text(
                            Cells.first(
                                width, of: $0.text, from: $0.place.upperBound, isPrinted: false))
                    }),
                .init(.agency, lines.map { .text($0.metadata.agency?.value) }),
                .init(.region, csv: [], lines.map { .region($0.metadata.region?.value) }),
                .init(.year, lines.map { .int($0.metadata.year?.value) }),
            ])
    }
}
