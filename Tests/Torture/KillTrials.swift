import Foundation
import InvertedIndex
import ReportSearch
import SyntheticCorpus

/// Kills an indexing process before every modifying call, in the middle of every write, and at random times.
enum KillTrials {
    static func run(_ scale: Scale) throws -> [Row] {
        var calls = Row(
            "indexing killed (SIGKILL) before each create, write, sync, rename, removal, and within each write"
        )
        var times = Row("indexing killed at a random time")
        var generator = SeededGenerator(seed: scale.seed)
        var newCount = 0
        for scenario in Scenario.allCases {
            let place = try TrialFolder(scenario, seed: scale.seed)
            let counter = CallCounter()
            FileWatch.set { call in
                if call.changesSomething { _ = counter.next() }
                return nil
            }
            let begun = Date()
            try place.run()
            let duration = Date().timeIntervalSince(begun)
            FileWatch.set(nil)
            note("\(scenario): \(counter.total) calls, \(duration) s")
            let step = scale.isShort ? 6 : 1
            for number in stride(from: generator.below(step), to: counter.total, by: step) {
                for torn in ["", "torn"] {
                    calls.attempt("\(scenario) before call \(number) \(torn)") {
                        try place.restore()
                        let child = try Child.start(
                            ["index", place.root, scenario.rawValue, String(number), torn])
                        child.waitUntilExit()
                        guard child.terminationReason == .uncaughtSignal else {
                            throw Failure("it was not killed")
                        }
                        if try place.verifyAfterCrash() { newCount += 1 }
                    }
                }
            }
            for _ in 0..<(scale.isShort ? 10 : 350) {
                let wait = Double(generator.below(1_000)) / 1_000 * (duration + 0.03)
                times.attempt("\(scenario) after \(wait) s") {
                    try place.restore()
                    let child = try Child.start(["index", place.root, scenario.rawValue, "-1"])
                    usleep(UInt32(wait * 1_000_000))
                    kill(child.processIdentifier, SIGKILL)
                    child.waitUntilExit()
                    try place.verifyAfterCrash()
                }
            }
        }
        calls.outcome =
            "the last commit (\(calls.count - newCount)) or the new one (\(newCount)), never less; the next run whole"
        times.outcome = "likewise"
        return [calls, times]
    }
}
