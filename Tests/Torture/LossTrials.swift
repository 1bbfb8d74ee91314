import Foundation
import InvertedIndex
import SyntheticCorpus

/// Simulates a power failure after every call of a run. All of the unsynced data is lost, none of it, or a part.
enum LossTrials {
    static func run(_ scale: Scale) throws -> [Row] {
        var row = Row(
            "power lost after each call: un-synced bytes dropped, cut at 512 or anywhere, or full of holes; un-synced names dropped or kept"
        )
        var generator = SeededGenerator(seed: scale.seed)
        var newCount = 0
        for scenario in Scenario.allCases {
            let place = try TrialFolder(scenario, seed: scale.seed)
            let log = CallLog()
            FileWatch.set { call in
                if call.changesSomething { log.append(call) }
                return nil
            }
            try place.run()
            FileWatch.set(nil)
            let step = scale.isShort ? 7 : 1
            for count in stride(from: generator.below(step), through: log.calls.count, by: step) {
                var disk = DiskModel(folder: place.index, files: place.filesBefore)
                for call in log.calls.prefix(count) { disk.apply(call) }
                for loss in DiskModel.Loss.allCases {
                    let repeats = scale.isShort || loss.isCertain ? 1 : 4
                    for _ in 0..<repeats {
                        let left = disk.afterCrash(loss, &generator)
                        row.attempt("\(scenario) after call \(count), \(loss)") {
                            try place.put(left)
                            if try place.verifyAfterCrash() { newCount += 1 }
                        }
                    }
                }
            }
        }
        row.outcome =
            "the last commit (\(row.count - newCount)) or the new one (\(newCount)), never less; the next run whole"
        return [row]
    }
}

extension DiskModel.Loss {
    /// Whether the loss is not random.
    var isCertain: Bool {
        switch self {
        case .everything, .nothing, .namesOnly, .dataOnly: true
        case .someAtBlocks, .someAtBytes, .someWithHoles: false
        }
    }
}

/// Collects calls in order, from any thread.
final class CallLog: @unchecked Sendable {
    private let lock = NSLock()
    private var kept: [FileCall] = []

    func append(_ call: FileCall) { lock.withLock { kept.append(call) } }

    var calls: [FileCall] { lock.withLock { kept } }
}
