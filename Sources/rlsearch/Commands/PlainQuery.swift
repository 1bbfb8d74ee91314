import ReportOutput

/// Parses the most frequent command, `query` with few or no options, without the argument parser, whose setup takes as
/// long as the search itself.
enum PlainQuery {
    /// Parses the arguments; nil if they contain anything else, so that the argument parser must read them.
    static func parse(
        _ arguments: ArraySlice<String>
    ) -> (run: QueryRun, display: Display)? {
        guard arguments.first == "query" else { return nil }
        var rest = arguments.dropFirst()
        var words: [String] = []
        var request = SearchRequest("", limit: QueryRun.defaultLimit)
        var display = Display()
        var folder: String?
        var form = QueryRun.Form.text
        while let argument = rest.popFirst() {
            switch argument {
            case "--any": request.matchesAny = true
            case "--json": form = .json
            case "-n":
                guard let limit = rest.popFirst().flatMap({ Int($0) }), limit > 0 else {
                    return nil
                }
                request.limit = limit
            case "--index":
                guard let value = rest.popFirst(), !value.utf8.starts(with: "-".utf8) else {
                    return nil
                }
                folder = value
            case "--lang":
                guard let language = rest.popFirst().flatMap(Language.init(rawValue:)) else {
                    return nil
                }
                display.language = language
            case _ where argument.utf8.starts(with: "-".utf8): return nil
            default: words.append(argument)
            }
        }
        if words.isEmpty { return nil }
        request.query = words.joined(separator: " ")
        let run = QueryRun(
            place: .folder(IndexOptions.reading(folder)), request: request, form: form)
        return (run, display)
    }
}
