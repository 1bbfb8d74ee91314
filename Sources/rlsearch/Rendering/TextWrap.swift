import ReportSearch

/// Breaks text into lines of cells, with some of its scalars marked.
struct TextWrap {
    /// A scalar of the text and whether it is marked.
    struct Piece {
        let scalar: Unicode.Scalar
        let isMarked: Bool
    }

    /// Punctuation that must not begin a line, as Chinese is set.
    private static let neverFirst = Set("，。、；：！？）》」』”’】〕%,.;:!?)]".unicodeScalars)

    /// The lines, each at most `cells` wide but for one mark of punctuation that hangs over.
    static func lines(_ pieces: [Piece], cells: Int) -> [[Piece]] {
        var lines: [[Piece]] = []
        var line: [Piece] = []
        var width = 0
        for piece in pieces {
            let cell = DisplayWidth.cells(piece.scalar)
            let isFull = width + cell > cells
            let hangs = neverFirst.contains(piece.scalar) && width + cell <= cells + 2
            if (isFull && !hangs && !line.isEmpty) || piece.scalar == "\n" {
                lines.append(line)
                line = []
                width = 0
                if piece.scalar == "\n" || piece.scalar == " " { continue }
            }
            line.append(piece)
            width += cell
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }

    /// A line as a string, marked stretches set off by `style`.
    static func string(_ line: [Piece], mark: (String) -> String) -> String {
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
