internal import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Writes tables as spreadsheet files: XLSX, or CSV with a byte order mark if the path ends in `.csv`.
///
/// A separate program in the same folder, `rlsearch-xlsx`, writes XLSX with libxlsxwriter. The library is only
/// available as a shared library, but this program is linked statically so that it starts fast and runs anywhere.
package enum Workbook {
    /// The name of the program that makes XLSX files.
    package static let programName = "rlsearch-xlsx"

    /// Whether files of this name can be written: `.xlsx` or `.csv`, in upper or lower case.
    package static func isSupported(path: String) -> Bool { isCSV(path) || isNamed(path, ".xlsx") }

    private static func isCSV(_ path: String) -> Bool { isNamed(path, ".csv") }

    private static func isNamed(_ path: String, _ suffix: String) -> Bool {
        path.lowercased().hasSuffix(suffix)
    }

    /// The maximum number of rows in a sheet of Excel, with the row of titles.
    private static let maxRows = 1_048_576

    /// Writes a table, with titles and words in the given language. An existing file is replaced only when the new one
    /// is complete.
    package static func write(
        _ table: Table, to path: String, language: Language
    ) throws(OutputError) {
        let rows = (0..<table.rowCount).map { row in
            table.columns.flatMap { column -> [Value] in
                let value = Table.spelled(column.cells[row], of: column.field, in: language)
                return column.isRange ? ends(of: value) : [value]
            }
        }
        let titles = table.columns.flatMap { column -> [String] in
            let title = column.title
            return column.isRange
                ? [title + Message.rangeStart, title + .rangeEnd].map { $0[language] }
                : [title[language]]
        }
        try write(titles, rows, to: path)
    }

    /// The ends of a range, in cells of their own: spreadsheets compute with numbers.
    private static func ends(of value: Value) -> [Value] {
        guard case .range(let range) = value else { return [.null, .null] }
        return [.int(range.lowerBound), .int(range.upperBound)]
    }

    /// Writes rows below their titles.
    package static func write(
        _ titles: [String], _ rows: [[Value]], to path: String
    ) throws(OutputError) {
        if isCSV(path) {
            // Without the mark, spreadsheet programs read CSV in the system's legacy encoding.
            let lines = [titles] + rows.map { $0.map(\.programCell) }
            return try TextFile.write(
                "\u{FEFF}" + lines.map { CSVText.row($0) + "\r\n" }.joined(), to: path)
        }
        guard rows.count < maxRows else {
            throw .tooManyRows(path: path, count: rows.count, limit: maxRows - 1)
        }
        // The library that writes the file says of a missing folder only that there is an error.
        let folder = FilePath(path).removingLastComponent()
        guard unsafe access(folder.isEmpty ? "." : folder.string, W_OK) == 0 else {
            throw .cannotWrite(path: path, errno: errno)
        }
        var text = titles.map { "s" + escaped($0) }.joined(separator: "\t") + "\n"
        for row in rows { text += row.map(cell).joined(separator: "\t") + "\n" }
        try run(path, text)
    }

    /// A cell as `rlsearch-xlsx` reads it: `n` and a number, or `s` and a text.
    private static func cell(_ value: Value) -> String {
        if case .number(let number) = value { return "n\(number)" }
        if case .int(let number) = value { return "n\(number)" }
        if let number = value.double, number.isFinite { return "n\(number)" }
        return "s" + escaped(value.cell)
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\t": result += "\\t"
            case "\n", "\r": result += "\\n"
            // XML does not allow other control characters.
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
                result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    // MARK: The program

    private static func run(_ path: String, _ input: String) throws(OutputError) {
        let program = ownFolder.appending(programName)
        guard unsafe access(program.string, X_OK) == 0 else {
            throw .noSpreadsheetProgram(expected: program.string)
        }
        let ends: (readEnd: FileDescriptor, writeEnd: FileDescriptor)
        do {
            ends = try FileDescriptor.pipe()
        } catch {
            throw .cannotWrite(path: path, errno: (error as? Errno)?.rawValue ?? EIO)
        }
        guard let process = spawn(program.string, [path], input: ends) else {
            throw .noSpreadsheetProgram(expected: program.string)
        }
        // If the program ends early, its status shows the failure.
        _ = try? ends.writeEnd.writeAll(input.utf8)
        try? ends.writeEnd.close()
        var status: Int32 = 0
        while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
        // Status 127 comes from the loader: a library is missing.
        let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : status & 0x7F
        if code == 127 { throw .noSpreadsheetProgram(expected: program.string) }
        if code != 0 { throw .spreadsheetFailed(path: path, status: code) }
    }

    private static func spawn(
        _ program: String, _ arguments: [String],
        input: (readEnd: FileDescriptor, writeEnd: FileDescriptor)
    ) -> pid_t? {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { _ = unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, input.readEnd.rawValue, STDIN_FILENO)
        unsafe posix_spawn_file_actions_addclose(&actions, input.writeEnd.rawValue)
        // The exit status reports a failure; the library's own messages are only in English.
        unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        let words = unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
        defer { for index in unsafe words.indices { unsafe free(words[index]) } }
        var process = pid_t()
        let result = unsafe posix_spawn(&process, program, &actions, nil, words, environ)
        try? input.readEnd.close()
        if result != 0 {
            try? input.writeEnd.close()
            return nil
        }
        return process
    }

    /// The folder of the running program.
    private static var ownFolder: FilePath {
        #if os(Linux)
            var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
            let count = unsafe readlink("/proc/self/exe", &buffer, buffer.count - 1)
            if count > 0 {
                let bytes = buffer[..<count].map(UInt8.init(bitPattern:))
                return FilePath(String(decoding: bytes, as: UTF8.self)).removingLastComponent()
            }
        #endif
        return FilePath(CommandLine.arguments[0]).removingLastComponent()
    }
}
