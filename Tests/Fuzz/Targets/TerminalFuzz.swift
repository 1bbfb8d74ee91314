import ReportOutput

/// Any text for a terminal: the number of characters is unchanged, and none can control the terminal.
struct TerminalFuzz: FuzzTarget {
    static let name = "terminal"

    func run(_ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        let shown = PrintableText.of(text)
        try require(
            !shown.unicodeScalars.contains(where: JSONFuzz.controlsTerminal), "a control stands raw"
        )
        try require(shown.unicodeScalars.count == text.unicodeScalars.count, "characters are lost")
        try require(PrintableText.of(shown) == shown, "what is printable is changed")
        let pieces = shown.unicodeScalars.map { LineBreaks.Piece(scalar: $0, isMarked: false) }
        let lines = LineBreaks.lines(pieces, cells: 20)
        for line in lines {
            let cells = line.reduce(0) { $0 + DisplayWidth.cells($1.scalar) }
            try require(cells <= 20, "a line of \(cells) cells")
        }
        for row in TextTable.lines(["a", "b"], [[text, text]], numbers: [1], width: 40) {
            try require(
                !row.unicodeScalars.contains(where: JSONFuzz.controlsTerminal), "a raw table")
        }
    }
}
