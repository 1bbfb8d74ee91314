/// Collects the text of a paragraph of a Word file as Word shows it.
struct WordParagraphText {
    let styles: WordStyles
    let noteSource: WordNotes
    /// Whether the style of the paragraph hides its text.
    private let isHidden: Bool
    private var text = ""
    /// Text boxes, in order.
    private(set) var boxes: [XMLElement] = []
    /// Footnotes and endnotes, in order.
    private(set) var notes: [XMLElement] = []
    /// Fields that have begun.
    private var fields: [Field] = []
    private let keepsChangingDates: Bool
    /// Whether a date field that shows the current day was left out.
    private(set) var hasLeftOutDate = false
    /// Whether hidden text was left out.
    private(set) var hasHidden = false

    private struct Field {
        /// Whether text is not shown now: instructions, and the result of a date that changes.
        var isSilent = true
        var instructions = ""
        /// Whether the file has a result for it.
        var hasResult = false
        /// The data of a form field; nil for other fields.
        let form: XMLElement?

        private var name: String {
            instructions.split(separator: " ").first?.uppercased() ?? ""
        }

        /// The text that Word draws itself: check boxes, drop-down lists, and EQ fields without a result in the file.
        var drawnText: String {
            switch name {
            case "FORMCHECKBOX": FormFieldText.checkBox(form)
            case "FORMDROPDOWN": FormFieldText.choice(form)
            case let name where name.hasPrefix("EQ"):
                hasResult ? "" : EquationField.text(instructions)
            default: ""
            }
        }

        /// Whether it shows the date or time at which the document is opened.
        var isChangingDate: Bool {
            name == "DATE" || name == "TIME"
        }
    }

    init(styles: WordStyles, notes: WordNotes, isHidden: Bool, keepsChangingDates: Bool) {
        self.keepsChangingDates = keepsChangingDates
        self.styles = styles
        noteSource = notes
        self.isHidden = isHidden
    }

    /// The lines that are not blank, without white space at their ends.
    var lines: [String] {
        text.split(separator: "\n").map { String($0).trimmed }.filter { !$0.isEmpty }
    }

    /// Elements whose text is not shown: properties, deleted and moved-away text, ruby readings, comments.
    private static let skipped: Set<String> = [
        "pPr", "rPr", "del", "moveFrom", "rt", "delText", "instrText", "delInstrText", "sdtPr",
        "sdtEndPr", "Fallback", "annotationRef", "commentReference", "footnoteRef", "endnoteRef",
        "customXmlPr", "smartTagPr", "separator", "continuationSeparator",
    ]

    /// Reads the content of a paragraph or of an element in it.
    mutating func visit(_ container: XMLElement) {
        for element in container.elements {
            let name = element.name
            switch name {
            case "r": visitRun(element)
            case "AlternateContent": visitAlternatives(element)
            case "txbxContent": boxes.append(element)
            case "t": append(element.text)
            case "instrText":
                if !fields.isEmpty { fields[fields.count - 1].instructions += element.text }
            case _ where Self.skipped.contains(name): continue
            default: visitInline(element, name)
            }
        }
    }

    private mutating func visitInline(_ element: XMLElement, _ name: String) {
        switch name {
        case "tab", "ptab": append("\t")
        case "br":
            // A page break ends the line too: the text after it stands on the next page.
            append("\n")
        case "cr": append("\n")
        case "noBreakHyphen": append("-")
        case "softHyphen": break
        case "sym": append(Self.symbol(element))
        case "fldChar": visitField(element)
        case "oMath": append(mathText(element))
        case "footnoteReference", "endnoteReference":
            if let note = noteSource.note(element), !isSilent { notes.append(note) }
        default: visit(element)
        }
    }

    /// A formula in one line.
    private mutating func mathText(_ element: XMLElement) -> String {
        var parts: [String] = []
        for child in element.elements {
            if MathText.structures.contains(child.name) {
                let arguments = child.elements.compactMap { part -> MathText.Argument? in
                    MathText.arguments.contains(part.name)
                        ? .init(name: part.name, text: mathText(part)) : nil
                }
                parts.append(MathText.text(child, arguments))
            } else if !Self.skipped.contains(child.name), !child.name.hasSuffix("Pr") {
                let before = text
                text = ""
                child.name == "r" ? visitRun(child) : append(mathText(child))
                parts.append(text)
                text = before
            }
        }
        return parts.joined()
    }

    private mutating func visitRun(_ run: XMLElement) {
        let properties = run.first("rPr")
        let style = properties?.first("rStyle")?.attribute("val").flatMap { styles[$0].isHidden }
        let direct = WordToggle.value(of: "vanish", in: properties)
        if direct ?? style ?? isHidden {
            hasHidden = hasHidden || run.elements("t").contains { !$0.text.trimmed.isEmpty }
            // A hidden run may begin or end a field too.
            for field in run.elements("fldChar") { visitField(field, isShown: false) }
            return
        }
        visit(run)
    }

    /// The first form that has content; the others have the same content for older programs.
    private mutating func visitAlternatives(_ element: XMLElement) {
        if let choice = element.first("Choice"), !choice.elements.isEmpty {
            visit(choice)
        } else if let fallback = element.first("Fallback") {
            visit(fallback)
        }
    }

    private mutating func visitField(_ element: XMLElement, isShown: Bool = true) {
        switch element.attribute("fldCharType") {
        case "begin": fields.append(Field(form: element.first("ffData")))
        case "separate":
            guard let field = fields.last else { return }
            let isLeftOut = !keepsChangingDates && field.isChangingDate
            hasLeftOutDate = hasLeftOutDate || isLeftOut
            fields[fields.count - 1].isSilent = isLeftOut
            fields[fields.count - 1].hasResult = true
        case "end":
            if let field = fields.popLast(), isShown { append(field.drawnText) }
        default: break
        }
    }

    private var isSilent: Bool { fields.contains { $0.isSilent } }

    private mutating func append(_ piece: String) {
        if !isSilent { text += piece }
    }

    /// The character for a sign of a symbol font that forms use. Other private characters have no meaning outside
    /// their font.
    private static func symbol(_ element: XMLElement) -> String {
        guard let code = element.attribute("char").flatMap({ UInt32($0, radix: 16) }) else {
            return ""
        }
        switch (element.attribute("font") ?? "", code & 0xFF) {
        case ("Wingdings", 0xFE), ("Wingdings 2", 0x52): return "☑"
        case ("Wingdings", 0xFC), ("Wingdings 2", 0x50): return "√"
        case ("Wingdings", 0xA8), ("Wingdings", 0x6F), ("Wingdings 2", 0xA3): return "□"
        case ("Wingdings", 0x6E): return "■"
        case ("Wingdings", 0x6C): return "●"
        default:
            let isPrivate = (0xE000...0xF8FF).contains(code)
            return isPrivate ? "" : Unicode.Scalar(code).map { String($0) } ?? ""
        }
    }
}

/// The text of form fields, whose state the file stores in their properties.
enum FormFieldText {
    /// ☒ if the box is checked, otherwise ☐; empty if the data has no check box.
    static func checkBox(_ form: XMLElement?) -> String {
        guard let box = form?.first("checkBox") else { return "" }
        let isChecked =
            WordToggle.value(of: "checked", in: box) ?? WordToggle.value(of: "default", in: box)
        return isChecked ?? false ? "☒" : "☐"
    }

    /// The selected entry of a drop-down list; empty if there is none.
    static func choice(_ form: XMLElement?) -> String {
        guard let list = form?.first("ddList") else { return "" }
        let chosen = (list.first("result") ?? list.first("default"))?.attribute("val")
        let entries = list.elements("listEntry")
        let index = chosen.flatMap(Int.init) ?? 0
        return entries.indices.contains(index) ? entries[index].attribute("val") ?? "" : ""
    }
}
