import DocumentModel
import InvertedIndex
import ReportCorpus
import StoredReports
import TextAnalysis

/// Finds files of an index that hold the same report, such as a Word document, its PDF and its web page.
struct CopyFinder {
    /// Two files hold the same report if at least this share of their distinct runs of characters occurs in both
    /// (Jaccard similarity).
    private static let minShare = 0.95
    /// A paragraph of a copy is hidden if the other file has the same paragraph. A file is a copy only if at least this
    /// share of its text is hidden.
    private static let minHiddenShare = 0.9

    /// A file that the index holds as a single source.
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
    ///   - old: the copies that the index knew before the run.
    ///   - changed: the keys of the files that were indexed or removed by the run.
    /// - Complexity: O(files) plus the text of the candidates, which is read once if its runs fit in memory.
    func copies(
        after old: ReportCopies, changed: Set<[UInt8]>
    ) throws(ReportSearchError) -> ReportCopies {
        let candidates = try candidates()
        var copies = ReportCopies()
        let present = Set(candidates.map(\.source.key))
        /// A document in an archive changes when the archive does.
        func isChanged(_ key: [UInt8]) -> Bool {
            changed.contains(IndexLocation.fileKey(ofKey: key))
        }
        copies.entries = old.entries.filter {
            present.contains($0.key) && present.contains($0.original)
                && !isChanged($0.key) && !isChanged($0.original)
        }
        var known = Set(copies.entries.map(\.key))
        let originals = Set(copies.entries.map(\.original))
        // A file is examined again if its copies, or the file that it was a copy of, were changed or removed.
        let freed = Set(old.entries.flatMap { [$0.key, $0.original] })
            .subtracting(known).subtracting(originals)
        let partners = partners(of: candidates) { isChanged($0) || freed.contains($0) }
        for group in Self.groups(partners) {
            var texts = ReportRuns(reader)
            for original in Self.byPreference(group, candidates)
            where !known.contains(candidates[original].source.key) {
                let source = candidates[original].source
                var lines: Set<[UInt8]>?
                for other in partners[original, default: []].sorted() {
                    let (candidate, key) = (candidates[other], candidates[other].source.key)
                    guard
                        !known.contains(key), !originals.contains(key),
                        candidates[original].record.metadata.covers(candidate.record.metadata),
                        try texts.isSame(source, candidate.source, minShare: Self.minShare)
                    else { continue }
                    if lines == nil { lines = Set(try self.lines(of: source)) }
                    guard let own = try ownParagraphs(of: candidate.source, beside: lines ?? [])
                    else { continue }
                    known.insert(key)
                    copies.entries.append(
                        .init(key: key, original: source.key, ownParagraphs: own))
                }
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

    /// For each file, the other files that may hold the same report. At least one file of each pair must be examined.
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
                // If more than 64 files share a hash, they are filled-in copies of one form, not one report in several
                // files.
                guard let others = holders[key], others.count <= 64 else { continue }
                for other in others
                where other != number && partners[number]?.contains(other) != true {
                    if candidate.record.sketch.resembles(candidates[other].record.sketch) {
                        partners[number, default: []].insert(other)
                        partners[other, default: []].insert(number)
                    }
                }
            }
        }
        return partners
    }

    /// The connected components of the pairs. Files of different components do not affect each other.
    private static func groups(_ partners: [Int: Set<Int>]) -> [[Int]] {
        var groups: [[Int]] = []
        var seen: Set<Int> = []
        for first in partners.keys.sorted() where seen.insert(first).inserted {
            var group = [first]
            var next = 0
            while next < group.count {
                for other in partners[group[next], default: []] where seen.insert(other).inserted {
                    group.append(other)
                }
                next += 1
            }
            groups.append(group)
        }
        return groups
    }

    /// The order in which files are tried as originals: those with the most known metadata first, then those with the
    /// most exact text.
    private static func byPreference(_ indices: [Int], _ candidates: [Candidate]) -> [Int] {
        func rank(_ index: Int) -> (Int, Int) {
            let record = candidates[index].record
            let metadata = record.metadata
            let known = [
                metadata.agency != nil, metadata.year != nil, metadata.region != nil,
                metadata.date != nil, metadata.title != nil,
            ].count { $0 }
            return (-known, record.isRecognised ? 9 : inexactness(record.extraction?.kind))
        }
        return indices.map { (rank($0), candidates[$0].source.key, $0) }.sorted {
            if $0.0 != $1.0 { return $0.0 < $1.0 }
            return $0.1.lexicographicallyPrecedes($1.1)
        }.map(\.2)
    }

    private static func inexactness(_ kind: DocumentKind?) -> Int {
        switch kind {
        case .docx, .odt, .xlsx: 0
        case .ole, .rtf, .office: 1
        case nil: 2
        case .html: 3
        default: 4
        }
    }

    /// The indices of a file's paragraphs whose text is not in the other file; nil if too little of the file's text is
    /// in it.
    private func ownParagraphs(
        of source: IndexedSource, beside other: Set<[UInt8]>
    ) throws(ReportSearchError) -> [Int]? {
        var own: [Int] = []
        var (hidden, all) = (0, 0)
        for (number, line) in try lines(of: source).enumerated() {
            all += line.count
            if other.contains(line) { hidden += line.count } else { own.append(number) }
        }
        return Double(hidden) >= Self.minHiddenShare * Double(all) ? own : nil
    }

    /// The folded paragraphs of a file. The headings above them are not compared, because a PDF shows fewer of them.
    private func lines(of source: IndexedSource) throws(ReportSearchError) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        for doc in source.docs {
            lines.append(analyzer.fold(Array(try reader.paragraph(doc).text.utf8)).text)
        }
        return lines
    }
}

extension Metadata {
    /// Whether every filter on agency, region or year that accepts the other metadata accepts this metadata too, and a
    /// known title is not lost.
    fileprivate func covers(_ other: Metadata) -> Bool {
        (other.agency == nil || other.agency?.value == agency?.value)
            && (other.region == nil || other.region?.value == region?.value)
            && (other.year == nil || other.year?.value == year?.value)
            && (other.title == nil || other.title?.value == title?.value || title != nil)
    }
}

/// The runs of characters in the texts of files that may be copies. Each text is read only once as long as the runs fit
/// in memory, because a group may compare each of its files with all others.
private struct ReportRuns {
    /// The maximum number of hashes in memory: 32 MB.
    private static let maxKeptCount = 8 << 20

    private let reader: IndexReader
    /// The distinct hashes of each file's runs, ascending.
    private var kept: [DocAddress: [UInt32]] = [:]
    private var keptCount = 0

    init(_ reader: IndexReader) { self.reader = reader }

    /// Whether at least `minShare` of the runs that occur in either file occur in both.
    ///
    /// - Complexity: O(text) for the first comparison of a file, then O(runs).
    mutating func isSame(
        _ first: IndexedSource, _ second: IndexedSource, minShare: Double
    ) throws(ReportSearchError) -> Bool {
        let first = try runs(of: first)
        let second = try runs(of: second)
        let common = Self.commonCount(first, second)
        let all = first.count + second.count - common
        return all > 0 && Double(common) >= minShare * Double(all)
    }

    private mutating func runs(of source: IndexedSource) throws(ReportSearchError) -> [UInt32] {
        if let runs = kept[source.firstDoc] { return runs }
        var hashes = CharacterRuns()
        var all: [UInt32] = []
        for doc in source.docs {
            hashes.forEachHash(in: try reader.paragraph(doc).text) { all.append($0) }
        }
        all.sort()
        var runs: [UInt32] = []
        runs.reserveCapacity(all.count)
        for hash in all where hash != runs.last { runs.append(hash) }
        if keptCount + runs.count <= Self.maxKeptCount {
            kept[source.firstDoc] = runs
            keptCount += runs.count
        }
        return runs
    }

    /// The number of hashes in both ascending lists.
    private static func commonCount(_ first: [UInt32], _ second: [UInt32]) -> Int {
        var (count, left, right) = (0, 0, 0)
        while left < first.count, right < second.count {
            let (one, other) = (first[left], second[right])
            // No branch on the values, because the branches of random hashes cannot be predicted.
            count += one == other ? 1 : 0
            left += one <= other ? 1 : 0
            right += other <= one ? 1 : 0
        }
        return count
    }
}
