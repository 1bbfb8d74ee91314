internal import DocumentModel

/// Rows: lines of an id, a tab and a text, in UTF-8 (TSV).
///
/// Such a file looks like plain text, so the user must choose the format.
public struct RowFormat: DocumentFormat {
    /// `tsv`
    public static let name = "tsv"

    /// Each line is a row.
    public let content = DocumentContent.rows
    /// UTF-8.
    public let encoding = TextEncoding.utf8
    /// Longer lines are left out and reported.
    public let maxLineByteCount: Int
    /// 256 KB: small parts keep all threads busy when they index one file.
    public let partByteCount = 1 << 18

    private static let tab: UInt8 = 0x09
    private static let lineFeed: UInt8 = 0x0A
    private static let carriageReturn: UInt8 = 0x0D

    /// Makes the format.
    public init() { self.init(maxLineByteCount: DocumentLine.maxByteCount) }

    init(maxLineByteCount: Int) { self.maxLineByteCount = maxLineByteCount }

    /// Always nil: the bytes do not identify the format.
    public static func recognise(_ bytes: [UInt8], encoding: TextEncoding?) -> RowFormat? { nil }

    /// The offset after the last line feed.
    public func lastLineEnd(in bytes: [UInt8]) -> Int? {
        bytes.lastIndex(of: Self.lineFeed).map { $0 + 1 }
    }

    /// The rows. A line that is malformed or too long is reported as a problem; empty lines are skipped.
    public func read(_ part: FilePart, named name: String) -> DocumentLines {
        var rows = DocumentLines()
        var start = 0
        var number = part.firstLine
        while start < part.bytes.count {
            let end = part.bytes[start...].firstIndex(of: Self.lineFeed) ?? part.bytes.count
            do throws(CorpusError) {
                let line = part.bytes[start..<end]
                if let row = try row(line, number: number, byteOffset: part.byteOffset, name) {
                    rows.lines.append(row)
                }
            } catch {
                rows.problems.append(error)
            }
            start = end + 1
            number += 1
        }
        return rows
    }

    /// The row of a line; nil for an empty one.
    private func row(
        _ line: ArraySlice<UInt8>, number: Int, byteOffset: Int, _ name: String
    ) throws(CorpusError) -> DocumentLine? {
        if line.count > maxLineByteCount {
            throw .malformedRow(
                path: name, line: number, .tooLong(limit: maxLineByteCount))
        }
        let line = line.last == Self.carriageReturn ? line.dropLast() : line
        if line.isEmpty { return nil }
        guard let tab = line.firstIndex(of: Self.tab), tab > line.startIndex else {
            throw .malformedRow(path: name, line: number, .noTab)
        }
        guard let id = String(validating: line[..<tab], as: UTF8.self),
            let text = String(validating: line[(tab + 1)...], as: UTF8.self)
        else { throw .malformedRow(path: name, line: number, .notUTF8) }
        return DocumentLine(
            text: text, bytes: byteOffset + tab + 1..<byteOffset + line.endIndex,
            place: .row(id: id), number: number)
    }
}
