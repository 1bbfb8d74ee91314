#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Judgements of which documents answer which questions, and how well.
struct Judgements {
    /// Grades by question, then by document; above zero for correct answers.
    private(set) var grades: [String: [String: Int]] = [:]

    /// Makes an empty set of judgements.
    init() {}

    /// Adds a correct answer.
    mutating func add(_ question: String, _ document: String) {
        grades[question, default: [:]][document] = 1
    }

    /// Reads `question<TAB>document<TAB>grade` lines.
    init(path: String) throws {
        for fields in try TableFile.rows(path) where fields.count >= 3 {
            if let grade = Int(fields[2]) {
                grades[String(fields[0]), default: [:]][String(fields[1])] = grade
            }
        }
    }
}

/// Measures of rankings. The properties are sums over all judged questions; ``averages`` divides them by `count`. A
/// question without results counts 0.
struct Quality {
    /// For MRR@10: 1 / rank of the first correct answer in the top ten (Voorhees, 1999).
    private(set) var reciprocalRank = 0.0
    /// For nDCG@10: the discounted gain of the top ten, relative to the ideal order (Järvelin & Kekäläinen, 2002).
    private(set) var discountedGain = 0.0
    /// For recall@100: the share of the correct answers in the top hundred.
    private(set) var recall = 0.0
    /// The number of judged questions.
    private(set) var count = 0

    /// Adds the results of a question, best first.
    mutating func add(_ ranked: [String], _ grades: [String: Int]) {
        let right = grades.filter { $0.value > 0 }
        guard !right.isEmpty else { return }
        count += 1
        if let first = ranked.prefix(10).firstIndex(where: { right[$0] != nil }) {
            reciprocalRank += 1 / Double(first + 1)
        }
        let ideal = gain(right.values.sorted(by: >))
        discountedGain += gain(ranked.prefix(10).map { right[$0] ?? 0 }) / ideal
        recall += Double(ranked.prefix(100).count { right[$0] != nil }) / Double(right.count)
    }

    private func gain(_ grades: [Int]) -> Double {
        var gain = 0.0
        var discount = 2.0
        for grade in grades.prefix(10) {
            gain += Double(grade) / log2(discount)
            discount += 1
        }
        return gain
    }

    /// The averages over all questions.
    var averages: (reciprocalRank: Double, discountedGain: Double, recall: Double) {
        let n = Double(max(count, 1))
        return (reciprocalRank / n, discountedGain / n, recall / n)
    }

    /// The averages as a line of text.
    var text: String {
        let (rank, gain, recall) = averages
        return "MRR@10 \(fixed(rank))  nDCG@10 \(fixed(gain))  recall@100 \(fixed(recall))"
    }
}

/// Formats with four decimals.
func fixed(_ value: Double) -> String {
    let scaled = Int((value * 10_000).rounded())
    let digits = String(scaled % 10_000)
    return "\(scaled / 10_000)." + String(repeating: "0", count: 4 - digits.count) + digits
}
