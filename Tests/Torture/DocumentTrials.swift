import Foundation
import ReportSearch
import SyntheticCorpus
import TestSupport

/// Kills the processes that read documents, and the indexer while they read.
enum DocumentTrials {
    static func run(_ scale: Scale) throws -> [Row] {
        var readers = Row("processes that read documents killed at random times while indexing")
        var runs = Row("indexing of documents killed at a random time")
        var generator = SeededGenerator(seed: scale.seed)
        let place = try Folder(count: scale.isShort ? 24 : 120, seed: scale.seed)
        let begun = Date()
        try place.index()
        let duration = Date().timeIntervalSince(begun)
        let whole = try IndexDigest(place.location)
        var named = 0
        for _ in 0..<(scale.isShort ? 3 : 60) {
            readers.attempt("seed \(scale.seed)") {
                try place.removeIndex()
                let child = try Child.start(["documents", place.path])
                while child.isRunning {
                    usleep(UInt32(1_000 + generator.below(60_000)))
                    for reader in children(of: child.processIdentifier) { kill(reader, SIGKILL) }
                }
                // Each file is indexed, or the index remembers that it was not.
                let info = try ReportIndexInfo(place.location)
                let skipped = try info.skippedFiles().count
                named += skipped
                guard try info.reports().files + skipped == place.count else {
                    throw Failure("\(place.count) files, \(skipped) of them named, others lost")
                }
                try place.index()
                guard try IndexDigest(place.location) == whole else {
                    throw Failure("the next run is not whole")
                }
            }
            runs.attempt("seed \(scale.seed)") {
                try place.removeIndex()
                let child = try Child.start(["documents", place.path])
                usleep(UInt32(Double(generator.below(1_000)) * duration * 1_000))
                kill(child.processIdentifier, SIGKILL)
                child.waitUntilExit()
                try place.index()
                guard try IndexDigest(place.location) == whole else {
                    throw Failure("the next run is not whole")
                }
            }
        }
        readers.outcome =
            "every file indexed or named (\(named) named), none in part; the next run whole"
        runs.outcome = "the next run whole"
        return [readers, runs]
    }

    /// documents FOLDER: indexes a folder of documents.
    static func index(_ arguments: [String]) throws {
        guard let path = arguments.first else { throw Failure("documents FOLDER") }
        _ = try ReportIndexer(IndexLocation(FilePath(path + "/.rlsearch")))
            .index([FilePath(path + "/files")])
    }

    private static func children(of process: Int32) -> [Int32] {
        let names = Files.names(in: "/proc/\(process)/task")
        return names.flatMap { thread in
            let path = "/proc/\(process)/task/\(thread)/children"
            let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
            return text.split(separator: " ").compactMap { Int32($0) }
        }
    }

    /// A folder of Word files and web pages.
    private final class Folder {
        private let folder = TemporaryFolder()
        let count: Int
        var path: String { folder.path }
        var location: IndexLocation { IndexLocation(FilePath(path + "/.rlsearch")) }

        init(count: Int, seed: UInt64) throws {
            self.count = count
            Files.makeFolder(path + "/files")
            var corpus = SyntheticCorpus(seed: seed)
            for number in 0..<count {
                let lines =
                    ["云汀市司法局20\(10 + number % 14)年法治政府建设情况报告", "一、主要举措和成效"]
                    + (0..<20).map { _ in corpus.nextText() }
                let name = "\(path)/files/\(1000 + number)"
                if number % 2 == 0 {
                    let page = lines.map { "<p>\($0)</p>" }.joined()
                    try Files.write(
                        "<!DOCTYPE html><html><body><div id=\"zoom\">\(page)</div></body></html>",
                        to: name + ".html")
                } else {
                    try Files.write(Self.word(lines), to: name + ".docx")
                }
            }
        }

        private static func word(_ lines: [String]) -> [UInt8] {
            let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            let body = lines.map { "<w:p><w:r><w:t>\($0)</w:t></w:r></w:p>" }.joined()
            let types = "http://schemas.openxmlformats.org/package/2006/content-types"
            return ZipFixture.archive([
                ("[Content_Types].xml", "<Types xmlns=\"\(types)\"/>"),
                (
                    "word/document.xml",
                    "<w:document xmlns:w=\"\(space)\"><w:body>\(body)</w:body></w:document>"
                ),
            ])
        }

        func index() throws { try DocumentTrials.index([path]) }

        func removeIndex() throws {
            try? FileManager.default.removeItem(atPath: path + "/.rlsearch")
        }
    }
}
