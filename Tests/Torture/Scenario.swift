import Foundation
import ReportSearch
import SyntheticCorpus
import TestSupport

/// A run of the indexer that is to be disturbed.
enum Scenario: String, CaseIterable {
    /// The first commit of an index.
    case first
    /// A commit with new, changed and vanished files.
    case changes
    /// A commit that merges all segments.
    case optimize
    /// So little memory that many segments are written, and merged.
    case littleMemory
    /// A word has come into the dictionary: files are cut again.
    case recut

    /// How the disturbed run indexes. One thread, so that the same calls come in the same order each time.
    var options: IndexingOptions {
        var options = IndexingOptions()
        options.threadCount = 1
        options.optimizes = self == .optimize
        if self == .littleMemory { options.memoryBudget = 150 << 10 }
        return options
    }

    /// How many reports there are before the run.
    var usualCount: Int { self == .littleMemory ? 30 : 6 }

    /// Makes the index as it is before the run, then what the run is to find.
    func prepare(_ place: Workplace, seed: UInt64, count: Int) throws {
        var corpus = SyntheticCorpus(seed: seed)
        for number in 0..<count { try place.write(number, &corpus, note: "初") }
        if self == .first { return }
        try place.run(options: usual)
        switch self {
        case .first: break
        case .changes, .optimize, .littleMemory:
            for number in 0..<count where number % 3 == 0 {
                try place.write(number, &corpus, note: "再次")
            }
            for number in count..<(count * 3 / 2) { try place.write(number, &corpus, note: "新") }
            try place.removeReport(1)
            try place.removeReport(2)
        case .recut:
            try Files.write("执法监督\n裁量基准公示\n", to: place.index + "/dictionary.txt")
        }
    }

    private var usual: IndexingOptions {
        var options = IndexingOptions()
        options.threadCount = 1
        return options
    }
}
