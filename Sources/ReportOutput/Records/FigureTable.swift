internal import ReportCorpus

/// Figures for programs and people.
package enum FigureTable {
    /// - Parameter keys: the sort keys, whose columns come first in CSV.
    package static func table(_ figures: [PlacedFigure], by keys: [GroupKey]) -> Table {
        let fixed: [GroupKey] = [.agency, .year]
        let shown = keys + fixed.filter { !keys.contains($0) }
        var groups = GroupColumns.columns(shown, figures.map { $0.values(of: shown) })
        // Records always have region and section. A table shows the region only if it is a requested key.
        func addForRecords(_ column: Table.Column) {
            if !groups.contains(where: { $0.field == column.field }) { groups.append(column) }
        }
        addForRecords(
            .init(
                .region, csv: [], for: .programs,
                figures.map { .region($0.metadata.region?.value) }))
        addForRecords(
            .init(.section, figures.map { .text($0.section.rawValue) }))
        let own: [Table.Column] = [
            .init(.indicator, figures.map { .text($0.figure.indicator) }),
            .init(.value, figures.map { .number($0.figure.value) }),
            .init(.upper, figures.map { .number($0.figure.upper) }),
            .init(.unit, figures.map { .text($0.figure.unit) }),
            .init(.qualifier, figures.map { .text($0.figure.qualifier.rawValue) }),
        ]
        let motions: [Table.Column] = [
            .init(.change, figures.map { .text($0.figure.change?.rawValue) }),
            .init(.basis, figures.map { .text($0.figure.basis) }),
            .init(.role, figures.map { .text($0.figure.role.rawValue) }),
        ]
        let amounts: [Table.Column] = [
            .init(.amount, for: .programs, figures.map { .number($0.figure.amount) }),
            .init(.baseUnit, for: .programs, figures.map { .text($0.figure.baseUnit) }),
        ]
        let places: [Table.Column] = [
            .init(.file, figures.map { .text($0.file) }),
            .init(.paragraph, figures.map { .int($0.paragraph) }),
            .init(.bytes, for: .programs, figures.map { .range($0.bytes) }),
            .init(.place, csv: [], for: .programs, figures.map { .place($0.source) }),
            .init(.text, for: .programs, figures.map { .text($0.text) }),
        ]
        return Table(
            .figure,
            Array(groups.prefix(keys.count)) + own + motions + amounts
                + Array(groups.dropFirst(keys.count)) + places)
    }
}
