import Foundation
import SyntheticCorpus
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Paths that are not files, endless files, and misleading file names: each is reported, and the others are indexed.
@Suite struct HostileFileTests {
    private static let report = "甲市司法局2023年法治政府建设情况报告\n一、成效\n行政执法检查12次。\n"

    private func fifo(_ path: String) { _ = unsafe mkfifo(path, 0o600) }

    @Test func aBadFileAmongAThousandIsReportedOnOneLine() throws {
        let command = Command()
        Files.makeFolder(command.folder.path + "/reports")
        for number in 1...1000 {
            try command.write("reports/\(number).txt", Self.report + "第\(number)号。\n")
        }
        let bad: [UInt8] = Array(Self.report.utf8) + [0xE4, 0xB8] + Array(Self.report.utf8)
        try Files.write(bad, to: command.folder.path + "/reports/bad.txt")
        let index = try command.run("index", "reports")
        #expect(index.status == 2)
        #expect(index.output.contains("1000 files"))
        let problems = index.errors.split(separator: "\n").filter { !$0.hasPrefix(" ") }
        #expect(problems.count == 1 && problems[0].contains("reports/bad.txt"))
        #expect(try command.run("query", "行政执法", "-c").output == "1000\n")
        #expect(try command.run("query", "第777号", "-l").output == "reports/777.txt\n")
        // A bad file is tried and reported again in each run.
        let again = try command.run("index", "reports")
        #expect(again.status == 2 && again.errors.contains("reports/bad.txt"))
        try command.write("reports/bad.txt", Self.report)
        #expect(try command.run("index", "reports").status == 0)
        #expect(try command.run("query", "行政执法", "-c").output == "1001\n")
    }

    @Test func pipesLoopsAndDevicesAreReported() throws {
        let command = Command()
        let folder = command.folder.path
        Files.makeFolder(folder + "/reports")
        try command.write("reports/a.txt", Self.report)
        fifo(folder + "/reports/pipe.txt")
        unsafe _ = symlink("..", folder + "/reports/up")
        unsafe _ = symlink("self", folder + "/reports/self")
        unsafe _ = symlink("/dev/zero", folder + "/reports/zero.txt")
        let index = try command.run("index", "reports")
        #expect(index.status == 2)
        for name in ["pipe.txt", "self", "zero.txt"] { #expect(index.errors.contains(name)) }
        #expect(try command.run("query", "行政执法", "-c").output == "1\n")
        for arguments in [
            ["show", "/dev/zero"], ["batch", "/dev/zero"], ["index", "/dev/zero"],
            ["index", "--format", "tsv", "/dev/zero"], ["index", "reports", "--dict", "/dev/zero"],
            ["query", "执法", "--synonyms", "/dev/zero"],
        ] {
            let outcome = try command.run(arguments)
            #expect(outcome.status == 2, "\(arguments)")
            #expect(outcome.errors.contains("/dev/zero"), "\(arguments): \(outcome.errors)")
        }
        #expect(try command.run("show", "/dev/null").status == 0)
    }

    @Test func aFullDiskIsReported() throws {
        let command = Command()
        _ = try command.run("index", Files.seeds)
        let (status, errors) = try shell(
            "\(Command.programPath) query 行政执法 > /dev/full", in: command)
        #expect(status == 2)
        #expect(errors.contains("writing the output failed"))
    }

    /// Reading an endless pipe stops, with little memory in use.
    @Test func anEndlessPipeIsRefused() throws {
        let (status, errors) = try shell(
            "yes 行政执法 | \(Command.programPath) show /dev/stdin", in: Command())
        #expect(status == 2)
        #expect(
            errors
                == "rlsearch: /dev/stdin: cannot read: its size is unknown and exceeds 64 MB; save it to a file first\n"
        )
    }

    private func shell(
        _ line: String, in command: Command
    ) throws -> (status: Int32, errors: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", line]
        process.currentDirectoryURL = URL(fileURLWithPath: command.folder.path)
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let said = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: said, as: UTF8.self))
    }

    @Test func namesWithAnyBytesAreIndexedAndShownSafely() throws {
        let command = Command()
        let names: [[UInt8]] = [
            Array("a\nrlsearch: all is well.txt".utf8), Array("b\u{1B}[2J.txt".utf8),
            [0x63, 0xFF, 0xFE] + Array(".txt".utf8), Array("d\u{202E}txt.exe".utf8),
        ]
        for name in names {
            // Foundation only accepts names that are text.
            let path = Array((command.folder.path + "/").utf8) + name + [0]
            let file = unsafe path.withUnsafeBytes { path in
                let path = unsafe path.baseAddress!.assumingMemoryBound(to: CChar.self)
                return unsafe open(path, O_CREAT | O_WRONLY, 0o600)
            }
            try #require(file >= 0)
            try FileHandle(fileDescriptor: file).write(contentsOf: Data(Self.report.utf8))
            close(file)
        }
        #expect(try command.run("index", ".").status == 0)
        let outcomes = [
            try command.run("query", "行政执法"), try command.run("query", "行政执法", "-l"),
            try command.run("kwic", "行政执法"), try command.run("verify", "--sample", "50"),
        ]
        for outcome in outcomes {
            #expect(outcome.status == 0)
            #expect(!Raw.occurs(in: outcome.output + outcome.errors))
        }
        #expect(outcomes[1].output.split(separator: "\n").count == 4)
        for line in try command.run("query", "行政执法", "--json").output.split(separator: "\n") {
            _ = try JSONSerialization.jsonObject(with: Data(line.utf8))
        }
    }
}

/// Characters that could control a terminal.
enum Raw {
    /// Whether an output contains such characters, except line ends.
    static func occurs(in output: String) -> Bool {
        output.unicodeScalars.contains { scalar in
            switch scalar.value {
            case 0...0x09, 0x0B...0x1F, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E,
                0x2066...0x2069:
                true
            default: false
            }
        }
    }
}
