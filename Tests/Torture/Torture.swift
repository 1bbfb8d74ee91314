import Foundation
import InvertedIndex
import ReportSearch

/// Breaks an index in every way it knows, and says what came of it. `Scripts/torture` runs it.
///
///     Torture [--short] [--only crash|loss|faults|damage|readers] [--seed N]
///
/// Prints the rows of the table in RELIABILITY.md. Status 1 if anything was not as it is promised there. A trap or a
/// hang ends the program as it would end any other, with a status that is not 0.
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

/// How much is to be done.
struct Scale {
    let isShort: Bool
    let seed: UInt64
}

/// What ends a trial that is not as it should be.
struct Failure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// A row of the table: trials of one kind.
struct Row {
    let what: String
    private(set) var count = 0
    private(set) var failureCount = 0
    /// What came of the trials that were as they should be.
    var outcome = ""
    /// A count with its unit, where trials are not what is counted.
    var amount: String?

    init(_ what: String) { self.what = what }

    /// Makes a trial; one that fails is named and stops no other.
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

/// Says something on standard error.
func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
