/// A measure by which collocates are put in order.
package enum CollocateMeasure: String, CaseIterable, Sendable {
    case ll, mi, logdice, count

    /// The measure of a collocate; the strongest has the most.
    package func value(_ collocate: Collocate) -> Double {
        switch self {
        case .ll: collocate.logLikelihood
        case .mi: collocate.mutualInformation
        case .logdice: collocate.logDice
        case .count: Double(collocate.count)
        }
    }

    /// The collocates, strongest first. Equal ones stay in the order of words.
    package func sorted(_ collocates: [Collocate]) -> [Collocate] {
        collocates.sorted { value($0) > value($1) }
    }
}
