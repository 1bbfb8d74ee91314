import ReportCorpus
import SyntheticCorpus
import SystemPackage
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite struct FileWalkTests {
    @Test func walksInTheOrderOfNames() throws {
        let folder = TemporaryFolder()
        for name in ["b", "a", "a/z"] { Files.makeFolder(folder.path + "/" + name) }
        for name in ["b/2.txt", "b/10.txt", "a/z/1.txt", "a.txt", "乙.txt", ".hidden"] {
            try Files.write("x", to: folder.path + "/" + name)
        }
        let found = FileWalk([FilePath(folder.path)]).files.map {
            String($0.path.string.dropFirst(folder.path.count + 1))
        }
        #expect(found == ["a/z/1.txt", "a.txt", "b/10.txt", "b/2.txt", "乙.txt"])
    }

    @Test func loopsAreEnteredOnce() throws {
        let folder = TemporaryFolder()
        Files.makeFolder(folder.path + "/a")
        try Files.write("x", to: folder.path + "/a/1.txt")
        _ = unsafe symlink(folder.path, folder.path + "/a/up")
        _ = unsafe symlink("1.txt", folder.path + "/a/again.txt")
        let walk = FileWalk([FilePath(folder.path)])
        #expect(walk.files.count == 1)
        #expect(walk.loops.count == 1)
        #expect(walk.problems.isEmpty)
    }

    @Test func whatIsNoFileIsNamed() {
        let folder = TemporaryFolder()
        let pipe = folder.path + "/pipe"
        _ = unsafe mkfifo(pipe, 0o600)
        let walk = FileWalk([FilePath(folder.path), FilePath(folder.path + "/missing")])
        #expect(walk.files.isEmpty)
        #expect(walk.problems.first == .notAFile(path: pipe))
        #expect(walk.problems.count == 2)
        _ = unsafe unlink(pipe)
    }

    /// Whoever names one file rather than a walk may name anything.
    @Test func whatIsNoFileIsReadOrRefused() throws {
        let folder = TemporaryFolder()
        #expect(
            throws: CorpusError.system(
                path: folder.path, operation: "read", message: "Is a directory")
        ) {
            try ReportReader.bytes(of: FilePath(folder.path))
        }
        // A pipe has no size.
        let pipe = try FileDescriptor.pipe()
        try pipe.writeEnd.closeAfter { _ = try pipe.writeEnd.writeAll("行政执法".utf8) }
        let bytes = try pipe.readEnd.closeAfter {
            try ReportReader.bytes(of: FilePath("/dev/fd/\(pipe.readEnd.rawValue)"))
        }
        #expect(bytes == Array("行政执法".utf8))
        #expect(try ReportReader.bytes(of: "/dev/null").isEmpty)
    }
}
