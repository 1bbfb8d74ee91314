import ArgumentParser
import ReportSearch
import SystemPackage

/// Answers one query.
struct QueryRun {
    /// What is written of the hits.
    enum Form {
        case text, json, csv, files, count, nothing
    }

    /// How many hits are shown unless more are asked for.
    static let usualLimit = 10

    let location: IndexLocation
    var request: SearchRequest
    var form = Form.text
    var color = ColorChoice.auto
    var synonyms: [String] = []

    func run() throws {
        let searcher = try ReportSearcher(location, synonymFiles: synonyms.map { FilePath($0) })
        if form == .count || form == .files {
            let matches = try searcher.files(request)
            noteRelaxed(matches.isRelaxed)
            return form == .count ? try printCount(matches) : try printFiles(matches)
        }
        var request = request
        if form == .nothing { request.limit = 1 }
        let result = try searcher.search(request)
        if form != .nothing { show(result) }
        if result.hits.isEmpty { throw ExitCode(ExitStatus.nothingFound) }
    }

    private func show(_ result: SearchResult) {
        if request.explains { result.understanding.forEach(describe) }
        noteRelaxed(result.isRelaxed)
        note(result.expansions)
        let sameText = request.isDistinct ? ["same_text"] : []
        if form == .csv { Output.line(CSVText.row(HitRecord.csvHeader + sameText)) }
        let text = HitText(style: Style(isColored: color.isOn), width: Terminal.width)
        for (index, hit) in result.hits.enumerated() {
            switch form {
            case .json: Output.line(HitRecord.json(hit, isDistinct: request.isDistinct))
            case .csv:
                let same = sameText.map { _ in String(hit.sameText.count) }
                Output.data(CSVText.row(HitRecord.csv(hit) + same))
            default: Output.write((index > 0 ? "\n" : "") + text.render(hit))
            }
        }
    }

    private func describe(_ part: UnderstoodPart) {
        Diagnostics.note(String(repeating: "  ", count: part.depth) + part.text)
    }

    private func printCount(_ matches: FileMatches) throws {
        Output.line(String(matches.paragraphCount))
        if matches.files.isEmpty { throw ExitCode(ExitStatus.nothingFound) }
    }

    private func printFiles(_ matches: FileMatches) throws {
        for file in matches.files { Output.line(Terminal.printable(file.file)) }
        if matches.files.isEmpty { throw ExitCode(ExitStatus.nothingFound) }
    }

    private func note(_ expansions: [UsedExpansion]) {
        func names(_ origins: [UsedExpansion.Origin]) -> String {
            expansions.filter { origins.contains($0.origin) }.map { expansion in
                let place = expansion.origin == .reports ? " in reports that define it" : ""
                return "\(expansion.name) (\(expansion.expression)\(place))"
            }.joined(separator: ", ")
        }
        let read = Terminal.printable(names([.pinyin]))
        if !read.isEmpty { Diagnostics.note("read as pinyin: \(read)") }
        let others = Terminal.printable(names([.list, .reports]))
        if !others.isEmpty {
            Diagnostics.note("also looking for \(others); not so with --no-expand")
        }
    }

    private func noteRelaxed(_ isRelaxed: Bool) {
        guard isRelaxed else { return }
        Diagnostics.note("no paragraph matches all of the query; showing those with any word")
    }
}
