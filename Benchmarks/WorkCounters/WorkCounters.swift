import InvertedIndex
import SyntheticCorpus
import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Counts the work of building and searching a synthetic index, and compares it with a baseline. The counters are the
/// same on every machine, so a higher counter is a regression and not noise.
///
///     WorkCounters             compare; status 1 if a counter grew
///     WorkCounters --update    write a new baseline
@main
enum WorkCounters {
    private static let paragraphCount = 30_000
    private static let queryCount = 300
    private static let baseline = FilePath("Benchmarks/WorkCounters/baseline.tsv")

    static func main() throws {
        let counters = try measure()
        let text = counters.map { "\($0.name)\t\($0.value)\n" }.joined()
        if CommandLine.arguments.contains("--update") {
            let file = try FileDescriptor.open(
                baseline, .writeOnly, options: [.create, .truncate],
                permissions: [.ownerReadWrite, .groupRead, .otherRead])
            try file.closeAfter { _ = try file.writeAll(text.utf8) }
            return print(text, terminator: "")
        }
        let known = try readBaseline()
        var grown = 0
        for (name, value) in counters {
            let before = known[name]
            let verdict: String
            switch before {
            case nil: verdict = "no baseline"
            case value?: verdict = "as before"
            case let before? where value > before: verdict = "GREW from \(before)"
            case let before?: verdict = "fell from \(before); run with --update to keep the gain"
            }
            if before == nil || value > (before ?? 0) { grown += 1 }
            print("\(name)\t\(value)\t\(verdict)")
        }
        if grown > 0 {
            print("\(grown) counters are worse than \(baseline)")
            exit(1)
        }
    }

    private static func readBaseline() throws -> [String: Int] {
        let file = try FileDescriptor.open(baseline, .readOnly)
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = try file.closeAfter {
            unsafe try buffer.withUnsafeMutableBytes { unsafe try file.read(into: $0) }
        }
        var known: [String: Int] = [:]
        for line in String(decoding: buffer[..<count], as: UTF8.self).split(separator: "\n") {
            let fields = line.split(separator: "\t")
            if fields.count == 2, let value = Int(fields[1]) { known[String(fields[0])] = value }
        }
        return known
    }

    private static func measure() throws -> [(name: String, value: Int)] {
        let folder = TemporaryFolder()
        let corpus = IndexedCorpus(paragraphs: paragraphCount, seed: 1)
        try corpus.build(in: folder.path)
        let reader = try IndexReader(folder: folder.path)
        let sizes = reader.statistics()
        var counters: [(name: String, value: Int)] = [
            ("postings", sizes.postingCount),
            ("posting millibytes", sizes.postingsByteCount * 1000 / sizes.postingCount),
            ("dictionary millibytes a term", sizes.dictionaryByteCount * 1000 / sizes.termCount),
            ("lengths millibytes a doc", sizes.lengthsByteCount * 1000 / sizes.docCount),
        ]
        let searcher = Searcher(reader)
        var source = SyntheticCorpus(seed: 2)
        let queries = source.queries(queryCount).map { $0.map { Term(.words, $0) } }
        var any = SearchStatistics()
        var best = SearchStatistics()
        var all = SearchStatistics()
        var found = 0
        for query in queries {
            _ = try searcher.top(10, anyOf: query, statistics: &any)
            _ = try searcher.top(10, allOf: query, statistics: &best)
            found += try searcher.matches(.all(of: query), statistics: &all).count
        }
        counters.append(("any: postings decoded", any.postingsDecoded))
        counters.append(("any: docs scored", any.docsScored))
        counters.append(("all, ten best: postings decoded", best.postingsDecoded))
        counters.append(("all, ten best: docs scored", best.docsScored))
        counters.append(("all: postings decoded", all.postingsDecoded))
        counters.append(("all: docs found", found))
        return counters
    }
}
