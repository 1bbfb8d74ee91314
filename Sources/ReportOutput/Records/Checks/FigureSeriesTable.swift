package import ReportAnalysis
package import ReportCorpus

/// The values of one indicator by year in one group: a line of a chart and a row of a table.
package struct FigureSeriesRow: Sendable {
    /// The values of the keys of the group; nil if unknown.
    package let values: [String?]
    /// The indicator, without the words by which its spellings differ.
    package let indicator: String
    /// The unit of all numbers of the row: that of the latest year, or the base unit if a number has no exact value in
    /// that unit.
    package fileprivate(set) var unit: String
    /// The first result of each year that is not a range, with its number in that unit.
    package fileprivate(set) var points: [Int: (figure: PlacedFigure, number: FigureValue)] = [:]

    /// The title of the row.
    package var title: String {
        (values.compactMap(\.self) + [indicator]).joined(separator: " · ")
    }

    /// Converts numbers from the base unit to the unit of the latest year. Leaves all of them in the base unit if one
    /// cannot be converted exactly.
    fileprivate mutating func useLatestUnit() {
        guard let latest = points.max(by: { $0.key < $1.key })?.value.figure.figure,
            let amount = latest.amount,
            let power = (0...18).first(where: { latest.value.shifted(by: $0) == amount })
        else { return }
        let numbers = points.mapValues { $0.number.shifted(by: -power) }
        if numbers.values.contains(nil) { return }
        unit = latest.unit
        for (year, number) in numbers {
            if let number { points[year]?.number = number }
        }
    }
}

/// The figures of several years as series.
package struct FigureSeriesTable: Sendable {
    /// The rows with two years or more, rows with more years first.
    package let rows: [FigureSeriesRow]
    /// The years of all rows, from the first to the last.
    package let years: [Int]
    private let keys: [GroupKey]

    /// Gathers figures into series. Only results that are levels are used, not targets, amounts of changes or ranges.
    ///
    /// - Parameters:
    ///   - figures: in the order of their places.
    ///   - keys: what distinguishes rows in addition to indicator and unit; each year is a column.
    package init(_ figures: [PlacedFigure], by keys: [GroupKey]) {
        struct Place: Hashable {
            let values: [String?]
            let indicator: String
            let unit: String
        }
        self.keys = keys
        var rows: [FigureSeriesRow] = []
        var places: [Place: Int] = [:]
        for placed in figures {
            let figure = placed.figure
            guard figure.role == .result, figure.change == nil, figure.upper == nil,
                let year = placed.metadata.year?.value
            else { continue }
            let place = Place(
                values: placed.values(of: keys),
                indicator: FigureSeries.name(of: figure.indicator),
                unit: figure.amount == nil ? figure.unit : figure.baseUnit)
            let row = places[place] ?? rows.count
            if row == rows.count {
                places[place] = row
                rows.append(
                    FigureSeriesRow(
                        values: place.values, indicator: place.indicator, unit: place.unit))
            }
            if rows[row].points[year] == nil {
                rows[row].points[year] = (placed, figure.amount ?? figure.value)
            }
        }
        self.rows = rows.filter { $0.points.count > 1 }.enumerated().sorted { left, right in
            left.element.points.count != right.element.points.count
                ? left.element.points.count > right.element.points.count
                : left.offset < right.offset
        }.map { place in
            var row = place.element
            row.useLatestUnit()
            return row
        }
        years = Set(self.rows.flatMap(\.points.keys)).sorted()
    }

    /// The series as a table with a column for each year.
    package var table: Table {
        let groups = GroupColumns.columns(keys, rows.map(\.values))
        return Table(
            .figure,
            groups + [
                .init(.indicator, rows.map { .text($0.indicator) }),
                .init(.unit, rows.map { .text($0.unit) }),
            ]
                + years.map { year in
                    Table.Column(
                        name: String(year), title: Message(verbatim: String(year)),
                        rows.map { .number($0.points[year]?.number) })
                })
    }
}
