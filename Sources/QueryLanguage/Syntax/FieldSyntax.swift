extension RequestField {
    /// The condition on a field for a value as written in the query.
    func queryField(_ value: String, at column: Int) throws(QueryError) -> QueryField {
        switch self {
        case .agency: return .agency(value)
        case .region: return .region(value)
        case .title: return .title(value)
        case .file: return .file(value)
        case .heading: return .heading(value)
        case .section:
            guard let section = SectionChoice(name: value) else {
                throw QueryError(.field(.unknownValue(value, of: self)), column: column)
            }
            return .section(section.rawValue)
        case .year:
            guard let years = YearRange(value) else {
                throw QueryError(.field(.badYears(value)), column: column)
            }
            return .year(years.range)
        }
    }

    /// The field whose name is most similar to a mistyped one.
    static func mostSimilar(to name: String) -> RequestField {
        allCases.min { distance($0.rawValue, name) < distance($1.rawValue, name) } ?? .agency
    }

    /// The edit distance: letters to insert, delete or replace (Levenshtein, 1965).
    private static func distance(_ left: String, _ right: String) -> Int {
        let right = Array(right.lowercased())
        var row = Array(0...right.count)
        for (i, a) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in right.enumerated() {
                let above = row[j + 1]
                row[j + 1] = min(above + 1, row[j] + 1, diagonal + (a == b ? 0 : 1))
                diagonal = above
            }
        }
        return row[right.count]
    }
}
