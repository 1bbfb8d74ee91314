import Foundation
import InvertedIndex
import ReportSearch
import SyntheticCorpus
import TestSupport

/// A folder of reports and its index, with the state of the index before and after a run.
final class TrialFolder {
    private let folder = TemporaryFolder()
    let scenario: Scenario
    private(set) var before: IndexDigest?
    private(set) var after: IndexDigest?
    /// The files of the index before the run.
    private(set) var filesBefore: [String: [UInt8]] = [:]

    var root: String { folder.path }
    var index: String { folder.path + "/.rlsearch" }
    var location: IndexLocation { IndexLocation(FilePath(index)) }

    /// - Parameter count: the number of reports before the run, at least three; nil for the default.
    init(_ scenario: Scenario, seed: UInt64, count: Int? = nil) throws {
        self.scenario = scenario
        Files.makeFolder(root + "/files")
        try scenario.prepare(self, seed: seed, count: count ?? scenario.usualCount)
        filesBefore = try Self.contents(of: index)
        before = try? IndexDigest(location)
        try run()
        after = try IndexDigest(location)
        guard before != after else { throw Failure("\(scenario): the run changes nothing") }
        try restore()
    }

    /// Writes a report.
    func write(_ number: Int, _ corpus: inout SyntheticCorpus, note: String) throws {
        var text = "市司法局20\(10 + number % 14)年法治政府建设情况报告\n"
        for part in ["一、主要举措和成效", "二、存在的不足和原因", "三、下一年度工作计划"] {
            text += part + "\n"
            text += corpus.nextText().prefix(50) + "。\n"
        }
        text += "行政执法监督\(note)裁量基准公示。\n"
        try Files.write(text, to: root + "/files/report-\(100 + number).txt")
    }

    func removeReport(_ number: Int) throws {
        try FileManager.default.removeItem(atPath: root + "/files/report-\(100 + number).txt")
    }

    /// Indexes as `rlsearch index` does.
    func run(options: IndexingOptions? = nil) throws {
        _ = try ReportIndexer(location, options: options ?? scenario.options)
            .index([FilePath(root + "/files")])
    }

    /// Restores the index to its state before the run.
    func restore() throws { try put(filesBefore) }

    /// Replaces the files in the folder of the index.
    func put(_ files: [String: [UInt8]]) throws {
        for name in Files.names(in: index) where files[name] == nil {
            try FileManager.default.removeItem(atPath: index + "/" + name)
        }
        Files.makeFolder(index)
        for (name, bytes) in files { try Files.write(bytes, to: index + "/" + name) }
    }

    static func contents(of folder: String) throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for name in Files.names(in: folder) { files[name] = try Files.read(folder + "/" + name) }
        return files
    }

    /// Checks the guarantees after a crash: the index is undamaged and contains the last commit or the new one, and the
    /// next run completes it and leaves no unneeded files.
    ///
    /// - Returns: whether it is the new commit.
    @discardableResult
    func verifyAfterCrash() throws -> Bool {
        let found: IndexDigest?
        do {
            found = try IndexDigest(location)
        } catch ReportSearchError.index(.noIndex) {
            found = nil
        }
        guard found == before || found == after else {
            throw Failure("neither the last commit nor the new one")
        }
        try verifySound()
        try run()
        guard try IndexDigest(location) == after else { throw Failure("the next run is not whole") }
        try verifySound()
        try verifyNothingIsLeftOver()
        return found == after
    }

    private func verifySound() throws {
        do {
            let problems = try IndexReader.check(folder: index).problems
            if let problem = problems.first { throw Failure("check: \(problem)") }
        } catch IndexError.noIndex {
            guard before == nil else { throw Failure("the index is gone") }
        }
    }

    private func verifyNothingIsLeftOver() throws {
        let names = Files.names(in: index)
        let segments = try IndexReader(folder: index).segmentCount
        guard !names.contains(where: { $0.hasSuffix(".tmp") }),
            names.count(where: { $0.hasSuffix(".seg") }) == segments
        else { throw Failure("files are left over: \(names)") }
    }
}

/// Everything that can be read and searched in an index, to compare two indexes.
struct IndexDigest: Equatable {
    private var texts: [String] = []
    private var hashes: [UInt64] = []

    init(_ location: IndexLocation) throws {
        let reader: IndexReader
        do {
            reader = try IndexReader(folder: location.folder.string)
        } catch {
            throw ReportSearchError.index(error)
        }
        texts.append(reader.analyzer)
        hashes.append(XXHash64.hash(reader.analyzerData))
        hashes.append(XXHash64.hash(reader.notes))
        // A source may be in several segments, and segments may be in any order.
        var sources: [[UInt8]: (payload: [UInt8], docs: [UInt64])] = [:]
        for source in try reader.sources() {
            var docs = sources[source.key]?.docs ?? []
            for doc in 0..<source.docCount {
                let address = DocAddress(
                    segment: source.firstDoc.segment, doc: source.firstDoc.doc + DocID(doc))
                docs.append(XXHash64.hash(try reader.storedBytes(of: address)))
            }
            sources[source.key] = (source.payload, docs)
        }
        for key in sources.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            guard let source = sources[key] else { continue }
            texts.append(String(decoding: key, as: UTF8.self))
            hashes.append(XXHash64.hash(source.payload))
            hashes += source.docs.sorted()
        }
        try ask(location)
    }

    private mutating func ask(_ location: IndexLocation) throws {
        let searcher = try ReportSearcher(location)
        for query in ["裁量基准", "行政执法 监督", "\"执法监督\"", "year:2015 检查", "/公示.{0,2}/"] {
            for matchesAny in [false, true] where !matchesAny || query == "裁量基准" {
                var request = SearchRequest(query, limit: 40)
                request.matchesAny = matchesAny
                request.marksMatches = false
                for hit in try searcher.search(request).hits {
                    texts.append("\(hit.score) \(hit.place.file):\(hit.place.paragraph)")
                    hashes.append(XXHash64.hash(Array(hit.text.utf8)))
                }
            }
        }
    }
}
