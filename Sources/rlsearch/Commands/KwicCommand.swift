import ArgumentParser
import ReportSearch

/// `rlsearch kwic`
struct KwicCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kwic",
        abstract: "Show every place where a query stands, one below the other.",
        discussion: """
            A concordance: the places in which the parts of the query stand literally, in all
            paragraphs that match it, with the text before and behind, aligned at two cells a
            Han character. Other names are looked for only with --expand.

            Examples:
              rlsearch kwic 行政执法 --sort right
              rlsearch kwic '/检查\\d+次/' --width 30
              rlsearch kwic 营商环境 --csv > places.csv
            """)

    @OptionGroup var index: IndexOptions

    @Option(
        help: ArgumentHelp(
            "Cells of text on either side (default: as many as the line has room for).",
            valueName: "cells"))
    var width: Int?

    @Option(help: "In the order of: file, left (the text before, backwards), right.")
    var sort = ConcordanceSort.file

    @Option(
        name: .customShort("n"),
        help: ArgumentHelp("Places to show (default: all).", valueName: "count"))
    var limit: Int?

    @OptionGroup(title: "Filters") var filters: FilterOptions

    @Flag(help: "Look for other names too.")
    var expand = false

    @Option(help: "When to use colours: auto, always, never.")
    var color = ColorChoice.auto

    @OptionGroup var table: TableOptions

    @Argument(help: "What to look for.")
    var query: [String]

    func validate() throws {
        if let width, width < 1 { throw ValidationError("--width must be at least 1") }
        if let limit, limit < 1 { throw ValidationError("-n must be at least 1") }
    }

    func run() throws {
        var request = SearchRequest(query.joined(separator: " "))
        request.filter = filters.filter
        request.expands = expand
        var lines = try ReportSearcher(index.reading).concordance(request, order: sort.order)
        if let limit { lines = Array(lines.prefix(limit)) }
        if table.csv || table.json { writeTable(lines) } else { writeText(lines) }
        if lines.isEmpty { throw ExitCode(ExitStatus.nothingFound) }
    }

    private func writeText(_ lines: [ConcordanceLine]) {
        let style = Style(isColored: color.isOn)
        let places = lines.map { Terminal.printable($0.source.citation) }
        let matchWidth = lines.map { DisplayWidth.cells(Terminal.printable($0.match)) }.max() ?? 0
        let placeWidth = places.map { DisplayWidth.cells($0) }.max() ?? 0
        let room = (Terminal.width - min(matchWidth, 20) - placeWidth - 4) / 2
        let side = width ?? max(room, 16)
        for (line, place) in zip(lines, places) {
            let left = Self.last(side, of: Terminal.printable(line.left))
            let right = Self.first(side, of: Terminal.printable(line.right))
            let before = String(repeating: " ", count: side - DisplayWidth.cells(left))
            let after = String(
                repeating: " ",
                count: max(0, side + matchWidth - DisplayWidth.cells(line.match + right)))
            Output.line(
                "\(before)\(left) \(style.match(Terminal.printable(line.match))) \(right)\(after) "
                    + style.dim(place))
        }
    }

    private func writeTable(_ lines: [ConcordanceLine]) {
        let side = width ?? 40
        table.write([
            TableColumn("file", lines.map { .text($0.file) }),
            TableColumn("paragraph", lines.map { .int($0.paragraph) }),
            TableColumn("start", lines.map { .int($0.bytes.lowerBound) }),
            TableColumn("end", lines.map { .int($0.bytes.upperBound) }),
            TableColumn("left", lines.map { .text(Self.last(side, of: $0.left)) }),
            TableColumn("match", lines.map { .text($0.match) }),
            TableColumn("right", lines.map { .text(Self.first(side, of: $0.right)) }),
            TableColumn("agency", lines.map { .text($0.metadata.agency?.value) }),
            TableColumn("year", lines.map { .text($0.metadata.year.map { String($0.value) }) }),
        ])
    }

    private static func first(_ cells: Int, of text: String) -> String {
        var width = 0
        return String(
            text.prefix {
                width += DisplayWidth.cells(String($0))
                return width <= cells
            })
    }

    private static func last(_ cells: Int, of text: String) -> String {
        String(first(cells, of: String(text.reversed())).reversed())
    }
}

/// The order of a concordance, by name.
enum ConcordanceSort: String, CaseIterable, ExpressibleByArgument {
    case file, left, right

    var order: ConcordanceOrder { ConcordanceOrder(rawValue: rawValue) ?? .file }
}
