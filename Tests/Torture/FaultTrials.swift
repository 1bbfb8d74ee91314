import Foundation
import InvertedIndex
import ReportSearch
import SyntheticCorpus
import TestSupport

/// Makes every call fail in turn, with every possible error, while indexing and searching.
enum FaultTrials {
    private static func errors(of kind: FileOperation) -> [Int32] {
        switch kind {
        case .open, .map: [EMFILE, EACCES, EIO, ENOMEM]
        case .create, .lock: [ENOSPC, EMFILE, EROFS, EACCES]
        case .read, .list: [EIO]
        case .write: [ENOSPC, EIO, EDQUOT]
        case .sync: [EIO, ENOSPC]
        case .rename: [EIO, ENOSPC, EROFS]
        case .remove: [EROFS, EIO]
        case .createFolder: [EROFS, EACCES, ENOSPC]
        }
    }

    static func run(_ scale: Scale) throws -> [Row] {
        var once = Row(
            "one call of indexing refused: ENOSPC, EDQUOT, EIO, EMFILE, EROFS, EACCES, ENOMEM")
        var lasting = Row("disk full, or folder read-only, from some call on")
        var reading = Row("one call of a search refused: EMFILE, EACCES, EIO, ENOMEM")
        for scenario in Scenario.allCases {
            let place = try TrialFolder(scenario, seed: scale.seed)
            let log = CallLog()
            FileWatch.set { call in
                log.append(call)
                return nil
            }
            try place.run()
            FileWatch.set(nil)
            let step = scale.isShort ? 11 : 1
            for number in stride(from: 0, to: log.calls.count, by: step) {
                let call = log.calls[number]
                for code in errors(of: call.kind) {
                    once.attempt("\(scenario), \(call.kind) \(number), error \(code)") {
                        try refuse(
                            place, code, isHarmless: call.kind == .remove || call.kind == .list
                        ) {
                            $0 == number
                        }
                    }
                }
                for code in [ENOSPC, EROFS] where call.changesSomething {
                    lasting.attempt("\(scenario), from \(call.kind) \(number) on, error \(code)") {
                        try refuse(place, code, isHarmless: call.kind == .remove) { $0 >= number }
                    }
                }
            }
            if scenario == .changes { try search(place, &reading) }
        }
        once.outcome =
            "a typed error with the file's name, or done without it; the index whole; the next run whole"
        lasting.outcome = "likewise, no temporary file left"
        reading.outcome = "a typed error, or the right answer"
        return [once, lasting, reading]
    }

    /// Indexes while some calls fail.
    private static func refuse(
        _ place: TrialFolder, _ code: Int32, isHarmless: Bool,
        _ isRefused: @escaping @Sendable (Int) -> Bool
    ) throws {
        try place.restore()
        let counter = CallCounter()
        FileWatch.set { call in
            let number = counter.next()
            guard isRefused(number) else { return nil }
            // A full or read-only disk can still be read.
            return code == EROFS || code == ENOSPC ? (call.changesSomething ? code : nil) : code
        }
        defer { FileWatch.set(nil) }
        do {
            try place.run()
            guard isHarmless else { throw Failure("no error") }
        } catch ReportSearchError.index(.system(_, let path, let number, let message)) {
            guard number == code, !path.isEmpty, !message.isEmpty else {
                throw Failure("error \(number) instead of \(code)")
            }
        }
        FileWatch.set(nil)
        try place.verifyAfterCrash()
    }

    private static func search(_ place: TrialFolder, _ row: inout Row) throws {
        try place.restore()
        let sound = try IndexDigest(place.location)
        let counter = CallCounter()
        FileWatch.set { _ in
            _ = counter.next()
            return nil
        }
        _ = try IndexDigest(place.location)
        FileWatch.set(nil)
        for number in 0..<counter.total {
            for code in [EMFILE, EACCES, EIO, ENOMEM] {
                row.attempt("call \(number), error \(code)") {
                    let counter = CallCounter()
                    FileWatch.set { _ in counter.next() == number ? code : nil }
                    defer { FileWatch.set(nil) }
                    do {
                        guard try IndexDigest(place.location) == sound else {
                            throw Failure("another answer")
                        }
                    } catch is ReportSearchError {}
                }
            }
        }
    }
}
