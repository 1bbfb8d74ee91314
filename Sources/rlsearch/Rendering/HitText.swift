import ReportSearch

/// Shows hits to a person.
struct HitText {
    let style: Style
    let width: Int
    private static let indent = 4
    /// Lines of a paragraph that are shown at most.
    private static let mostLines = 6

    /// A hit with its place, its passage and its neighbours.
    func render(_ hit: SearchHit) -> String {
        var text = heading(hit)
        for paragraph in hit.before { text += neighbour(paragraph) }
        text += passage(hit)
        for paragraph in hit.after { text += neighbour(paragraph) }
        let file = style.path(Terminal.printable(hit.place.file))
        let number = hit.place.source.citedParagraph.map { ":" + style.number(String($0)) } ?? ""
        text += "    \(file)\(number)\n"
        text += sameText(hit)
        for part in hit.explanation { text += explanation(part) }
        return text
    }

    /// Where else near the same text stands.
    private func sameText(_ hit: SearchHit) -> String {
        guard let first = hit.sameText.first else { return "" }
        let files = Set(hit.sameText.map(\.file)).subtracting([hit.place.file])
        let count =
            files.count == 1
            ? "1 other report"
            : files.isEmpty ? "this report again" : "\(files.count) other reports"
        let more = hit.sameText.count > 1 ? " …" : ""
        let place = Terminal.printable(first.source.citation)
        return "    " + style.dim("same text in \(count): \(place)\(more)") + "\n"
    }

    private func heading(_ hit: SearchHit) -> String {
        let metadata = hit.place.metadata
        var parts: [String] = []
        if let agency = metadata.agency?.value {
            parts.append(agency)
        } else if let title = metadata.title?.value {
            parts.append(title)
        }
        if let year = metadata.year?.value { parts.append(String(year)) }
        if !hit.place.headings.isEmpty {
            parts.append(hit.place.headings.map(shortened).joined(separator: " › "))
        }
        let rank = String(hit.rank)
        let place = Terminal.printable(parts.joined(separator: " · "))
        let kind = hit.match == .literal ? "" : style.dim(" [words]")
        return "\(style.bold(pad(rank, 3))) \(format(hit.score))\(kind)  \(style.bold(place))\n"
    }

    private func shortened(_ heading: String) -> String {
        let scalars = heading.unicodeScalars
        return scalars.count <= 24
            ? heading : String(String.UnicodeScalarView(scalars.prefix(23))) + "…"
    }

    private func passage(_ hit: SearchHit) -> String {
        let cells = max(20, width - Self.indent)
        let snippet = Snippet(
            text: hit.text, highlights: hit.highlights, cells: cells * Self.mostLines - 8)
        let scalars = Array(hit.text.unicodeScalars)
        var marked = [Bool](repeating: false, count: scalars.count)
        for range in hit.highlights { for index in range { marked[index] = true } }
        var pieces: [TextWrap.Piece] = []
        if snippet.isCutBefore { pieces.append(.init(scalar: "…", isMarked: false)) }
        for index in snippet.range {
            pieces.append(
                .init(scalar: Terminal.printable(scalars[index]), isMarked: marked[index]))
        }
        if snippet.isCutAfter { pieces.append(.init(scalar: "…", isMarked: false)) }
        return lines(pieces, cells: cells) { TextWrap.string($0, mark: style.match) }
    }

    private func neighbour(_ paragraph: ContextParagraph) -> String {
        let cells = max(20, width - Self.indent)
        let pieces = paragraph.text.unicodeScalars.map {
            TextWrap.Piece(scalar: Terminal.printable($0), isMarked: false)
        }
        return lines(pieces, cells: cells) { style.dim(TextWrap.string($0) { $0 }) }
    }

    private func lines(
        _ pieces: [TextWrap.Piece], cells: Int, _ line: ([TextWrap.Piece]) -> String
    ) -> String {
        let indent = String(repeating: " ", count: Self.indent)
        return TextWrap.lines(pieces, cells: cells).map { indent + line($0) + "\n" }.joined()
    }

    private func explanation(_ part: ScorePart) -> String {
        let place = part.position.map { ", first behind \($0) characters" } ?? ""
        return "    \(format(part.score))  \(Terminal.printable(part.text)): stands "
            + "\(part.frequency)x here\(place), and in \(part.docFrequency) paragraphs "
            + "(weight \(format(part.weight))); length \(part.length) words, "
            + "average \(format(part.averageLength))\n"
    }

    private func pad(_ text: String, _ cells: Int) -> String {
        String(repeating: " ", count: max(0, cells - text.count)) + text
    }

    private func format(_ value: Double) -> String { DecimalFormat.fixed(value, digits: 3) }
}
