internal import ReportCorpus

/// Statements of figures that do not agree, each with both passages.
package enum ContradictionTable {
    package static func table(_ found: [FigureContradiction], language: Language) -> Table {
        Table(
            .contradiction,
            [
                .init(.check, found.map { .text($0.kind.rawValue) }),
                .init(.indicator, found.map { .text($0.figure.figure.indicator) }),
                .init(.value, found.map { .number($0.figure.figure.value) }),
                .init(.unit, found.map { .text($0.figure.figure.unit) }),
                .init(.change, found.map { .text($0.figure.figure.change?.rawValue) }),
                .init(.basis, found.map { .text($0.figure.figure.basis) }),
                .init(.otherValue, found.map { .number($0.other.figure.value) }),
                .init(.otherUnit, found.map { .text($0.other.figure.unit) }),
                .init(
                    .expected, title: Message(zh: "推算值", en: "computed"),
                    found.map { $0.expected.map { .decimal($0, digits: 2) } ?? .null }),
                .init(.agency, found.map { .text($0.figure.metadata.agency?.value) }),
                .init(.year, found.map { .int($0.figure.metadata.year?.value) }),
                .init(.file, found.map { .text($0.figure.file) }),
                .init(.paragraph, found.map { .int($0.figure.paragraph) }),
                .init(
                    .bytes, csv: ["start", "end"], for: .programs,
                    found.map { .range($0.figure.bytes) }),
                .init(.place, csv: [], for: .programs, found.map { .place($0.figure.source) }),
                .init(.text, found.map { .text($0.figure.sentence) }),
                .init(.otherYear, found.map { .int($0.other.metadata.year?.value) }),
                .init(.otherFile, found.map { .text($0.other.file) }),
                .init(.otherParagraph, found.map { .int($0.other.paragraph) }),
                .init(
                    .otherBytes, csv: ["other_start", "other_end"], for: .programs,
                    found.map { .range($0.other.bytes) }),
                .init(.otherPlace, csv: [], for: .programs, found.map { .place($0.other.source) }),
                .init(.otherText, found.map { .text($0.other.sentence) }),
            ])
    }
}
