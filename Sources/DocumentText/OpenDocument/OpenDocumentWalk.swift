internal import DocumentModel

/// Visits the blocks of an OpenDocument text (paragraphs, lists and tables) and collects their lines.
struct OpenDocumentWalk {
    let styles: OpenDocumentStyles
    var lists: OpenDocumentLists
    private(set) var lines: [ExtractedLine] = []
    private(set) var remarks: [DocumentRemark] = []
    private var blockCount = 0
    private var tableCount = 0
    private var depth = 0
    /// The cell or note that receives paragraphs while it is read; nil if they go to `lines`.
    private var cell: Cell?

    /// The parser refuses elements that nest deeper than this.
    private static let maxDepth = 256

    /// A paragraph that was read.
    private struct Paragraph {
        /// Its lines, none of them empty: a paragraph may contain line breaks.
        var texts: [String]
        /// The automatic number.
        var number = ""
        var headingLevel: Int?
        var boxes: [XMLElement]
        var notes: [XMLElement]
    }

    /// The contents of a table cell or of a note.
    private struct Cell {
        var column = 0
        var paragraphs: [Paragraph] = []
        /// Tables inside it, each with the number of paragraphs before it.
        var tables: [(start: Int, element: XMLElement)] = []
        var isFilled: Bool { paragraphs.contains { !$0.texts.isEmpty } }
    }

    /// The list item that contains the current blocks.
    private struct Item {
        var list: Int
        var style: String?
        /// Whether the innermost list states its own style; otherwise the style of a paragraph takes precedence.
        var isOwnStyle = false
        /// Whether the list continues the numbers of an earlier list.
        var continues = false
        /// The nesting depth of the list, from 1.
        var level: Int
        /// Whether the next paragraph has the number of the item.
        var isPending = false
        /// The number of the item, if the file states it.
        var restart: Int?
        /// Whether it is the first item of its list and numbering starts again.
        var begins = false
    }

    init(styles: OpenDocumentStyles, lists: OpenDocumentLists) {
        self.styles = styles
        self.lists = lists
    }

    /// Elements that only wrap blocks.
    private static let wrappers: Set<String> = [
        "section", "table-of-content", "illustration-index", "table-index", "object-index",
        "user-index", "alphabetical-index", "bibliography", "index-body", "index-title",
        "text-box", "frame", "custom-shape", "g", "a", "page-sequence", "image",
    ]

    /// Reads the paragraphs, lists and tables of the body.
    mutating func visitBody(_ body: XMLElement) {
        var item: Item?
        visit(body, &item)
    }

    private mutating func visit(_ container: XMLElement, _ item: inout Item?) {
        guard depth < Self.maxDepth else { return remarks.append(.damaged("content.xml: depth")) }
        depth += 1
        defer { depth -= 1 }
        for element in container.elements {
            let name = element.name
            switch name {
            case "p", "h": visitParagraph(element, &item)
            case "list": visitList(element, inside: item)
            case "numbered-paragraph": visitNumbered(element)
            case "table":
                if let start = cell?.paragraphs.count {
                    cell?.tables.append((start, element))
                } else {
                    visitTable(element)
                }
            case "section" where Self.isHidden(element): break
            case _ where Self.wrappers.contains(name): visit(element, &item)
            case _ where OpenDocumentParagraphText.drawings.contains(name): visit(element, &item)
            default: break
            }
        }
    }

    private static func isHidden(_ section: XMLElement) -> Bool {
        switch section.attribute("display") {
        case "none": true
        case "condition": section.attribute("is-hidden") == "true"
        default: false
        }
    }

    // MARK: Paragraphs

    private mutating func visitParagraph(_ element: XMLElement, _ item: inout Item?) {
        let text = OpenDocumentParagraphText(element, styles: styles)
        var paragraph = Paragraph(texts: text.lines, boxes: text.boxes, notes: text.notes)
        let style = element.attribute("style-name")
        paragraph.headingLevel =
            element.name == "h"
            ? min(max(OpenDocumentLists.number(element.attribute("outline-level")) ?? 1, 1), 10)
            : styles.outlineLevel(ofParagraph: style)
        if !text.isHidden {
            paragraph.number = number(of: element, level: paragraph.headingLevel, &item)
        }
        if cell != nil {
            cell?.paragraphs.append(paragraph)
        } else {
            blockCount += 1
            append(paragraph, at: .block(blockCount))
        }
    }

    private mutating func number(
        of element: XMLElement, level: Int?, _ item: inout Item?
    ) -> String {
        let list = styles.list(ofParagraph: element.attribute("style-name"))
        if let current = item {
            guard current.isPending else { return "" }
            item?.isPending = false
            let ownStyle = current.isOwnStyle ? current.style : list?.nonEmpty ?? current.style
            return lists.next(
                in: current.list, style: ownStyle, level: current.level, restart: current.restart,
                begins: current.begins)
        }
        // A heading outside lists is numbered by the outline, and so is a paragraph with the style of a heading.
        guard let level, element.attribute("is-list-header") != "true",
            element.name == "h" || list == nil || list == OpenDocumentLists.outline
        else { return "" }
        let start = OpenDocumentLists.number(element.attribute("start-value"))
        let restarts = element.attribute("restart-numbering") == "true"
        return lists.next(
            in: lists.outlineNumbers(), style: OpenDocumentLists.outline, level: level,
            restart: start ?? (restarts ? 1 : nil))
    }

    /// Appends the lines of a paragraph, its text boxes and its notes.
    private mutating func append(_ paragraph: Paragraph, at place: DocumentPlace) {
        for (index, text) in paragraph.texts.enumerated() {
            let number = index == 0 ? paragraph.number : ""
            lines.append(
                ExtractedLine(
                    number + text, at: place, generatedByteCount: number.utf8.count,
                    headingLevel: paragraph.headingLevel))
        }
        appendAttachments(of: paragraph, at: place)
    }

    /// Appends the text boxes and notes of a paragraph, after its line.
    private mutating func appendAttachments(of paragraph: Paragraph, at place: DocumentPlace) {
        for box in paragraph.boxes {
            var item: Item?
            visit(box, &item)
        }
        for note in paragraph.notes {
            guard let body = note.first("note-body") else { continue }
            let content = collect(body)
            for paragraph in content.paragraphs {
                let text = paragraph.number + paragraph.texts.joined(separator: " ")
                if !paragraph.texts.isEmpty { lines.append(ExtractedLine(text, at: place)) }
            }
            for table in content.tables { visitTable(table.element) }
        }
    }

    /// Reads the blocks of a cell or note.
    private mutating func collect(_ container: XMLElement) -> Cell {
        cell = Cell()
        defer { cell = nil }
        var item: Item?
        visit(container, &item)
        return cell ?? Cell()
    }

    // MARK: Lists

    private mutating func visitList(_ element: XMLElement, inside outer: Item?) {
        let style = element.attribute("style-name")
        var item = outer ?? Item(list: 0, style: style, level: 0)
        let continues = element.attribute("continue-numbering").map { $0 == "true" }
        if outer == nil {
            item.list = lists.begin(element, style: style ?? "")
            item.continues = element.attribute("continue-list") != nil
        }
        item.continues = continues ?? item.continues
        item.level += 1
        item.style = style ?? item.style
        item.isOwnStyle = style != nil
        // A list that is not inside another has its own counters, so its numbering starts again.
        var begins = outer != nil && !item.continues
        for child in element.elements {
            var current: Item? = item
            switch child.name {
            case "list-item":
                current?.isPending = true
                current?.begins = begins
                current?.restart = OpenDocumentLists.number(child.attribute("start-value"))
                if let override = child.attribute("style-override") {
                    current?.style = override
                    current?.isOwnStyle = true
                }
            case "list-header": current?.isPending = false
            default: continue
            }
            visit(child, &current)
            if child.name == "list-item" { begins = false }
        }
    }

    /// A paragraph that names its list and level itself.
    private mutating func visitNumbered(_ element: XMLElement) {
        let style = element.attribute("style-name")
        var item: Item? = Item(
            list: lists.list(id: element.attribute("list-id"), style: style ?? ""), style: style,
            level: OpenDocumentLists.number(element.attribute("level")) ?? 1, isPending: true,
            restart: OpenDocumentLists.number(element.attribute("start-value")))
        visit(element, &item)
    }

    // MARK: Tables

    /// Reads a table. A row becomes a line with its cells separated by bars. A row with text in only one cell becomes
    /// the paragraphs of that cell, because some authors lay out whole pages in tables.
    private mutating func visitTable(_ table: XMLElement) {
        guard depth < Self.maxDepth else { return remarks.append(.damaged("content.xml: depth")) }
        depth += 1
        defer { depth -= 1 }
        tableCount += 1
        let number = tableCount
        for (index, row) in table.tableRows.enumerated() {
            visitRow(row, table: number, row: index + 1)
        }
    }

    private mutating func visitRow(_ row: XMLElement, table: Int, row number: Int) {
        var cells: [Cell] = []
        var column = 0
        for element in row.elements {
            column += 1
            // A covered cell is merged into another one, which has the text.
            guard element.name == "table-cell" else { continue }
            var cell = collect(element)
            cell.column = column
            cells.append(cell)
        }
        let filled = cells.filter(\.isFilled)
        if filled.count > 1 {
            let place = DocumentPlace.tableRow(table: table, row: number, column: nil)
            lines.append(
                ExtractedLine(
                    filled.map { Self.text($0.paragraphs) }.joined(separator: " | "), at: place))
            for paragraph in filled.flatMap(\.paragraphs) {
                appendAttachments(of: paragraph, at: place)
            }
        }
        for cell in cells {
            let place = DocumentPlace.tableRow(table: table, row: number, column: cell.column)
            var tables = cell.tables[...]
            for (index, paragraph) in cell.paragraphs.enumerated() {
                while let next = tables.first, next.start <= index {
                    tables.removeFirst()
                    visitTable(next.element)
                }
                if !cell.isFilled {
                    appendAttachments(of: paragraph, at: place)
                } else if filled.count == 1 {
                    append(paragraph, at: place)
                }
            }
            for table in tables { visitTable(table.element) }
        }
    }

    private static func text(_ paragraphs: [Paragraph]) -> String {
        paragraphs.flatMap { paragraph in
            paragraph.texts.enumerated().map {
                $0.offset == 0 ? paragraph.number + $0.element : $0.element
            }
        }.joined(separator: " ")
    }
}
