internal import DocumentModel
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

    /// The distinct strings that were drawn.
    package private(set) var strings: [String] = []
    /// The number of distinct strings that were drawn.
    public var stringCount: Int { strings.count }
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

extension ReportSearcher {
    /// Checks this index against another one of the same reports: the same strings must be found in the same
    /// paragraphs.
    ///
    /// - Parameters:
    ///   - local: the other index.
    ///   - sampleCount: the number of strings to draw.
    ///   - seed: the same seed draws the same strings.
    package func prove(
        against local: ReportSearcher, sampleCount: Int, seed: UInt64
    ) throws(ReportSearchError) -> LiteralProof {
        var proof = LiteralProof()
        try proof.run(
            try session(), against: try local.session(), sampleCount: sampleCount, seed: seed)
        return proof
    }
}

extension LiteralProof {
    fileprivate mutating func run(
        _ searcher: SearchSession, sampleCount: Int, seed: UInt64
    ) throws(ReportSearchError) {
        // An index on other machines may have been made from files elsewhere, so the text that was pushed is scanned.
        let originals =
            try searcher.reader.isRemote
            ? OriginalParagraphs(storedIn: searcher) : OriginalParagraphs(of: searcher)
        take(originals)
        let paragraphs = originals.paragraphs
        let sample = StringSample(
            sampleCount, of: paragraphs.map(\.text), seed: seed, fold: searcher.fold)
        strings = sample.strings.map(\.text)
        var numbers: [DocAddress: Int32] = [:]
        for (number, paragraph) in paragraphs.enumerated() {
            numbers[paragraph.doc] = Int32(number)
        }
        let containing = Self.scan(paragraphs, for: sample, searcher)
        for (string, containing) in zip(sample.strings, containing) {
            let relevant = Set(containing)
            let found = Set(try searcher.docs(literally: string.text).compactMap { numbers[$0] })
            compare(string.text, relevant, found) { paragraphs[Int($0)].source }
        }
    }

    /// Counts how far two sets of paragraphs agree, and notes the paragraphs that are in only one of them.
    private mutating func compare<Paragraph: Hashable & Comparable>(
        _ string: String, _ relevant: Set<Paragraph>, _ found: Set<Paragraph>,
        place: (Paragraph) -> SourcePlace
    ) {
        relevantPairs += relevant.count
        foundPairs += found.count
        foundRelevantPairs += relevant.intersection(found).count
        for paragraph in relevant.symmetricDifference(found).sorted()
        where counterexamples.count < Self.maxCounterexampleCount {
            counterexamples.append(
                Counterexample(
                    string: string, source: place(paragraph),
                    wasFound: found.contains(paragraph)))
        }
    }

    /// Compares the searches of two indexes of the same reports, of which one is on this machine.
    fileprivate mutating func run(
        _ searcher: SearchSession, against local: SearchSession, sampleCount: Int, seed: UInt64
    ) throws(ReportSearchError) {
        let paragraphs = try OriginalParagraphs(storedIn: local)
        take(paragraphs)
        let sample = StringSample(
            sampleCount, of: paragraphs.paragraphs.map(\.text), seed: seed, fold: local.fold)
        strings = sample.strings.map(\.text)
        for string in strings {
            let relevant = try Self.places(of: string, in: local)
            let found = try Self.places(of: string, in: searcher)
            compare(string, Set(relevant.keys), Set(found.keys)) { place in
                relevant[place] ?? found[place]
                    ?? SourcePlace(
                        file: "", paragraph: nil, bytes: 0..<0, document: .bytes)
            }
        }
    }

    /// Identifies a paragraph in any index of the same reports, however the index numbers its docs.
    private struct PlaceKey: Hashable, Comparable {
        let key: [UInt8]
        let paragraph: Int
        let start: Int

        static func < (left: PlaceKey, right: PlaceKey) -> Bool {
            if left.key != right.key { return left.key.lexicographicallyPrecedes(right.key) }
            return (left.paragraph, left.start) < (right.paragraph, right.start)
        }
    }

    private static func places(
        of string: String, in session: SearchSession
    ) throws(ReportSearchError) -> [PlaceKey: SourcePlace] {
        var places: [PlaceKey: SourcePlace] = [:]
        var paragraphs = session.paragraphs(try session.docs(literally: string))
        while let next = try paragraphs.next() {
            let key = PlaceKey(
                key: next.key, paragraph: next.record.ordinal,
                start: next.record.bytes.lowerBound)
            places[key] = next.source
        }
        return places
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
        // A string with a year has several forms, in digits and in numerals; the search accepts all of them.
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
