/// The kind of a file by the end of its name: docx, txt.
enum FileKind {
    /// The maximum length of an end that names a kind; 报告.第二稿 and v1.20230401 name none.
    private static let maxLength = 5

    /// The end of the name in lower case; nil if it names no kind.
    ///
    /// - Parameter path: a path, or the key of a file in the index.
    static func of(_ path: String) -> String? {
        let name = path.split { $0 == "/" || $0 == "\0" }.last ?? ""
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
        let kind = name[name.index(after: dot)...].lowercased()
        let isPlain =
            !kind.isEmpty && kind.utf8.count <= maxLength
            && kind.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x61...0x7A).contains($0)
            }
        return isPlain ? kind : nil
    }
}
