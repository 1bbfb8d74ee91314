internal import ReportCorpus

/// The columns of the values that define groups.
enum GroupColumns {
    static func columns(_ keys: [GroupKey], _ rows: [[String?]]) -> [Table.Column] {
        keys.enumerated().map { index, key in
            let values = rows.map { $0[index] }
            switch key {
            case .agency: return .init(.agency, values.map { .text($0) })
            case .region:
                return .init(
                    .region, values.map { .region($0?.split(separator: "/").map(String.init)) })
            case .province: return .init(.province, values.map { .text($0) })
            case .year: return .init(.year, values.map { .int($0.flatMap { Int($0) }) })
            case .section: return .init(.section, values.map { .text($0) })
            case .kind: return .init(.fileKind, values.map { .text($0) })
            }
        }
    }

    /// The cells of these columns in the row of totals.
    static func total(_ keys: [GroupKey], _ language: Language) -> [Value] {
        keys.indices.map { $0 == 0 ? .text(Message.total[language]) : .null }
    }
}

/// Counts by group for programs and people.
package enum CountTables {
    /// The numbers of matching paragraphs and reports.
    package static func table(
        _ facets: FacetTable, by keys: [GroupKey], language: Language
    ) -> Table {
        let rows = facets.rows
        let columns: [Table.Column] = [
            .init(.paragraphs, rows.map { .int($0.paragraphs) }),
            .init(.allParagraphs, rows.map { .int($0.allParagraphs) }),
            .init(.reports, rows.map { .int($0.reports) }),
            .init(.allReports, rows.map { .int($0.allReports) }),
            .init(.reportsWithout, rows.map { .int($0.reportsWithout) }),
        ]
        let total = facets.total
        let sums = [
            total.paragraphs, total.allParagraphs, total.reports, total.allReports,
            total.reportsWithout,
        ]
        var table = Table(.facet, GroupColumns.columns(keys, rows.map(\.values)) + columns)
        table.totals = [GroupColumns.total(keys, language) + sums.map { .int($0) }]
        return table
    }

    /// The frequencies of terms: one row for each group and term.
    package static func table(
        _ frequencies: FrequencyTable, by keys: [GroupKey], language: Language
    ) -> Table {
        let pairs = frequencies.rows.flatMap { row in
            frequencies.terms.indices.map { (row: row, term: $0) }
        }
        var table = Table(
            .frequency,
            GroupColumns.columns(keys, pairs.map(\.row.values))
                + columns(pairs, frequencies.terms))
        if !keys.isEmpty {
            let sums = frequencies.terms.indices.map { (row: frequencies.total, term: $0) }
            let columns = columns(sums, frequencies.terms)
            table.totals = sums.indices.map { row in
                GroupColumns.total(keys, language) + columns.map { $0.cells[row] }
            }
        }
        return table
    }

    private static func columns(
        _ pairs: [(row: FrequencyTable.Row, term: Int)], _ terms: [String]
    ) -> [Table.Column] {
        [
            .init(.term, pairs.map { .text(terms[$0.term]) }),
            .init(.count, pairs.map { .int($0.row.cells[$0.term].count) }),
            .init(.per10k, pairs.map { .decimal($0.row.perTenThousand($0.term), digits: 3) }),
            .init(.paragraphs, pairs.map { .int($0.row.cells[$0.term].paragraphs) }),
            .init(.allParagraphs, pairs.map { .int($0.row.allParagraphs) }),
            .init(.reports, pairs.map { .int($0.row.cells[$0.term].reports) }),
            .init(.allReports, pairs.map { .int($0.row.allReports) }),
            .init(.characters, pairs.map { .int($0.row.characters) }),
        ]
    }

    /// The collocates of a term.
    package static func table(_ collocates: [Collocate]) -> Table {
        Table(
            .collocate,
            [
                .init(.word, collocates.map { .text($0.word) }),
                .init(.count, collocates.map { .int($0.count) }),
                .init(.countLeft, csv: ["left"], collocates.map { .int($0.left) }),
                .init(.countRight, csv: ["right"], collocates.map { .int($0.right) }),
                .init(.frequency, collocates.map { .int($0.frequency) }),
                .init(.expected, collocates.map { .decimal($0.expected, digits: 2) }),
                .init(.ll, collocates.map { .decimal($0.logLikelihood, digits: 2) }),
                .init(.p, collocates.map { .probability($0.probability) }),
                .init(.mi, collocates.map { .decimal($0.mutualInformation, digits: 2) }),
                .init(.logdice, collocates.map { .decimal($0.logDice, digits: 2) }),
            ])
    }

    /// Words by which some paragraphs differ from others.
    package static func table(_ keywords: [Keyword]) -> Table {
        Table(
            .keyword,
            [
                .init(.word, keywords.map { .text($0.word) }),
                .init(.count, keywords.map { .int($0.count) }),
                .init(.otherCount, keywords.map { .int($0.otherCount) }),
                .init(.per10kWords, keywords.map { .decimal($0.perTenThousand, digits: 3) }),
                .init(
                    .otherPer10kWords,
                    keywords.map { .decimal($0.otherPerTenThousand, digits: 3) }),
                .init(.expected, keywords.map { .decimal($0.expected, digits: 2) }),
                .init(.ll, keywords.map { .decimal($0.logLikelihood, digits: 2) }),
                .init(.p, keywords.map { .probability($0.probability) }),
                .init(.logRatio, keywords.map { .decimal($0.logRatio, digits: 2) }),
            ])
    }
}
