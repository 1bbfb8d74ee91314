import SyntheticCorpus
import TestSupport

@testable import InvertedIndex

/// A small index on disk. Regions are replaced and get matching checksums, so that the readers of their bytes are
/// reached.
struct FuzzedIndex {
    let folder = TemporaryFolder()
    /// The original regions of the files, by file name.
    private let regions: [String: [(id: UInt32, bytes: [UInt8])]]

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
        var regions: [String: [(id: UInt32, bytes: [UInt8])]] = [:]
        for name in [Self.segment, Self.deletions, Self.manifest] {
            let path = folder.path + "/" + name
            let bytes = try Files.read(path)
            // The writer computes new page checksums.
            regions[name] = try ContainerReader(path: path).entries
                .filter { $0.id != ContainerFormat.pageChecksumsID }
                .map { ($0.id, Array(bytes[$0.range])) }
        }
        self.regions = regions
    }

    /// Ids of the regions of a file.
    func ids(of file: String) -> [UInt32] { (regions[file] ?? []).map(\.id) }

    /// Writes a file with one region changed.
    func replace(_ id: UInt32, of file: String, by change: (inout [UInt8]) -> Void) throws {
        var writer = try ContainerWriter(path: folder.path + "/" + file)
        for (number, bytes) in regions[file] ?? [] {
            var bytes = bytes
            if number == id { change(&bytes) }
            writer.beginRegion(id: number)
            try writer.append(bytes)
            writer.endRegion()
        }
        try writer.finish()
    }

    /// Writes a whole file.
    func write(_ bytes: [UInt8], to file: String) throws {
        try Files.write(bytes, to: folder.path + "/" + file)
    }

    /// Uses all functions of an index. Damage must cause a typed error or have no effect.
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

    /// Merges all segments into one, as `index --optimize` does, in another folder.
    func merge() throws {
        do throws(IndexError) {
            let segments = try IndexReader(folder: folder.path).segments
            try SegmentMerger.merge(segments, path: folder.path + "/merged")
        } catch {
            return
        }
    }
}
