import ReportSearch

/// Agency, region, year and date of whole reports.
enum MetadataScores {
    static func scores(_ files: TruthFiles) throws -> Scores {
        var fields = ["agency", "region", "year", "date"].map { FieldScore(name: $0) }
        var (read, missing) = (0, 0)
        for (file, rows) in try files.rows("metadata.tsv") {
            guard let metadata = files.report(file)?.metadata, let row = rows.first,
                row.count == fields.count + 1
            else {
                missing += 1
                continue
            }
            read += 1
            let found = [
                metadata.agency?.value, metadata.region?.value.joined(separator: "/"),
                metadata.year.map { String($0.value) }, metadata.date?.value,
            ]
            for index in fields.indices {
                fields[index].add(
                    found: found[index], right: row[index + 1].isEmpty ? nil : row[index + 1],
                    file: file)
            }
        }
        return Scores(
            heading: "metadata of \(read) files", fields: fields, read: read, missing: missing)
    }
}
