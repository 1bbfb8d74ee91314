internal import ICUText
internal import ReportSearch
internal import TextAnalysis
internal import TextBasics

/// Finds the words in which two sentences differ. Not Sendable: each thread needs its own.
final class WordDifference {
    private let analyzer: Analyzer
    /// The maximum number of cells in the table of common subsequences. Longer sentences are marked as changed from the
    /// first difference to the last.
    private static let maxCellCount = 1 << 20

    init() throws(ReportSearchError) {
        analyzer = try rethrowing { () throws(ICUError) in
            try Analyzer(try AnalyzerSetup())
        }
    }

    private struct Piece {
        let text: [UInt8]
        /// The bytes of the sentence (UTF-8).
        let bytes: Range<Int>
    }

    /// The parts that only one of two sentences has: ranges of Unicode scalars in each, ascending.
    ///
    /// The other parts are a longest common subsequence of words and punctuation.
    ///
    /// - Complexity: O(n · m) for sentences of n and m words.
    func changes(
        _ left: String, _ right: String
    ) throws(ReportSearchError) -> (left: [Range<Int>], right: [Range<Int>]) {
        let (a, b) = (try pieces(left), try pieces(right))
        var start = 0
        while start < min(a.count, b.count), a[start].text == b[start].text { start += 1 }
        var end = 0
        while end < min(a.count, b.count) - start,
            a[a.count - 1 - end].text == b[b.count - 1 - end].text
        { end += 1 }
        let (restA, restB) = (Array(a[start..<a.count - end]), Array(b[start..<b.count - end]))
        let (changedA, changedB) = Self.uncommon(restA, restB)
        return (Self.ranges(changedA, in: left), Self.ranges(changedB, in: right))
    }

    /// The words of a text, and each character between words as a separate piece.
    private func pieces(_ text: String) throws(ReportSearchError) -> [Piece] {
        try rethrowing { () throws(ICUError) in
            try analyzer.tokenize(Array(text.utf8).span)
        }
        let folded = analyzer.folded
        let bytes = folded.text
        var pieces: [Piece] = []
        var index = 0
        func add(_ range: Range<Int>) {
            pieces.append(Piece(text: Array(bytes[range]), bytes: folded.sourceRange(of: range)))
        }
        func addMarks(upTo end: Int) {
            while index < end {
                let next =
                    bytes[(index + 1)..<end].firstIndex { !UTF8Decoding.isContinuation($0) } ?? end
                add(index..<next)
                index = next
            }
        }
        // The digit form of a year in Chinese numerals is stored after the text; it is skipped.
        for word in analyzer.words where word.range.upperBound <= bytes.count {
            guard word.range.lowerBound >= index else { continue }
            addMarks(upTo: word.range.lowerBound)
            add(word.range)
            index = word.range.upperBound
        }
        addMarks(upTo: bytes.count)
        return pieces
    }

    private static func uncommon(_ a: [Piece], _ b: [Piece]) -> ([Piece], [Piece]) {
        guard !a.isEmpty, !b.isEmpty, a.count * b.count <= maxCellCount else { return (a, b) }
        let width = b.count + 1
        var longest = [Int32](repeating: 0, count: (a.count + 1) * width)
        for i in a.indices.reversed() {
            for j in b.indices.reversed() {
                longest[i * width + j] =
                    a[i].text == b[j].text
                    ? longest[(i + 1) * width + j + 1] + 1
                    : max(longest[(i + 1) * width + j], longest[i * width + j + 1])
            }
        }
        var (i, j) = (0, 0)
        var (onlyA, onlyB): ([Piece], [Piece]) = ([], [])
        while i < a.count || j < b.count {
            if i < a.count, j < b.count, a[i].text == b[j].text {
                i += 1
                j += 1
            } else if j == b.count
                || (i < a.count && longest[(i + 1) * width + j] >= longest[i * width + j + 1])
            {
                onlyA.append(a[i])
                i += 1
            } else {
                onlyB.append(b[j])
                j += 1
            }
        }
        return (onlyA, onlyB)
    }

    private static func ranges(_ pieces: [Piece], in text: String) -> [Range<Int>] {
        pieces.map(\.bytes).merged().scalarRanges(in: text)
    }
}
