import ReportAnalysis

/// The figures of some paragraphs. The truth has all figures of these paragraphs.
enum FigureScores {
    private struct Truth {
        let place: Range<Int>
        let value: String
        let indicator: Range<Int>

        init?(_ row: [String]) {
            let numbers = row.map { Int($0) ?? 0 }
            guard row.count == 10, numbers[2] < numbers[3], numbers[8] <= numbers[9] else {
                return nil
            }
            place = numbers[2]..<numbers[3]
            value = row[4...7].joined(separator: " ")
            indicator = numbers[8]..<numbers[9]
        }
    }

    static func scores(_ files: TruthFiles) throws -> Scores {
        var value = FieldScore(name: "figures: value, unit, qualifier")
        var whole = FieldScore(name: "figures with indicator")
        var (read, missing, count) = (0, 0, 0)
        for (file, rows) in try files.rows("figures.tsv") {
            guard let report = files.report(file) else {
                missing += 1
                continue
            }
            read += 1
            for number in Set(rows.map { $0[1] }).sorted() {
                let truths = rows.filter { $0[1] == number }.compactMap(Truth.init)
                guard let ordinal = Int(number), report.paragraphs.indices.contains(ordinal - 1)
                else { continue }
                let paragraph = report.paragraphs[ordinal - 1]
                count += truths.count
                var left = truths
                for figure in FigureReader().figures(in: paragraph.text) {
                    let place = paragraph.source.sourceRange(of: figure.range)
                    let text =
                        "\(figure.value) \(figure.upper?.description ?? "") \(figure.unit) \(figure.qualifier.rawValue)"
                    let index = left.firstIndex { $0.place.overlaps(place) }
                    let truth = index.map { left.remove(at: $0) }
                    let spot = "\(file):\(number) (\(place.lowerBound))"
                    value.add(found: text, right: truth?.value, file: spot)
                    var named = text
                    if let truth, truth.value == text, !names(figure, truth, paragraph) {
                        named += " as \(figure.indicator)"
                    }
                    whole.add(found: named, right: truth?.value, file: spot)
                }
                for truth in left {
                    let spot = "\(file):\(number) (\(truth.place.lowerBound))"
                    value.add(found: nil, right: truth.value, file: spot)
                    whole.add(found: nil, right: truth.value, file: spot)
                }
            }
        }
        return Scores(
            heading: "\(count) figures of \(read) files", fields: [value, whole], read: read,
            missing: missing)
    }

    /// Whether the indicator contains the true one, or most of it and little more.
    private static func names(_ figure: Figure, _ truth: Truth, _ paragraph: Paragraph) -> Bool {
        guard !figure.indicatorRange.isEmpty else { return truth.indicator.isEmpty }
        let place = paragraph.source.sourceRange(of: figure.indicatorRange)
        let common = place.clamped(to: truth.indicator).count
        return common == truth.indicator.count
            || common * 2 >= truth.indicator.count && common * 2 >= place.count
    }
}
