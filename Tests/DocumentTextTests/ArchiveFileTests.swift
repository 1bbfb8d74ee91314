import DocumentModel
import TestSupport
import Testing

@testable import DocumentText

@Suite struct ArchiveFileTests {
    private let archive = ZipFixture.archive([
        ("a.txt", "甲"), ("b/c.txt", String(repeating: "乙", count: 100_000)),
    ])

    @Test func onlyWantedEntriesAreRead() throws {
        let entries = try ArchiveFile(archive).entries { $0.hasPrefix("b/") }
        #expect(entries.keys.sorted() == ["b/c.txt"])
        #expect(entries["b/c.txt"]?.count == 300_000)
    }

    @Test func aFileCutShortIsDamaged() {
        #expect(throws: DocumentError.self) {
            try ArchiveFile(Array(archive.dropLast(30))).entries { _ in true }
        }
    }

    @Test func aChangedByteIsDamage() throws {
        var bytes = archive
        bytes[bytes.count / 2 - 60] ^= 0xFF
        let changed = bytes
        #expect(throws: DocumentError.self) {
            let entries = try ArchiveFile(changed).entries { _ in true }
            // The byte may be in a name, which no checksum covers.
            if entries["a.txt"] == nil || entries["b/c.txt"] == nil {
                throw DocumentError.damaged(detail: "name")
            }
        }
    }
}
