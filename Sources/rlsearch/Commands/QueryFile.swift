import ReportOutput
import SystemPackage

/// Files of queries, or of other texts, one per line.
enum QueryFile {
    /// The name of the file in messages.
    static func name(_ path: String) -> Message {
        path == "-" ? Message(zh: "标准输入", en: "standard input") : Message(verbatim: path)
    }

    /// The lines of a file, or of standard input for `-`, that are not blank.
    ///
    /// - Throws: if there are none.
    static func queries(_ path: String) throws -> [QueryList.Line] {
        let lines = try list(path).lines
        guard !lines.isEmpty else {
            throw ErrorMessageError(
                name(path) + Message(zh: "：其中没有查询", en: ": no queries in it"),
                Message(
                    zh: "每行写一条查询，或标识、制表符、查询",
                    en: "write one a line, or an id, a tab and a query"))
        }
        return lines
    }

    private static func list(_ path: String) throws -> QueryList {
        if path == "-" {
            var input = InputLines()
            var lines: [String] = []
            while let line = try input.next() { lines.append(line) }
            return QueryList(lines)
        }
        let bytes = try ReportReader.bytes(of: FilePath(path))
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ErrorMessageError(
                Message(zh: "\(path)：不是 UTF-8 编码", en: "\(path): not UTF-8"))
        }
        return QueryList(text: text)
    }
}
