internal import ReportCorpus

/// Breaks text into lines by the rules of Chinese typesetting: numbers and Latin words are not broken, a line does not
/// begin with a closing mark, and it does not end with an opening mark. Scalars may be marked.
package struct LineBreaks {
    /// A scalar of the text and whether it is marked.
    package struct Piece {
        package let scalar: Unicode.Scalar
        package let isMarked: Bool

        package init(scalar: Unicode.Scalar, isMarked: Bool) {
            self.scalar = scalar
            self.isMarked = isMarked
        }
    }

    /// The lines, each at most `cells` wide. A number or word that is wider than a line is broken.
    package static func lines(_ pieces: [Piece], cells: Int) -> [[Piece]] {
        var lines: [[Piece]] = []
        var line: [Piece] = []
        var width = 0
        func close() {
            lines.append(line)
            line = []
            width = 0
        }
        var start = 0
        while start < pieces.count {
            let unit = start..<unitEnd(pieces, from: start)
            start = unit.upperBound
            if pieces[unit.lowerBound].scalar == "\n" {
                close()
                continue
            }
            let unitWidth = unit.reduce(0) { $0 + DisplayWidth.cells(pieces[$1].scalar) }
            if width + unitWidth > cells, !line.isEmpty { close() }
            // A space at the beginning of a line is left out.
            if line.isEmpty, !lines.isEmpty, unit.count == 1, pieces[unit.lowerBound].scalar == " "
            {
                continue
            }
            for piece in pieces[unit] {
                let cell = DisplayWidth.cells(piece.scalar)
                if width + cell > cells, !line.isEmpty { close() }
                line.append(piece)
                width += cell
            }
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }

    /// The lines of a text without marks.
    package static func lines(_ text: String, cells: Int) -> [String] {
        let pieces = text.unicodeScalars.map { Piece(scalar: $0, isMarked: false) }
        return lines(pieces, cells: cells).map { line in
            var text = String(String.UnicodeScalarView(line.map(\.scalar)))
            while text.last == " " { text.removeLast() }
            return text
        }
    }

    /// The end of the unit that begins at `start` and must stay on one line.
    private static func unitEnd(_ pieces: [Piece], from start: Int) -> Int {
        var left = BreakClass(pieces[start].scalar)
        var end = start + 1
        while end < pieces.count {
            let right = BreakClass(pieces[end].scalar)
            if !left.joins(right) { break }
            left = right
            end += 1
        }
        return end
    }

    /// The text of a line, with marked stretches transformed by `mark`.
    package static func string(_ line: [Piece], mark: (String) -> String) -> String {
        var result = ""
        var stretch = String.UnicodeScalarView()
        var isMarked = false
        func close() {
            if !stretch.isEmpty { result += isMarked ? mark(String(stretch)) : String(stretch) }
            stretch = String.UnicodeScalarView()
        }
        for piece in line {
            if piece.isMarked != isMarked {
                close()
                isMarked = piece.isMarked
            }
            stretch.append(piece.scalar)
        }
        close()
        return result
    }
}
