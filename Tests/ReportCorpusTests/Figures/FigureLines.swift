import ReportCorpus

/// Figures as lines that tests compare.
enum FigureLines {
    /// Indicator, value and unit, then the qualifier, change, basis and role that differ from the default.
    static func of(_ text: String, section: Section? = nil) -> [String] {
        FigureReader().figures(in: text, section: section).map { figure in
            var parts = [figure.indicator, figure.value.description, figure.unit]
            if let upper = figure.upper { parts[1] += "-\(upper)" }
            if figure.qualifier != .exact { parts.append(figure.qualifier.rawValue) }
            if let change = figure.change { parts.append(change.rawValue) }
            if let basis = figure.basis { parts.append(basis) }
            if figure.role != .result { parts.append(figure.role.rawValue) }
            return parts.joined(separator: " ")
        }
    }
}
