internal import ReportOutput
internal import Synchronization
internal import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Workbook {
    /// Only one workbook is written at a time. Otherwise a child process could inherit the pipe to another one, whose
    /// input would then not end.
    private static let turn = Mutex(())

    /// A table as the bytes of an XLSX file of at most 256 MB.
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
