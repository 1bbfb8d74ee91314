import ReportSearch

/// Agency, region, year, date and headings of reports of other genres, for two halves of the files.
enum GenreScores {
    /// The halves of the files by their mark in the table.
    static let halves = ["a", "b"]

    static func scores(_ files: TruthFiles, half: String) throws -> Scores {
        var fields = ["agency", "region", "year", "date"].map {
            FieldScore(name: "\($0), genres \(half)")
        }
        var headings = FieldScore(name: "headings, genres \(half)")
        var (read, missing) = (0, 0)
        for (file, rows) in try files.rows("genres.tsv") {
            guard let row = rows.first, row.count == 7, row[1] == half else { continue }
            guard let report = files.report(file) else {
                missing += 1
                continue
            }
            read += 1
            let metadata = report.metadata
            let found = [
                metadata.agency?.value, metadata.region?.value.joined(separator: "/"),
                metadata.year.map { String($0.value) }, metadata.date?.value,
            ]
            for index in fields.indices {
                fields[index].add(
                    found: found[index], right: row[index + 2].isEmpty ? nil : row[index + 2],
                    file: file)
            }
            let right = Set(row[6].split(separator: " ").map(String.init))
            let all = Self.headings(of: report)
            for place in right.union(all) {
                headings.add(
                    found: all.contains(place) ? place : nil,
                    right: right.contains(place) ? place : nil, file: file)
            }
        }
        return Scores(
            heading: "\(read) files of other genres, half \(half)", fields: fields + [headings],
            read: read, missing: missing)
    }

    /// The byte offsets of the paragraphs that are headings.
    static func headings(of report: Report) -> Set<String> {
        Set(report.paragraphs.filter(\.isHeading).map { String($0.bytes.lowerBound) })
    }
}
