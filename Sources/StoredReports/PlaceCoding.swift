internal import DocumentModel
internal import InvertedIndex

extension DocumentPlace {
    /// The kinds of places in documents, as records number them.
    private enum Kind: Int {
        case page = 0
        case block = 1
        case tableRow = 2
        case cell = 3
        case element = 4
    }

    private var kind: Kind {
        switch self {
        case .bytes, .row, .block: .block
        case .page: .page
        case .tableRow: .tableRow
        case .cell: .cell
        case .element: .element
        }
    }

    /// The layout of a place in a document: note 7 of Index/README.md.
    mutating func code(_ coder: inout some RecordCoder) throws(DecodingFailure) {
        var number = kind.rawValue
        try coder.count(&number, atMost: Kind.element.rawValue)
        switch Kind(rawValue: number) ?? .block {
        case .page: try codePage(&coder)
        case .block:
            var value = 0
            if case .block(let known) = self { value = known }
            try coder.count(&value, atMost: Int(UInt32.max))
            self = .block(value)
        case .tableRow: try codeTableRow(&coder)
        case .cell:
            var (sheet, cell) = ("", "")
            if case .cell(let knownSheet, let knownCell) = self {
                (sheet, cell) = (knownSheet, knownCell)
            }
            try coder.string(&sheet)
            try coder.string(&cell)
            self = .cell(sheet: sheet, cell: cell)
        case .element:
            var value = 0
            if case .element(let known) = self { value = known }
            try coder.count(&value, atMost: Int(UInt32.max))
            self = .element(value)
        }
    }

    /// Confidence is stored plus one, so that 0 means that it is unknown. A box of zeros means that there is no box.
    private mutating func codePage(_ coder: inout some RecordCoder) throws(DecodingFailure) {
        var (number, edges, confidence) = (0, [0, 0, 0, 0], 0)
        if case .page(let known, let box, let sure) = self {
            number = known
            if let box { edges = [box.left, box.top, box.right, box.bottom].map { max(0, $0) } }
            confidence = sure.map { min(100, max(0, $0)) + 1 } ?? 0
        }
        try coder.count(&number, atMost: Int(UInt32.max))
        for index in 0..<4 { try coder.count(&edges[index], atMost: Int(UInt32.max)) }
        try coder.count(&confidence, atMost: 101)
        let box = PageBox(left: edges[0], top: edges[1], right: edges[2], bottom: edges[3])
        self = .page(
            number, box: edges == [0, 0, 0, 0] ? nil : box,
            confidence: confidence == 0 ? nil : confidence - 1)
    }

    /// A column of 0 means that there is no column.
    private mutating func codeTableRow(_ coder: inout some RecordCoder) throws(DecodingFailure) {
        var (table, row, column) = (0, 0, 0)
        if case .tableRow(let knownTable, let knownRow, let knownColumn) = self {
            (table, row, column) = (knownTable, knownRow, knownColumn ?? 0)
        }
        try coder.count(&table, atMost: Int(UInt32.max))
        try coder.count(&row, atMost: Int(UInt32.max))
        try coder.count(&column, atMost: Int(UInt32.max))
        self = .tableRow(table: table, row: row, column: column == 0 ? nil : column)
    }
}
