internal import DocumentModel

/// Visits the blocks of a Word file (paragraphs and tables) and collects their lines.
struct WordWalk {
    let styles: WordStyles
    var numbering: WordNumbering
    let notes: WordNotes
    /// Whether the results of date fields that change daily are kept; see `DocumentReader.read(_:as:isConverted:)`.
    let keepsChangingDates: Bool
    private(set) var lines: [ExtractedLine] = []
    private(set) var remarks: [DocumentRemark] = []
    private var blockCount = 0
    private var tableCount = 0
    /// One or more paragraphs that the next paragraph continues; see `continuesInNext(_:_:)`.
    private var pending: WordParagraph?

    init(
        styles: WordStyles, numbering: WordNumbering, notes: WordNotes, keepsChangingDates: Bool
    ) {
        self.keepsChangingDates = keepsChangingDates
        self.styles = styles
        self.numbering = numbering
        self.notes = notes
    }

    /// Elements that only wrap blocks.
    private static let wrappers: Set<String> = [
        "sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "Choice",
    ]

    /// Reads the paragraphs and tables inside an element of the body.
    mutating func visitBlocks(_ container: XMLElement) {
        visit(container)
        flush(at: .block(blockCount))
    }

    /// Appends a pending paragraph that no other can continue: the last of a cell, a box or the body, or before a table.
    private mutating func flush(at place: DocumentPlace) {
        guard var rest = pending else { return }
        pending = nil
        rest.continuesInNext = false
        append(rest, at: place)
    }

    private mutating func visit(_ container: XMLElement) {
        for element in container.elements {
            switch element.name {
            case "p": visitParagraph(element)
            case "tbl":
                flush(at: .block(blockCount))
                visitTable(element)
            case "AlternateContent": element.first("Choice").map { visit($0) }
            case "altChunk", "subDoc": remarks.append(.damaged("word: \(element.name)"))
            case let name where Self.wrappers.contains(name): visit(element)
            default: break
            }
        }
    }

    // MARK: Paragraphs

    private mutating func visitParagraph(_ element: XMLElement) {
        blockCount += 1
        append(paragraph(element), at: .block(blockCount))
    }

    /// Reads a paragraph and gives it the next number of its list.
    private mutating func paragraph(_ element: XMLElement) -> WordParagraph {
        let properties = element.first("pPr")
        let style = styles[properties?.first("pStyle")?.attribute("val")]
        var text = WordParagraphText(
            styles: styles, notes: notes, isHidden: style.isHidden ?? false,
            keepsChangingDates: keepsChangingDates)
        text.visit(element)
        if text.hasLeftOutDate { remark(.leftOutChangingDate) }
        if text.hasHidden { remark(.leftOutHidden) }
        var paragraph = WordParagraph(text)
        var reference = style.numbering
        if let direct = properties?.first("numPr") {
            reference = WordNumbering.Reference(direct, inheriting: style.numbering)
            if reference?.level == nil { reference?.style = style.numbering?.style }
        }
        paragraph.continuesInNext = Self.continuesInNext(properties, style)
        // A paragraph without remaining text is not numbered.
        if !paragraph.continuesInNext || !paragraph.texts.isEmpty {
            paragraph.number = reference.map { numbering.next($0) } ?? ""
        }
        paragraph.headingLevel = style.headingLevel
        if let level = properties?.first("outlineLvl")?.attribute("val").flatMap(Int.init) {
            paragraph.headingLevel = (0..<9).contains(level) ? level + 1 : nil
        }
        return paragraph
    }

    /// Whether the next paragraph continues this one: its end mark is deleted or hidden, or it is a drop cap.
    private static func continuesInNext(_ properties: XMLElement?, _ style: WordStyles.Style)
        -> Bool
    {
        let mark = properties?.first("rPr")
        let initial = properties?.first("framePr")?.attribute("dropCap") ?? "none"
        return mark?.first("del") != nil || mark?.first("moveFrom") != nil || initial != "none"
            || WordToggle.value(of: "vanish", in: mark) ?? style.isHidden ?? false
    }

    private mutating func remark(_ remark: DocumentRemark) {
        if !remarks.contains(remark) { remarks.append(remark) }
    }

    /// Appends the lines of a paragraph, its text boxes and its notes.
    private mutating func append(_ paragraph: WordParagraph, at place: DocumentPlace) {
        var whole = paragraph
        if var begun = pending {
            begun.join(whole)
            whole = begun
            pending = nil
        }
        if whole.continuesInNext {
            pending = whole
            return
        }
        for (index, text) in whole.texts.enumerated() {
            let number = index == 0 ? whole.number : ""
            lines.append(
                ExtractedLine(
                    number + text, at: place, generatedByteCount: number.utf8.count,
                    headingLevel: whole.headingLevel))
        }
        for box in whole.boxes { visitBox(box) }
        for note in whole.notes { visitNote(note, at: place) }
    }

    private mutating func visitBox(_ box: XMLElement) {
        visit(box)
        flush(at: .block(blockCount))
    }

    private mutating func visitNote(_ note: XMLElement, at place: DocumentPlace) {
        for element in Self.blocks(of: note) {
            if element.name == "tbl" {
                visitTable(element)
            } else {
                append(paragraph(element), at: place)
            }
        }
        flush(at: place)
    }

    // MARK: Tables

    /// Reads a table. A row becomes a line with its cells separated by bars. A row with text in only one cell becomes
    /// the paragraphs of that cell, because some authors lay out whole pages in tables.
    private mutating func visitTable(_ table: XMLElement) {
        tableCount += 1
        let number = tableCount
        for (index, row) in Self.children(of: table, "tr").enumerated() {
            let properties = row.first("trPr")
            if properties?.first("del") != nil { continue }
            if WordToggle.value(of: "hidden", in: properties) ?? false {
                remark(.leftOutHidden)
                continue
            }
            visitRow(row, table: number, row: index + 1)
        }
    }

    private mutating func visitRow(_ row: XMLElement, table: Int, row number: Int) {
        var cells: [Cell] = []
        for (index, cell) in Self.children(of: row, "tc").enumerated() {
            let properties = cell.first("tcPr")
            let merge = properties?.first("vMerge")
            // A cell merged with the one above has no text of its own; the first cell has the text.
            if let merge, merge.attribute("val") ?? "continue" == "continue" { continue }
            if properties?.first("cellDel") != nil { continue }
            cells.append(
                Cell(
                    column: index + 1,
                    blocks: Self.blocks(of: cell).map {
                        $0.name == "tbl" ? .table($0) : .paragraph(paragraph($0))
                    }))
        }
        var filled = cells.filter(\.hasText)
        // Rows are often numbered by a list in an otherwise empty cell.
        if !filled.isEmpty { filled = cells.filter { $0.hasText || !$0.number.isEmpty } }
        if filled.count > 1 {
            let place = DocumentPlace.tableRow(table: table, row: number, column: nil)
            lines.append(
                ExtractedLine(
                    filled.map { $0.hasText ? Self.text($0.paragraphs) : $0.number }
                        .joined(separator: " | "), at: place))
            for paragraph in filled.flatMap(\.paragraphs) {
                for box in paragraph.boxes { visitBox(box) }
                for note in paragraph.notes { visitNote(note, at: place) }
            }
        }
        for cell in cells {
            for block in cell.blocks {
                switch block {
                case .table(let element):
                    flush(at: .tableRow(table: table, row: number, column: cell.column))
                    visitTable(element)
                case .paragraph(let paragraph) where filled.count == 1 && cell.hasText:
                    append(
                        paragraph,
                        at: .tableRow(table: table, row: number, column: cell.column))
                case .paragraph: break
                }
            }
            flush(at: .tableRow(table: table, row: number, column: cell.column))
        }
    }

    /// A cell with its paragraphs and the tables between them.
    private struct Cell {
        enum Block {
            case paragraph(WordParagraph)
            case table(XMLElement)
        }

        let column: Int
        let blocks: [Block]

        var paragraphs: [WordParagraph] {
            blocks.compactMap { if case .paragraph(let paragraph) = $0 { paragraph } else { nil } }
        }

        /// The automatic number of a cell without text; empty if there is none, or if it is a bullet.
        var number: String {
            let number = paragraphs.lazy.map(\.number).first { !$0.isEmpty } ?? ""
            return number.contains(where: \.isNumber) ? number.trimmed : ""
        }

        var hasText: Bool { paragraphs.contains { !$0.texts.isEmpty } }
    }

    private static func text(_ paragraphs: [WordParagraph]) -> String {
        var whole: [WordParagraph] = []
        for paragraph in paragraphs {
            if whole.last?.continuesInNext ?? false {
                whole[whole.count - 1].join(paragraph)
            } else {
                whole.append(paragraph)
            }
        }
        return whole.flatMap { paragraph in
            paragraph.texts.enumerated().map {
                $0.offset == 0 ? paragraph.number + $0.element : $0.element
            }
        }.joined(separator: " ")
    }

    /// The rows of a table or the cells of a row, including those inside content controls.
    private static func children(of element: XMLElement, _ name: String) -> [XMLElement] {
        element.elements.flatMap { child in
            child.name == name
                ? [child] : wrappers.contains(child.name) ? children(of: child, name) : []
        }
    }

    private static func blocks(of cell: XMLElement) -> [XMLElement] {
        cell.elements.flatMap { child in
            child.name == "p" || child.name == "tbl"
                ? [child] : wrappers.contains(child.name) ? blocks(of: child) : []
        }
    }
}

/// A paragraph that was read.
struct WordParagraph {
    /// Its lines, none of them empty: a paragraph may contain line breaks.
    private(set) var texts: [String]
    /// Text boxes that are anchored in it.
    private(set) var boxes: [XMLElement]
    /// Its footnotes and endnotes.
    private(set) var notes: [XMLElement]
    /// The automatic number.
    var number = ""
    var headingLevel: Int?
    /// Whether the next paragraph continues it.
    var continuesInNext = false

    init(_ text: WordParagraphText) {
        texts = text.lines
        boxes = text.boxes
        notes = text.notes
    }

    /// Appends the next paragraph to this one.
    mutating func join(_ next: WordParagraph) {
        if let last = texts.popLast(), let first = next.texts.first {
            texts.append(last + first)
            texts += next.texts.dropFirst()
        } else {
            texts += next.texts
        }
        boxes += next.boxes
        notes += next.notes
        if number.isEmpty { number = next.number }
        continuesInNext = next.continuesInNext
    }
}
