extension ExtractedDocument {
    func write(to writer: inout MessageWriter) {
        writer.write(lines.count)
        for line in lines {
            writer.write(line.text)
            line.place.write(to: &writer)
            writer.write(line.generatedByteCount)
            writer.write(line.headingLevel)
        }
        for text in properties.texts { writer.write(text) }
        writer.write(remarks.count)
        for remark in remarks { remark.write(to: &writer) }
    }

    init(from reader: inout MessageReader) throws(MessageReader.Malformed) {
        self.init()
        for _ in 0..<(try reader.count()) {
            let text = try reader.text()
            let place = try DocumentPlace(from: &reader)
            let generated = try reader.number()
            let level = try reader.optionalNumber()
            // A line that breaks these rules would shift every line after it.
            guard !text.isEmpty, !text.utf8.contains(0x0A), generated <= text.utf8.count else {
                throw MessageReader.Malformed()
            }
            lines.append(
                ExtractedLine(text, at: place, generatedByteCount: generated, headingLevel: level))
        }
        var texts: [String?] = []
        for _ in properties.texts { texts.append(try reader.optionalText()) }
        properties.texts = texts
        for _ in 0..<(try reader.count()) { remarks.append(try DocumentRemark(from: &reader)) }
    }
}

extension DocumentProperties {
    /// All fields, in the order of messages.
    fileprivate var texts: [String?] {
        get { [title, published, source, indexNumber, agency, written, url] }
        set {
            (title, published, source, indexNumber) = (
                newValue[0], newValue[1], newValue[2], newValue[3]
            )
            (agency, written, url) = (newValue[4], newValue[5], newValue[6])
        }
    }
}

extension DocumentRemark {
    fileprivate func write(to writer: inout MessageWriter) {
        switch self {
        case .damaged(let detail):
            writer.write(0)
            writer.write(detail)
        case .recognised: writer.write(1)
        case .leftOutChangingDate: writer.write(2)
        case .pagesWithoutText(let pages):
            writer.write(3)
            writer.write(pages.count)
            for page in pages { writer.write(page) }
        case .leftOutHidden: writer.write(4)
        case .formulasWithoutValue: writer.write(5)
        }
    }

    fileprivate init(from reader: inout MessageReader) throws(MessageReader.Malformed) {
        switch try reader.number() {
        case 0: self = .damaged(try reader.text())
        case 1: self = .recognised
        case 2: self = .leftOutChangingDate
        case 3:
            var pages: [Int] = []
            for _ in 0..<(try reader.count()) { pages.append(try reader.number()) }
            self = .pagesWithoutText(pages)
        case 4: self = .leftOutHidden
        case 5: self = .formulasWithoutValue
        default: throw MessageReader.Malformed()
        }
    }
}

extension DocumentPlace {
    fileprivate func write(to writer: inout MessageWriter) {
        switch self {
        case .bytes: writer.write(0)
        case .row(let id):
            writer.write(1)
            writer.write(id)
        case .page(let number, let box, let confidence):
            writer.write(2)
            writer.write(number)
            writer.write(box == nil ? 0 : 1)
            if let box {
                for edge in [box.left, box.top, box.right, box.bottom] { writer.write(edge) }
            }
            writer.write(confidence)
        case .block(let number):
            writer.write(3)
            writer.write(number)
        case .tableRow(let table, let row, let column):
            writer.write(4)
            writer.write(table)
            writer.write(row)
            writer.write(column)
        case .cell(let sheet, let cell):
            writer.write(5)
            writer.write(sheet)
            writer.write(cell)
        case .element(let number):
            writer.write(6)
            writer.write(number)
        }
    }

    fileprivate init(from reader: inout MessageReader) throws(MessageReader.Malformed) {
        switch try reader.number() {
        case 0: self = .bytes
        case 1: self = .row(id: try reader.text())
        case 2:
            let number = try reader.number()
            var box: PageBox?
            if try reader.number() != 0 {
                let (left, top) = (try reader.number(), try reader.number())
                box = PageBox(
                    left: left, top: top, right: try reader.number(), bottom: try reader.number())
            }
            self = .page(number, box: box, confidence: try reader.optionalNumber())
        case 3: self = .block(try reader.number())
        case 4:
            let (table, row) = (try reader.number(), try reader.number())
            self = .tableRow(table: table, row: row, column: try reader.optionalNumber())
        case 5: self = .cell(sheet: try reader.text(), cell: try reader.text())
        case 6: self = .element(try reader.number())
        default: throw MessageReader.Malformed()
        }
    }
}
