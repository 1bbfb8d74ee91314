internal import ReportCorpus

/// An error for people: what failed, where, and what to do about it.
package struct ErrorMessage: Sendable {
    package let what: Message
    /// The place and the remedy, one line each.
    package let details: [Message]

    package init(_ what: Message, _ details: Message...) {
        self.init(what, lines: details)
    }

    package init(_ what: Message, lines: [Message]) {
        self.what = what
        details = lines
    }

    /// The message of one of the program's own errors; nil for others.
    ///
    /// - Parameter width: the width of a line in cells, for the caret below a query.
    package init?(_ error: any Error, width: Int) {
        switch error {
        case let error as ReportSearchError: self.init(error, width: width)
        case let error as IndexError: self.init(error)
        case let error as CorpusError: self.init(error)
        case let error as OutputError: self.init(error)
        case let error as ErrorMessageError: self = error.message
        default: return nil
        }
    }

    private init(_ error: ReportSearchError, width: Int) {
        switch error {
        case .index(let error): self.init(error)
        case .query(let error): self.init(error, width: width)
        case .analyzerChanged(let stored):
            self.init(
                Message(
                    zh: "索引是用另一版本的分词设置建立的：\(stored)",
                    en: "the index was made by another version of the text analysis: \(stored)"),
                Message(
                    zh: "对同样的路径再运行一次 `rlsearch index` 即可更新",
                    en: "run `rlsearch index` on the same paths to bring it up to date"))
        case .dictionary(let path, let problem):
            self.init(
                Message(
                    zh: "词表 \(path) 不能使用：\(problem == .unreadable ? "无法读取" : "不是 UTF-8 编码")",
                    en: "the word list \(path) cannot be used: "
                        + (problem == .unreadable ? "it cannot be read" : "it is not UTF-8")),
                problem == .unreadable
                    ? Message(
                        zh: "请检查文件是否存在、是否有权读取",
                        en: "check whether the file exists and may be read")
                    : Message(
                        zh: "请先转换：iconv -f GB18030 -t UTF-8 \(path)",
                        en: "convert it first: iconv -f GB18030 -t UTF-8 \(path)")
            )
        case .synonyms(let path, let line, let text):
            self.init(
                Message(
                    zh: "\(path):\(line)：不是同义词组：\(text)",
                    en: "\(path):\(line): not a group of synonyms: \(text)"),
                Message(
                    zh: "写作 甲 = 乙；若只由甲查乙，写作 甲 => 乙。以 # 开头的行是注释",
                    en: "write A = B, or A => B if only A finds B; a line that begins with # is a "
                        + "comment"))
        case .icu(let error):
            self.init(
                Message.failure(of: error),
                Message(
                    zh: "程序所带的 ICU 不完整，请重新构建（Scripts/build）",
                    en: "rlsearch was built with an incomplete ICU: build it again (Scripts/build)")
            )
        case .damagedRecord(let record):
            let failure = record.failure
            self.init(
                Message(zh: "索引已损坏：", en: "the index is damaged: ") + .record(record.kind)
                    + Message(
                        zh: "，第 \(failure.byteOffset) 字节：", en: ", byte \(failure.byteOffset): ")
                    + .corruption(failure.reason),
                Message(
                    zh: "先运行 `rlsearch check`，再对同样的路径运行 `rlsearch index --full`",
                    en: "run `rlsearch check`, then `rlsearch index --full` on the same paths"))
        case .cancelled:
            self.init(Message(zh: "已取消", en: "the work was cancelled"))
        case .deadlineExceeded:
            self.init(
                Message(zh: "超出时限", en: "the work took longer than its deadline allows"),
                Message(
                    zh: "缩小查询范围，或放宽时限",
                    en: "narrow the search, for example to one year, or allow more time"))
        }
    }

    // MARK: Queries

    private init(_ error: QueryError, width: Int) {
        let column = error.column + 1
        self.init(
            error.problem.message + Message(zh: "（第 \(column) 列）", en: " (column \(column))"),
            lines: Self.pointer(error, width: width).map(Message.init(verbatim:))
                + [error.problem.hint])
    }

    /// The query, and a caret below the error; empty if the query is longer than a line.
    private static func pointer(_ error: QueryError, width: Int) -> [String] {
        let query = PrintableText.of(error.query)
        guard !query.isEmpty, query.count == error.query.count,
            DisplayWidth.cells(query) < width
        else { return [] }
        let before = DisplayWidth.cells(String(query.prefix(error.column)))
        return [query, String(repeating: " ", count: before) + "^"]
    }

    /// Describes a query of a file that is skipped because of an error.
    package init(_ error: QueryError, skipping place: Message) {
        let column = error.column + 1
        self.init(
            place + Message(zh: "：", en: ": ") + error.problem.message
                + Message(
                    zh: "（查询的第 \(column) 列），已跳过该行",
                    en: " (column \(column) of the query); line skipped"),
            error.problem.hint)
    }

    // MARK: Output

    private init(_ error: OutputError) {
        switch error {
        case .cannotWrite(let path, let errno):
            let reason = SystemText.of(errno)
            self.init(
                Message(zh: "\(path)：无法写入：", en: "\(path): cannot write: ") + reason,
                Message(
                    zh: "请指定一个可写入的文件夹中的文件",
                    en: "choose a file in a folder that you may write to"))
        case .noSpreadsheetProgram(let expected):
            self.init(
                Message(
                    zh: "无法生成 XLSX：没有 \(expected)",
                    en: "cannot make an XLSX file: \(expected) is missing"),
                Message(
                    zh: "安装 libxlsxwriter4 和 rlsearch-xlsx，或改用 --excel 文件.csv",
                    en: "install libxlsxwriter4 and rlsearch-xlsx, or use --excel FILE.csv"))
        case .tooManyRows(let path, let count, let limit):
            self.init(
                Message(
                    zh: "\(path)：有 \(count) 行，XLSX 最多 \(limit) 行",
                    en: "\(path): the table has \(count) rows; an XLSX sheet holds \(limit)"),
                Message(
                    zh: "缩小范围，如限定一个年份，或改用 --excel 文件.csv",
                    en: "narrow the request, for example to one year, or use --excel FILE.csv"))
        case .spreadsheetFailed(let path, let status):
            self.init(
                Message(
                    zh: "\(path)：生成 XLSX 失败（状态 \(status)）",
                    en: "\(path): making the XLSX file failed (status \(status))"),
                Message(
                    zh: "检查磁盘空间和文件夹权限，或改用 --excel 文件.csv",
                    en: "check the free disk space and the permissions of the folder, or use "
                        + "--excel FILE.csv"))
        }
    }
}

/// An error that carries its message.
package struct ErrorMessageError: Error {
    package let message: ErrorMessage

    package init(_ what: Message, _ details: Message...) {
        message = ErrorMessage(what, lines: details)
    }

    package init(_ what: Message, lines: [Message]) { message = ErrorMessage(what, lines: lines) }
}

extension Message {
    /// A failed call of ICU.
    static func failure(of error: ICUError) -> Message {
        Message(
            zh: "ICU 的 \(error.call) 失败：\(error.name)",
            en: "ICU failed in \(error.call): \(error.name)")
    }
}
