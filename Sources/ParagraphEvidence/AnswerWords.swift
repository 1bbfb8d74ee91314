/// For each word of questions, the words that their answers use: 拖欠 → 支付, 老板 → 用人单位. The table has a line for each
/// question word, sorted by bytes: the word, a tab, then words of answers, each with its weight in 255ths, separated by
/// spaces. `answer_words.py` makes the table; the README next to the data describes its source.
package struct AnswerWords: Sendable {
    private let data: ShippedData

    /// The table that comes with the program.
    package static let shipped = AnswerWords(.answerWords)

    private init(_ data: ShippedData) { self.data = data }

    /// Makes a table of other bytes, which stay in memory until the program ends: for training.
    package init(keeping bytes: [UInt8]) { data = ShippedData(keeping: bytes) }

    private static let (newline, tab, space) = (UInt8(0x0A), UInt8(0x09), UInt8(0x20))

    /// The words of answers to questions with a word, and their weights from 0 to 1.
    ///
    /// - Complexity: O(log(lines)).
    package func words(for word: [UInt8]) -> [(bytes: [UInt8], weight: Double)] {
        var (low, high) = (0, data.count)
        while low < high {
            let start = lineStart(before: low + (high - low) / 2, from: low)
            switch order(of: word, atLine: start) {
            case 0: return fields(after: start + word.count + 1)
            case ..<0: high = start
            default: low = lineEnd(from: start) + 1
            }
        }
        return []
    }

    private func lineStart(before offset: Int, from low: Int) -> Int {
        var start = offset
        while start > low, data[start - 1] != Self.newline { start -= 1 }
        return start
    }

    private func lineEnd(from offset: Int) -> Int {
        var end = offset
        while end < data.count, data[end] != Self.newline { end += 1 }
        return end
    }

    /// Negative if the word comes before the word of the line, 0 if both are equal, otherwise positive.
    private func order(of word: [UInt8], atLine start: Int) -> Int {
        for (offset, byte) in word.enumerated() {
            guard start + offset < data.count else { return 1 }
            let other = data[start + offset]
            // A tab is less than every byte of a word.
            if byte != other { return byte < other ? -1 : 1 }
        }
        return start + word.count < data.count && data[start + word.count] == Self.tab ? 0 : -1
    }

    private func fields(after offset: Int) -> [(bytes: [UInt8], weight: Double)] {
        var fields: [(bytes: [UInt8], weight: Double)] = []
        var bytes: [UInt8] = []
        var word: [UInt8]?
        for position in offset...lineEnd(from: offset) {
            let byte = position < data.count ? data[position] : Self.newline
            guard byte == Self.space || byte == Self.newline else {
                bytes.append(byte)
                continue
            }
            if let known = word {
                let weight = bytes.reduce(0) { 10 * $0 + Int($1) - 0x30 }
                fields.append((known, Double(weight) / 255))
                word = nil
            } else {
                word = bytes
            }
            bytes = []
        }
        return fields
    }
}

/// Measures to what extent a text has the words that answers to such questions use. Not Sendable: each thread needs its
/// own.
struct AnswerWordMeasure {
    private let scan: EvidenceScan?
    private let weightSum: Double
    private var best: [Double]

    init(_ query: EvidenceQuery) {
        scan = query.answering.isEmpty ? nil : EvidenceScan(query.answering.map(\.bytes))
        weightSum = max(query.topic.reduce(0) { $0 + $1.weight }, .leastNonzeroMagnitude)
        best = [Double](repeating: 0, count: query.topic.count)
    }

    /// The sum, over the words of the topic that the text lacks, of the maximum weight among their answer words in the
    /// text. Relative to the weight of the topic.
    ///
    /// - Parameters:
    ///   - text: the characters of the text, as a scan gives them.
    ///   - counts: the occurrences of the query's needles.
    mutating func measure(
        _ text: [UInt32], _ query: EvidenceQuery, counts: [Int]
    ) -> Double {
        guard let scan else { return 0 }
        for index in best.indices { best[index] = 0 }
        scan.scan(characters: text)
        for occurrence in scan.occurrences {
            let word = query.answering[Int(occurrence.string)]
            best[word.topic] = max(best[word.topic], word.weight)
        }
        var sum = 0.0
        for (number, word) in query.topic.enumerated() {
            if let needle = word.needle, counts[needle] > 0 { continue }
            sum += best[number]
        }
        return sum / weightSum
    }
}
