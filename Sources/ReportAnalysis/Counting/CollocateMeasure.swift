/// A measure by which collocates are sorted.
package enum CollocateMeasure: String, CaseIterable, Sendable {
    case ll, mi, logdice, count

    /// The value of the measure for a collocate; higher is stronger.
    package func value(_ collocate: Collocate) -> Double {
        switch self {
        case .ll: collocate.logLikelihood
        case .mi: collocate.mutualInformation
        case .logdice: collocate.logDice
        case .count: Double(collocate.count)
        }
    }

    /// The collocates, strongest first. Ties keep their order.
    package func sorted(_ collocates: [Collocate]) -> [Collocate] {
        collocates.sorted { value($0) > value($1) }
    }
}
