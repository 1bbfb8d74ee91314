import Foundation
import SyntheticCorpus
import TestSupport
import Testing

/// Unreadable files, damage, and interruption.
@Suite struct MendingTests {
    private let command = Command()

    private func writeReports(_ count: Int) throws {
        Files.makeFolder(command.folder.path + "/reports")
        for number in 0..<count {
            try command.write("reports/\(number).txt", "第\(number)号\n一、行政执法\n检查\(number)次。\n")
        }
    }

    private var names: [String] { Files.names(in: command.folder.path + "/.rlsearch") }

    @Test func aBadFileIsReportedOnceAndRemembered() throws {
        try writeReports(20)
        try Files.write(
            [0x7F, 0x45, 0x4C, 0x46, 2, 0], to: command.folder.path + "/reports/photo.txt")
        let first = try command.run("index", "reports")
        #expect(first.status == 2)
        #expect(first.output == "indexed 20 files, 60 paragraphs\n")
        #expect(first.errors == "rlsearch: reports/photo.txt: not a text file; skipped\n")
        let stats = try command.run("stats")
        #expect(stats.output.contains("skipped   reports/photo.txt: not a text file; skipped\n"))
        let json = try command.run("stats", "--json")
        #expect(
            json.output.contains(
                #""skipped":[{"file":"reports/photo.txt","reason":"not a text file; skipped"}]"#))
        // A run over other paths does not forget the file.
        #expect(try command.run("index", "reports/1.txt").status == 0)
        #expect(try command.run("stats").output.contains("photo.txt"))
        // A readable version of the file removes the entry.
        try command.write("reports/photo.txt", "照片说明。\n")
        #expect(try command.run("index", "reports").status == 0)
        #expect(try !command.run("stats").output.contains("photo.txt"))
    }

    @Test func aRemovedSkippedFileIsForgotten() throws {
        try writeReports(1)
        let path = command.folder.path + "/reports/bad.txt"
        try Files.write([0xB9, 0xD8, 0xFF, 0xFF, 0xB9, 0xD8, 0x0A], to: path)
        #expect(try command.run("index", "reports").status == 2)
        #expect(try command.run("stats").output.contains("bad.txt"))
        try Files.remove(path)
        #expect(try command.run("index", "reports").status == 0)
        #expect(try !command.run("stats").output.contains("bad.txt"))
    }

    @Test func aRepairNamesFilesToIndexAgain() throws {
        try writeReports(5)
        #expect(try command.run("index", "reports").status == 0)
        let before = try command.run("query", "检查", "--json")
        let segment = try #require(names.first { $0.hasSuffix(".seg") })
        let path = command.folder.path + "/.rlsearch/" + segment
        var bytes = try Files.read(path)
        bytes[40] ^= 1
        try Files.write(bytes, to: path)
        let check = try command.run("check")
        #expect(check.status == 2)
        #expect(check.errors.contains("in \(segment), stored, from byte 0"))
        let query = try command.run("query", "检查")
        #expect(query.status == 2 && query.errors.contains("check --repair"))
        let repair = try command.run("check", "--repair")
        #expect(repair.status == 0)
        #expect(try command.run("check").status == 0)
        // The files are read again, although sizes and times are unchanged.
        #expect(try command.run("index", "reports").output.hasPrefix("indexed 5 files"))
        #expect(try command.run("query", "检查", "--json").output == before.output)
        #expect(try command.run("check", "--repair").output.hasPrefix("intact"))
    }

    /// Ctrl-C ends a run at once and keeps the last commit.
    @Test func anInterruptedRunLeavesTheLastCommit() throws {
        try writeReports(3)
        #expect(try command.run("index", "reports").status == 0)
        let manifest = try Files.read(command.folder.path + "/.rlsearch/manifest")
        let long = String(repeating: "行政执法监督检查。\n", count: 40_000)
        for number in 0..<8 { try command.write("reports/long\(number).txt", long) }
        let process = try command.start(["index", "reports"])
        Thread.sleep(forTimeInterval: 0.5)
        let begun = Date()
        process.interrupt()
        process.waitUntilExit()
        #expect(Date().timeIntervalSince(begun) < 2)
        #expect(process.terminationStatus == 130)
        #expect(try Files.read(command.folder.path + "/.rlsearch/manifest") == manifest)
        #expect(try command.run("query", "检查", "-c").output == "3\n")
        #expect(try command.run("check").status == 0)
    }

    /// If another program truncates a mapped file, a search ends with an error that says why.
    @Test func anIndexTruncatedDuringASearchIsReported() throws {
        try writeReports(300)
        #expect(try command.run("index", "reports").status == 0)
        try command.write("queries.txt", String(repeating: "行政执法 检查\n", count: 20_000))
        let (output, errors) = (Pipe(), Pipe())
        let process = try command.start(
            ["batch", "queries.txt"], output: output, errors: errors)
        // The output fills the pipe, so the search blocks before its end.
        let some = output.fileHandleForReading.readData(ofLength: 1_000)
        #expect(some.count == 1_000)
        for name in names where name.hasSuffix(".seg") {
            try Files.write("", to: command.folder.path + "/.rlsearch/" + name)
        }
        _ = output.fileHandleForReading.readDataToEndOfFile()
        let said = String(
            decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationReason == .exit && process.terminationStatus == 2)
        // A query checks the lengths of the files before it reads them. If a file is truncated later, the
        // query reports damage.
        #expect(
            said.contains("an index file was truncated") || said.contains("is damaged"), "\(said)")
        #expect(said.contains("rlsearch check") || said.contains("index --full"), "\(said)")
    }
}
