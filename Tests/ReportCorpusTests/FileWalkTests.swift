import DocumentModel
import SyntheticCorpus
import SystemPackage
import TestSupport
import Testing

@testable import ReportCorpus

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

    @Test func aPathThatIsNotAFileIsReported() {
        let folder = TemporaryFolder()
        let pipe = folder.path + "/pipe"
        _ = unsafe mkfifo(pipe, 0o600)
        let walk = FileWalk([FilePath(folder.path), FilePath(folder.path + "/missing")])
        #expect(walk.files.isEmpty)
        #expect(walk.problems.first == .notAFile(path: pipe))
        #expect(walk.problems.count == 2)
        _ = unsafe unlink(pipe)
    }

    /// The user may name any path as a file.
    @Test func aPipeIsReadAndAFolderIsRefused() throws {
        let folder = TemporaryFolder()
        #expect(
            throws: CorpusError.system(
                path: folder.path, operation: .read, number: Errno.isDirectory.rawValue)
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

    /// A pipe that has replaced a file is refused without blocking.
    @Test func aPipeInPlaceOfAFileIsRefused() throws {
        let folder = TemporaryFolder()
        let path = FilePath(folder.path + "/report.txt")
        unsafe _ = path.withPlatformString { unsafe mkfifo($0, 0o600) }
        #expect(throws: CorpusError.notAFile(path: path.string)) {
            try ReportReader.bytes(ofFile: path)
        }
        #expect(throws: CorpusError.notAFile(path: path.string)) { _ = try PartReader(path) }
        #expect(throws: CorpusError.notAFile(path: "/dev/null")) {
            try ReportReader.bytes(ofFile: "/dev/null")
        }
    }

    /// A growing file is read up to the size that it had when it was opened.
    @Test func appendedBytesAreReadInTheNextRun() throws {
        let folder = TemporaryFolder()
        let path = folder.path + "/rows.tsv"
        let row = Array("a\t行政执法\n".utf8)
        try Files.write(row + row, to: path)
        var reader = try PartReader(FilePath(path), format: RowFormat(), partByteCount: 4)
        var (read, rounds) = (0, 0)
        while let chunk = try reader.next(), rounds < 10 {
            read += chunk.bytes.count
            rounds += 1
            try Files.append(row, to: path)
        }
        #expect(read == 2 * row.count)
        #expect(try ReportReader.bytes(ofFile: FilePath(path)).count == (2 + rounds) * row.count)
    }

    @Test func onlyTheRowThatIsTooLongIsLeftOut() throws {
        let folder = TemporaryFolder()
        let path = folder.path + "/rows.tsv"
        let long = "b\t" + String(repeating: "长", count: 40)
        let text = "a\t甲\n\(long)\nc\t丙\n\(long)\(long)"
        try Files.write(Array(text.utf8), to: path)
        let format = RowFormat(maxLineByteCount: 100)
        let bytes = Array(text.utf8)
        for partByteCount in [1...50, 90...110, 200...300].joined() {
            var reader = try PartReader(
                FilePath(path), format: format, partByteCount: partByteCount)
            var rows = DocumentLines()
            while let part = try reader.next() {
                #expect(bytes[part.byteOffset...].starts(with: part.bytes))
                let found = format.read(part, named: path)
                rows.lines += found.lines
                rows.problems += found.problems
            }
            #expect(rows.lines.map(\.place) == [.row(id: "a"), .row(id: "c")])
            #expect(rows.lines.map(\.number) == [1, 3])
            for (row, text) in zip(rows.lines, ["甲", "丙"]) {
                #expect(row.text == text && bytes[row.bytes].elementsEqual(text.utf8))
            }
            let problems = reader.problems + rows.problems
            #expect(problems.count == 2)
            for line in [2, 4] {
                #expect(
                    problems.contains(.malformedRow(path: path, line: line, .tooLong(limit: 100))))
            }
        }
    }
}
