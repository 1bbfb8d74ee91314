internal import ReportOutput
internal import Synchronization
internal import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Workbook {
    /// One workbook at a time: a pipe to one child process must not stay open in another.
    private static let turn = Mutex(())

    /// A table as an XLSX file in memory.
    static func bytes(_ table: Table, language: Language) throws(OutputError) -> [UInt8] {
        try turn.withLock { _ throws(OutputError) in
            let place = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
            var template = Array((place + "/rlsearch-XXXXXX").utf8CString)
            let made = unsafe template.withUnsafeMutableBufferPointer { buffer in
                unsafe mkdtemp(buffer.baseAddress!).map { unsafe String(cString: $0) }
            }
            guard let folder = made else { throw .cannotWrite(path: place, errno: errno) }
            let path = folder + "/table.xlsx"
            defer {
                unsafe unlink(path)
                unsafe rmdir(folder)
            }
            try write(table, to: path, language: language)
            guard let bytes = try? RegularFile.bytes(FilePath(path), limit: 256 << 20) else {
                throw .cannotWrite(path: path, errno: EIO)
            }
            return bytes
        }
    }
}
