import ArgumentParser
import Foundation
import InvertedIndex
import ReportSearch

/// Breaks an index in many ways, and reports the results. `Scripts/torture` runs it.
///
/// Prints the rows of the table in RELIABILITY.md. The exit status is 1 if a guarantee in it is broken. A trap or a
/// hang ends this program too, with a status other than 0.
@main
struct Torture: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Breaks an index in every way that RELIABILITY.md names.",
        subcommands: [ChildCommand.self])

    /// A kind of trial.
    enum Part: String, CaseIterable, ExpressibleByArgument {
        case crash, loss, faults, damage, readers, documents

        func run(_ scale: Scale) throws -> [Row] {
            switch self {
            case .crash: try KillTrials.run(scale)
            case .loss: try LossTrials.run(scale)
            case .faults: try FaultTrials.run(scale)
            case .damage: try DamageTrials.run(scale)
            case .readers: try ReaderTrials.run(scale)
            case .documents: try DocumentTrials.run(scale)
            }
        }
    }

    @Flag(name: .customLong("short"), help: "A part of everything, in about a minute.")
    var isShort = false
    @Option(help: "Trials of one kind only.")
    var only: Part?
    @Option(help: "Repeats the same random choices.")
    var seed = UInt64.random(in: 0..<1 << 32)

    func run() throws {
        print("torture\(isShort ? " --short" : ""), --seed \(seed)")
        let started = Date()
        var rows: [Row] = []
        let scale = Scale(isShort: isShort, seed: seed)
        for part in Part.allCases where only == nil || only == part {
            let begun = Date()
            let found = try part.run(scale)
            rows += found
            note("\(part.rawValue): \(Int(Date().timeIntervalSince(begun))) s")
        }
        print("\n| what was done | how often | result |")
        print("|---|---|---|")
        for row in rows { print(row.line) }
        let failures = rows.reduce(0) { $0 + $1.failureCount }
        print("\n\(failures) failures, \(Int(Date().timeIntervalSince(started))) s")
        if failures > 0 { throw ExitCode(1) }
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
    /// The text in the column for the count, if something other than trials is counted.
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
