import SyntheticCorpus
import SystemPackage
import TestSupport

@testable import ReportCorpus

/// A file of rows, read in chunks of any size: every byte once, in whole lines.
struct RowFuzz: FuzzTarget {
    static let name = "rows"
    private let folder = TemporaryFolder()

    func run(_ bytes: [UInt8]) throws {
        var input = FuzzInput(bytes)
        let chunkSize = 1 + input.byte()
        let file = input.rest
        let path = folder.path + "/rows.tsv"
        try Files.write(file, to: path)
        var reader = try RowReader(FilePath(path), chunkSize: chunkSize)
        var read: [UInt8] = []
        while let chunk = try reader.next() {
            try require(chunk.byteOffset == read.count, "a chunk begins at \(chunk.byteOffset)")
            try require(
                chunk.firstLine == 1 + read.count { $0 == 0x0A }, "line \(chunk.firstLine)")
            try require(!chunk.bytes.isEmpty, "an empty chunk")
            read += chunk.bytes
            try require(read.count == file.count || read.last == 0x0A, "a line is cut")
        }
        try require(read == file, "\(read.count) bytes of \(file.count)")
    }
}
