import ReportSearch

/// Compares the heading path and the statutory section of paragraphs with the annotations.
enum StructureScores {
    static func scores(_ files: TruthFiles) throws -> Scores {
        var all = [FieldScore(name: "heading path"), FieldScore(name: "section")]
        var seeds = [
            FieldScore(name: "heading path, yearly reports"),
            FieldScore(name: "section, yearly reports"),
        ]
        var (read, missing, paragraphs) = (0, 0, 0)
        for (file, rows) in try files.rows("structure.tsv") {
            guard let report = files.report(file) else {
                missing += 1
                continue
            }
            read += 1
            let places = headingPlaces(report)
            for row in rows where row.count == 4 {
                paragraphs += 1
                let start = Int(row[1])
                let index = report.paragraphs.firstIndex { $0.bytes.lowerBound == start }
                let found = [
                    index.map { places[$0].map(String.init).joined(separator: "/") },
                    index.map { report.paragraphs[$0].section.rawValue },
                ]
                for (field, value) in found.enumerated() {
                    let place = "\(file):\(index.map { String($0 + 1) } ?? "?") (\(row[1]))"
                    all[field].add(found: value, right: row[field + 2], file: place)
                    if file.first == "0" {
                        seeds[field].add(found: value, right: row[field + 2], file: place)
                    }
                }
            }
        }
        return Scores(
            heading: "structure of \(paragraphs) paragraphs of \(read) files", fields: seeds + all,
            read: read, missing: missing)
    }

    /// For each paragraph, the byte offsets of its headings in the file. The place of a heading is the last paragraph,
    /// up to this one, that contains the heading's text; the offset is -1 if there is none.
    private static func headingPlaces(_ report: Report) -> [[Int]] {
        report.paragraphs.indices.map { index in
            report.paragraphs[index].headings.map { heading in
                let origin = report.paragraphs[...index].last { $0.text.contains(heading) }
                return origin?.bytes.lowerBound ?? -1
            }
        }
    }
}
