internal import DocumentModel
internal import ReportCorpus

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension ErrorMessage {
    /// Describes a file that could not be read.
    package init(_ error: CorpusError) {
        let place = Self.place(error)
        let reason = Message.reason(error)
        self.init(
            place.isEmpty ? reason : Message(zh: place + "：", en: place + ": ") + reason,
            lines: [Self.advice(error)].compactMap(\.self))
    }

    /// The file, or the file and the line; empty if the error has no file.
    private static func place(_ error: CorpusError) -> String {
        switch error {
        case .malformedRow(let path, let line, _), .malformedTable(let path, let line, _):
            "\(path):\(line)"
        default: error.path ?? ""
        }
    }

    /// What to do about it.
    private static func advice(_ error: CorpusError) -> Message? {
        switch error {
        case .undecodable(_, .hz, _):
            Message(
                zh: "请先转换：iconv -f HZ -t UTF-8", en: "convert it: iconv -f HZ -t UTF-8")
        case .undecodable:
            Message(
                zh: "若为其他编码，请用 --encoding 指明",
                en: "if it has another encoding, name it with --encoding")
        case .unreadableDocument(_, let kind, let error): .advice(error, kind: kind)
        case .containsDocuments(_, let documents):
            documents.first.map {
                Message(zh: "请指明其中一个，如 \($0)", en: "name one of them, such as \($0)")
            }
        case .system(_, .read, EISDIR):
            Message(zh: "请指定其中的一个文件", en: "name one of the files in it")
        case .lineTooLong:
            Message(zh: "请按段落分行", en: "put each paragraph on a line of its own")
        case .malformedRow:
            Message(zh: "每行依次为标识、制表符、文本", en: "each line is an id, a tab, and a text")
        case .malformedTable(_, _, .noAgency):
            Message(
                zh: "名单须有“单位”一列，或每行写一个机关名称",
                en: "the list must have a column named agency, or one name per line")
        case .malformedTable:
            Message(
                zh: "元数据表的表头须有 file 列，以及 title、agency、region、year、date 中的若干列，每个文件一行",
                en:
                    "a table of metadata must have a header with file and any of title, agency, region, "
                    + "year, date, and a line for each file")
        default: nil
        }
    }
}

extension Message {
    /// What is wrong with a file, without its name.
    package static func reason(_ error: CorpusError) -> Message {
        switch error {
        case .system(_, let operation, let number):
            return Message(zh: "无法", en: "cannot ") + verb(operation)
                + Message(zh: "：", en: ": ") + SystemText.of(number)
        case .tooManyBytes(_, let limit):
            return Message(
                zh: "无法读取：大小不明，已超过 \(limit >> 20) MB；请先存成文件",
                en:
                    "cannot read: its size is unknown and exceeds \(limit >> 20) MB; save it to a file first"
            )
        case .undecodable(_, .hz, _):
            return Message(zh: "是 HZ 编码，不能读取，已跳过该文件", en: "HZ text is not read; file skipped")
        case .undecodable(_, let encoding, let offset):
            return Message(
                zh: "第 \(offset) 字节不是有效的 \(encoding.rawValue)，已跳过该文件",
                en: "byte \(offset) is not valid \(encoding.rawValue); file skipped")
        case .lineTooLong(_, let offset, let limit):
            return Message(
                zh: "自第 \(offset) 字节起的一行超过 \(limit >> 20) MB，已跳过该文件",
                en: "the line at byte \(offset) is longer than \(limit >> 20) MB; file skipped")
        case .malformedRow(_, _, let problem):
            return rowProblem(problem) + Message(zh: "，已跳过该行", en: "; line skipped")
        case .malformedTable(_, _, let problem): return tableProblem(problem)
        case .binary: return Message(zh: "不是文本文件，已跳过", en: "not a text file; skipped")
        case .notAFile:
            return Message(
                zh: "既不是文件也不是文件夹，已跳过", en: "neither a file nor a folder; skipped")
        case .unreadableDocument(_, let kind, let error): return .reason(error, kind: kind)
        case .containsDocuments(_, let documents):
            return Message(
                zh: "是压缩包或邮件，内有\(documents.count)个文件",
                en: "is an archive or an e-mail, which holds "
                    + English.count(documents.count, "document"))
        case .icu(let error): return .failure(of: error)
        }
    }

    private static func verb(_ operation: SourceOperation) -> Message {
        switch operation {
        case .open: Message(zh: "打开", en: "open")
        case .list: Message(zh: "列出", en: "list")
        case .read: Message(zh: "读取", en: "read")
        }
    }

    private static func rowProblem(_ problem: RowProblem) -> Message {
        switch problem {
        case .noTab: Message(zh: "标识之后没有制表符", en: "no tab after an id")
        case .notUTF8: Message(zh: "不是有效的 UTF-8", en: "not valid UTF-8")
        case .tooLong(let limit):
            Message(zh: "超过 \(limit >> 20) MB", en: "longer than \(limit >> 20) MB")
        }
    }

    private static func tableProblem(_ problem: TableProblem) -> Message {
        switch problem {
        case .unclosedQuotation:
            Message(zh: "此处的引号没有结束", en: "the quotation that begins here is not closed")
        case .isEmpty: Message(zh: "表是空的", en: "the table is empty")
        case .noAgency: Message(zh: "名单中没有机关名称", en: "the list names no agency")
        case .noFileColumn: Message(zh: "没有名为 file 的列", en: "no column is named file")
        case .noValueColumn:
            Message(
                zh: "没有名为 title、agency、region、year 或 date 的列",
                en: "no column is named title, agency, region, year or date")
        case .noFile: Message(zh: "没有写明文件", en: "no file is named")
        case .repeatedFile(let file):
            Message(zh: "\(file) 在前面已有一行", en: "\(file) is named in an earlier line too")
        case .notARegion(let cell):
            Message(
                zh: "“\(cell)”不是地区：请写作 天津市/滨海新区",
                en: "\"\(cell)\" is not a region: write 天津市/滨海新区")
        case .notAYear(let cell):
            Message(zh: "“\(cell)”不是年份：请写作 2023", en: "\"\(cell)\" is not a year: write 2023")
        case .notADate(let cell):
            Message(
                zh: "“\(cell)”不是日期：请写作 2024-01-31",
                en: "\"\(cell)\" is not a date: write 2024-01-31")
        }
    }
}
