internal import ReportCorpus

/// Shared text for programs and people.
package enum ReuseTables {
    /// The passages of one report.
    package static func table(_ reuse: ReportReuse, _ overlaps: [ReportOverlap]) -> Table {
        let rows = overlaps.flatMap { overlap in overlap.passages.map { (overlap, $0) } }
        return Table(
            .sharedPassage,
            [
                .init(.file, rows.map { _ in .text(reuse.report.file) }),
                .init(.paragraph, rows.map { .int($1.place.paragraph) }),
                .init(.bytes, csv: ["start", "end"], rows.map { .range($1.place.bytes) }),
                .init(.place, csv: [], rows.map { .place($1.place.source) }),
                .init(.characters, rows.map { .int($1.characters) }),
                .init(
                    .shareOfParagraph, rows.map { .decimal($1.shareOfParagraph, digits: 3) }),
                .init(.text, rows.map { .text($1.place.text) }),
                .init(.order, rows.map { overlap, _ in .text(overlap.order.rawValue) }),
                .init(.otherFile, rows.map { overlap, _ in .text(overlap.other.file) }),
                .init(.otherAgency, rows.map { .text($0.0.other.metadata.agency?.value) }),
                .init(.otherYear, rows.map { .int($0.0.other.metadata.year?.value) }),
                .init(.otherParagraph, rows.map { .int($1.other.paragraph) }),
                .init(
                    .otherBytes, csv: ["other_start", "other_end"],
                    rows.map { .range($1.other.bytes) }),
                .init(.otherPlace, csv: [], rows.map { .place($1.other.source) }),
                .init(.otherText, rows.map { .text($1.other.text) }),
                .init(.shareInOther, rows.map { .decimal($0.0.share, digits: 4) }),
                .init(.shareOfOther, rows.map { .decimal($0.0.shareOfOther, digits: 4) }),
                .init(.share, rows.map { _ in .decimal(reuse.share, digits: 4) }),
            ])
    }

    /// The pairs of reports that share the most text.
    package static func table(_ network: ReuseNetwork, limit: Int) -> Table {
        let shown = Array(network.pairs.prefix(limit))
        let (left, right) = (
            shown.map { network.reports[$0.left] }, shown.map { network.reports[$0.right] }
        )
        return Table(
            .sharedPair,
            [
                .init(.file, left.map { .text($0.file) }),
                .init(.otherFile, right.map { .text($0.file) }),
                .init(.characters, shown.map { .int($0.leftCharacters) }),
                .init(.share, shown.map { .decimal($0.leftShare, digits: 4) }),
                .init(.shareOfOther, shown.map { .decimal($0.rightShare, digits: 4) }),
                .init(.passages, shown.map { .int($0.passageCount) }),
                .init(
                    .order,
                    zip(left, right).map {
                        .text(ReportOrder($0.metadata, comparedTo: $1.metadata).rawValue)
                    }),
                .init(.fileAgency, for: .programs, left.map { .text($0.metadata.agency?.value) }),
                .init(.fileYear, for: .programs, left.map { .int($0.metadata.year?.value) }),
                .init(
                    .otherAgency, for: .programs, right.map { .text($0.metadata.agency?.value) }),
                .init(.otherYear, for: .programs, right.map { .int($0.metadata.year?.value) }),
            ])
    }
}
