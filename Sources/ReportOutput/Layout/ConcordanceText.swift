internal import ReportCorpus
internal import TextBasics

/// Lays out a concordance for people: one match per line, with all matches in one column.
package struct ConcordanceText: Sendable {
    /// The maximum width of a match, in cells.
    private static let maxMatchWidth = 20
    /// The minimum width of the text on each side, in cells.
    private static let minSideWidth = 8
    /// The minimum width left on each side for whole paths to be shown, in cells.
    private static let minRoomySide = 18
    private static let minPlaceWidth = 16
    /// The maximum width of the agency and year, in cells.
    private static let maxReportWidth = 24
    /// The minimum width of a line that has room for agency and year, in cells.
    private static let minWidthForReport = 72

    private let matchWidth: Int
    /// The maximum width of a place, in cells; nil if whole paths are shown.
    private let placeWidth: Int?
    /// The width of agency and year; 0 if the line has no room for them, or if no match has any.
    private let reportWidth: Int
    private let side: Int
    private let style: Style

    /// Takes the widths of columns from the first matches, as later ones may not be known yet.
    ///
    /// - Parameter side: the width of the text on each side in cells; nil to fill the line.
    package init(_ head: [ConcordanceLine], side: Int?, width: Int, style: Style) {
        let matches = head.map { DisplayWidth.cells(PrintableText.of($0.match)) }
        matchWidth = min(matches.max() ?? 0, Self.maxMatchWidth)
        let reports =
            width < Self.minWidthForReport
            ? [] : head.map { DisplayWidth.cells(Self.report($0.metadata)) }
        reportWidth = min(reports.max() ?? 0, Self.maxReportWidth, width / 5)
        let width = width - (reportWidth > 0 ? reportWidth + 1 : 0)
        let whole = head.map { DisplayWidth.cells(PrintableText.of($0.source.citation)) }
        let isRoomy = width - matchWidth - (whole.max() ?? 0) - 4 >= 2 * Self.minRoomySide
        let widest = max(Self.minPlaceWidth, width / 4)
        placeWidth = isRoomy ? nil : widest
        let places =
            isRoomy ? whole : head.map { DisplayWidth.cells(Self.name($0, width: widest)) }
        let room = (width - matchWidth - (places.max() ?? 0) - 4) / 2
        self.side = side ?? max(room, Self.minSideWidth)
        self.style = style
    }

    /// The lines of some matches.
    package func text(_ lines: [ConcordanceLine]) -> String {
        // Bytes: appending to a string costs more than all else here.
        var text: [UInt8] = []
        func pad(_ cells: Int) {
            if cells > 0 { text.append(contentsOf: repeatElement(0x20, count: cells)) }
        }
        // Matches of one paragraph follow each other, and have one name and one citation.
        var named: (file: String, paragraph: Int, shown: String)?
        for line in lines {
            let match = Cells.ends(matchWidth, of: PrintableText.of(line.match))
            // Centre the match.
            let rest = matchWidth - DisplayWidth.cells(match)
            let left = Cells.last(
                side, of: line.text, before: line.place.lowerBound, isPrinted: true)
            let right = Cells.first(
                side + rest, of: line.text, from: line.place.upperBound, isPrinted: true)
            pad(side - DisplayWidth.cells(left))
            text.append(contentsOf: left.utf8)
            text.append(0x20)
            text.append(contentsOf: style.match(match).utf8)
            text.append(0x20)
            text.append(contentsOf: right.utf8)
            pad(side + rest - DisplayWidth.cells(right))
            text.append(0x20)
            let shown: String
            if let named, named.paragraph == line.paragraph, line.paragraph > 0,
                named.file == line.file
            {
                shown = named.shown
            } else {
                let place =
                    placeWidth.map { Self.name(line, width: $0) }
                    ?? PrintableText.of(line.source.citation)
                shown = style.dim(report(of: line) + place)
                named = (line.file, line.paragraph, shown)
            }
            text.append(contentsOf: shown.utf8)
            text.append(0x0A)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Agency and year in the width of their column, and the gap after it.
    private func report(of line: ConcordanceLine) -> String {
        if reportWidth == 0 { return "" }
        return Cells.padded(
            Self.report(line.metadata, width: reportWidth), to: reportWidth + 1)
    }

    /// Agency and year; of an agency that is too long, its end.
    private static func report(_ metadata: Metadata, width: Int = .max) -> String {
        let year = metadata.year.map { "\($0.value)" } ?? ""
        guard let agency = metadata.agency?.value else { return year }
        let room = width == .max ? width : width - (year.isEmpty ? 0 : year.count + 1)
        let name = PrintableText.of(agency)
        let shown = room == .max ? name : Cells.ends(max(2, room), of: name)
        return year.isEmpty ? shown : shown + " " + year
    }

    /// The file name without its folder, and the paragraph number.
    private static func name(_ line: ConcordanceLine, width: Int) -> String {
        let citation = line.source.citation
        let slash = citation.utf8.lastIndex(of: UInt8(ascii: "/"))
        let name = slash.map { String(citation[citation.utf8.index(after: $0)...]) } ?? citation
        return Cells.ends(width, of: PrintableText.of(name))
    }
}
