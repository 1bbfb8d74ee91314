import ReportSearch

/// An error in words: what failed, where, and what to do about it.
struct ErrorMessage {
    let what: String
    /// Where and how to mend it, a line each.
    let details: [String]

    init(_ what: String, _ details: String...) {
        self.what = what
        self.details = details
    }

    init(_ what: String, lines: [String]) {
        self.what = what
        details = lines
    }

    /// The message of one of the program's own errors; nil for others.
    init?(_ error: any Error) {
        switch error {
        case let error as ReportSearchError: self.init(error)
        case let error as ErrorMessageError: self = error.message
        default: return nil
        }
    }

    private init(_ error: ReportSearchError) {
        switch error {
        case .index(let error): self.init(error)
        case .query(let error):
            self.init(
                "\(error.message) (column \(error.column + 1))",
                lines: Self.pointer(error) + [error.hint])
        case .analyzerChanged(let stored):
            self.init(
                "the index was made by another version of the text analysis: \(stored)",
                "run `rlsearch index` on the same paths to bring it up to date")
        case .dictionary(let path, let reason):
            self.init(
                "the dictionary \(path) cannot be used: \(reason)",
                "write one word a line, as UTF-8; a line that begins with # is a comment")
        case .synonyms(let path, let line, let text):
            self.init(
                "\(path):\(line): not a group of synonyms: \(Terminal.printable(text))",
                "write A = B, or A => B where A finds B and not the other way round; a line that "
                    + "begins with # is a comment")
        case .icu(let call, let name):
            self.init(
                "ICU failed in \(call): \(name)",
                "rlsearch was built with an ICU that is not whole: build it again (Scripts/build)")
        case .damagedRecord(let what):
            self.init(
                "the index is damaged: \(what)",
                "run `rlsearch check`, then `rlsearch index --full` on the same paths")
        }
    }

    /// The query and a caret below the place; nothing if the query is longer than a line.
    private static func pointer(_ error: QueryError) -> [String] {
        let query = Terminal.printable(error.query)
        let width = DisplayWidth.cells(query)
        guard !query.isEmpty, query.count == error.query.count, width < Terminal.width else {
            return []
        }
        let before = DisplayWidth.cells(String(query.prefix(error.column)))
        return [query, String(repeating: " ", count: before) + "^"]
    }

    /// A query of a file that cannot be understood.
    init(_ error: QueryError, skipping place: String) {
        self.init(
            "\(place): \(error.message) (column \(error.column + 1) of the query); line skipped",
            error.hint)
    }

    private init(_ error: IndexError) {
        let rebuild =
            "run `rlsearch check --repair`, or `rlsearch index --full` on the same paths to make it again"
        switch error {
        case .noIndex(let path):
            self.init(
                "there is no index in \(path)",
                "make one with `rlsearch index PATH`, or name one with --index")
        case .unsupportedVersion(let file, let found, let supported):
            self.init(
                "the index has format \(found); this program reads format \(supported)",
                "in \(file)", "remove the index's folder, then run `rlsearch index` again")
        case .corrupt(let file, let section, let offset, let reason):
            self.init(
                "the index is damaged: \(reason)", "in \(file), \(section), byte \(offset)",
                rebuild)
        case .checksumMismatch(let file, let section, let offset):
            self.init(
                "the index is damaged: a checksum does not fit",
                "in \(file), \(section), from byte \(offset)", rebuild)
        case .locked(let path, let owner):
            self.init(
                "another process is writing to this index: \(owner)", "it holds \(path)",
                "wait until it is done, then try again")
        case .system(let operation, let path, _, let message):
            self.init("cannot \(operation) \(path): \(message)")
        }
    }

    /// A file that could not be read.
    init(_ error: CorpusError) {
        let text = CorpusErrorText(error)
        self.init(text.message, lines: [text.advice].compactMap(\.self))
    }
}

/// An error whose message is made where it happens.
struct ErrorMessageError: Error {
    let message: ErrorMessage
}
