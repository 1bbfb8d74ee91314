import Foundation
import ReportSearch
import SyntheticCorpus
import TestSupport

/// A run of the indexer to disturb.
enum Scenario: String, CaseIterable {
    /// The first commit of an index.
    case first
    /// A commit with new, changed and removed files.
    case changes
    /// A commit that merges all segments.
    case optimize
    /// A commit with little memory, which writes and merges many segments.
    case littleMemory
    /// A commit with a new word in the dictionary, which tokenizes files again.
    case retokenize

    /// The options of the disturbed run. It uses one thread, so that calls have the same order in each run.
    var options: IndexingOptions {
        var options = IndexingOptions()
        options.threadCount = 1
        options.optimizes = self == .optimize
        if self == .littleMemory { options.memoryBudget = 150 << 10 }
        return options
    }

    /// The number of reports before the run.
    var usualCount: Int { self == .littleMemory ? 30 : 6 }

    /// Makes the index before the run, and then the files for the run.
    func prepare(_ place: TrialFolder, seed: UInt64, count: Int) throws {
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
        case .retokenize:
            try Files.write("执法监督\n裁量基准公示\n", to: place.index + "/dictionary.txt")
        }
    }

    private var usual: IndexingOptions {
        var options = IndexingOptions()
        options.threadCount = 1
        return options
    }
}
