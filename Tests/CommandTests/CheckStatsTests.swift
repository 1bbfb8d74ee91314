import Foundation
import SyntheticCorpus
import TestSupport
import Testing

/// `rlsearch check` and `rlsearch stats`
@Suite struct CheckStatsTests {
    @Test func checkFindsDamageAndStatsCount() throws {
        let command = Command()
        try command.write("a.txt", "2023年法治政府建设情况报告\n行政执法。\n")
        _ = try command.run("index", ".")
        #expect(try command.run("check").output.hasPrefix("intact: "))
        let stats = try command.run("stats", "--json").output
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(stats.utf8)) as? [String: Any])
        #expect(object["paragraphs"] as? Int == 2)
        #expect((object["years"] as? [String: Int]) == ["2023": 1])
        #expect((object["sizes"] as? [String: Int])?["postings"] ?? 0 > 0)
        for name in Files.names(in: command.folder.path + "/.rlsearch") where name.hasSuffix("seg")
        {
            let path = command.folder.path + "/.rlsearch/" + name
            var bytes = try Files.read(path)
            bytes[bytes.count / 2] ^= 0x40
            try Files.write(bytes, to: path)
        }
        let damaged = try command.run("check")
        #expect(damaged.status == 2 && damaged.errors.contains("damaged"))
    }

    @Test func anIndexOfAnotherVersionIsRefused() throws {
        let command = Command()
        try command.write("a.txt", "行政执法。\n")
        _ = try command.run("index", ".")
        let path = command.folder.path + "/.rlsearch/manifest"
        var bytes = try Files.read(path)
        bytes[8] = 77
        try Files.write(bytes, to: path)
        for arguments in [["query", "行政", "执法"], ["check", "--index", ".rlsearch"]] {
            let run = try command.run(arguments)
            #expect(run.status == 2, "\(arguments)")
            #expect(run.errors.contains("format 77"), "\(arguments)")
        }
    }
}
