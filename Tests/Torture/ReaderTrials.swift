import Foundation
import InvertedIndex
import ReportSearch
import SyntheticCorpus
import TestSupport

/// One process commits repeatedly while others search. Locks are held, refused, and taken over from killed processes.
enum ReaderTrials {
    private static let fileCount = 12
    private static let processCount = 4
    private static let threadCount = 2

    static func run(_ scale: Scale) throws -> [Row] {
        try [concurrency(scale), locks(scale)]
    }

    private static func concurrency(_ scale: Scale) throws -> Row {
        let seconds = scale.isShort ? 8 : 240
        let folder = TemporaryFolder()
        Files.makeFolder(folder.path + "/files")
        try writeGeneration(1, folder.path)
        let location = IndexLocation(FilePath(folder.path + "/.rlsearch"))
        _ = try ReportIndexer(location).index([FilePath(folder.path + "/files")])
        var row = Row(
            "one writer, 8 readers (4 processes of 2 threads) that open and search without rest")
        let commits = Pipe()
        let outputs = (0..<processCount).map { _ in Pipe() }
        let writer = try Child.start(["write", folder.path, String(seconds)], output: commits)
        let readers = try outputs.map {
            try Child.start(["read", folder.path, String(seconds)], output: $0)
        }
        for (number, reader) in readers.enumerated() {
            row.attempt("reader \(number)") {
                reader.waitUntilExit()
                guard reader.terminationStatus == 0 else { throw Failure("a reader failed") }
            }
        }
        row.attempt("writer") {
            writer.waitUntilExit()
            guard writer.terminationStatus == 0 else { throw Failure("the writer failed") }
        }
        let counts = outputs.flatMap(numbers)
        let searches = counts.reduce(0) { $0 + $1[0] }
        let slowest = counts.map { $0[1] }.max() ?? 0
        let hours = Double(seconds * processCount * threadCount) / 3_600
        row.amount = String(format: "%.2f reader-hours", hours)
        row.outcome =
            "\(searches) searches over \(numbers(commits).first?[0] ?? 0) commits, each of one commit whole; the slowest took \(slowest) ms"
        return row
    }

    /// The numbers in the output lines of children.
    private static func numbers(_ pipe: Pipe) -> [[Int]] {
        String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            .split(separator: "\n").map { $0.split(separator: " ").compactMap { Int($0) } }
    }

    private static func locks(_ scale: Scale) throws -> Row {
        var row = Row("a second writer while the first holds the lock; then the first is killed")
        let place = try TrialFolder(.changes, seed: scale.seed)
        for trial in 0..<(scale.isShort ? 3 : 50) {
            row.attempt("trial \(trial)") {
                try place.restore()
                let output = Pipe()
                let holder = try Child.start(["hold", place.index], output: output)
                defer {
                    kill(holder.processIdentifier, SIGKILL)
                    holder.waitUntilExit()
                }
                guard output.fileHandleForReading.availableData.starts(with: Data("held".utf8))
                else { throw Failure("the lock was not taken") }
                do {
                    try place.run()
                    throw Failure("two writers at once")
                } catch ReportSearchError.index(.locked(_, let owner)) {
                    guard let owner, owner.process == holder.processIdentifier,
                        "\(owner)".hasPrefix("process \(holder.processIdentifier) since ")
                    else { throw Failure("the owner is said to be \(owner, default: "unknown")") }
                }
                kill(holder.processIdentifier, SIGKILL)
                holder.waitUntilExit()
                try place.verifyAfterCrash()
            }
        }
        row.outcome =
            "told which process holds it and since when; the lock of a dead process is taken over immediately"
        return row
    }

    // MARK: Children

    /// Every report contains the number of its generation, so that a partial commit would be detected.
    private static func writeGeneration(_ generation: Int, _ root: String) throws {
        for number in 0..<fileCount {
            let text = "第\(number)号报告\n一、世代标记\n世代标记，第〔\(generation)〕代，行政执法监督。\n"
            try Files.write(text, to: root + "/files/report-\(100 + number).txt")
        }
    }

    /// write ROOT SECONDS: commits one generation after the other.
    static func write(_ arguments: [String]) throws {
        let (root, seconds) = (arguments[0], Double(arguments[1]) ?? 0)
        let location = IndexLocation(FilePath(root + "/.rlsearch"))
        let end = Date().addingTimeInterval(seconds)
        var generation = 1
        while Date() < end {
            generation += 1
            try writeGeneration(generation, root)
            var options = IndexingOptions()
            options.optimizes = generation % 5 == 0
            options.rebuilds = generation % 7 == 0
            options.memoryBudget = generation % 3 == 0 ? 1 << 16 : 1 << 20
            _ = try ReportIndexer(location, options: options)
                .index([FilePath(root + "/files")])
        }
        print(generation)
    }

    /// read ROOT SECONDS: opens the index and searches in several threads. Each answer is complete and of one
    /// generation, and no answer is older than the previous one.
    static func read(_ arguments: [String]) throws {
        let (root, seconds) = (arguments[0], Double(arguments[1]) ?? 0)
        let results = Results()
        let threads = (0..<threadCount).map { _ in
            let thread = Thread {
                do {
                    try readUntil(Date().addingTimeInterval(seconds), root, results)
                } catch {
                    results.fail("\(error)")
                }
                results.end()
            }
            thread.stackSize = 8 << 20
            thread.start()
            return thread
        }
        results.wait(for: threads.count)
        print(results.line)
        if results.hasFailed { exit(1) }
    }

    private static func readUntil(_ end: Date, _ root: String, _ results: Results) throws {
        let location = IndexLocation(FilePath(root + "/.rlsearch"))
        var last = 0
        while Date() < end {
            let begun = Date()
            let hits = try ReportSearcher(location).search(SearchRequest("\"世代标记，\"", limit: 100))
                .hits
            let found = Set(
                hits.compactMap {
                    $0.text.split(separator: "〔").dropFirst().first?.split(separator: "〕").first
                        .flatMap { Int($0) }
                })
            guard hits.count == fileCount, found.count == 1, let generation = found.first,
                generation >= last
            else { throw Failure("\(hits.count) hits of generations \(found), after \(last)") }
            last = generation
            results.add(milliseconds: Int(Date().timeIntervalSince(begun) * 1_000))
        }
    }
}

/// The results of threads.
final class Results: @unchecked Sendable {
    private let lock = NSCondition()
    private var count = 0
    private var slowest = 0
    private var ended = 0
    private var failure: String?

    private func locked<R>(_ body: () -> R) -> R {
        lock.lock()
        defer { lock.unlock() }
        return body()
    }

    func add(milliseconds: Int) {
        locked {
            count += 1
            slowest = max(slowest, milliseconds)
        }
    }

    func fail(_ text: String) {
        note("a reader: \(text)")
        locked { failure = text }
    }

    func end() {
        locked {
            ended += 1
            lock.broadcast()
        }
    }

    func wait(for number: Int) {
        locked { while ended < number { lock.wait() } }
    }

    var hasFailed: Bool { locked { failure != nil } }
    var line: String { locked { "\(count) \(slowest)" } }
}
