import ReportSearch

@testable import rlsearch

/// Any text on its way to a terminal: as many characters, none of which commands it.
struct TerminalFuzz: FuzzTarget {
    static let name = "terminal"

    func run(_ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        let shown = Terminal.printable(text)
        try require(
            !shown.unicodeScalars.contains(where: JSONFuzz.commands), "a control stands raw")
        try require(shown.unicodeScalars.count == text.unicodeScalars.count, "characters are lost")
        try require(Terminal.printable(shown) == shown, "what is printable is changed")
        let pieces = shown.unicodeScalars.map { TextWrap.Piece(scalar: $0, isMarked: false) }
        let lines = TextWrap.lines(pieces, cells: 20)
        // A mark of punctuation of two cells may hang over.
        for line in lines {
            let cells = line.reduce(0) { $0 + DisplayWidth.cells($1.scalar) }
            try require(cells <= 22, "a line of \(cells) cells")
        }
        for row in TextTable.lines(["a", "b"], [[text, text]], numbers: [1]) {
            try require(!row.unicodeScalars.contains(where: JSONFuzz.commands), "a raw table")
        }
    }
}
