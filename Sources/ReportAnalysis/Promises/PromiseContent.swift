#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The tokens of a text: pairs of adjacent Han characters without particles, words with Latin letters, and numbers that
/// serve as names (8+4, 0.1微克). Each token is a number; the list is sorted without duplicates.
struct PromiseContent: Sendable {
    let tokens: [UInt64]

    /// - Parameter text: folded.
    init(_ text: String) {
        var found: [UInt64] = []
        let scalars = Array(text.unicodeScalars)
        var index = 0
        while index < scalars.count {
            if Self.isHan(scalars[index]) {
                if index + 1 < scalars.count, Self.isHan(scalars[index + 1]),
                    !Self.isParticle(scalars[index]), !Self.isParticle(scalars[index + 1])
                {
                    found.append(
                        UInt64(scalars[index].value) << 21 | UInt64(scalars[index + 1].value))
                }
                index += 1
                continue
            }
            let run = scalars[index...].prefix { Self.isPart($0) }
            if run.isEmpty {
                index += 1
                continue
            }
            if Self.isName(run, before: scalars[run.endIndex...].first) {
                found.append(Self.number(of: run))
            }
            index = run.endIndex
        }
        // A sorted list without duplicates is cheaper than a set.
        found.sort()
        var tokens: [UInt64] = []
        tokens.reserveCapacity(found.count)
        for token in found where token != tokens.last { tokens.append(token) }
        self.tokens = tokens
    }

    private static func isParticle(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "的", "和", "与", "及", "等", "在", "为", "是", "了", "年", "个", "各", "对", "以": true
        default: false
        }
    }

    private static func isHan(_ scalar: Unicode.Scalar) -> Bool {
        (0x4E00...0x9FFF).contains(scalar.value)
    }

    private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
            || scalar == "." || scalar == "+"
    }

    /// Whether a run of letters and digits serves as a name: it contains a letter or a +, or begins with 0. and is no
    /// percentage.
    private static func isName(_ run: ArraySlice<Unicode.Scalar>, before next: Unicode.Scalar?)
        -> Bool
    {
        if run.contains(where: \.properties.isAlphabetic) { return true }
        if run.dropFirst().dropLast().contains("+") { return true }
        return run.starts(with: "0.".unicodeScalars) && next != "%"
    }

    /// A number for a run; the highest bit distinguishes it from pairs.
    private static func number(of run: ArraySlice<Unicode.Scalar>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for scalar in run { hash = (hash ^ UInt64(scalar.value)) &* 0x0000_0100_0000_01B3 }
        return hash | 1 << 63
    }
}

/// The weights of tokens: the squared logarithms of their rarity among the items of some reports, scaled to at most
/// `maxWeight`.
struct PromiseWeights: Sendable {
    private let weights: [UInt64: Double]
    private let unknown: Double

    /// - Parameter contents: the items of all reports.
    init(_ contents: some Sequence<PromiseContent>) {
        var counts: [UInt64: Int] = [:]
        var items = 0
        for content in contents {
            items += 1
            for token in content.tokens { counts[token, default: 0] += 1 }
        }
        let total = Double(max(items, 1))
        weights = counts.mapValues { Self.weight(total, $0) }
        unknown = Self.weight(total, 0)
    }

    /// The weight of a token that no report contains. It does not depend on the number of reports, so the thresholds
    /// hold for two reports and for many. It is the squared natural logarithm of 14,000, the number of items with which
    /// the thresholds were set.
    private static let maxWeight = 91.0

    private static func weight(_ total: Double, _ count: Int) -> Double {
        let rarity = max(0, log(total / Double(count + 1))) / max(1, log(total))
        return rarity * rarity * maxWeight
    }

    /// Adds the weights of its tokens to a content.
    func weighed(_ content: PromiseContent) -> WeighedContent {
        WeighedContent(
            tokens: content.tokens, weights: content.tokens.map { weights[$0] ?? unknown })
    }
}

/// The tokens of a text with their weights.
struct WeighedContent: Sendable {
    let tokens: [UInt64]
    let weights: [Double]
    /// The weight of all tokens.
    let mass: Double

    init(tokens: [UInt64], weights: [Double]) {
        self.tokens = tokens
        self.weights = weights
        mass = weights.reduce(0, +)
    }
}

/// The sentences of a report in which items of a plan are looked for.
struct PromiseSentences {
    let items: [PromiseItem]
    /// The total weight of each sentence.
    let masses: [Double]
    /// The length of each sentence in characters.
    let lengths: [Int]
    /// For each token, the sentences that contain it, ascending (a posting list).
    private let holders: [UInt64: [Int32]]

    init(_ items: [PromiseItem], _ weights: PromiseWeights) {
        self.items = items
        masses = items.map { weights.weighed($0.content).mass }
        lengths = items.map(\.text.unicodeScalars.count)
        var holders: [UInt64: [Int32]] = [:]
        for (number, item) in items.enumerated() {
            for token in item.content.tokens { holders[token, default: []].append(Int32(number)) }
        }
        self.holders = holders
    }

    /// For each sentence, the weight of the tokens that it shares with a content.
    ///
    /// - Complexity: O(sentences + shared tokens).
    func shared(with content: WeighedContent) -> [Double] {
        var shared = [Double](repeating: 0, count: items.count)
        for (token, weight) in zip(content.tokens, content.weights) {
            for number in holders[token] ?? [] { shared[Int(number)] += weight }
        }
        return shared
    }
}
