import Foundation
import SyntheticCorpus
import TestSupport

/// Runs the built program as a user would.
struct Command {
    struct Outcome {
        let status: Int32
        let output: String
        let errors: String
    }

    /// The working folder of the program.
    let folder = TemporaryFolder()

    /// The program, which is in the folder of the test bundle.
    static var programPath: String { program.path }

    private static var program: URL {
        let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        var place = bundle.deletingLastPathComponent()
        while place.path != "/" {
            let candidate = place.appendingPathComponent("rlsearch")
            if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
            place.deleteLastPathComponent()
        }
        let debug = URL(fileURLWithPath: Files.root + "/.build/debug/rlsearch")
        return debug
    }

    func run(
        _ arguments: String..., input: String = "", environment: [String: String] = [:],
        in below: String = ""
    ) throws -> Outcome {
        try run(arguments, input: input, environment: environment, in: below)
    }

    func run(
        _ arguments: [String], input: String = "", environment: [String: String] = [:],
        in below: String = ""
    ) throws -> Outcome {
        let process = Process()
        process.executableURL = Self.program
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path + "/" + below)
        var variables = ProcessInfo.processInfo.environment
        // English messages, regardless of the machine's language.
        variables["LC_ALL"] = "C"
        for name in ["RLSEARCH_INDEX", "NO_COLOR"] { variables[name] = nil }
        process.environment = variables.merging(environment) { $1 }
        let (output, errors, standardInput) = (Pipe(), Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = standardInput
        try process.run()
        standardInput.fileHandleForWriting.write(Data(input.utf8))
        try standardInput.fileHandleForWriting.close()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        let messages = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, output: String(decoding: data, as: UTF8.self),
            errors: String(decoding: messages, as: UTF8.self))
    }

    /// Starts the program without waiting for it.
    func start(
        _ arguments: [String], output: Any = FileHandle.nullDevice,
        errors: Any = FileHandle.nullDevice
    ) throws -> Process {
        let process = Process()
        process.executableURL = Self.program
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        return process
    }

    func write(_ name: String, _ text: String) throws {
        try Files.write(text, to: folder.path + "/" + name)
    }
}
