import ReportCorpus
import SyntheticCorpus
import SystemPackage

/// A table of metadata: either an error at an existing line, or values in range.
struct MetadataTableFuzz: FuzzTarget {
    static let name = "metadata"

    init() {}

    func run(_ bytes: [UInt8]) throws {
        let lineCount = 1 + bytes.count { $0 == 0x0A }
        let table: MetadataTable
        do throws(CorpusError) {
            table = try MetadataTable(bytes, path: "table.csv")
        } catch {
            guard case .malformedTable(_, let line, _) = error else { return }
            return try require((1...lineCount).contains(line), "line \(line) of \(lineCount)")
        }
        for name in table.namesWithout([]) {
            let given = table.values(for: FilePath(name))
            try require(
                given.year.map { (1900..<2100).contains($0) } ?? true, "a year out of range")
            try require(given.date.map { $0.utf8.count == 10 } ?? true, "a date that is none")
            try require(given.region.map { !$0.isEmpty } ?? true, "an empty region")
        }
    }
}
