/// Collects the text of a paragraph of an OpenDocument file as LibreOffice shows it.
struct OpenDocumentParagraphText {
    let styles: OpenDocumentStyles
    private var text = ""
    /// Whether the next white space is skipped: at the beginning, or if the text already ends with collapsed white
    /// space.
    private var endsWithSpace = true
    /// Frames and shapes that are anchored in the paragraph, in order.
    private(set) var boxes: [XMLElement] = []
    /// Footnotes and endnotes, in order.
    private(set) var notes: [XMLElement] = []
    /// Whether a field hides the whole paragraph.
    private(set) var isHidden = false

    /// The maximum number of spaces that one element represents.
    private static let maxSpaceCount = 256

    init(_ paragraph: XMLElement, styles: OpenDocumentStyles) {
        self.styles = styles
        isHidden = styles.hides(paragraph: paragraph.attribute("style-name"))
        visit(paragraph, isHidden: isHidden)
    }

    /// The lines that are not blank, without white space at their ends.
    var lines: [String] {
        if isHidden { return [] }
        return text.split(separator: "\n").map(\.trimmed).filter { !$0.isEmpty }
    }

    /// Elements whose text is not shown.
    private static let skipped: Set<String> = [
        "annotation", "annotation-end", "ruby-text", "tracked-changes", "script",
        "event-listeners", "forms", "title", "desc", "desc-text",
    ]
    /// Names of elements for drawings, which may contain paragraphs.
    static let drawings: Set<String> = [
        "frame", "custom-shape", "rect", "g", "line", "polyline", "polygon", "regular-polygon",
        "path", "circle", "ellipse", "connector", "caption", "measure", "text-box",
    ]

    private mutating func visit(_ container: XMLElement, isHidden: Bool) {
        for child in container.children {
            switch child {
            case .text(let piece): if !isHidden { append(piece) }
            case .element(let element): visitElement(element, isHidden: isHidden)
            }
        }
    }

    private mutating func visitElement(_ element: XMLElement, isHidden: Bool) {
        let name = element.name
        switch name {
        case "span":
            let own = styles.hides(text: element.attribute("style-name"))
            visit(element, isHidden: own ?? isHidden)
        case "hidden-paragraph":
            if element.attribute("is-hidden") != "false" { self.isHidden = true }
        case "hidden-text":
            visit(element, isHidden: isHidden || element.attribute("is-hidden") != "false")
        case "note": if !isHidden { notes.append(element) }
        case _ where Self.drawings.contains(name): boxes.append(element)
        case _ where Self.skipped.contains(name): break
        case "s":
            let count = element.attribute("c").flatMap(Int.init) ?? 1
            add(String(repeating: " ", count: min(max(count, 0), Self.maxSpaceCount)), isHidden)
        case "tab": add("\t", isHidden)
        case "line-break": add("\n", isHidden)
        default:
            // A field that only sets a variable may be hidden.
            visit(element, isHidden: isHidden || element.attribute("display") == "none")
        }
    }

    private mutating func add(_ piece: String, _ isHidden: Bool) {
        if isHidden { return }
        text += piece
        endsWithSpace = false
    }

    /// Appends text of the file. Each run of white space becomes one space.
    private mutating func append(_ piece: String) {
        for scalar in piece.unicodeScalars {
            switch scalar {
            case " ", "\t", "\r", "\n":
                if !endsWithSpace { text.unicodeScalars.append(" ") }
                endsWithSpace = true
            // Soft hyphens are only visible at the end of a line.
            case "\u{AD}": break
            case "\u{2011}":
                text.unicodeScalars.append("-")
                endsWithSpace = false
            default:
                text.unicodeScalars.append(scalar)
                endsWithSpace = false
            }
        }
    }
}

extension XMLElement {
    /// The rows of a table, including those in row groups.
    var tableRows: [XMLElement] {
        elements.flatMap { child in
            switch child.name {
            case "table-row": [child]
            case "table-header-rows", "table-rows", "table-row-group": child.tableRows
            default: [XMLElement]()
            }
        }
    }
}
