public import ReportCorpus
public import ReportSearch

/// What became of a sentence.
public enum SentenceChange: String, Sendable, CaseIterable {
    /// It stands in both reports, in folded text.
    case kept
    /// A sentence much like it stands in the other.
    case changed
    /// Only the right report has it.
    case new
    /// Only the left report has it.
    case gone
}

/// Sentences of two reports that belong together, or one that belongs to none.
///
/// Everything that is to stand next to each other for two reports (figures, say) goes by this: both sentences carry
/// file, paragraph, and bytes of the file and of the paragraph's text.
public struct SentencePair: Sendable {
    /// What became of it.
    public let change: SentenceChange
    /// How alike they are, 0 to 1; names and figures do not count. 0 where there is one only.
    public let similarity: Double
    /// The sentence of the left report; nil for a new one.
    public let left: ReportSentence?
    /// The sentence of the right report; nil for one that is gone.
    public let right: ReportSentence?
    /// Of a changed one, what only the left sentence has: Unicode scalars of its text.
    public let leftChanges: [Range<Int>]
    /// What only the right one has.
    public let rightChanges: [Range<Int>]

    /// The statutory part that both stand in.
    public var section: Section { left?.section ?? right?.section ?? .other }
}

/// Two reports side by side: the sentences of each statutory part, aligned.
public struct ReportComparison: Sendable {
    /// The left report.
    public let left: ReportText
    /// The right report.
    public let right: ReportText
    /// Part by part; in the order of the left report, new sentences behind those that they follow in the right one.
    public let pairs: [SentencePair]

    /// Compares two reports.
    ///
    /// - Parameter sections: the only parts to compare; empty for all.
    /// - Complexity: O(n · m) for the sentences of a part that are not the same in both.
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

    /// How many sentences were kept, changed, and so on.
    public func count(_ change: SentenceChange) -> Int { pairs.count { $0.change == change } }

    private static func pairs(
        _ left: [ReportSentence], _ right: [ReportSentence], _ words: WordDifference
    ) throws(ReportSearchError) -> [SentencePair] {
        let links = SentenceAlignment.links(left, right)
        let linked = Set(links.map(\.right))
        var ofLeft: [Int: SentenceAlignment.Link] = [:]
        for link in links { ofLeft[link.left] = link }
        var pairs: [SentencePair] = []
        // New sentences that the right report has directly behind a linked one, or at its start (-1).
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
