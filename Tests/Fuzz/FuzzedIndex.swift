import SyntheticCorpus
import TestSupport

@testable import InvertedIndex

/// A small index on disk of which sections are replaced, with checksums that fit: what lies behind them is reached.
struct FuzzedIndex {
    let folder = TemporaryFolder()
    /// The sections of its files as they were made, by the file's name.
    private let sections: [String: [(id: UInt32, bytes: [UInt8])]]

    static let segment = "segment-1.seg"
    static let deletions = "segment-1-2.del"
    static let manifest = "manifest"

    init() throws {
        let writer = try IndexWriter(folder: folder.path)
        var corpus = SyntheticCorpus(seed: 5)
        for source in 0..<3 {
            writer.beginSource(key: Array("source \(source)".utf8), payload: [1, 2, 3])
            for doc in 0..<100 {
                let many = [String](repeating: "often", count: doc % 5)
                let doc = IndexedCorpus.Doc(corpus.nextParagraph().prefix(3) + ["every"] + many)
                try writer.addDoc(
                    stored: Array("text".utf8).span, text: doc.text.span,
                    occurrences: doc.occurrences.span)
            }
        }
        try writer.commit()
        writer.removeSource(key: Array("source 1".utf8))
        try writer.commit()
        var sections: [String: [(id: UInt32, bytes: [UInt8])]] = [:]
        for name in [Self.segment, Self.deletions, Self.manifest] {
            let file = try SectionedFileReader(path: folder.path + "/" + name)
            // The pages' checksums are made anew.
            sections[name] = try file.entries.filter { $0.id != SectionedFile.pageSums }.map {
                ($0.id, try file.section($0.id, named: name).view.array())
            }
        }
        self.sections = sections
    }

    /// Ids of the sections of a file.
    func ids(of file: String) -> [UInt32] { (sections[file] ?? []).map(\.id) }

    /// Writes a file as it was made, but for one section.
    func replace(_ id: UInt32, of file: String, by change: (inout [UInt8]) -> Void) throws {
        var writer = try SectionedFileWriter(path: folder.path + "/" + file)
        for (number, section) in sections[file] ?? [] {
            var section = section
            if number == id { change(&section) }
            try writer.writeSection(number, section)
        }
        try writer.finish()
    }

    /// Writes a file whole.
    func write(_ bytes: [UInt8], to file: String) throws {
        try Files.write(bytes, to: folder.path + "/" + file)
    }

    /// Does everything that programs do with an index. Damage is an error of the index or is not noticed.
    func exercise() throws {
        do throws(IndexError) {
            let reader = try IndexReader(folder: folder.path)
            _ = reader.check()
            _ = reader.statistics()
            _ = try reader.sources()
            let searcher = Searcher(reader)
            var statistics = SearchStatistics()
            for terms in [["every"], ["often", "every"], ["every", "often", "nowhere"]] {
                let terms = terms.map { Term(.words, $0) }
                for limit in [1, 10, 400] {
                    let hits = try searcher.top(limit, anyOf: terms, statistics: &statistics)
                    for hit in hits.prefix(20) {
                        _ = try reader.storedBytes(of: hit.address)
                        _ = try reader.source(of: hit.address)
                        _ = try searcher.explain(hit.address, terms: terms)
                    }
                    _ = try searcher.top(limit, allOf: terms, statistics: &statistics)
                }
                _ = try searcher.matches(
                    .all([.all(of: terms), .not(.term(Term(.words, "often")))]),
                    statistics: &statistics)
            }
            try reader.forEachTerm(of: .words, prefix: [0x6F]) { _, _ in }
        } catch {
            return
        }
    }

    /// Makes one segment of all, as `index --optimize` does, in a folder beside.
    func merge() throws {
        let inputs: [SegmentMerger.Input]
        do throws(IndexError) {
            inputs = try IndexReader(folder: folder.path).segments.map {
                SegmentMerger.Input(segment: $0.segment, deletions: $0.deletions)
            }
            try SegmentMerger.merge(inputs, path: folder.path + "/merged")
        } catch {
            return
        }
    }
}
