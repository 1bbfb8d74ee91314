import ArgumentParser
import ReportOutput
import SystemPackage

/// Answers one query.
struct QueryRun {
    /// The form in which hits are written.
    enum Form: Equatable {
        case text, json, csv, files, count, nothing
        case excel(path: String)
    }

    /// The default number of hits.
    static let defaultLimit = 10

    let place: IndexPlace
    var request: SearchRequest
    var form = Form.text
    var isDistinct = false
    var synonyms: [String] = []

    func run(_ output: Output) throws {
        let searcher = try place.searcher(synonyms: synonyms)
        if form == .count || form == .files {
            let matches = try searcher.files(request)
            if matches.isRelaxed { output.note(.relaxed) }
            if form == .count { output.line(String(matches.paragraphCount)) }
            if form == .files { for file in matches.files { output.line(printable(file.file)) } }
            if matches.files.isEmpty { throw ExitCode(ExitStatus.nothingFound) }
            return
        }
        var request = request
        if form == .nothing { request.limit = 1 }
        var sameText: [[SameText]]?
        let result: SearchResult
        if isDistinct {
            let distinct = try DistinctHits(of: request, in: searcher)
            (result, sameText) = (distinct.result, distinct.sameText)
        } else {
            result = try searcher.search(request)
        }
        if form != .nothing { try show(result, sameText, output) }
        if result.hits.isEmpty {
            if form == .text {
                try output.noteNothing(.nothingMatches, request.filter, in: searcher)
            }
            throw ExitCode(ExitStatus.nothingFound)
        }
    }

    private func printable(_ text: String) -> String { PrintableText.of(text) }

    private func show(
        _ result: SearchResult, _ sameText: [[SameText]]?, _ output: Output
    ) throws {
        if request.explains { result.understanding.forEach { describe($0, output) } }
        if result.isRelaxed { output.note(.relaxed) }
        Message.used(result.expansions).forEach { output.note($0) }
        switch form {
        case .json:
            for (index, hit) in result.hits.enumerated() {
                output.record(HitRecord.record(hit, sameText: sameText.map { $0[index] }))
            }
        case .csv: try output.table(HitRecord.table(result.hits, sameText: sameText), as: .csv)
        case .excel(let path):
            try output.table(
                HitRecord.table(result.hits, sameText: sameText), as: .excel(path: path))
        default:
            let text = HitText(output)
            for (index, hit) in result.hits.enumerated() {
                if index > 0 { output.line("") }
                text.write(hit, sameText: sameText.map { $0[index] } ?? [])
            }
        }
    }

    private func describe(_ part: UnderstoodPart, _ output: Output) {
        let indent = String(repeating: "  ", count: part.depth)
        output.note(Message(verbatim: indent) + .understood(part))
    }
}
