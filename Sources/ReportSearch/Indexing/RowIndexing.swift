internal import ICUText
internal import InvertedIndex
internal import ReportCorpus

/// Turns chunks of `id<TAB>text` lines into docs: one line, one doc.
struct RowIndexing {
    /// The file's path, for errors.
    let path: String
    let keepsText: Bool

    /// Adds the rows of a chunk to the file begun last. Lines that are no rows are named and left
    /// out.
    ///
    /// - Returns: how many rows there were.
    func add(
        _ chunk: RowChunk, to indexer: ParagraphIndexer, problems: inout [CorpusError]
    ) throws(ReportSearchError) -> Int {
        var count = 0
        // One look at all bytes is much cheaper than one at each line.
        let isValid = String(validating: chunk.bytes, as: UTF8.self) != nil
        var start = 0
        var line = chunk.firstLine
        while start < chunk.bytes.count {
            let end = chunk.bytes[start...].firstIndex(of: 0x0A) ?? chunk.bytes.count
            var last = end
            if last > start, chunk.bytes[last - 1] == 0x0D { last -= 1 }
            let row = chunk.bytes[start..<last]
            if let tab = row.firstIndex(of: 0x09), tab > start {
                if isValid || String(validating: row, as: UTF8.self) != nil {
                    let offset = chunk.byteOffset
                    try indexer.addRow(
                        id: row[..<tab], text: row[(tab + 1)...], ordinal: line,
                        bytes: offset + tab + 1..<offset + last, keepsText: keepsText)
                    count += 1
                } else {
                    problems.append(malformed(line, "not valid UTF-8"))
                }
            } else if !row.isEmpty {
                problems.append(malformed(line, "no tab behind an id"))
            }
            start = end + 1
            line += 1
        }
        return count
    }

    private func malformed(_ line: Int, _ reason: String) -> CorpusError {
        .malformedRow(path: path, line: line, reason: reason)
    }
}
