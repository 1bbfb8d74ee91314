internal import CArchive
internal import DocumentModel

/// Reads the entries of a zip archive in memory.
struct ArchiveFile {
    /// The maximum number of decompressed bytes of all entries together.
    static let maxOutputByteCount = 512 << 20
    /// The maximum ratio of an entry's size to its compressed size. The text of reports is compressed to about a tenth,
    /// the XML of tables to a fiftieth.
    static let maxRatio = 2_000
    /// The maximum number of entries.
    static let maxEntryCount = 100_000

    private let bytes: [UInt8]

    /// - Throws: `damaged` if the archive's directory is missing, because the file was cut short.
    init(_ bytes: [UInt8]) throws(DocumentError) {
        guard Self.hasDirectory(bytes) else {
            throw .damaged(detail: "zip: the directory at the end of the archive is missing")
        }
        self.bytes = bytes
    }

    /// Whether the archive has the record that ends its central directory. The record begins with the bytes PK 5 6, at
    /// most 64 KB before the end of the file.
    private static func hasDirectory(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 22 else { return false }
        var index = bytes.count - 22
        let last = max(0, index - 65_535)
        while index >= last {
            if bytes[index] == 0x50, bytes[index + 1] == 0x4B, bytes[index + 2] == 5,
                bytes[index + 3] == 6
            {
                return true
            }
            index -= 1
        }
        return false
    }

    /// The contents of the entries that `isWanted` accepts, by name.
    ///
    /// - Parameter isWanted: called with the name of each entry.
    /// - Throws: `damaged`, `encrypted` or `overLimit`.
    /// - Complexity: O(decompressed bytes of these entries); other entries are not decompressed.
    func entries(
        where isWanted: (String) -> Bool
    ) throws(DocumentError) -> [String: [UInt8]] {
        var found: [String: [UInt8]] = [:]
        try forEachEntry { name, read throws(DocumentError) in
            let name = String(decoding: name, as: UTF8.self)
            if isWanted(name) { found[name] = try read() }
        }
        return found
    }

    /// Visits the files in the order of the archive; folders are skipped.
    ///
    /// - Parameter body: receives the bytes of the name and a function that decompresses the entry.
    /// - Throws: `damaged`, `encrypted`, `overLimit`, or what the body throws.
    func forEachEntry(
        _ body: (_ name: [UInt8], _ read: () throws(DocumentError) -> [UInt8]) throws(DocumentError)
            -> Void
    ) throws(DocumentError) {
        guard let archive = unsafe archive_read_new() else { throw .overLimit(.memory) }
        defer { unsafe archive_read_free(archive) }
        unsafe archive_read_support_format_zip_seekable(archive)
        // The buffer is valid during the call, because the array is not changed.
        let result: Result<Void, DocumentError> = unsafe bytes.withUnsafeBytes { buffer in
            do throws(DocumentError) {
                guard
                    unsafe archive_read_open_memory(archive, buffer.baseAddress, buffer.count)
                        == ARCHIVE_OK
                else { throw unsafe Self.failure(archive, "zip") }
                try unsafe visit(archive, body)
                return .success(())
            } catch {
                return .failure(error)
            }
        }
        try result.get()
    }

    private func visit(
        _ archive: OpaquePointer,
        _ body: (_ name: [UInt8], _ read: () throws(DocumentError) -> [UInt8]) throws(DocumentError)
            -> Void
    ) throws(DocumentError) {
        var outputByteCount = 0
        var entryCount = 0
        var directory: ZipDirectory?
        var entry: OpaquePointer?
        while true {
            let status = unsafe archive_read_next_header(archive, &entry)
            if status == ARCHIVE_EOF { return }
            // A warning means that the name is not in the system's encoding; its bytes are still available.
            guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry = unsafe entry else {
                throw unsafe Self.failure(archive, "zip")
            }
            entryCount += 1
            guard entryCount <= Self.maxEntryCount else { throw .overLimit(.output) }
            var name = unsafe Self.name(of: entry)
            if name.isEmpty {
                // libarchive drops a name marked as UTF-8 if the system's encoding is another.
                let known = directory ?? ZipDirectory(bytes)
                directory = known
                name = known.name(entryCount - 1)
            }
            guard unsafe archive_entry_filetype(entry) == 0o100000, name.last != 0x2F else {
                continue
            }
            let isEncrypted = unsafe archive_entry_is_encrypted(entry) != 0
            let part = String(decoding: name, as: UTF8.self)
            try body(name) { () throws(DocumentError) in
                if isEncrypted { throw .encrypted }
                let data = try unsafe Self.read(
                    archive, limit: Self.maxOutputByteCount - outputByteCount,
                    part: part)
                outputByteCount += data.count
                return data
            }
        }
    }

    /// The bytes of an entry's name; the encoding is unknown.
    private static func name(of entry: OpaquePointer) -> [UInt8] {
        guard let name = unsafe archive_entry_pathname(entry) ?? archive_entry_pathname_utf8(entry)
        else { return [] }
        return unsafe bytes(name)
    }

    private static func bytes(_ name: UnsafePointer<CChar>) -> [UInt8] {
        var bytes: [UInt8] = []
        var index = 0
        while unsafe name[index] != 0 {
            bytes.append(UInt8(bitPattern: unsafe name[index]))
            index += 1
        }
        return bytes
    }

    /// Decompresses the current entry. libarchive checks its checksum.
    private static func read(
        _ archive: OpaquePointer, limit: Int, part: String
    ) throws(DocumentError) -> [UInt8] {
        var data: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe chunk.withUnsafeMutableBytes { buffer in
                unsafe archive_read_data(archive, buffer.baseAddress, buffer.count)
            }
            if count == 0 { return data }
            guard count > 0 else { throw unsafe failure(archive, part) }
            guard data.count + Int(count) <= limit else { throw .overLimit(.output) }
            data += chunk[..<Int(count)]
        }
    }

    private static func failure(_ archive: OpaquePointer, _ part: String) -> DocumentError {
        let text = unsafe archive_error_string(archive).map { unsafe String(cString: $0) } ?? ""
        return .damaged(detail: "\(part): \(text)")
    }
}
