/// A generated report with the structure of the genre. The share copied from another report is known.
package struct PlantedReport {
    /// A sentence as a list of words.
    package typealias Sentence = [String]

    /// How a copy is edited.
    package enum Edit: Sendable {
        /// Whole sentences are replaced.
        case sentences
        /// Words are replaced.
        case words
    }

    /// The paragraphs, each a list of sentences.
    package let paragraphs: [[Sentence]]
    /// The share of the characters that were copied, 0 to 1.
    package let copiedShare: Double

    private static let parts = ["一、主要举措和成效", "二、存在的不足和原因", "三、主要负责人履行第一责任人职责情况", "四、下一年度工作安排"]
    private static let sentencesOfParagraph = 4
    private static let wordsOfSentence = 14

    /// Makes a report that copies nothing.
    package init(paragraphs count: Int, from corpus: inout SyntheticCorpus) {
        paragraphs = (0..<count).map { _ in
            (0..<Self.sentencesOfParagraph).map { _ in Self.sentence(from: &corpus) }
        }
        copiedShare = 0
    }

    /// Makes a copy of a report in which a share of the sentences or words is replaced.
    package init(
        copying original: PlantedReport, replacing share: Double, of edit: Edit,
        from corpus: inout SyntheticCorpus, seed: UInt64
    ) {
        var generator = SeededGenerator(seed: seed)
        func isReplaced() -> Bool { Double(generator.below(1_000_000)) < share * 1_000_000 }
        var (kept, all) = (0, 0)
        paragraphs = original.paragraphs.map { sentences in
            sentences.map { sentence in
                if edit == .sentences {
                    let replaced = isReplaced()
                    let result = replaced ? Self.sentence(from: &corpus) : sentence
                    all += Self.characters(result)
                    if !replaced { kept += Self.characters(result) }
                    return result
                }
                return sentence.map { word in
                    var result = word
                    if isReplaced() { while result == word { result = corpus.nextWord() } }
                    all += Self.characters([result])
                    if result == word { kept += Self.characters([result]) }
                    return result
                }
            }
        }
        copiedShare = Double(kept) / Double(max(1, all))
    }

    private static func sentence(from corpus: inout SyntheticCorpus) -> Sentence {
        (0..<wordsOfSentence).map { _ in corpus.nextWord() }
    }

    private static func characters(_ words: Sentence) -> Int {
        words.reduce(0) { $0 + $1.unicodeScalars.count }
    }

    /// The text of the report's file.
    package func text(agency: String, year: Int) -> String {
        var text = "\(agency)\(year)年法治政府建设情况报告\n"
        let perPart = max(1, (paragraphs.count + Self.parts.count - 1) / Self.parts.count)
        for (number, paragraph) in paragraphs.enumerated() {
            if number % perPart == 0 { text += Self.parts[number / perPart] + "\n" }
            text += "　　"
            for sentence in paragraph {
                for (index, word) in sentence.enumerated() {
                    text += (index > 0 && index % 7 == 0 ? "，" : "") + word
                }
                text += "。"
            }
            text += "\n"
        }
        return text + "\(agency)\n\(year + 1)年1月8日\n"
    }
}
