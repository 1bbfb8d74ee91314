import Foundation
import SyntheticCorpus
import TestSupport
import Testing

/// Every command line of the README and the guide, in both languages, runs as printed.
@Suite struct DocumentedCommandTests {
    @Test(arguments: [
        ("README.md", "en"), ("README.zh-CN.md", "zh"), ("Documentation/guide.md", "en"),
        ("Documentation/guide.zh-CN.md", "zh"),
    ])
    func theCommandsRun(page: String, language: String) throws {
        let command = try Self.commandWithReports()
        try command.write("agencies.csv", "file,agency\nreports/青屿市望湖区司法局_2022.txt,青屿市望湖区司法局\n")
        try command.write("words.txt", "观澜工程\n")
        try command.write("paragraphs.tsv", "r1\t规范执法。\n")
        try command.write("questions.tsv", "q1\t裁量基准\n")
        _ = try command.run("index", "reports/", "-q")
        for (number, name) in ["shard-1", "shard-2"].enumerated() {
            Files.makeFolder(command.folder.path + "/" + name)
            try command.write("\(name)/\(number).txt", "青屿市\(number)局2023年工作总结\n依法履行职责。\n")
            _ = try command.run("index", name, "-q", "--index", "\(name)/.rlsearch")
        }
        Files.makeFolder(command.folder.path + "/all")
        for line in try Self.lines(page) {
            let outcome = try command.shell(line, language: language)
            if line.contains(Self.cluster) {
                // There is no such cluster here; Scripts/cluster tests these commands on a real one.
                #expect(outcome.status == 2 && outcome.errors.contains("search:9200"), "\(line)")
                continue
            }
            #expect(outcome.status < 2, "\(line): \(outcome.errors)")
            #expect(!outcome.output.isEmpty || !outcome.errors.isEmpty, "\(line)")
        }
    }

    /// The lines after a command with a dollar sign are exactly its output.
    @Test(arguments: [("README.md", "en"), ("README.zh-CN.md", "zh")])
    func theDemoPrintsTheDocumentedOutput(page: String, language: String) throws {
        let command = try Self.commandWithReports()
        let text = try String(contentsOfFile: Files.root + "/" + page, encoding: .utf8)
        let blocks = text.components(separatedBy: "```\n").filter { $0.hasPrefix("$ ") }
        let steps = blocks.flatMap { ("\n" + $0).components(separatedBy: "\n$ ").dropFirst() }
        #expect(steps.count >= 2)
        for step in steps {
            let lines = step.split(separator: "\n", maxSplits: 1).map(String.init)
            let outcome = try command.shell(lines[0], language: language)
            #expect(
                outcome.output.trimmingCharacters(in: .newlines)
                    == lines[1].trimmingCharacters(in: .newlines), "\(lines[0])")
        }
    }

    /// A folder with the sample reports in `reports`.
    private static func commandWithReports() throws -> Command {
        let command = Command()
        Files.makeFolder(command.folder.path + "/reports")
        for name in Files.names(in: Files.seeds) where name.hasSuffix(".txt") {
            try Files.write(
                Files.read(Files.seeds + "/" + name),
                to: command.folder.path + "/reports/" + name)
        }
        return command
    }

    /// The cluster of the examples.
    private static let cluster = "https://search:9200"

    private static func lines(_ page: String) throws -> [String] {
        let text = try String(contentsOfFile: Files.root + "/" + page, encoding: .utf8)
        let blocks = text.components(separatedBy: "```").enumerated()
            .filter { $0.offset % 2 == 1 }.map(\.element)
        let lines = blocks.flatMap { $0.split(separator: "\n").map(String.init) }
            .map { $0.hasPrefix("$ ") ? String($0.dropFirst(2)) : $0 }
            // Servers are left out, because they do not end by themselves.
            .filter { $0.hasPrefix("rlsearch ") && !$0.hasPrefix("rlsearch serve") }
        #expect(lines.count > 10, "\(page)")
        return lines
    }
}

extension Command {
    /// Runs a line in a shell, with the program in `PATH`.
    func shell(_ line: String, language: String) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", line]
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        var variables = ProcessInfo.processInfo.environment
        let programs = (Self.programPath as NSString).deletingLastPathComponent
        variables["PATH"] = programs + ":" + (variables["PATH"] ?? "")
        variables["LC_ALL"] = language == "zh" ? "zh_CN.UTF-8" : "C"
        variables["RLSEARCH_INDEX"] = nil
        process.environment = variables
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = FileHandle.nullDevice
        try process.run()
        // Both outputs are short, so neither pipe fills while the other one is read.
        let data = output.fileHandleForReading.readDataToEndOfFile()
        let messages = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, output: String(decoding: data, as: UTF8.self),
            errors: String(decoding: messages, as: UTF8.self))
    }
}
