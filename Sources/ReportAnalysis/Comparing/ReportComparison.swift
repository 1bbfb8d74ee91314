public import ReportCorpus
public import ReportSearch

/// How a sentence changed from the left report to the right one.
public enum SentenceChange: String, Sendable, CaseIterable {
    /// Both reports have it; the folded texts are equal.
    case kept
    /// The right report has a similar sentence.
    case changed
    /// Only the right report has it.
    case new
    /// Only the left report has it.
    case gone
}

/// Two aligned sentences, one from each report; or one sentence without a counterpart.
public struct SentencePair: Sendable {
    /// How the sentence changed.
    public let change: SentenceChange
    /// The similarity of the sentences, 0 to 1, without names and numbers; 0 for a single sentence.
    public let similarity: Double
    /// The sentence of the left report; nil if it is new.
    public let left: ReportSentence?
    /// The sentence of the right report; nil if it is gone.
    public let right: ReportSentence?
    /// The parts of a changed sentence that only the left report has: ranges of Unicode scalars in its text, ascending.
    public let leftChanges: [Range<Int>]
    /// The parts of a changed sentence that only the right report has: ranges of Unicode scalars in its text,
    /// ascending.
    public let rightChanges: [Range<Int>]

    /// The statutory section of both sentences.
    public var section: Section { left?.section ?? right?.section ?? .other }
}

/// A comparison of two reports: the sentences of each statutory section, aligned.
public struct ReportComparison: Sendable {
    /// The left report.
    public let left: ReportText
    /// The right report.
    public let right: ReportText
    /// The pairs, section by section, in the order of the left report. A new sentence comes after the pair of the
    /// aligned sentence that precedes it in the right report.
    public let pairs: [SentencePair]

    /// Compares two reports.
    ///
    /// - Parameter sections: the sections to compare; empty for all.
    /// - Complexity: O(text + n · m) for n and m sentences of a section that are not the same in both reports.
    /// - Throws: an error of ICU.
    public init(
        _ left: ReportText, _ right: ReportText, sections: [Section] = []
    ) throws(ReportSearchError) {
        self.left = left
        self.right = right
        let reader = try SentenceReader()
        let words = try WordDifference()
        let (a, b) = (reader.sentences(of: left), reader.sentences(of: right))
        var order: [Section] = []
        for section in (a + b).map(\.section) where !order.contains(section) {
            if sections.isEmpty || sections.contains(section) { order.append(section) }
        }
        var pairs: [SentencePair] = []
        for section in order {
            pairs += try Self.pairs(
                a.filter { $0.section == section }, b.filter { $0.section == section }, words)
        }
        self.pairs = pairs
    }

    /// The number of pairs with a kind of change.
    public func count(_ change: SentenceChange) -> Int { pairs.count { $0.change == change } }

    private static func pairs(
        _ left: [ReportSentence], _ right: [ReportSentence], _ words: WordDifference
    ) throws(ReportSearchError) -> [SentencePair] {
        let links = SentenceAlignment.links(left, right)
        let linked = Set(links.map(\.right))
        var ofLeft: [Int: SentenceAlignment.Link] = [:]
        for link in links { ofLeft[link.left] = link }
        var pairs: [SentencePair] = []
        // Adds the new sentences that directly follow a sentence of the right report; -1 is before its first one.
        func addNew(after place: Int) {
            var next = place + 1
            while next < right.count, !linked.contains(next) {
                pairs.append(
                    SentencePair(
                        change: .new, similarity: 0, left: nil, right: right[next],
                        leftChanges: [], rightChanges: []))
                next += 1
            }
        }
        addNew(after: -1)
        for (index, sentence) in left.enumerated() {
            guard let link = ofLeft[index] else {
                pairs.append(
                    SentencePair(
                        change: .gone, similarity: 0, left: sentence, right: nil, leftChanges: [],
                        rightChanges: []))
                continue
            }
            let other = right[link.right]
            let isKept = sentence.folded == other.folded
            let changes =
                isKept ? ([], []) : try words.changes(sentence.text, other.text)
            pairs.append(
                SentencePair(
                    change: isKept ? .kept : .changed, similarity: link.similarity,
                    left: sentence, right: other, leftChanges: changes.0, rightChanges: changes.1))
            addNew(after: link.right)
        }
        return pairs
    }
}
