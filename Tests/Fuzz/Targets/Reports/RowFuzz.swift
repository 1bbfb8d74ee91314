import SyntheticCorpus
import SystemPackage
import TestSupport

@testable import ReportCorpus

/// A file of rows, read in parts of any size: the parts are whole lines and contain every byte once, and the rows are
/// those of the whole file.
struct RowFuzz: FuzzTarget {
    static let name = "rows"
    private let folder = TemporaryFolder()

    func run(_ bytes: [UInt8]) throws {
        var input = FuzzInput(bytes)
        let partByteCount = 1 + input.byte()
        let file = input.rest
        let path = folder.path + "/rows.tsv"
        try Files.write(file, to: path)
        let format = RowFormat()
        var reader = try PartReader(
            FilePath(path), format: format, partByteCount: partByteCount)
        var read: [UInt8] = []
        var rows = DocumentLines()
        while let part = try reader.next() {
            try require(part.byteOffset == read.count, "a part begins at \(part.byteOffset)")
            try require(part.firstLine == 1 + read.count { $0 == 0x0A }, "line \(part.firstLine)")
            try require(!part.bytes.isEmpty, "an empty part")
            read += part.bytes
            try require(read.count == file.count || read.last == 0x0A, "a line is cut")
            let found = format.read(part, named: path)
            rows.lines += found.lines
            rows.problems += found.problems
        }
        try require(read == file, "\(read.count) bytes of \(file.count)")
        let whole = format.read(FilePart(file), named: path)
        try require(rows.problems == whole.problems, "other lines are malformed")
        try require(
            rows.lines.map(\.place) == whole.lines.map(\.place)
                && rows.lines.map(\.bytes) == whole.lines.map(\.bytes)
                && rows.lines.map(\.number) == whole.lines.map(\.number), "other rows")
        for row in rows.lines {
            try require(row.text.utf8.elementsEqual(file[row.bytes]), "other text")
        }
    }
}
