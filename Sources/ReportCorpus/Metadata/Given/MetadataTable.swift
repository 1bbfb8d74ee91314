public import SystemPackage

/// A CSV table of metadata for files. It has a column for the file and any of title, agency, region, year, date, url and
/// published, and a header in English or Chinese.
public struct MetadataTable: Sendable {
    private let given: [String: GivenMetadata]
    private let folder: FilePath
    /// Columns of the header that are not recognised, in their order.
    public private(set) var unknownColumns: [String]
    /// Tables of other folders, for the files in those folders.
    private var others: [MetadataTable] = []

    /// The file name of a table that is used automatically.
    public static let defaultName = "sources.csv"

    /// The tables of the usual name in folders.
    ///
    /// - Returns: one table with the values of all tables, nil if there are none; the paths of all tables, readable or
    ///   not; and the errors of those that cannot be read.
    public static func found(
        in folders: [FilePath]
    ) -> (table: MetadataTable?, paths: [FilePath], problems: [CorpusError]) {
        var table: MetadataTable?
        var paths: [FilePath] = []
        var problems: [CorpusError] = []
        for folder in folders {
            let path = folder.appending(defaultName)
            guard let bytes = try? ReportReader.bytes(ofFile: path) else { continue }
            do throws(CorpusError) {
                let next = try MetadataTable(bytes, path: path)
                if table == nil { table = next } else { table?.add(next) }
                paths.append(path)
            } catch {
                // A CSV file without these columns is not a table of metadata, but ordinary text.
                if case .malformedTable(_, _, .noFileColumn) = error { continue }
                if case .malformedTable(_, _, .noValueColumn) = error { continue }
                problems.append(error)
                paths.append(path)
            }
        }
        return (table, paths, problems)
    }

    private mutating func add(_ other: MetadataTable) {
        others.append(other)
        unknownColumns += other.unknownColumns
    }

    /// Reads a table in any supported encoding.
    ///
    /// - Throws: if the file cannot be read, or if a line is malformed.
    public init(_ path: FilePath) throws(CorpusError) {
        try self.init(try ReportReader.bytes(of: path), path: path)
    }

    /// Reads the bytes of a table.
    ///
    /// - Parameter path: the path of the table, for errors; file names in the table may be relative to its folder.
    public init(_ bytes: [UInt8], path: FilePath) throws(CorpusError) {
        let rows = try CSVReader.rows(of: bytes, path: path)
        func malformed(_ line: Int, _ problem: TableProblem) -> CorpusError {
            .malformedTable(path: path.string, line: line, problem)
        }
        guard let header = rows.first else { throw malformed(1, .isEmpty) }
        let names = header.fields.map { $0.filter { !$0.isWhitespace } }
        guard let fileColumn = names.firstIndex(where: { Self.fileNames.contains($0.lowercased()) })
        else { throw malformed(header.line, .noFileColumn) }
        let fields = names.map { GivenMetadata.Field(name: $0) }
        guard fields.contains(where: { $0 != nil }) else {
            throw malformed(header.line, .noValueColumn)
        }
        var given: [String: GivenMetadata] = [:]
        for row in rows.dropFirst() {
            guard row.fields.count > fileColumn, !row.fields[fileColumn].isEmpty else {
                throw malformed(row.line, .noFile)
            }
            var values = GivenMetadata()
            for (field, cell) in zip(fields, row.fields) {
                let value = Self.trimmed(cell)
                if let field, !value.isEmpty, let problem = values.set(field, value) {
                    throw malformed(row.line, problem)
                }
            }
            let file = FilePath(Self.trimmed(row.fields[fileColumn])).lexicallyNormalized()
            if given.updateValue(values, forKey: file.string) != nil {
                throw malformed(row.line, .repeatedFile(file.string))
            }
        }
        self.given = given
        unknownColumns = zip(names, fields).filter { name, field in
            field == nil && !name.isEmpty && !Self.fileNames.contains(name.lowercased())
        }.map(\.0)
        folder = path.removingLastComponent().lexicallyNormalized()
    }

    private static func trimmed(_ cell: String) -> String {
        let scalars = cell.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.isSpace }),
            let last = scalars.lastIndex(where: { !$0.isSpace })
        else { return "" }
        return String(scalars[first...last])
    }

    private static let fileNames: Set<String> = ["file", "path", "文件", "文件名", "路径"]

    /// The names in the table that match no file of a list.
    public func namesWithout(_ files: [FilePath]) -> [String] {
        var left = given
        for file in files { for name in names(of: file) { left[name] = nil } }
        return left.keys.sorted() + others.flatMap { $0.namesWithout(files) }
    }

    /// The metadata of a file, or of a document in an archive. The table may name it by its path as given, by its path
    /// relative to the table's folder, or by its file name.
    public func values(for path: FilePath) -> GivenMetadata {
        let place = ContainedPath(path)
        return given(for: place.file).values(inside: place.inner)
    }

    /// The metadata of a file, and of the documents inside it. A document inside with its own row has the values of
    /// this row; its empty cells are filled with those of the archive.
    public func given(for file: FilePath) -> GivenValues {
        GivenValues(row(for: file) ?? GivenMetadata(), table: self, file: file)
    }

    /// The row of a path; nil if there is none.
    func row(for path: FilePath) -> GivenMetadata? {
        let normalized = path.lexicallyNormalized()
        if let other = others.first(where: { normalized.starts(with: $0.folder) }) {
            return other.row(for: path)
        }
        return names(of: path).compactMap { given[$0] }.first
    }

    /// The names that a table may use for a file, the most precise first.
    private func names(of path: FilePath) -> [String] {
        let path = path.lexicallyNormalized()
        var below = path
        // The path in the table may be shorter than the given one, so each suffix of the path is also a name.
        let ends = path.components.indices.reversed().map { start in
            FilePath(root: nil, path.components[start...]).string
        }
        let names =
            [path.string, below.removePrefix(folder) ? below.string : nil] + ends.reversed()
            + [path.lastComponent?.stem]
        return names.compactMap(\.self)
    }
}
