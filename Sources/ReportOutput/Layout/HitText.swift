internal import DocumentModel
internal import ReportCorpus

/// Writes hits for people.
package struct HitText {
    private let output: Output
    private static let indent = 4
    /// The maximum number of lines shown of a paragraph.
    private static let maxLines = 6

    package init(_ output: Output) { self.output = output }

    private var style: Style { output.style }

    /// Writes a hit with its place, its passage and its neighbours.
    package func write(_ hit: SearchHit, sameText: [SameText] = []) {
        var text = heading(hit)
        for paragraph in hit.before { text += neighbour(paragraph) }
        text += passage(hit)
        for paragraph in hit.after { text += neighbour(paragraph) }
        let source = hit.place.source
        // A document in an archive has no file of its own: the link leads to the archive.
        let outer = source.inner.map { source.file.dropLast($0.count + 1) } ?? source.file[...]
        let file = style.link(
            style.path(PrintableText.of(source.file)), to: String(outer), page: source.document.page
        )
        let number = hit.place.source.citedParagraph.map { ":" + style.number(String($0)) } ?? ""
        text += "    \(file)\(number)\(placeText(hit.place))\n"
        if !hit.place.otherFiles.isEmpty { text += also(hit.place.otherFiles) }
        text += same(sameText, hit)
        for part in hit.explanation { text += explanation(part) }
        output.write(text)
    }

    /// The page or other place in a document, and why its text may be wrong.
    private func placeText(_ place: ParagraphPlace) -> String {
        var parts = Message.place(place.source.document).map { [$0] } ?? []
        if place.isDamaged { parts.append(Message(zh: "文件部分损坏", en: "damaged file")) }
        if parts.isEmpty { return "" }
        return "  "
            + style.dim(
                parts.map { PrintableText.of($0[output.language]) }.joined(separator: " · "))
    }

    /// Other files with the same report.
    private func also(_ files: [String]) -> String {
        let more = files.count > 3 ? " …" : ""
        let names = files.prefix(3).map(PrintableText.of).joined(separator: " · ")
        let text = Message(zh: "同一报告另见：", en: "also in ")[output.language]
        return "    " + style.dim(text + names + more) + "\n"
    }

    /// The places of near-identical text. Those with different figures are on a separate line.
    private func same(_ sameText: [SameText], _ hit: SearchHit) -> String {
        same(sameText.filter { !$0.hasOtherFigures }, hit, Message.sameText)
            + same(sameText.filter(\.hasOtherFigures), hit, Message.otherFigures)
    }

    private func same(
        _ sameText: [SameText], _ hit: SearchHit, _ message: (_ otherReports: Int) -> Message
    ) -> String {
        guard let first = sameText.first else { return "" }
        let files = Set(sameText.map(\.file)).subtracting([hit.place.file])
        let count = message(files.count)[output.language]
        let more = sameText.count > 1 ? " …" : ""
        let place = PrintableText.of(first.source.citation)
        return "    " + style.dim("\(count)\(place)\(more)") + "\n"
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
        let place = PrintableText.of(parts.joined(separator: " · "))
        let kind =
            hit.match == .literal
            ? "" : style.dim(" [\(Message.match(hit.match)[output.language])]")
        let rank = Cells.padded(String(hit.rank), to: 3, isRight: true)
        let score = format(hit.score)
        // Continuation lines are aligned after the score.
        let plainKind =
            hit.match == .literal ? "" : " [\(Message.match(hit.match)[output.language])]"
        let used = DisplayWidth.cells("\(rank) \(score)\(plainKind)  ")
        let lines = LineBreaks.lines(place, cells: max(20, output.width - used))
        let indent = String(repeating: " ", count: used)
        let rest = lines.dropFirst().map { indent + style.bold($0) + "\n" }.joined()
        return "\(style.bold(rank)) \(score)\(kind)  \(style.bold(lines.first ?? ""))\n" + rest
    }

    private func shortened(_ heading: String) -> String {
        let scalars = heading.unicodeScalars
        return scalars.count <= 24
            ? heading : String(String.UnicodeScalarView(scalars.prefix(23))) + "…"
    }

    private func passage(_ hit: SearchHit) -> String {
        let cells = max(20, output.width - Self.indent)
        let snippet = Snippet(
            text: hit.text, highlights: hit.highlights, cells: cells * Self.maxLines - 8)
        let scalars = Array(hit.text.unicodeScalars)
        var marked = [Bool](repeating: false, count: scalars.count)
        for range in hit.highlights { for index in range { marked[index] = true } }
        var pieces: [LineBreaks.Piece] = []
        if snippet.isCutBefore { pieces.append(.init(scalar: "…", isMarked: false)) }
        for index in snippet.range {
            pieces.append(
                .init(scalar: PrintableText.of(scalars[index]), isMarked: marked[index]))
        }
        if snippet.isCutAfter { pieces.append(.init(scalar: "…", isMarked: false)) }
        return lines(pieces, cells: cells) { LineBreaks.string($0, mark: style.match) }
    }

    private func neighbour(_ paragraph: ContextParagraph) -> String {
        let cells = max(20, output.width - Self.indent)
        let pieces = paragraph.text.unicodeScalars.map {
            LineBreaks.Piece(scalar: PrintableText.of($0), isMarked: false)
        }
        return lines(pieces, cells: cells) { style.dim(LineBreaks.string($0) { $0 }) }
    }

    private func lines(
        _ pieces: [LineBreaks.Piece], cells: Int, _ line: ([LineBreaks.Piece]) -> String
    ) -> String {
        let indent = String(repeating: " ", count: Self.indent)
        return LineBreaks.lines(pieces, cells: cells).map { indent + line($0) + "\n" }.joined()
    }

    private func explanation(_ part: ScorePart) -> String {
        let text = Message.scorePart(part, format: format)[output.language]
        return "    \(format(part.score))  \(PrintableText.of(text))\n"
    }

    private func format(_ value: Double) -> String { DecimalFormat.fixed(value, digits: 3) }
}
