internal import ReportCorpus

/// Writes a concordance for people: one match per line, with all matches in one column.
package enum ConcordanceText {
    /// The maximum width of a match, in cells.
    private static let maxMatchWidth = 20
    /// The minimum width of the text on each side, in cells.
    private static let minSideWidth = 8
    /// The minimum width left on each side for whole paths to be shown, in cells.
    private static let minRoomySide = 18

    /// - Parameter side: the width of the text on each side in cells; nil to fill the line.
    package static func write(_ lines: [ConcordanceLine], side: Int?, to output: Output) {
        let matches = lines.map { PrintableText.of($0.match) }
        let matchWidth = min(
            matches.map { DisplayWidth.cells($0) }.max() ?? 0, maxMatchWidth)
        let whole = lines.map { PrintableText.of($0.source.citation) }
        let wholeWidth = whole.map { DisplayWidth.cells($0) }.max() ?? 0
        let isRoomy = output.width - matchWidth - wholeWidth - 4 >= 2 * minRoomySide
        let places = isRoomy ? whole : lines.map { name($0, width: max(16, output.width / 4)) }
        let placeWidth = places.map { DisplayWidth.cells($0) }.max() ?? 0
        let room = (output.width - matchWidth - placeWidth - 4) / 2
        let side = side ?? max(room, minSideWidth)
        for (index, line) in lines.enumerated() {
            let match = Cells.ends(matchWidth, of: matches[index])
            // Centre the match.
            let rest = matchWidth - DisplayWidth.cells(match)
            let left = Cells.last(side, of: PrintableText.of(line.left))
            let right = Cells.first(side + rest, of: PrintableText.of(line.right))
            output.line(
                Cells.padded(left, to: side, isRight: true) + " " + output.style.match(match) + " "
                    + Cells.padded(right, to: side + rest) + " "
                    + output.style.dim(places[index]))
        }
    }

    /// The file name without its folder, and the paragraph number.
    private static func name(_ line: ConcordanceLine, width: Int) -> String {
        let citation = line.source.citation
        let name = citation.split(separator: "/").last.map(String.init) ?? citation
        return Cells.ends(width, of: PrintableText.of(name))
    }
}
