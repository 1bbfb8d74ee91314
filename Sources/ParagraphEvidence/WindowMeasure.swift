/// Measures how close together the strings of a query occur in a text. Reuses buffers.
struct WindowMeasure {
    private static let sizes: [Int32] = [20, 40, 80]
    /// The maximum sum of the weights of strings that begin within 20, 40 and 80 characters.
    private(set) var best = [0.0, 0.0, 0.0]
    /// The maximum sum of the weights of strings in one sentence, and in one clause.
    private(set) var sentence = 0.0
    private(set) var clause = 0.0
    /// The nearness of words that are neighbours in the query: in the query's order, and in any order.
    private(set) var ordered = 0.0
    private(set) var near = 0.0

    private var weights: [Double] = []
    private var counts: [Int] = []
    private var seen: [Int32] = []

    /// Measures occurrences, ascending by position.
    mutating func measure(
        _ occurrences: [EvidenceScan.Occurrence], in characters: [UInt32], _ query: EvidenceQuery
    ) {
        weights = query.needles.map(\.weight)
        for (index, size) in Self.sizes.enumerated() {
            best[index] = window(occurrences, size)
        }
        sentence = maxSum(occurrences, characters, isEnd: Self.endsSentence)
        clause = maxSum(occurrences, characters) {
            Self.endsSentence($0) || $0 == 0x2C || $0 == 0xFF0C || $0 == 0x3A || $0 == 0xFF1A
        }
        measureWords(occurrences, query.topic)
    }

    /// The maximum sum of the weights of the distinct strings that begin in a window of `size` characters.
    private mutating func window(
        _ occurrences: [EvidenceScan.Occurrence], _ size: Int32
    ) -> Double {
        counts = [Int](repeating: 0, count: weights.count)
        var sum = 0.0
        var best = 0.0
        var low = 0
        for occurrence in occurrences {
            let string = Int(occurrence.string)
            if counts[string] == 0 { sum += weights[string] }
            counts[string] += 1
            while occurrence.position - occurrences[low].position >= size {
                let left = Int(occurrences[low].string)
                counts[left] -= 1
                if counts[left] == 0 { sum -= weights[left] }
                low += 1
            }
            best = max(best, sum)
        }
        return best
    }

    static func endsSentence(_ value: UInt32) -> Bool {
        switch value {
        case 0x3002, 0x21, 0x3F, 0x3B, 0xFF01, 0xFF1F, 0xFF1B, 0x2026, 0x0A, 0xFF61: true
        default: false
        }
    }

    /// The maximum sum of the weights of the distinct strings between two characters that are ends.
    private mutating func maxSum(
        _ occurrences: [EvidenceScan.Occurrence], _ characters: [UInt32],
        isEnd: (UInt32) -> Bool
    ) -> Double {
        seen = [Int32](repeating: -1, count: weights.count)
        var number: Int32 = 0
        var next = 0
        var sum = 0.0
        var best = 0.0
        for occurrence in occurrences {
            let position = Int(occurrence.position)
            while next < position {
                if isEnd(characters[next]) {
                    number += 1
                    sum = 0
                }
                next += 1
            }
            let string = Int(occurrence.string)
            guard seen[string] != number else { continue }
            seen[string] = number
            sum += weights[string]
            best = max(best, sum)
        }
        return best
    }

    private mutating func measureWords(
        _ occurrences: [EvidenceScan.Occurrence], _ words: [EvidenceQuery.Word]
    ) {
        ordered = 0
        near = 0
        let known = words.filter { $0.needle != nil }
        for (left, right) in zip(known, known.dropFirst()) {
            guard let first = left.needle, let second = right.needle, first != second else {
                continue
            }
            let gap = Double(max(1, right.position - left.position))
            var (lastFirst, lastSecond) = (-1, -1)
            var (forward, any) = (Int.max, Int.max)
            for occurrence in occurrences {
                let position = Int(occurrence.position)
                if occurrence.string == first {
                    lastFirst = position
                    if lastSecond >= 0 { any = min(any, position - lastSecond) }
                } else if occurrence.string == second {
                    lastSecond = position
                    if lastFirst >= 0 {
                        forward = min(forward, position - lastFirst)
                        any = min(any, position - lastFirst)
                    }
                }
            }
            let weight = min(weights[first], weights[second])
            if forward < Int.max { ordered += weight / (1 + max(0, Double(forward) - gap)) }
            if any < Int.max {
                near += weight / (1 + abs(Double(any) - gap)).squareRoot()
            }
        }
    }
}
