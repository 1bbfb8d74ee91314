internal import SystemPackage

/// A ``CorpusError`` in English. No other file of this module has sentences for people.
public struct CorpusErrorText: Sendable {
    /// The file, or the file and the line; empty if it is about no file.
    public let place: String
    /// What is wrong there.
    public let reason: String
    /// What to do about it.
    public let advice: String?

    /// The place and what is wrong there.
    public var message: String { place.isEmpty ? reason : "\(place): \(reason)" }

    /// The words for an error.
    public init(_ error: CorpusError) {
        switch error {
        case .system(let path, let operation, let number):
            self.init(path, "cannot \(operation.verb): \(Errno(rawValue: number))")
        case .tooManyBytes(let path, let limit):
            self.init(
                path,
                "cannot read: more than \(limit >> 20) MB without a size; save them in a file")
        case .undecodable(let path, let encoding, let offset):
            self.init(
                path, "byte \(offset) is not valid \(encoding.rawValue); file skipped",
                "if it has another encoding, name it with --encoding")
        case .lineTooLong(let path, let offset, let limit):
            self.init(
                path, "the line at byte \(offset) is longer than \(limit >> 20) MB; file skipped",
                "break its text into lines, a paragraph each")
        case .malformedRow(let path, let line, let problem):
            self.init(
                "\(path):\(line)", "\(problem.text); line skipped",
                "each line is an id, a tab, and a text")
        case .malformedTable(let path, let line, let problem):
            self.init(
                "\(path):\(line)", problem.text,
                "a table of metadata has a header with file and any of title, agency, region, "
                    + "year, date, and a line for each file")
        case .binary(let path): self.init(path, "not a text file; skipped")
        case .notAFile(let path): self.init(path, "neither a file nor a folder; skipped")
        case .icu(let call, let name): self.init("", "ICU failed in \(call): \(name)")
        }
    }

    private init(_ place: String, _ reason: String, _ advice: String? = nil) {
        self.place = place
        self.reason = reason
        self.advice = advice
    }
}

extension FileOperation {
    fileprivate var verb: String {
        switch self {
        case .open: "open"
        case .list: "list"
        case .read: "read"
        }
    }
}

extension RowProblem {
    fileprivate var text: String {
        switch self {
        case .noTab: "no tab behind an id"
        case .notUTF8: "not valid UTF-8"
        case .tooLong(let limit): "longer than \(limit >> 20) MB"
        }
    }
}

extension TableProblem {
    fileprivate var text: String {
        switch self {
        case .unclosedQuotation: "a quotation begins here and never ends"
        case .isEmpty: "the table is empty"
        case .noFileColumn: "no column is named file"
        case .noValueColumn: "no column is named title, agency, region, year or date"
        case .noFile: "no file is named"
        case .repeatedFile(let file): "\(file) stands in an earlier line too"
        case .notARegion(let cell): "\"\(cell)\" is no region: write 天津市/滨海新区"
        case .notAYear(let cell): "\"\(cell)\" is no year: write 2023"
        case .notADate(let cell): "\"\(cell)\" is no date: write 2024-01-31"
        }
    }
}
