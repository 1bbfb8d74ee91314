import ReportAnalysis

/// Scores the figures that are read from paragraphs. The table of annotations has all figures of each paragraph that it
/// names.
enum FigureScores {
    private struct Truth {
        let place: Range<Int>
        /// Value, upper end, unit and qualifier; nil in a row that only says that the paragraph is annotated.
        let value: String?
        let indicator: Range<Int>
        /// Change, basis and role, if the table has them.
        let motion: [String]

        init?(_ row: [String]) {
            let numbers = row.map { Int($0) ?? 0 }
            guard row.count >= 5, numbers[2] < numbers[3] else { return nil }
            place = numbers[2]..<numbers[3]
            if row[4] == "*" {
                (value, indicator, motion) = (nil, 0..<0, [])
                return
            }
            guard row.count >= 10, numbers[8] <= numbers[9] else { return nil }
            value = row[4...7].joined(separator: " ")
            indicator = numbers[8]..<numbers[9]
            motion = Array(row[10...])
        }
    }

    private struct Fields {
        var value: FieldScore
        var whole: FieldScore
        var change: FieldScore
        var basis: FieldScore
        var role: FieldScore

        init(_ name: String) {
            value = FieldScore(name: "\(name): value, unit, qualifier")
            whole = FieldScore(name: "\(name) with indicator")
            change = FieldScore(name: "\(name): change")
            basis = FieldScore(name: "\(name): basis")
            role = FieldScore(name: "\(name): role, other than result")
        }
    }

    /// - Parameters:
    ///   - table: the name of the table of annotations.
    ///   - name: the name of the figures in the scores.
    static func scores(_ files: TruthFiles, _ table: String, _ name: String) throws -> Scores {
        var fields = Fields(name)
        var (read, missing, count, hasMotion) = (0, 0, 0, false)
        for (file, rows) in try files.rows(table) {
            guard let report = files.report(file) else {
                missing += 1
                continue
            }
            read += 1
            let truths = rows.compactMap(Truth.init)
            hasMotion = hasMotion || truths.contains { !$0.motion.isEmpty }
            for paragraph in report.paragraphs {
                let own = truths.filter { paragraph.bytes.contains($0.place.lowerBound) }
                if own.isEmpty { continue }
                let figures = own.filter { $0.value != nil }
                count += figures.count
                add(paragraph, figures, file, &fields)
            }
        }
        let motions = hasMotion ? [fields.change, fields.basis, fields.role] : []
        return Scores(
            heading: "\(count) figures of \(read) files",
            fields: [fields.value, fields.whole] + motions, read: read, missing: missing)
    }

    private static func add(
        _ paragraph: Paragraph, _ truths: [Truth], _ file: String, _ fields: inout Fields
    ) {
        var left = truths
        for figure in FigureReader().figures(in: paragraph.text, section: paragraph.section) {
            let place = paragraph.source.sourceRange(of: figure.range)
            let text =
                "\(figure.value) \(figure.upper?.description ?? "") \(figure.unit) \(figure.qualifier.rawValue)"
            let index = left.firstIndex { $0.place.overlaps(place) }
            let truth = index.map { left.remove(at: $0) }
            let spot = "\(file):\(paragraph.ordinal) (\(place.lowerBound))"
            fields.value.add(found: text, right: truth?.value, file: spot)
            var named = text
            if let truth, truth.value == text, !names(figure, truth, paragraph) {
                named += " as \(figure.indicator)"
            }
            fields.whole.add(found: named, right: truth?.value, file: spot)
            guard let truth, truth.motion.count == 3 else { continue }
            let parts = truth.motion.map { $0.isEmpty ? nil : $0 }
            fields.change.add(found: figure.change?.rawValue, right: parts[0], file: spot)
            let isBasis = figure.basis.flatMap { basis in parts[1].map { basis.hasPrefix($0) } }
            fields.basis.add(
                found: isBasis == true ? parts[1] : figure.basis, right: parts[1], file: spot)
            fields.role.add(
                found: figure.role == .result ? nil : figure.role.rawValue,
                right: parts[2] == "result" ? nil : parts[2], file: spot)
        }
        for truth in left {
            let spot = "\(file):\(paragraph.ordinal) (\(truth.place.lowerBound))"
            fields.value.add(found: nil, right: truth.value, file: spot)
            fields.whole.add(found: nil, right: truth.value, file: spot)
        }
    }

    /// Whether the indicator contains the true one, or each contains at least half of the other.
    private static func names(_ figure: Figure, _ truth: Truth, _ paragraph: Paragraph) -> Bool {
        guard !figure.indicatorRange.isEmpty else { return truth.indicator.isEmpty }
        let place = paragraph.source.sourceRange(of: figure.indicatorRange)
        let common = place.clamped(to: truth.indicator).count
        return common == truth.indicator.count
            || common * 2 >= truth.indicator.count && common * 2 >= place.count
    }
}
