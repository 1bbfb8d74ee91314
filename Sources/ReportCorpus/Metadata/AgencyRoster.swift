public import SystemPackage

/// The agencies that must report, from a table: CSV with a column for the agency, or one name per line.
public struct AgencyRoster: Sendable {
    /// Their names as listed, in order.
    public let agencies: [String]

    private static let headers: Set<String> = [
        "agency", "机关", "单位", "部门", "名称", "单位名称", "部门名称", "机关名称", "报送单位", "责任单位", "填报单位",
    ]

    /// Reads a table in any supported encoding.
    ///
    /// - Throws: if the file cannot be read, or names no agency.
    public init(_ path: FilePath) throws(CorpusError) {
        try self.init(try ReportReader.bytes(of: path), path: path)
    }

    /// Reads the bytes of a table.
    public init(_ bytes: [UInt8], path: FilePath) throws(CorpusError) {
        let rows = try CSVReader.rows(of: bytes, path: path)
        func name(_ cell: String) -> String { cell.filter { !$0.isWhitespace } }
        let header = rows.first?.fields.map { name($0).lowercased() } ?? []
        let column = header.firstIndex { Self.headers.contains($0) }
        // Without a header, the first column with names of agencies is used; columns of numbers may come before it.
        let place =
            column
            ?? rows.first?.fields.firstIndex { AgencyName.isWhole(name($0)) } ?? 0
        var seen: Set<String> = []
        agencies = rows.dropFirst(column == nil ? 0 : 1).compactMap { row in
            guard row.fields.indices.contains(place) else { return nil }
            let agency = name(row.fields[place])
            return agency.isEmpty || !seen.insert(agency).inserted ? nil : agency
        }
        if agencies.isEmpty {
            throw .malformedTable(path: path.string, line: rows.first?.line ?? 1, .isEmpty)
        }
    }

    /// Whether a report's agency is a listed agency: the names are equal, or equal without the divisions in front.
    public static func isSame(_ listed: String, _ agency: String) -> Bool {
        let names = [listed, agency].map { name in
            AgencyName.expanded(name.filter { !$0.isWhitespace })
        }
        if names[0] == names[1] { return true }
        let (short, long) =
            names[0].utf8.count < names[1].utf8.count ? (names[0], names[1]) : (names[1], names[0])
        guard long.ends(with: short) else { return false }
        let lead = Array(String(long.dropLast(short.count)).unicodeScalars)
        // 局 alone would match the end of nearly every name.
        guard short.unicodeScalars.count >= 3 else { return false }
        if let known = Divisions.shipped.leading(lead), known.end == lead.count { return true }
        // A made-up or new division has the form of one: text must follow it.
        return DivisionForm.leading(lead + ["局"]).map { $0.end == lead.count } ?? false
    }
}
