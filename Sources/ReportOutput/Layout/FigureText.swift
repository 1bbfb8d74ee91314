package import ReportCorpus

/// Figures as short text for people.
package enum FigureText {
    /// The direction of a change as an arrow; empty for a level.
    static func arrow(_ figure: Figure) -> String {
        switch figure.change {
        case .up: "↑"
        case .down: "↓"
        case nil: ""
        }
    }

    /// The value with its qualifier, direction and role: ↑5, 约12, 3余, (目标) 4.
    package static func value(_ figure: Figure, _ language: Language) -> String {
        let value = arrow(figure) + figure.value.description + (figure.upper.map { "–\($0)" } ?? "")
        let qualified =
            switch figure.qualifier {
            case .exact: value
            case .about: "约\(value)"
            case .nearly: "近\(value)"
            case .more: "\(value)余"
            case .atLeast: "≥\(value)"
            case .atMost: "≤\(value)"
            }
        return figure.role == .result
            ? qualified : qualified + " (\(Message.role(figure.role)[language]))"
    }
}
