import ArgumentParser
import ReportOutput

/// Explains a first argument that is not a command.
enum UnknownCommand {
    /// The error, with the most similar command; nil if the argument parser handles the arguments, such as options
    /// alone.
    static func error(in arguments: [String]) -> ErrorMessageError? {
        let names = RLSearch.configuration.subcommands.compactMap {
            $0.configuration.commandName
        }
        guard let name = firstName(in: arguments), !names.contains(name) else {
            return nil
        }
        var lines: [Message] = []
        // A command is found by its own name or by what other tools call it.
        let known = names.map { (written: $0, command: $0) } + otherNames
        let nearest = known.map { (known: $0, distance: distance(name, $0.written)) }
            .min { $0.distance < $1.distance }
        if name.unicodeScalars.contains(where: \.properties.isIdeographic) {
            lines.append(
                Message(
                    zh: "查询写作 `rlsearch query \(name)`",
                    en: "to search, write `rlsearch query \(name)`"))
        } else if let (known, distance) = nearest,
            distance <= max(1, min(name.count, known.written.count) / 2)
        {
            lines.append(
                Message(
                    zh: "是不是要写 `rlsearch \(known.command)`？",
                    en: "did you mean `rlsearch \(known.command)`?"))
        }
        lines.append(
            Message(zh: "可用的命令见 `rlsearch --help`", en: "see `rlsearch --help` for all commands"))
        return ErrorMessageError(
            Message(zh: "没有命令 \(name)", en: "there is no command \(name)"), lines: lines)
    }

    /// The first argument after the display options of the root command; nil if another option comes first.
    private static func firstName(in arguments: [String]) -> String? {
        var rest = arguments[...]
        while let argument = rest.first, argument.hasPrefix("-") {
            switch argument {
            case "--lang", "--color": rest = rest.dropFirst(2)
            case "--pager": rest = rest.dropFirst()
            case _ where argument.hasPrefix("--lang=") || argument.hasPrefix("--color="):
                rest = rest.dropFirst()
            default: return nil
            }
        }
        // `help NAME` asks for the help of a command, which must exist too.
        if rest.first == "help" { rest = rest.dropFirst() }
        return rest.first.flatMap { $0.hasPrefix("-") || $0 == "help" ? nil : $0 }
    }

    /// Names that other tools use for such commands.
    private static let otherNames: [(written: String, command: String)] = [
        ("search", "query"), ("find", "query"), ("grep", "query"), ("ask", "query"),
        ("count", "facets"), ("concordance", "kwic"), ("diff", "compare"), ("copies", "reuse"),
        ("tokenize", "segment"), ("add", "index"), ("update", "index"), ("server", "serve"),
        ("web", "serve"), ("info", "stats"), ("status", "stats"), ("open", "show"),
        ("explain", "why"), ("cat", "extract"), ("text", "extract"), ("version", "--version"),
    ]

    /// The number of letters to add, remove, replace, or swap with a neighbour (optimal string alignment distance).
    static func distance(_ left: String, _ right: String) -> Int {
        let (a, b) = (Array(left.lowercased()), Array(right))
        var rows = [Array(0...b.count)]
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var best = min(rows[i][j] + (a[i] == b[j] ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                    best = min(best, rows[i - 1][j - 1] + 1)
                }
                row.append(best)
            }
            rows.append(row)
        }
        return rows[a.count][b.count]
    }
}
