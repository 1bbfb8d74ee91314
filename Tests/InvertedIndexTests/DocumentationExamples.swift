import InvertedIndex
import SyntheticCorpus
import TestSupport
import Testing

/// The examples of the module's DocC catalogue. The code between the markers equals the code blocks there.
@Suite struct DocumentationExamples {
    @Test func theExamplesRun() throws {
        let temporary = TemporaryFolder()
        let folder = temporary.path
        var lines: [String] = []
        func print(_ values: Any...) {
            lines.append(values.map { "\($0)" }.joined(separator: " "))
        }

        // example: write
        let writer = try IndexWriter(folder: folder)
        writer.analyzer = "words between spaces"
        writer.beginSource(key: Array("notes.txt".utf8), payload: [])
        for line in ["annual report of the city", "report of the annual report check"] {
            let text = Array(line.utf8)
            let occurrences = text.split(separator: UInt8(ascii: " ")).map {
                TermOccurrence(
                    start: UInt32($0.startIndex), end: UInt32($0.endIndex), space: .words)
            }
            try writer.addDoc(stored: text.span, text: text.span, occurrences: occurrences.span)
        }
        try writer.commit()
        // end

        // example: search
        let searcher = Searcher(try IndexReader(folder: folder))
        var statistics = SearchStatistics()
        let hits = try searcher.top(
            10, anyOf: [Term(.words, "report"), Term(.words, "check")], statistics: &statistics)
        for hit in hits {
            let text = try searcher.reader.storedBytes(of: hit.address)
            print(hit.score, String(decoding: text, as: UTF8.self))
        }
        // end

        // example: postings
        let report = Term(.words, "report")
        for doc in try searcher.matches(.term(report), statistics: &statistics) {
            for share in try searcher.explain(doc, terms: [report]) {
                print(doc.doc, share.frequency, share.score)
            }
        }
        // end

        let words = lines.map { $0.split(separator: " ") }
        #expect(words.map(\.count) == [7, 6, 3, 3])
        #expect(
            words[0].dropFirst().elementsEqual(["report", "of", "the", "annual", "report", "check"])
        )
        #expect(words[1].dropFirst().elementsEqual(["annual", "report", "of", "the", "city"]))
        #expect(words[2].prefix(2) == ["0", "1"])
        #expect(words[3].prefix(2) == ["1", "2"])
    }

    @Test func theCatalogueShowsTheseExamples() throws {
        let examples = try CatalogueExamples(
            document: "Index/InvertedIndex.docc/InvertedIndex.md", test: #filePath, indentation: 8)
        #expect(examples.run.count == 3)
        #expect(examples.shown == examples.run)
    }
}
