public import SystemPackage

/// The agencies that must report, from a list: CSV, a spreadsheet or a table of a document, or one name per line.
public struct AgencyRoster: Sendable {
    /// Their names as listed, in order.
    public let agencies: [String]

    /// The headers of columns with agencies, without spaces and brackets.
    private static let headers: Set<String> = [
        "agency", "agencies", "agencyname", "nameofagency", "department", "organization",
        "organisation", "unit", "office", "机关", "单位", "部门", "名称", "机构", "单位名称", "部门名称", "机关名称",
        "机构名称",
        "行政机关", "报送单位", "报告单位", "责任单位", "填报单位", "应报单位", "应报送单位", "应报机关", "应报送机关", "报送机关", "报告机关",
        "单位全称", "执法单位", "执法机关", "部门单位", "单位部门", "部门和单位", "各部门", "各单位", "镇街部门", "乡镇部门",
    ]
    /// Words that occur instead of a name, in rows of sums and remarks.
    private static let sums: Set<String> = ["合计", "总计", "小计", "共计", "备注", "说明", "total", "sum"]
    /// The number of lines that may come before the header.
    private static let maxTitleCount = 6

    /// Reads a list: a table in any supported encoding, or a spreadsheet or other document.
    ///
    /// - Throws: if the file cannot be read, or names no agency.
    public init(_ path: FilePath) throws(CorpusError) {
        let bytes = try ReportReader.bytes(of: path)
        let reader = ReportReader()
        guard reader.recognised(bytes) is ExtractedFormat else {
            try self.init(bytes, path: path)
            return
        }
        let lines = try reader.document(bytes, path.string, inner: nil).lines.lines
        let rows = lines.map { $0.text.split(separator: " | ").map(String.init) }
        try self.init(rows: rows, path: path)
    }

    /// Reads the bytes of a table.
    public init(_ bytes: [UInt8], path: FilePath) throws(CorpusError) {
        let rows = try CSVReader.rows(of: bytes, path: path, detectsSeparator: true)
        try self.init(rows: rows.map(\.fields), path: path)
    }

    private init(rows: [[String]], path: FilePath) throws(CorpusError) {
        let rows = rows.map { $0.map(Self.name) }
        let header = rows.prefix(Self.maxTitleCount).enumerated().lazy.compactMap { index, row in
            row.firstIndex(where: Self.isHeader).map { (row: index, column: $0) }
        }.first
        var names: [String]
        if let header {
            // A row of a spreadsheet is read with the header before each cell.
            let label = rows[header.row][header.column] + ":"
            names = rows.dropFirst(header.row + 1).compactMap { row in
                if let cell = row.first(where: { $0.hasPrefix(label) }) {
                    return String(cell.dropFirst(label.count))
                }
                let isLabelled = row.contains { cell in
                    rows[header.row].contains { !$0.isEmpty && cell.hasPrefix($0 + ":") }
                }
                guard !isLabelled, row.indices.contains(header.column) else { return nil }
                return row[header.column]
            }
        } else {
            // Without a header, the column with most names of agencies counts. The rows before the first one are titles.
            let width = rows.map(\.count).max() ?? 0
            let counts = (0..<width).map { column in
                rows.count { $0.indices.contains(column) && AgencyName.isWhole($0[column]) }
            }
            let most = counts.max() ?? 0
            let column = counts.firstIndex(of: most) ?? 0
            names = rows.compactMap { $0.indices.contains(column) ? $0[column] : nil }
            names = most == 0 ? [] : Array(names.drop { !AgencyName.isWhole($0) })
        }
        var seen: Set<String> = []
        agencies = names.filter { name in
            !name.isEmpty && !Self.sums.contains(name.lowercased())
                && !name.allSatisfy { $0.isNumber || $0.isPunctuation }
                && seen.insert(name).inserted
        }
        if agencies.isEmpty {
            throw .malformedTable(path: path.string, line: 1, .noAgency)
        }
    }

    private static func name(_ cell: String) -> String { cell.filter { !$0.isWhitespace } }

    private static func isHeader(_ cell: String) -> Bool {
        // 单位（全称）
        let plain = cell.prefix { $0 != "（" && $0 != "(" }.lowercased()
            .filter { !"_-*：:、/".contains($0) }
        return headers.contains(plain)
    }
}
