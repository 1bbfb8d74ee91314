import DocumentModel
import TestSupport
import Testing

@testable import DocumentText

@Suite struct ArchiveReaderTests {
    private let archive = ZipFixture.archive([
        ("QQQQ.txt", String(repeating: "abcdefgh", count: 1_000)), ("dir/b.txt", "乙"),
        ("c.txt", "丙"),
    ])

    @Test func allFilesAreRead() throws {
        let members = try ArchiveReader.members(archive)
        #expect(
            members.map { String(decoding: $0.name, as: UTF8.self) } == [
                "QQQQ.txt", "dir/b.txt", "c.txt",
            ])
        #expect(members[1].content == .success(Array("乙".utf8)))
    }

    @Test func namesAreBytes() throws {
        // 中文 in GB 18030.
        let members = try ArchiveReader.members(
            replacing("QQQQ", with: [0xD6, 0xD0, 0xCE, 0xC4], in: archive))
        #expect(members[0].name == [0xD6, 0xD0, 0xCE, 0xC4] + Array(".txt".utf8))
        #expect(!members[0].isUTF8)
    }

    @Test func namesMayBeUTF8() throws {
        var bytes = replacing("QQQQ", with: Array("海a".utf8), in: archive)
        for index in 0..<bytes.count - 10 {
            let signature = Array(bytes[index..<index + 4])
            if signature == [0x50, 0x4B, 3, 4] { bytes[index + 7] |= 8 }
            if signature == [0x50, 0x4B, 1, 2] { bytes[index + 9] |= 8 }
        }
        let members = try ArchiveReader.members(bytes)
        #expect(members.map { String(decoding: $0.name, as: UTF8.self) }.first == "海a.txt")
        #expect(members.map(\.isUTF8) == [true, true, true])
    }

    @Test func aDamagedMemberDoesNotAffectOthers() throws {
        var bytes = archive
        // The first member's data begin after its header and name.
        for index in 40..<48 { bytes[index + 24] ^= 0x5A }
        let members = try ArchiveReader.members(bytes)
        #expect(members.count == 3)
        guard case .failure(.damaged(let detail)) = members[0].content else {
            Issue.record("not damaged")
            return
        }
        #expect(detail.hasPrefix("QQQQ.txt"))
        #expect(members[2].content == .success(Array("丙".utf8)))
    }

    @Test func anEncryptedMemberDoesNotAffectOthers() throws {
        var bytes = archive
        for index in 0..<bytes.count - 10 {
            let signature = Array(bytes[index..<index + 4])
            let isFirst = Array(bytes[index...].prefix(60)).contains(UInt8(ascii: "Q"))
            if signature == [0x50, 0x4B, 3, 4], isFirst { bytes[index + 6] |= 1 }
            if signature == [0x50, 0x4B, 1, 2], isFirst { bytes[index + 8] |= 1 }
        }
        let members = try ArchiveReader.members(bytes)
        #expect(members.count == 3)
        #expect(members[0].content == .failure(.encrypted))
        #expect(members[1].content == .success(Array("乙".utf8)))
    }

    @Test func anArchiveCutShortIsDamaged() {
        for count in [0, 1, 100, archive.count - 30] {
            #expect(throws: DocumentError.self) {
                try ArchiveReader.members(Array(archive.prefix(count)))
            }
        }
    }

    @Test func changedBytesNeverTrap() {
        var seed: UInt64 = 7
        for _ in 0..<2_000 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            var bytes = archive
            bytes[Int(seed >> 33) % bytes.count] = UInt8(truncatingIfNeeded: seed >> 20)
            _ = try? ArchiveReader.members(bytes)
        }
    }

    private func replacing(_ text: String, with new: [UInt8], in bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        let old = Array(text.utf8)
        for index in 0..<bytes.count - old.count where Array(bytes[index..<index + 4]) == old {
            bytes.replaceSubrange(index..<index + old.count, with: new)
        }
        return bytes
    }
}
