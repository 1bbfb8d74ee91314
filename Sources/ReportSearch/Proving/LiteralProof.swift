internal import InvertedIndex
public import ReportCorpus
internal import TextAnalysis

/// A proof by sample that a search finds every paragraph that contains a string, and no other. Random strings are
/// drawn from the files on disk and searched in the index; the results are compared with a scan of the files that
/// uses no index.
public struct LiteralProof: Sendable {
    /// A paragraph on which search and scan disagree.
    public struct Counterexample: Equatable, Sendable {
        /// The string as in the file.
        public let string: String
        /// The paragraph.
        public let source: SourcePlace
        /// Whether the search found the paragraph. If true, the paragraph does not contain the string.
        public let wasFound: Bool

        /// The file of the paragraph.
        public var file: String { source.file }
        /// The number of the paragraph in its file.
        public var paragraph: Int { source.paragraph ?? 0 }
    }

    /// The number of distinct strings that were drawn.
    public private(set) var stringCount = 0
    /// The number of paragraphs that were read.
    public private(set) var paragraphCount = 0
    /// The number of files that were read.
    public private(set) var fileCount = 0
    /// The number of pairs of a string and a paragraph that contains it.
    public private(set) var relevantPairs = 0
    /// The number of these pairs that the search found.
    public private(set) var foundRelevantPairs = 0
    /// The number of pairs of a string and a paragraph that the search found for it.
    public private(set) var foundPairs = 0
    /// The paragraphs on which search and scan disagree, at most a hundred.
    public private(set) var counterexamples: [Counterexample] = []
    /// The number of TSV files. They are skipped, since they contain no reports.
    public private(set) var rowFileCount = 0
    /// The number of texts in memory. They are skipped, since they have no file.
    public private(set) var textCount = 0
    /// The number of paragraphs that were recognised from pictures. They are skipped, since they may be wrong.
    public private(set) var recognisedCount = 0
    /// Files that are skipped because they are missing or have changed since they were indexed.
    public private(set) var changedFiles: [String] = []

    /// The share of the relevant pairs that was found, from 0 to 1.
    public var recall: Double {
        relevantPairs == 0 ? 1 : Double(foundRelevantPairs) / Double(relevantPairs)
    }

    /// The share of the found pairs that is relevant, from 0 to 1.
    public var precision: Double {
        foundPairs == 0 ? 1 : Double(foundRelevantPairs) / Double(foundPairs)
    }

    private static let maxCounterexampleCount = 100
}

extension SearchSession {
    /// Checks the index with a sample of strings of one to twelve characters.
    ///
    /// - Parameters:
    ///   - sampleCount: the number of strings to draw.
    ///   - seed: the same seed draws the same strings from the same files.
    /// - Complexity: reads all files once, and holds the text of all of them in memory.
    func prove(sampleCount: Int, seed: UInt64) throws(ReportSearchError) -> LiteralProof {
        var proof = LiteralProof()
        try proof.run(self, sampleCount: sampleCount, seed: seed)
        return proof
    }
}

extension LiteralProof {
    fileprivate mutating func run(
        _ searcher: SearchSession, sampleCount: Int, seed: UInt64
    ) throws(ReportSearchError) {
        let originals = try OriginalParagraphs(of: searcher)
        take(originals)
        let paragraphs = originals.paragraphs
        let sample = StringSample(
            sampleCount, of: paragraphs.map(\.text), seed: seed, fold: searcher.fold)
        stringCount = sample.strings.count
        var numbers: [DocAddress: Int32] = [:]
        for (number, paragraph) in paragraphs.enumerated() {
            numbers[paragraph.doc] = Int32(number)
        }
        let containing = Self.scan(paragraphs, for: sample, searcher)
        for (string, containing) in zip(sample.strings, containing) {
            let relevant = Set(containing)
            let found = Set(try searcher.docs(literally: string.text).compactMap { numbers[$0] })
            relevantPairs += relevant.count
            foundPairs += found.count
            foundRelevantPairs += relevant.intersection(found).count
            for number in relevant.symmetricDifference(found).sorted()
            where counterexamples.count < Self.maxCounterexampleCount {
                counterexamples.append(
                    Counterexample(
                        string: string.text, source: paragraphs[Int(number)].source,
                        wasFound: found.contains(number)))
            }
        }
    }

    private mutating func take(_ originals: OriginalParagraphs) {
        paragraphCount = originals.paragraphs.count
        fileCount = originals.fileCount
        rowFileCount = originals.rowFileCount
        textCount = originals.textCount
        recognisedCount = originals.recognisedCount
        changedFiles = originals.changedFiles
    }

    /// For each string, the numbers of the paragraphs that contain it, in ascending order.
    private static func scan(
        _ paragraphs: [OriginalParagraphs.Paragraph], for sample: StringSample,
        _ searcher: SearchSession
    ) -> [[Int32]] {
        // A year is searched in digits and in numerals.
        var owners: [[UInt8]: [Int]] = [:]
        for (number, string) in sample.strings.enumerated() {
            for form in searcher.forms(of: string.folded) {
                owners[form, default: []].append(number)
            }
        }
        let forms = Array(owners.keys)
        var containing = [[Int32]](repeating: [], count: sample.strings.count)
        let scan = LiteralScan(forms)
        for (number, paragraph) in paragraphs.enumerated() {
            scan.forEach(in: searcher.fold(paragraph.text)) { form in
                for string in owners[forms[form]] ?? []
                where containing[string].last != Int32(number) {
                    containing[string].append(Int32(number))
                }
            }
        }
        return containing
    }
}
