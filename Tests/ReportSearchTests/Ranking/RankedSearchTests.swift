import InvertedIndex
import ReportCorpus
import ReportSearch
import SearchTestSupport
import SyntheticCorpus
import SystemPackage
import TestSupport
import Testing
import TextAnalysis

/// Ranked searches on real text, and on indexes built by several threads.
@Suite struct RankedSearchTests {
    /// On the samples, and on government reports next to the checkout if available, each answer has the docs, the order
    /// and the exact scores of the reference.
    @Test func reportsAnswerAsTheReferenceDoes() throws {
        let folders = [Files.seeds] + Files.neighbours.filter { $0.hasSuffix("gov_reports") }
        let fixture = try SearchFixture()
        var options = IndexingOptions()
        options.memoryBudget = 40 << 20
        _ = try ReportIndexer(fixture.location, options: options).index(
            folders.map { FilePath($0) })
        let reader = try IndexReader(folder: fixture.location.folder.string)
        let analyzer = try Analyzer(try AnalyzerSetup())
        var reference = ReferenceSearch()
        var addresses: [DocAddress] = []
        var words: [[String]] = []
        // With little memory, files are split over segments.
        var taken: [[UInt8]: Int] = [:]
        for source in try reader.sources() {
            let path = FilePath("/" + String(decoding: source.key, as: UTF8.self))
            let bytes = try ReportReader.bytes(of: path)
            let report = try ReportReader().report(bytes, path: path)
            let first = taken[source.key] ?? 0
            taken[source.key] = first + source.docCount
            for (offset, paragraph) in report.paragraphs[first...].prefix(source.docCount)
                .enumerated()
            {
                try analyzer.analyze(Array(paragraph.text.utf8).span)
                words.append(
                    analyzer.words.map { String(decoding: analyzer.term($0), as: UTF8.self) })
                reference.add(words[words.count - 1])
                addresses.append(
                    DocAddress(
                        segment: source.firstDoc.segment,
                        doc: source.firstDoc.doc + DocID(offset)))
            }
        }
        let searcher = Searcher(reader)
        var generator = Seed.generator()
        var statistics = SearchStatistics()
        var compared = 0
        while compared < 40 {
            let doc = words[generator.below(words.count)]
            guard doc.count > 4 else { continue }
            let terms = (0...generator.below(4)).map { _ in
                Term(.words, doc[generator.below(doc.count)])
            }
            let limit = [1, 10, 100, 1_000][generator.below(4)]
            let any = try searcher.top(limit, anyOf: terms, statistics: &statistics)
            let wantedAny = reference.top(limit, anyOf: terms)
            #expect(any.map(\.address) == wantedAny.map { addresses[$0.doc] })
            #expect(any.map(\.score) == wantedAny.map(\.score))
            let all = try searcher.top(limit, allOf: terms, statistics: &statistics)
            let wantedAll = reference.top(limit, allOf: terms)
            #expect(all.map(\.address) == wantedAll.map { addresses[$0.doc] })
            #expect(all.map(\.score) == wantedAll.map(\.score))
            compared += 1
        }
        print("compared \(compared) queries over \(words.count) paragraphs")
    }

    /// One thread and several threads build the same paragraphs and answers, also after merging into one segment.
    @Test func threadsBuildTheSameIndex() throws {
        let fixture = try SearchFixture()
        var corpus = SyntheticCorpus(seed: 7)
        let paragraphs = (0..<2_000).map { _ in corpus.nextParagraph().joined(separator: " ") }
        var rows = ""
        var id = 0
        while rows.utf8.count < 9 << 20 {
            rows += "row\(id)\t\(paragraphs[id % paragraphs.count])\n"
            id += 1
        }
        try fixture.write("rows.tsv", rows)
        func build(_ name: String, threads: Int, optimizes: Bool = false) throws -> IndexLocation {
            let location = IndexLocation(FilePath(fixture.folder.path + "/" + name))
            var options = IndexingOptions()
            options.format = RowFormat()
            options.isTokenized = true
            options.threadCount = threads
            options.optimizes = optimizes
            let summary = try ReportIndexer(location, options: options).index(
                [FilePath(fixture.folder.path + "/rows.tsv")])
            #expect(summary.problems.isEmpty)
            return location
        }
        func answers(_ location: IndexLocation) throws -> [[String]] {
            let searcher = try ReportSearcher(location)
            var queries = SyntheticCorpus(seed: 8)
            return try queries.queries(12).map { query in
                var request = SearchRequest(query.joined(separator: " "), limit: 50)
                request.matchesAny = true
                return try searcher.search(request).hits.map { "\($0.place.file) \($0.score)" }
            }
        }
        let one = try build("one", threads: 1)
        let expected = try answers(one)
        #expect(expected.contains { $0.count == 50 })
        let several = try build("several", threads: 2)
        #expect(try IndexReader(folder: several.folder.string).segmentCount > 1)
        #expect(try answers(several) == expected)
        _ = try build("several", threads: 2, optimizes: true)
        let merged = try IndexReader(folder: several.folder.string)
        #expect(merged.segmentCount == 1)
        #expect(merged.docCount == id)
        #expect(merged.check().problems.isEmpty)
        #expect(try answers(several) == expected)
    }
}
