import ReportOutput
import SystemPackage

/// Reads list files: one query (`batch`) or one term (`freq`) per line.
enum QueryFile {
    /// The name to show for the file in messages.
    static func name(_ path: String) -> Message {
        path == "-" ? Message(zh: "标准输入", en: "standard input") : Message(verbatim: path)
    }

    /// The non-empty lines of a file, or of standard input if the path is `-`.
    ///
    /// - Throws: if there are none, or if the file cannot be read or is not UTF-8.
    static func queries(_ path: String) throws -> [QueryList.Line] {
        let lines = try list(path).lines
        guard !lines.isEmpty else {
            throw ErrorMessageError(
                name(path) + Message(zh: "：没有内容", en: ": the list is empty"),
                Message(
                    zh: "每行写一条；查询前可加标识和制表符",
                    en: "write one entry per line; a query may have an id and a tab before it"))
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
                Message(zh: "\(path)：不是 UTF-8 编码", en: "\(path): not UTF-8"),
                Message(
                    zh: "可先转换：iconv -f GB18030 -t UTF-8 \(path)",
                    en: "convert it first: iconv -f GB18030 -t UTF-8 \(path)"))
        }
        return QueryList(text: text)
    }
}
