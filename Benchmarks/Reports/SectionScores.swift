import ReportSearch

/// The statutory section that a heading names, read without the text around it, for two halves of the files.
enum SectionScores {
    static func scores(_ files: TruthFiles, half: String) throws -> Scores {
        var field = FieldScore(name: "section by the heading alone, half \(half)")
        var (read, missing) = (0, 0)
        let body = String(repeating: "全年依法履行职责，扎实推进各项工作。", count: 4)
        for (file, rows) in try files.rows("sections.tsv") {
            let own = rows.filter { $0.count == 4 && $0[1] == half }
            if own.isEmpty { continue }
            guard let report = files.report(file) else {
                missing += 1
                continue
            }
            read += 1
            for row in own {
                let paragraph = report.paragraphs.first { String($0.bytes.lowerBound) == row[2] }
                guard let heading = paragraph?.headings.first ?? paragraph?.text else { continue }
                let alone = try Report(text: "年度报告\n\n\(heading)\n\n\(body)\n", named: "heading")
                let found = alone.paragraphs.last?.section ?? .other
                field.add(
                    found: found == .other ? nil : found.rawValue,
                    right: row[3] == "other" ? nil : row[3], file: "\(file): \(heading)")
            }
        }
        return Scores(
            heading: "sections of the headings of \(read) files, half \(half)", fields: [field],
            read: read, missing: missing)
    }
}
