internal import DocumentModel

/// The cells of a sheet that are shown and not empty, row by row.
struct SheetCells {
    struct Cell {
        /// From 1.
        var column: Int
        var text: String
        var isText: Bool
    }

    struct Row {
        /// From 1.
        var number: Int
        var cells: [Cell]
    }

    /// The number of columns that a sheet can have.
    static let maxColumn = 16_384
    /// The number of rows that a sheet can have.
    static let maxRow = 1_048_576

    private(set) var rows: [Row] = []
    private(set) var merges: [CellRange] = []
    /// Whether hidden rows or columns contain cells that are not empty.
    private(set) var hasHidden = false
    /// Whether a formula that is shown has no value in the file.
    private(set) var hasEmptyFormula = false
    private var hiddenColumns: [ClosedRange<Int>] = []
    private let strings: [String]
    private let formats: CellFormats

    init(strings: [String], formats: CellFormats) {
        self.strings = strings
        self.formats = formats
    }

    /// Reads the XML of a sheet. Time and memory depend on its cells, not on the size that it declares.
    ///
    /// - Throws: `damaged`.
    mutating func read(_ bytes: [UInt8], name: String) throws(DocumentError) {
        var copy = self
        try XMLStream.read(bytes, part: name) { stream throws(DocumentError) in
            var number = 0
            while let event = try stream.next() {
                guard case .start(let name) = event else { continue }
                switch name {
                case "col": copy.readColumn(stream)
                case "row":
                    number = stream.attribute("r").flatMap { Int($0) } ?? number + 1
                    let isHidden = Self.isTrue(stream.attribute("hidden"))
                    guard !stream.isEmpty else { continue }
                    guard (1...Self.maxRow).contains(number) else {
                        throw .damaged(detail: "\(name): row \(number)")
                    }
                    let cells = try copy.readRow(stream)
                    if cells.isEmpty { continue }
                    if isHidden {
                        copy.hasHidden = true
                    } else {
                        copy.rows.append(Row(number: number, cells: cells))
                    }
                case "mergeCell":
                    if let range = stream.attribute("ref").flatMap({ CellRange($0) }) {
                        copy.merges.append(range)
                    }
                default: break
                }
            }
        }
        self = copy
    }

    private static func isTrue(_ value: String?) -> Bool { value == "1" || value == "true" }

    private mutating func readColumn(_ stream: borrowing XMLStream) {
        guard Self.isTrue(stream.attribute("hidden")),
            let first = stream.attribute("min").flatMap({ Int($0) }),
            let last = stream.attribute("max").flatMap({ Int($0) }), first <= last
        else { return }
        hiddenColumns.append(first...last)
    }

    private mutating func readRow(_ stream: borrowing XMLStream) throws(DocumentError) -> [Cell] {
        var cells: [Cell] = []
        var column = 0
        while let event = try stream.next() {
            if case .end("row") = event { break }
            guard case .start("c") = event else { continue }
            let reference = stream.attribute("r").flatMap { CellRange.position($0) }
            column = reference?.column ?? column + 1
            guard !stream.isEmpty else { continue }
            let (text, isText, isEmptyFormula) = try readCell(stream)
            let trimmed = text.trimmed
            if isEmptyFormula, !hiddenColumns.contains(where: { $0.contains(column) }) {
                hasEmptyFormula = true
            }
            guard column <= Self.maxColumn, !trimmed.isEmpty else { continue }
            if hiddenColumns.contains(where: { $0.contains(column) }) {
                hasHidden = true
            } else {
                cells.append(Cell(column: column, text: trimmed, isText: isText))
            }
        }
        return cells
    }

    private func readCell(
        _ stream: borrowing XMLStream
    ) throws(DocumentError) -> (text: String, isText: Bool, isEmptyFormula: Bool) {
        let type = stream.attribute("t") ?? "n"
        let format = stream.attribute("s").flatMap { Int($0) } ?? 0
        var value = ""
        var inline: String?
        var isValue = false
        var isFormula = false
        loop: while let event = try stream.next() {
            switch event {
            case .start("f"): isFormula = true
            case .start("v"): isValue = !stream.isEmpty
            case .end("v"): isValue = false
            case .start("is"):
                if !stream.isEmpty { inline = try CellText.read(stream, until: "is") }
            case .text(let piece): if isValue { value += piece }
            case .end("c"): break loop
            default: break
            }
        }
        switch type {
        case "s":
            let index = Int(value.trimmed) ?? -1
            return (strings.indices.contains(index) ? strings[index] : "", true, false)
        case "inlineStr": return (inline ?? value, true, false)
        case "str": return (CellText.unescaped(value), true, false)
        case "b": return (value.trimmed == "1" ? "TRUE" : value.isEmpty ? "" : "FALSE", true, false)
        case "e": return (value, false, false)
        case "d": return (CellDate.shown(iso: value.trimmed), false, false)
        default:
            let number = value.trimmed
            return (formats.text(number, format: format), false, isFormula && number.isEmpty)
        }
    }
}

/// A rectangle of cells, such as A1:C2; rows and columns from 1.
struct CellRange {
    var rows: ClosedRange<Int>
    var columns: ClosedRange<Int>

    init?(_ reference: String) {
        let parts = reference.split(separator: ":")
        guard let first = parts.first.flatMap({ Self.position($0) }),
            let last = parts.last.flatMap({ Self.position($0) }), first.row <= last.row,
            first.column <= last.column
        else { return nil }
        rows = first.row...last.row
        columns = first.column...last.column
    }

    /// The row and column of a reference such as B7 or $B$7; nil if the text is not a reference, or if the cell is
    /// beyond the largest sheet.
    static func position(_ reference: some StringProtocol) -> (row: Int, column: Int)? {
        var row = 0
        var column = 0
        for byte in reference.utf8 {
            switch byte {
            case 0x24: continue
            case 0x41...0x5A where row == 0: column = column * 26 + Int(byte - 0x40)
            case 0x61...0x7A where row == 0: column = column * 26 + Int(byte - 0x60)
            case 0x30...0x39: row = row * 10 + Int(byte - 0x30)
            default: return nil
            }
            guard column <= SheetCells.maxColumn, row <= SheetCells.maxRow else { return nil }
        }
        return row > 0 && column > 0 ? (row, column) : nil
    }

    /// The reference of a cell.
    static func reference(row: Int, column: Int) -> String {
        var letters = ""
        var rest = column
        while rest > 0 {
            rest -= 1
            letters = String(Character(Unicode.Scalar(UInt8(65 + rest % 26)))) + letters
            rest /= 26
        }
        return letters + String(row)
    }
}
