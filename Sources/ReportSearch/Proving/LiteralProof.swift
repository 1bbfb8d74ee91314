internal import InvertedIndex
internal import ReportCorpus
internal import TextAnalysis

/// A proof by sample that whatever stands in the files is found, and nothing else: random strings of the files as they
/// are on disk, each searched in the index, and each looked for by a scan that knows no index.
public struct LiteralProof: Sendable {
    /// A paragraph that the search and the scan do not agree on.
    public struct Counterexample: Equatable, Sendable {
        /// The string as it stands in the file.
        public let string: String
        /// The file.
        public let file: String
        /// The number of the paragraph in it.
        public let paragraph: Int
        /// Whether the search found it: then the string does not stand there.
        public let wasFound: Bool
    }

    /// Strings that were drawn, repeated ones once.
    public private(set) var stringCount = 0
    /// Paragraphs that were read.
    public private(set) var paragraphCount = 0
    /// Files that were read.
    public private(set) var fileCount = 0
    /// Pairs of a string and a paragraph in which it stands.
    public private(set) var standingPairs = 0
    /// How many of those were found.
    public private(set) var foundStandingPairs = 0
    /// Pairs that the search found.
    public private(set) var foundPairs = 0
    /// At most a hundred of the paragraphs that differ.
    public private(set) var counterexamples: [Counterexample] = []
    /// Files of rows that were left out: they are no reports.
    public private(set) var rowFileCount = 0
    /// Texts that were left out: they were indexed from memory, and there is no file to read.
    public private(set) var textCount = 0
    /// Files of the index that were left out, since they are not on disk as they were indexed.
    public private(set) var changedFiles: [String] = []

    /// Which share of what stands was found: 1 is all.
    public var recall: Double {
        standingPairs == 0 ? 1 : Double(foundStandingPairs) / Double(standingPairs)
    }

    /// Which share of what was found stands: 1 is all.
    public var precision: Double {
        foundPairs == 0 ? 1 : Double(foundStandingPairs) / Double(foundPairs)
    }

    private static let greatestLength = 12
    private static let counterexampleLimit = 100
}

extension SearchSession {
    /// Proves the index by a sample of strings of one to twelve characters.
    ///
    /// - Parameters:
    ///   - sampleCount: strings to draw.
    ///   - seed: draws the same strings from the same files again.
    /// - Complexity: reads all files once; the folded text of all of them is in memory.
    func prove(sampleCount: Int, seed: UInt64) throws(ReportSearchError) -> LiteralProof {
        var proof = LiteralProof()
        try proof.run(self, sampleCount: sampleCount, seed: seed)
        return proof
    }
}

extension LiteralProof {
    private struct Original {
        let doc: DocAddress
        let file: String
        let paragraph: Int
        let text: String
    }

    fileprivate mutating func run(
        _ searcher: SearchSession, sampleCount: Int, seed: UInt64
    ) throws(ReportSearchError) {
        let originals = try self.originals(searcher)
        paragraphCount = originals.count
        let samples = draw(sampleCount, from: originals, seed: seed, fold: searcher.fold)
        stringCount = samples.count
        // A year stands for itself in digits and in numerals.
        var owners: [[UInt8]: [Int]] = [:]
        for (sample, (_, folded)) in samples.enumerated() {
            for form in searcher.forms(of: folded) { owners[form, default: []].append(sample) }
        }
        let forms = Array(owners.keys)
        var standing = [[Int32]](repeating: [], count: samples.count)
        let scan = LiteralScan(forms)
        for (number, original) in originals.enumerated() {
            scan.forEach(in: searcher.fold(original.text)) { form in
                for sample in owners[forms[form]] ?? []
                where standing[sample].last != Int32(number) {
                    standing[sample].append(Int32(number))
                }
            }
        }
        var numbers: [DocAddress: Int32] = [:]
        for (number, original) in originals.enumerated() { numbers[original.doc] = Int32(number) }
        for (sample, places) in zip(samples, standing) {
            let found = Set(try searcher.docs(literally: sample.text).compactMap { numbers[$0] })
            let places = Set(places)
            standingPairs += places.count
            foundPairs += found.count
            foundStandingPairs += places.intersection(found).count
            for number in places.symmetricDifference(found).sorted()
            where counterexamples.count < Self.counterexampleLimit {
                let original = originals[Int(number)]
                counterexamples.append(
                    Counterexample(
                        string: sample.text, file: original.file, paragraph: original.paragraph,
                        wasFound: found.contains(number)))
            }
        }
    }

    /// The paragraphs of all files of the index that are on disk as they were indexed.
    private mutating func originals(
        _ searcher: SearchSession
    ) throws(ReportSearchError) -> [Original] {
        var parts: [[UInt8]: [IndexedSource]] = [:]
        var order: [[UInt8]] = []
        do throws(IndexError) {
            for source in try searcher.core.reader.sources() {
                if parts[source.key] == nil { order.append(source.key) }
                parts[source.key, default: []].append(source)
            }
        } catch {
            throw .index(error)
        }
        var originals: [Original] = []
        for key in order {
            if IndexLocation.textName(ofKey: key) != nil {
                textCount += 1
                continue
            }
            let parts = parts[key] ?? []
            let docs = try Self.inReadingOrder(parts, searcher)
            if let first = docs.first,
                try !searcher.core.reader.paragraph(first).place.isInReport
            {
                rowFileCount += 1
                continue
            }
            let file = searcher.location.displayPath(ofKey: key)
            // An index from a stranger opens no device and no file other than the one it was made of, and nothing is
            // shown of a file that the index does not hold.
            guard let record = parts.first, let source = try? SourceRecord(record.payload),
                let path = searcher.location.file(ofKey: key),
                FileWalk([path]).files.first?.byteCount == source.byteCount,
                let bytes = try? ReportReader.bytes(ofFile: path),
                XXHash64.hash(bytes) == source.contentHash,
                let report = try? ReportParts.whole(path, encoding: source.encoding),
                report.paragraphs.count == docs.count
            else {
                changedFiles.append(file)
                continue
            }
            fileCount += 1
            for (paragraph, doc) in zip(report.paragraphs, docs) {
                originals.append(
                    Original(
                        doc: doc, file: file, paragraph: paragraph.ordinal, text: paragraph.text))
            }
        }
        return originals
    }

    /// The docs of a file, of which a merge may have moved the parts.
    private static func inReadingOrder(
        _ parts: [IndexedSource], _ searcher: SearchSession
    ) throws(ReportSearchError) -> [DocAddress] {
        var ordered: [(ordinal: Int, docs: [DocAddress])] = []
        for part in parts where part.docCount > 0 {
            let first = try searcher.core.reader.paragraph(part.firstDoc)
            ordered.append((first.ordinal, Array(part.docs)))
        }
        return ordered.sorted { $0.ordinal < $1.ordinal }.flatMap(\.docs)
    }

    /// Draws strings: every place of the text is as likely to be one's beginning, every length is as likely.
    private func draw(
        _ count: Int, from originals: [Original], seed: UInt64, fold: (String) -> [UInt8]
    ) -> [(text: String, folded: [UInt8])] {
        var ends: [Int] = []
        var total = 0
        for original in originals {
            total += original.text.unicodeScalars.count
            ends.append(total)
        }
        guard total > 0 else { return [] }
        var drawn: Set<[UInt8]> = []
        var samples: [(text: String, folded: [UInt8])] = []
        // Short strings repeat: a small collection may not have as many different ones.
        for attempt in 0..<count {
            let place = Self.random(seed, 2 * attempt, below: total)
            let number = ends.partitioningIndex { $0 > place }
            let scalars = Array(originals[number].text.unicodeScalars)
            let start = place - (number == 0 ? 0 : ends[number - 1])
            let length = 1 + Self.random(seed, 2 * attempt + 1, below: Self.greatestLength)
            let end = min(start + length, scalars.count)
            let text = String(String.UnicodeScalarView(scalars[start..<end]))
            let folded = fold(text)
            if !folded.isEmpty, drawn.insert(folded).inserted { samples.append((text, folded)) }
        }
        return samples
    }

    /// A number that a seed and a count determine.
    private static func random(_ seed: UInt64, _ count: Int, below bound: Int) -> Int {
        var writer = ByteWriter()
        writer.write(seed)
        writer.write(UInt64(count))
        return Int(XXHash64.hash(writer.bytes) % UInt64(bound))
    }
}

extension [Int] {
    /// The first index whose element fits, in a list in which all behind one that fits do.
    fileprivate func partitioningIndex(where fits: (Int) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if fits(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
