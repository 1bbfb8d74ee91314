public import DocumentModel

/// A file in a zip archive.
public struct ArchiveMember: Equatable, Sendable {
    /// The bytes of its name with its folders, as in the archive.
    public let name: [UInt8]
    /// Whether the archive marks the name as UTF-8; otherwise the encoding must be detected from the bytes.
    public let isUTF8: Bool
    /// Its bytes, or the error. An error does not affect other members.
    public let content: Result<[UInt8], DocumentError>
}

/// Reads all files of a zip archive.
public enum ArchiveReader {
    /// The maximum number of damaged members that are skipped.
    private static let maxDamagedCount = 64

    /// The files of an archive in its order, without folders.
    ///
    /// - Throws: `damaged` if the archive's directory is missing or cannot be read, or `overLimit` for too many
    /// members.
    /// - Complexity: O(bytes), and as much again for each damaged member. All files are in memory at once, at most
    ///   `ArchiveFile.maxOutputByteCount` bytes.
    public static func members(_ bytes: [UInt8]) throws(DocumentError) -> [ArchiveMember] {
        let archive = try ArchiveFile(bytes)
        let utf8Names = ZipDirectory(bytes).flags
        var members: [ArchiveMember] = []
        var attempts = 0
        while true {
            let known = members.count
            var index = 0
            do throws(DocumentError) {
                try archive.forEachEntry { name, read throws(DocumentError) in
                    defer { index += 1 }
                    if index < known { return }
                    let content = Self.content(after: members.last, read)
                    let isUTF8 = utf8Names[name] ?? (String(validating: name, as: UTF8.self) != nil)
                    members.append(ArchiveMember(name: name, isUTF8: isUTF8, content: content))
                }
                return members
            } catch {
                // libarchive stops at damage, so start again after the damaged member.
                attempts += 1
                guard members.count > known, attempts <= maxDamagedCount,
                    case .failure = members[members.count - 1].content
                else { throw error }
            }
        }
    }

    private static func content(
        after last: ArchiveMember?, _ read: () throws(DocumentError) -> [UInt8]
    ) -> Result<[UInt8], DocumentError> {
        // If one member exceeds a limit, later members would too, so they are not decompressed.
        if case .failure(.overLimit(let limit)) = last?.content {
            return .failure(.overLimit(limit))
        }
        do throws(DocumentError) {
            return .success(try read())
        } catch {
            return .failure(error)
        }
    }
}
