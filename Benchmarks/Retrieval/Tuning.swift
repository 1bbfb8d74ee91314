import ReportSearch

/// Searches for better parameters of ranking by relevance on one half of the questions, and measures them on the other.
struct Tuning {
    let sets: [QuestionSet]

    private struct Parameter: Sendable {
        let name: String
        let path: any WritableKeyPath<Relevance, Double> & Sendable
    }

    private static let parameters = [
        Parameter(name: "words", path: \.words), Parameter(name: "pairs", path: \.pairs),
        Parameter(name: "characters", path: \.characters),
        Parameter(name: "earliness", path: \.earliness), Parameter(name: "reach", path: \.reach),
        Parameter(name: "questionWord", path: \.questionWord),
        Parameter(name: "time", path: \.time), Parameter(name: "number", path: \.number),
        Parameter(name: "place", path: \.place),
    ]

    /// Makes one pass over the parameters for each half, starting at the program's values.
    func run() throws {
        for half in 0...1 {
            var best = Relevance()
            var value = try mean(best, half)
            print("tuned on half \(half): begins with \(fixed(value))")
            for parameter in Self.parameters {
                for factor in [0.5, 0.75, 1.33, 2] {
                    var other = best
                    other[keyPath: parameter.path] =
                        Relevance()[keyPath: parameter.path] * factor
                    let found = try mean(other, half)
                    // A smaller improvement may be due to a single question.
                    if found > value + 0.000_5 { (best, value) = (other, found) }
                }
                print("  \(parameter.name) \(best[keyPath: parameter.path]): \(fixed(value))")
            }
            for set in sets {
                let tuned = try set.quality(of: .relevance(best), on: .half(1 - half))
                let usual = try set.quality(of: .standard, on: .half(1 - half))
                print("  \(set.name), the other half: \(tuned.text)")
                print("  \(set.name), with the defaults: \(usual.text)")
            }
        }
    }

    private func mean(_ relevance: Relevance, _ half: Int) throws -> Double {
        var sum = 0.0
        for set in sets {
            sum += try set.quality(of: .relevance(relevance), on: .half(half)).averages
                .reciprocalRank
        }
        return sum / Double(max(sets.count, 1))
    }
}
