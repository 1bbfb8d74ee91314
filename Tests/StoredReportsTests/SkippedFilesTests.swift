import ICUText
import InvertedIndex
import ReportCorpus
import SystemPackage
import Testing

@testable import StoredReports

@Suite struct SkippedFilesTests {
    private let location = IndexLocation("/collection/.rlsearch")

    private static let errors: [CorpusError] = [
        .system(path: "/collection/a", operation: .open, number: Errno.permissionDenied.rawValue),
        .system(path: "/collection/b", operation: .list, number: Errno.ioError.rawValue),
        .system(path: "/collection/c", operation: .read, number: 133),
        .tooManyBytes(path: "/collection/d", limit: 64 << 20),
        .undecodable(path: "/collection/e", encoding: .gb18030, byteOffset: 300),
        .lineTooLong(path: "/collection/f", byteOffset: 7, limit: 4 << 20),
        .binary(path: "/collection/g"), .notAFile(path: "/collection/h"),
    ]

    /// Every error has the same message after it is stored and loaded.
    @Test(arguments: errors)
    func everyErrorIsDecodedUnchanged(error: CorpusError) throws {
        let written = SkippedFiles().after([error], paths: [], unlisted: [], in: location)
        let read = try IndexNotes(IndexNotes(skipped: written).encoded()).skipped
        #expect(read == written && read.entries.count == 1)
        let file = try #require(read.files(in: location).first)
        // Only the path differs: it is shown relative to the working folder.
        func withoutPath(_ error: CorpusError) -> [Substring] {
            "\(error)".split(separator: "\"").enumerated().filter { $0.offset != 1 }.map(\.element)
        }
        #expect(withoutPath(file.reason) == withoutPath(error))
    }

    @Test func errorsOfLinesSkipNoFile() {
        let errors: [CorpusError] = [
            .malformedRow(path: "/a", line: 1, .noTab),
            .malformedTable(path: "/a", line: 1, .isEmpty),
            .icu(ICUError(call: "x", name: "y")),
        ]
        #expect(SkippedFiles().after(errors, paths: [], unlisted: [], in: location).entries.isEmpty)
    }

    @Test func anEmptyListTakesNoBytes() throws {
        #expect(IndexNotes().encoded().isEmpty)
        #expect(try IndexNotes([]).skipped.entries.isEmpty)
    }

    @Test func theBytesAreThese() throws {
        let error = CorpusError.system(path: "/collection/a", operation: .list, number: 13)
        let files = SkippedFiles().after([error], paths: [], unlisted: [], in: location)
        // The last two bytes are the version of the list of copies and its length, 0.
        #expect(
            IndexNotes(skipped: files).encoded() == [2, 1, 1, 0x61, 0, 1, 13] + [1, 0])
    }

    /// Version 1 stored the system's message, not the number of the error.
    @Test(arguments: [
        ("list", "Permission denied", SkipReason.system(.list, number: 13)),
        ("open", "No such file or directory", .system(.open, number: 2)),
        ("read", "a message of another system", .system(.read, number: 5)),
        (
            "read", "more than 64 MB without a size; save them in a file",
            .tooManyBytes(limit: 64 << 20)
        ),
    ])
    func versionOneIsRead(operation: String, message: String, reason: SkipReason) throws {
        var writer = ByteWriter()
        for value in [1, 2] { writer.writeCount(value) }
        writer.writeString("a")
        writer.writeCount(0)
        writer.writeString(operation)
        writer.writeString(message)
        writer.writeString("b")
        for value in [4, 9, 100] { writer.writeCount(value) }
        let read = try IndexNotes(writer.bytes).skipped
        #expect(read.entries.map(\.reason) == [reason, .lineTooLong(byteOffset: 9, limit: 100)])
        #expect(read.entries.map(\.key) == [[0x61], [0x62]])
        // The entries are the same after they are written again, in the current version.
        #expect(try IndexNotes(IndexNotes(skipped: read).encoded()).skipped == read)
    }

    @Test func anotherVersionIsDamage() {
        for bytes: [UInt8] in [[3, 0], [0, 0], [2, 1, 1, 0x61, 6], [2, 1, 1, 0x61, 0, 3, 1]] {
            #expect(throws: StoredRecordError.self) { try IndexNotes(bytes) }
        }
    }
}
