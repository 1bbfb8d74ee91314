#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The content of a text: its pairs of Han characters, words with Latin letters, and numbers that are names (8+4, 0.1微克),
/// without pairs with particles. Sorted numbers stand for them.
struct PromiseContent: Sendable {
    let tokens: [UInt64]

    private static let particles = Set("的和与及等在为是了年个各对以".unicodeScalars)

    /// - Parameter text: folded.
    init(_ text: String) {
        var found: Set<UInt64> = []
        let scalars = Array(text.unicodeScalars)
        var index = 0
        while index < scalars.count {
            if Self.isHan(scalars[index]) {
                if index + 1 < scalars.count, Self.isHan(scalars[index + 1]),
                    !Self.particles.contains(scalars[index]),
                    !Self.particles.contains(scalars[index + 1])
                {
                    found.insert(
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
                found.insert(Self.number(of: run))
            }
            index = run.endIndex
        }
        tokens = found.sorted()
    }

    private static func isHan(_ scalar: Unicode.Scalar) -> Bool {
        (0x4E00...0x9FFF).contains(scalar.value)
    }

    private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
            || scalar == "." || scalar == "+"
    }

    /// Whether a run of letters and digits is a name: it has a letter, or is a sum, or less than one of something.
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

/// How much tokens tell: the squares of the logarithms of their rarity among the items of some reports.
struct PromiseWeights: Sendable {
    private let weights: [UInt64: Double]
    private let unknown: Double

    /// - Parameter contents: the items of all reports.
    init(_ contents: [PromiseContent]) {
        var counts: [UInt64: Int] = [:]
        for content in contents {
            for token in content.tokens { counts[token, default: 0] += 1 }
        }
        let total = Double(max(contents.count, 1))
        weights = counts.mapValues { Self.weight(total, $0) }
        unknown = Self.weight(total, 0)
    }

    /// The weight of a word that none of the reports has, whatever their number, so that thresholds hold for many reports
    /// and for two. It is the square of the logarithm of the 14,000 items with which they were set.
    private static let maxWeight = 91.0

    private static func weight(_ total: Double, _ count: Int) -> Double {
        let rarity = max(0, log(total / Double(count + 1))) / max(1, log(total))
        return rarity * rarity * maxWeight
    }

    /// A content with the weights of its tokens.
    func weighed(_ content: PromiseContent) -> WeighedContent {
        WeighedContent(
            tokens: content.tokens, weights: content.tokens.map { weights[$0] ?? unknown })
    }
}

/// A content with what each of its tokens tells.
struct WeighedContent: Sendable {
    private let tokens: [UInt64]
    private let weights: [Double]
    /// The weight of all tokens.
    let mass: Double

    init(tokens: [UInt64], weights: [Double]) {
        self.tokens = tokens
        self.weights = weights
        mass = weights.reduce(0, +)
    }

    /// The weight of the tokens that two contents share.
    ///
    /// - Complexity: O(tokens).
    func shared(with other: WeighedContent) -> Double {
        var mass = 0.0
        var (left, right) = (0, 0)
        while left < tokens.count, right < other.tokens.count {
            let (first, second) = (tokens[left], other.tokens[right])
            if first == second { mass += weights[left] }
            if first <= second { left += 1 }
            if second <= first { right += 1 }
        }
        return mass
    }
}
