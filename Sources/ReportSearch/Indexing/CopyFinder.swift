import DocumentModel
import InvertedIndex
import ReportCorpus
import StoredReports
import TextAnalysis

/// Finds files of an index that hold the same report, such as a Word document, its PDF and its web page.
struct CopyFinder {
    /// Two files hold the same report if they share at least this part of all their runs of characters.
    private static let minShare = 0.95
    /// A paragraph of a copy is hidden if the other file has the same paragraph. A file is a copy only if at least this
    /// part of its text is hidden.
    private static let minHiddenShare = 0.9

    /// A file that is in one piece.
    private struct Candidate {
        let source: IndexedSource
        let record: SourceRecord
    }

    private let reader: IndexReader
    private let analyzer: Analyzer

    init(_ reader: IndexReader, _ analyzer: Analyzer) {
        self.reader = reader
        self.analyzer = analyzer
    }

    /// The copies after a run.
    ///
    /// - Parameters:
    ///   - old: the copies before it.
    ///   - changed: the keys of the files that were indexed or removed by the run.
    /// - Complexity: O(files), and reads the text of those that may be copies.
    func copies(
        after old: ReportCopies, changed: Set<[UInt8]>
    ) throws(ReportSearchError) -> ReportCopies {
        let candidates = try candidates()
        var copies = ReportCopies()
        let present = Set(candidates.map(\.source.key))
        /// A document in an archive changes with it.
        func isChanged(_ key: [UInt8]) -> Bool {
            changed.contains(IndexLocation.fileKey(ofKey: key))
        }
        copies.entries = old.entries.filter {
            present.contains($0.key) && present.contains($0.original)
                && !isChanged($0.key) && !isChanged($0.original)
        }
        var known = Set(copies.entries.map(\.key))
        let originals = Set(copies.entries.map(\.original))
        // Files whose other file was removed are examined again.
        let freed = Set(old.entries.flatMap { [$0.key, $0.original] })
            .subtracting(known).subtracting(originals)
        var partners = partners(of: candidates) { isChanged($0) || freed.contains($0) }
        for original in Self.byPreference(candidates.indices, candidates)
        where !known.contains(candidates[original].source.key) {
            guard let others = partners.removeValue(forKey: original) else { continue }
            let text = try ReportLines(candidates[original].source, in: reader, analyzer)
            for other in others.sorted() {
                let key = candidates[other].source.key
                if known.contains(key) || originals.contains(key) { continue }
                guard
                    candidates[original].record.metadata.covers(candidates[other].record.metadata),
                    let own = try ownParagraphs(of: candidates[other].source, beside: text)
                else { continue }
                known.insert(key)
                copies.entries.append(
                    .init(
                        key: key, original: candidates[original].source.key, ownParagraphs: own))
            }
        }
        copies.entries.sort { $0.key.lexicographicallyPrecedes($1.key) }
        return copies
    }

    private func candidates() throws(ReportSearchError) -> [Candidate] {
        let sources = try reader.allSources()
        var counts: [[UInt8]: Int] = [:]
        for source in sources { counts[source.key, default: 0] += 1 }
        var candidates: [Candidate] = []
        for source in sources where counts[source.key] == 1 && source.docCount > 0 {
            let record = try source.record()
            if !record.sketch.hashes.isEmpty {
                candidates.append(Candidate(source: source, record: record))
            }
        }
        return candidates
    }

    /// For each file, the others that may be the same report, if at least one of the two is to be examined.
    private func partners(
        of candidates: [Candidate], _ isLookedAt: ([UInt8]) -> Bool
    ) -> [Int: Set<Int>] {
        let isNew = candidates.map { isLookedAt($0.source.key) }
        var holders: [UInt32: [Int]] = [:]
        for (number, candidate) in candidates.enumerated() where isNew[number] {
            for key in candidate.record.sketch.keys { holders[key, default: []].append(number) }
        }
        var partners: [Int: Set<Int>] = [:]
        for (number, candidate) in candidates.enumerated() {
            for key in candidate.record.sketch.keys {
                // If very many files share a hash, they are filled-in copies of one form, not one report in several
                // files.
                guard let others = holders[key], others.count <= 64 else { continue }
                for other in others where other != number {
                    if candidate.record.sketch.resembles(candidates[other].record.sketch) {
                        partners[number, default: []].insert(other)
                        partners[other, default: []].insert(number)
                    }
                }
            }
        }
        return partners
    }

    /// Originals come first, of which the other files are copies: files with the most known metadata, then files with
    /// the most exact text.
    private static func byPreference(_ indices: Range<Int>, _ candidates: [Candidate]) -> [Int] {
        func rank(_ index: Int) -> (Int, Int) {
            let record = candidates[index].record
            let metadata = record.metadata
            let known = [
                metadata.agency != nil, metadata.year != nil, metadata.region != nil,
                metadata.date != nil, metadata.title != nil,
            ].count { $0 }
            return (-known, record.isRecognised ? 9 : exactness(record.extraction?.kind))
        }
        return indices.map { (rank($0), candidates[$0].source.key, $0) }.sorted {
            if $0.0 != $1.0 { return $0.0 < $1.0 }
            return $0.1.lexicographicallyPrecedes($1.1)
        }.map(\.2)
    }

    private static func exactness(_ kind: DocumentKind?) -> Int {
        switch kind {
        case .docx, .odt, .xlsx: 0
        case .ole, .rtf, .office: 1
        case nil: 2
        case .html: 3
        default: 4
        }
    }

    /// The paragraphs of a file whose text is not in another; nil if the two are not the same report.
    private func ownParagraphs(
        of source: IndexedSource, beside other: ReportLines
    ) throws(ReportSearchError) -> [Int]? {
        let lines = try ReportLines(source, in: reader, analyzer)
        guard lines.share(with: other) >= Self.minShare else { return nil }
        var own: [Int] = []
        var (hidden, all) = (0, 0)
        for (number, line) in lines.lines.enumerated() {
            all += line.count
            if other.contains(line) { hidden += line.count } else { own.append(number) }
        }
        return Double(hidden) >= Self.minHiddenShare * Double(all) ? own : nil
    }
}

extension Metadata {
    /// Whether every filter that accepts the other metadata accepts these.
    fileprivate func covers(_ other: Metadata) -> Bool {
        (other.agency == nil || other.agency?.value == agency?.value)
            && (other.region == nil || other.region?.value == region?.value)
            && (other.year == nil || other.year?.value == year?.value)
            && (other.title == nil || other.title?.value == title?.value || title != nil)
    }
}

/// The folded paragraphs of a file, for comparison with another file.
private struct ReportLines {
    /// The paragraphs. The headings above them are not compared, because a PDF shows fewer of them.
    private(set) var lines: [[UInt8]] = []
    private var runs: Set<UInt32> = []
    private let known: Set<[UInt8]>

    init(
        _ source: IndexedSource, in reader: IndexReader, _ analyzer: Analyzer
    ) throws(ReportSearchError) {
        var hashes = CharacterRuns()
        var runs: Set<UInt32> = []
        var lines: [[UInt8]] = []
        for offset in 0..<source.docCount {
            let doc = DocAddress(
                segment: source.firstDoc.segment, doc: source.firstDoc.doc + DocID(offset))
            let text = try reader.paragraph(doc).text
            hashes.forEachHash(in: text) { runs.insert($0) }
            lines.append(analyzer.fold(Array(text.utf8)).text)
        }
        self.lines = lines
        self.runs = runs
        known = Set(lines)
    }

    /// The number of runs that both files have, divided by the number of runs that either has.
    func share(with other: ReportLines) -> Double {
        let common = runs.intersection(other.runs).count
        let all = runs.count + other.runs.count - common
        return all == 0 ? 0 : Double(common) / Double(all)
    }

    /// Whether the file has a paragraph with this text.
    func contains(_ line: [UInt8]) -> Bool { known.contains(line) }
}
