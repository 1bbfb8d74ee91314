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

    /// Marks that must not begin a line.
    private static let closing = Set("，。、；：！？）》」』”’】〕〉…—·,.;:!?)]}%％‰".unicodeScalars)
    /// Marks that must not end a line.
    private static let opening = Set("（《「『“‘【〔〈([{".unicodeScalars)
    /// Characters that stay with the number before them: 320余次 must not be broken before 余次.
    private static let afterNumber = Set("余多几万亿千百十%％‰℃年月日号次个".unicodeScalars)

    /// The lines, each at most `cells` wide. A unit wider than a line is broken anyway.
    package static func lines(_ pieces: [Piece], cells: Int) -> [[Piece]] {
        var lines: [[Piece]] = []
        var line: [Piece] = []
        var width = 0
        func close() {
            lines.append(line)
            line = []
            width = 0
        }
        for unit in units(pieces) {
            if unit[0].scalar == "\n" {
                close()
                continue
            }
            let unitWidth = unit.reduce(0) { $0 + DisplayWidth.cells($1.scalar) }
            if width + unitWidth > cells, !line.isEmpty { close() }
            // Drop a space at the beginning of a line.
            if line.isEmpty, !lines.isEmpty, unit.count == 1, unit[0].scalar == " " { continue }
            for piece in unit {
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

    /// The units that must stay on one line.
    private static func units(_ pieces: [Piece]) -> [[Piece]] {
        var units: [[Piece]] = []
        for piece in pieces {
            if let last = units.last?.last?.scalar, joins(last, piece.scalar) {
                units[units.count - 1].append(piece)
            } else {
                units.append([piece])
            }
        }
        return units
    }

    private static func joins(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> Bool {
        if left == "\n" || right == "\n" || left == " " || right == " " { return false }
        if closing.contains(right) || opening.contains(left) { return true }
        // A range of numbers is one unit: 2021—2025年.
        if "—–～~".unicodeScalars.contains(left), right.properties.numericType != nil { return true }
        let isLeftNarrow = isNarrow(left)
        if isLeftNarrow && isNarrow(right) { return true }
        let isNumber = left.properties.numericType != nil || "余多几万亿千百".unicodeScalars.contains(left)
        return isNumber && afterNumber.contains(right)
    }

    /// Whether a scalar is a digit, a Latin letter, or a mark inside numbers, dates and paths.
    private static func isNarrow(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? scalar.value > 0x20 : (0xC0...0x24F).contains(scalar.value)
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
