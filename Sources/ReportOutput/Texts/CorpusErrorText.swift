internal import ReportCorpus

extension ErrorMessage {
    /// A file that could not be read.
    package init(_ error: CorpusError) {
        switch error {
        case .system(let path, let operation, let message):
            self.init(
                Message(
                    zh: "\(path)：无法\(operation == "open" ? "打开" : "读取")：\(message)",
                    en: "\(path): cannot \(operation): \(message)"))
        case .undecodable(let path, let encoding, let offset):
            self.init(
                Message(
                    zh: "\(path)：第 \(offset) 字节不是有效的 \(encoding.rawValue)，已跳过该文件",
                    en: "\(path): byte \(offset) is not valid \(encoding.rawValue); file skipped"),
                Message(
                    zh: "若为其他编码，请用 --encoding 指明",
                    en: "if it has another encoding, name it with --encoding"))
        case .lineTooLong(let path, let offset, let limit):
            self.init(
                Message(
                    zh: "\(path)：自第 \(offset) 字节起的一行超过 \(limit >> 20) MB，已跳过该文件",
                    en: "\(path): the line at byte \(offset) is longer than \(limit >> 20) MB; "
                        + "file skipped"),
                Message(
                    zh: "请按段落分行", en: "break its text into lines, a paragraph each"))
        case .malformedRow(let path, let line, let reason):
            self.init(
                Message(
                    zh: "\(path):\(line)：\(reason)，已跳过该行",
                    en: "\(path):\(line): \(reason); line skipped"),
                Message(
                    zh: "每行依次为标识、制表符、文本",
                    en: "each line is an id, a tab, and a text"))
        case .malformedTable(let path, let line, let reason):
            self.init(
                Message(zh: "\(path):\(line)：\(reason)", en: "\(path):\(line): \(reason)"),
                Message(
                    zh: "元数据表的表头须有 file 列，以及 title、agency、region、year、date 中的若干列，每个文件一行",
                    en: "a table of metadata has a header with file and any of title, agency, "
                        + "region, year, date, and a line for each file"))
        case .binary(let path):
            self.init(
                Message(zh: "\(path)：不是文本文件，已跳过", en: "\(path): not a text file; skipped"))
        case .notAFile(let path):
            self.init(
                Message(
                    zh: "\(path)：既不是文件也不是文件夹，已跳过",
                    en: "\(path): neither a file nor a folder; skipped"))
        case .icu(let call, let name):
            self.init(
                Message(zh: "ICU 的 \(call) 失败：\(name)", en: "ICU failed in \(call): \(name)"))
        }
    }
}
