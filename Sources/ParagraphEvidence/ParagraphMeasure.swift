/// What is known of a paragraph before its text is measured.
package struct MeasuredParagraph {
    /// Its length and the average length of all paragraphs, in words.
    package let length: Double
    package let averageLength: Double
    /// Whether it is only a heading.
    package let isHeading: Bool
    /// Which needles occur around it.
    package let surroundings: Surroundings?

    package init(
        length: Int, averageLength: Double, isHeading: Bool, surroundings: Surroundings?
    ) {
        self.length = Double(length)
        self.averageLength = averageLength
        self.isHeading = isHeading
        self.surroundings = surroundings
    }
}

/// Which needles of a query occur in the surroundings of a paragraph.
package struct Surroundings: Sendable {
    /// In the headings above it.
    package var headings: [Bool] = []
    /// In the title of its report.
    package var title: [Bool] = []
    /// In the first paragraph of its report.
    package var opening: [Bool] = []
    /// In the three paragraphs before it, the nearest first.
    package var before: [[Bool]] = []
    /// In the paragraph after it.
    package var after: [Bool] = []

    package init() {}
}

/// Measures the features of paragraphs for one query. Not Sendable, because it reuses buffers: each thread needs its
/// own.
package final class ParagraphMeasure {
    private let scan: EvidenceScan
    package let query: EvidenceQuery
    private var alignment: WordAlignment
    private let sum: Double
    private let rarity: Double
    private var windows = WindowMeasure()
    private var shared: SharedStrings
    private var answering: AnswerWordMeasure
    /// The lengths of the needles in characters.
    private let lengths: [Int]
    private var text = ScannedText(characters: [], occurrences: [])
    private var counts: [Int] = []
    private var firsts: [Int] = []

    package init(_ query: EvidenceQuery) {
        self.query = query
        alignment = WordAlignment(query)
        scan = EvidenceScan(query.needles.map(\.bytes))
        sum = max(query.weightSum, .leastNonzeroMagnitude)
        rarity = max(query.characterWeights.reduce(0, +), .leastNonzeroMagnitude)
        answering = AnswerWordMeasure(query)
        lengths = query.needles.map {
            String(decoding: $0.bytes, as: UTF8.self).unicodeScalars.count
        }
        shared = SharedStrings(query.characters, weights: query.characterWeights)
    }

    /// Which needles a folded text has.
    package func presence(in text: [UInt8]) -> [Bool] {
        scan.scan(text)
        var found = [Bool](repeating: false, count: query.needles.count)
        for occurrence in scan.occurrences { found[Int(occurrence.string)] = true }
        return found
    }

    /// A folded text with its needles, to be measured or weighed.
    package func scanned(_ text: [UInt8]) -> ScannedText { scan.scanned(text) }

    /// The features of a text, but for those that `FeatureRow.complete` adds.
    ///
    /// - Parameter formula: the score of the formula, divided by the sum of weights.
    package func row(
        of text: ScannedText, _ paragraph: MeasuredParagraph, formula: Double
    ) -> FeatureRow {
        self.text = text
        count()
        var row = FeatureRow()
        row.set(.formula, formula)
        row.set(.heading, paragraph.isHeading ? 1 : 0)
        addStrings(paragraph, &row)
        addText(&row)
        addAnswers(&row)
        alignment.measure(text.characters)
        row.set(.meaning, alignment.meaning)
        row.set(.likeness, alignment.likeness)
        row.set(.cosine, alignment.cosine)
        row.set(.answering, answering.measure(text.characters, query, counts: counts))
        windows.measure(text.occurrences, in: text.characters, query)
        row.set(.window20, windows.best[0] / sum)
        row.set(.window40, windows.best[1] / sum)
        row.set(.window80, windows.best[2] / sum)
        row.set(.sentence, windows.sentence / sum)
        row.set(.clause, windows.clause / sum)
        row.set(.ordered, windows.ordered / sum)
        row.set(.near, windows.near / sum)
        shared.measure(text.characters)
        row.set(.longest, shared.longest / rarity)
        row.set(.shared, shared.total / rarity)
        row.set(.covered, shared.covered / rarity)
        row.set(.triples, shared.triples / rarity)
        addTopic(windows, &row)
        if let surroundings = paragraph.surroundings { addSurroundings(surroundings, &row) }
        return row
    }

    private func count() {
        counts = [Int](repeating: 0, count: query.needles.count)
        firsts = counts
        for occurrence in text.occurrences {
            let number = Int(occurrence.string)
            if counts[number] == 0 { firsts[number] = Int(occurrence.position) }
            counts[number] += 1
        }
    }

    private func addStrings(_ paragraph: MeasuredParagraph, _ row: inout FeatureRow) {
        let ratio = paragraph.length / paragraph.averageLength
        var sums = [Double](repeating: 0, count: 10)
        var names = (present: 0.0, all: 0.0)
        for (number, needle) in query.needles.enumerated() {
            if needle.isName { names.all += needle.weight }
            guard counts[number] > 0 else { continue }
            let count = Double(counts[number])
            let first = Double(firsts[number])
            if needle.isName { names.present += needle.weight }
            let share = count * 2.2 / (count + 1.2 * (0.25 + 0.75 * ratio))
            sums[0] += share * needle.words
            sums[1] += share * needle.pairs
            sums[2] += share * needle.characters
            sums[3] += needle.weight
            sums[4] += needle.words
            sums[5] += needle.pairs
            sums[6] += needle.characters
            sums[7] += needle.weight * 20 / (20 + first)
            sums[8] += needle.weight * 80 / (80 + first)
            sums[9] += needle.weight * 400 / (400 + first)
        }
        let features: [RankingFeature] = [
            .words, .pairs, .characters, .present, .presentWords, .presentPairs,
            .presentCharacters, .early20, .early80, .early400,
        ]
        for (feature, value) in zip(features, sums) { row.set(feature, value / sum) }
        row.set(.names, names.all > 0 ? names.present / names.all : 1)
    }

    private func addText(_ row: inout FeatureRow) {
        let characters = text.characters
        var own = 0
        for (number, needle) in query.needles.enumerated() where needle.characters > 0 {
            own += counts[number]
        }
        let rest = Double(max(0, characters.count - own))
        row.set(.rest50, min(1, rest / 50))
        let last = characters.last { $0 != 0x20 }
        row.set(.question, last == 0x3F || last == 0xFF1F ? 1 : 0)
    }

    private func addAnswers(_ row: inout FeatureRow) {
        guard !query.answers.isEmpty else { return }
        let held = AnswerScan.answers(in: text.characters).intersection(query.answers)
        row.set(.time, held.contains(.time) ? 1 : 0)
        row.set(.number, held.contains(.number) ? 1 : 0)
        row.set(.place, held.contains(.place) ? 1 : 0)
        let positions = AnswerScan.positions(of: query.answers, in: text.characters)
        guard !positions.isEmpty else { return }
        let (near, within) = TopicMeasure.nearness(query, text.occurrences, to: positions)
        row.set(.nearAnswer, near / sum)
        row.set(.withinAnswer, within / sum)
    }

    private func addTopic(_ windows: WindowMeasure, _ row: inout FeatureRow) {
        let topic = TopicMeasure(query, counts: counts, firsts: firsts)
        row.set(.rarest, topic.rarest)
        row.set(.missing, topic.missing)
        row.set(.topicWords, topic.words)
        row.set(.firstRarest, topic.firstRarest)
        var present = 0.0
        for (number, needle) in query.needles.enumerated() where counts[number] > 0 {
            present += needle.weight
        }
        row.set(.oneSentence, present > 0 ? windows.sentence / present : 0)
        let definition = TopicMeasure.definition(
            query, text.occurrences, lengths: lengths, in: text.characters)
        row.set(.definition, definition / sum)
    }

    private func addSurroundings(_ around: Surroundings, _ row: inout FeatureRow) {
        var sums = [Double](repeating: 0, count: 7)
        for (number, needle) in query.needles.enumerated() {
            let isOwn = counts[number] > 0
            func isPresent(_ presence: [Bool]?) -> Bool {
                guard let presence, number < presence.count else { return false }
                return presence[number]
            }
            let isInHeading = isPresent(around.headings)
            if isInHeading { sums[isOwn ? 1 : 0] += needle.weight }
            guard !isOwn else { continue }
            if !isInHeading, isPresent(around.title) { sums[2] += needle.weight }
            if isPresent(around.before.first) { sums[3] += needle.weight }
            if around.before.contains(where: { isPresent($0) }) { sums[4] += needle.weight }
            if isPresent(around.after) { sums[5] += needle.weight }
            if isPresent(around.opening) { sums[6] += needle.weight }
        }
        let features: [RankingFeature] = [
            .headingOnly, .headingToo, .titleOnly, .justBefore, .before, .after,
            .opening,
        ]
        for (feature, value) in zip(features, sums) { row.set(feature, value / sum) }
    }
}
