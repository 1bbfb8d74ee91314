internal import CArchive

/// Makes zip archives in memory, for documents that tests write themselves.
package enum ZipFixture {
    /// - Parameter files: names and contents, in the order of the archive.
    package static func archive(_ files: [(name: String, content: String)]) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        var used = 0
        unsafe bytes.withUnsafeMutableBytes { buffer in
            let archive = unsafe archive_write_new()
            defer { unsafe archive_write_free(archive) }
            unsafe archive_write_set_format_zip(archive)
            unsafe archive_write_open_memory(archive, buffer.baseAddress, buffer.count, &used)
            for file in files {
                let entry = unsafe archive_entry_new()
                defer { unsafe archive_entry_free(entry) }
                let content = Array(file.content.utf8)
                unsafe archive_entry_set_pathname(entry, file.name)
                unsafe archive_entry_set_size(entry, Int64(content.count))
                unsafe archive_entry_set_filetype(entry, 0o100000)
                unsafe archive_entry_set_perm(entry, 0o644)
                unsafe archive_write_header(archive, entry)
                _ = unsafe content.withUnsafeBytes {
                    unsafe archive_write_data(archive, $0.baseAddress, $0.count)
                }
            }
            unsafe archive_write_close(archive)
        }
        return Array(bytes[..<used])
    }
}
