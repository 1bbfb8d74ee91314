import Foundation
import InvertedIndex
import ReportSearch

/// Breaks an index in many ways, and reports the results. `Scripts/torture` runs it.
///
///     Torture [--short] [--only crash|loss|faults|damage|readers] [--seed N]
///
/// Prints the rows of the table in RELIABILITY.md. Ends with status 1 if a guarantee of that document is broken. A trap
/// ends the program with another status that is not 0.
@main
struct Torture {
    static func main() throws {
        var arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.first == "child" { return try Child.run(Array(arguments.dropFirst())) }
        let isShort = take("--short", from: &arguments)
        let only = takeValue("--only", from: &arguments)
        let seed =
            takeValue("--seed", from: &arguments).flatMap { UInt64($0) }
            ?? UInt64.random(in: 0..<1 << 32)
        guard arguments.isEmpty else { throw Failure("unknown argument \(arguments[0])") }
        print("torture\(isShort ? " --short" : ""), --seed \(seed)")
        let started = Date()
        var rows: [Row] = []
        let scale = Scale(isShort: isShort, seed: seed)
        let parts: [(String, (Scale) throws -> [Row])] = [
            ("crash", KillTrials.run), ("loss", LossTrials.run), ("faults", FaultTrials.run),
            ("damage", DamageTrials.run), ("readers", ReaderTrials.run),
        ]
        for (name, run) in parts where only == nil || only == name {
            let begun = Date()
            let found = try run(scale)
            rows += found
            note("\(name): \(Int(Date().timeIntervalSince(begun))) s")
        }
        print("\n| what was done | how often | what came of it |")
        print("|---|---|---|")
        for row in rows { print(row.line) }
        let failures = rows.reduce(0) { $0 + $1.failureCount }
        print("\n\(failures) failures, \(Int(Date().timeIntervalSince(started))) s")
        if failures > 0 { exit(1) }
    }

    private static func take(_ flag: String, from arguments: inout [String]) -> Bool {
        guard let place = arguments.firstIndex(of: flag) else { return false }
        arguments.remove(at: place)
        return true
    }

    private static func takeValue(_ flag: String, from arguments: inout [String]) -> String? {
        guard let place = arguments.firstIndex(of: flag), place + 1 < arguments.count else {
            return nil
        }
        defer { arguments.removeSubrange(place...place + 1) }
        return arguments[place + 1]
    }
}

/// The amount of work.
struct Scale {
    let isShort: Bool
    let seed: UInt64
}

/// The failure of a trial.
struct Failure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// A row of the table: the trials of one kind.
struct Row {
    let what: String
    private(set) var count = 0
    private(set) var failureCount = 0
    /// The outcomes of the successful trials.
    var outcome = ""
    /// A count with its unit, if something other than trials is counted.
    var amount: String?

    init(_ what: String) { self.what = what }

    /// Runs a trial. A failure is reported and does not stop other trials.
    mutating func attempt(_ name: @autoclosure () -> String, _ trial: () throws -> Void) {
        count += 1
        do {
            try trial()
        } catch {
            failureCount += 1
            note("FAILED: \(what), \(name()): \(error)")
        }
    }

    var line: String {
        let failed = failureCount == 0 ? outcome : "\(failureCount) FAILURES"
        return "| \(what) | \(amount ?? String(count)) | \(failed) |"
    }
}

/// Writes a line to standard error.
func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
