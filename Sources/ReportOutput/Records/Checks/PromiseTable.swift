internal import ReportCorpus

/// Items of plans with what the next report says about them.
package enum PromiseTable {
    package static func table(_ promises: [Promise], language: Language) -> Table {
        Table(
            .promise,
            [
                .init(.outcome, promises.map { .text($0.outcome.rawValue) }),
                .init(.strength, promises.map { .decimal($0.strength, digits: 2) }),
                .init(.agency, promises.map { .text($0.item.metadata.agency?.value) }),
                .init(.year, promises.map { .int($0.item.metadata.year?.value) }),
                .init(.file, for: .programs, promises.map { .text($0.item.file) }),
                .init(.paragraph, promises.map { .int($0.item.paragraph) }),
                .init(
                    .bytes, csv: ["start", "end"], for: .programs,
                    promises.map { .range($0.item.source.bytes) }),
                .init(.place, csv: [], for: .programs, promises.map { .place($0.item.source) }),
                .init(.text, promises.map { .text($0.item.text) }),
                .init(.planned, promises.map { list($0, \.left) }),
                .init(
                    .otherYear, for: .programs,
                    promises.map { .int($0.passage?.metadata.year?.value) }),
                .init(.otherFile, for: .programs, promises.map { .text($0.passage?.file ?? "") }),
                .init(.otherParagraph, promises.map { .int($0.passage?.paragraph) }),
                .init(
                    .otherBytes, csv: ["other_start", "other_end"], for: .programs,
                    promises.map { $0.passage.map { .range($0.source.bytes) } ?? .null }),
                .init(
                    .otherPlace, csv: [], for: .programs,
                    promises.map { $0.passage.map { .place($0.source) } ?? .null }),
                .init(
                    .otherSection, for: .programs,
                    promises.map { .text($0.passage?.section.rawValue) }),
                .init(.otherText, promises.map { .text($0.passage?.text ?? "") }),
                .init(.done, promises.map { list($0, \.right) }),
            ])
    }

    private static func list(_ promise: Promise, _ side: (FigurePair) -> PlacedFigure?) -> Value {
        .list(
            promise.figures.compactMap { side($0) }.map { "\($0.figure.indicator) \($0.text)" },
            separator: "; ")
    }
}
