import SyntheticCorpus
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// `rlsearch index`
@Suite struct IndexTests {
    @Test func emptyAndMissingPathsAreReported() throws {
        let command = Command()
        Files.makeFolder(command.folder.path + "/empty")
        let empty = try command.run("index", "empty")
        #expect(empty.status == 2 && empty.output.isEmpty)
        #expect(empty.errors.contains("no files to index in empty"))
        // An index is not begun for nothing.
        #expect(try command.run("query", "x").errors.contains("rlsearch index"))
        let missing = try command.run("index", "missing")
        #expect(missing.status == 2)
        #expect(missing.errors.contains("missing: cannot open: No such file or directory"))
        #expect(!missing.errors.contains("no files to index"))
        let chinese = try command.run("index", "missing", "--lang", "zh")
        #expect(chinese.errors.contains("missing：无法打开：文件或文件夹不存在"))
        #expect(try command.run("query", "x", "--index", "nowhere").status == 2)
        try command.write("zero.txt", "")
        let zero = try command.run("index", "zero.txt")
        #expect(zero.status == 0 && zero.errors.contains("zero.txt: no text in it"))
    }

    /// The text depends on the encoding that was chosen, also if the choice is taken back.
    @Test func anotherEncodingIsAnotherText() throws {
        let command = Command()
        // 检查。 in GB18030.
        try Files.write(
            [0xBC, 0xEC, 0xB2, 0xE9, 0xA1, 0xA3, 0x0A], to: command.folder.path + "/a.txt")
        func changed(_ options: String...) throws -> Bool {
            let run = try command.run(["index", "a.txt"] + options)
            return !run.output.contains("nothing changed")
        }
        #expect(try changed("--encoding", "gb18030"))
        #expect(try !changed("--encoding", "gb18030"))
        #expect(try changed("--encoding", "big5"))
        #expect(try !changed("--encoding", "big5"))
        #expect(try changed() && !changed())
        #expect(try command.run("query", "检查").output.contains("a.txt"))
        #expect(try !changed("--encoding", "gb18030"))
    }

    @Test func badFilesAreReportedAndTheRestIsIndexed() throws {
        let command = Command()
        try command.write("a.txt", "行政执法。\n")
        try Files.write(
            Array("法治政府".utf8) + [0xFF], to: command.folder.path + "/bad.txt")
        try command.write("secret.txt", "x")
        _ = unsafe chmod(command.folder.path + "/secret.txt", 0)
        let run = try command.run("index", ".")
        #expect(run.status == 2)
        #expect(run.errors.contains("bad.txt: byte 12 is not valid utf-8"))
        #expect(run.errors.contains("--encoding"))
        // Root may read everything.
        if getuid() != 0 { #expect(run.errors.contains("secret.txt: cannot read")) }
        #expect(try command.run("query", "行政执法", "-c").output == "1\n")
    }

    /// The index keeps the words and folds given to `index`. A change re-tokenizes the files that it affects.
    @Test func aChangedAnalysisIsNoticed() throws {
        let command = Command()
        try command.write("a.txt", "观澜工程启动。\n")
        _ = try command.run("index", ".")
        try command.write("words", "观澜工程\n")
        try command.write("b.txt", "澜江工程启动。\n")
        _ = try command.run("index", ".")
        let other = try command.run("index", "a.txt", "--dict", "words")
        #expect(other.errors.contains("2 unchanged files were affected and tokenized again"))
        // The index keeps the words, so a query needs no list.
        let shares = try command.run("query", "观澜工程", "--explain", "--json").output
        #expect(shares.contains("\"term\":\"观澜工程\""))
        try Files.write("观澜工程\n", to: command.folder.path + "/.rlsearch/dictionary.txt")
        #expect(try command.run("index", ".").errors == "")
        let folds = try command.run("index", ".", "--no-fold", "case", "--no-fold", "years")
        #expect(folds.errors.contains("3 unchanged files"))
        #expect(try command.run("index", ".").errors == "")
        let again = try command.run("index", ".", "--no-fold", "none")
        #expect(again.errors.contains("3 unchanged files"))
        #expect(
            try command.run("segment", "--overlay", "观澜工程启动").output == "观澜工程/启动\n")
        let missing = try command.run("index", ".", "--dict", "missing")
        #expect(missing.status == 2 && missing.errors.contains("missing"))
    }
}
