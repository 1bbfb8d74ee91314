internal import DocumentModel
internal import ReportCorpus

extension Value {
    /// A place in a document as a record; null for plain text and rows, whose other fields say all.
    static func place(_ place: DocumentPlace) -> Value {
        switch place {
        case .bytes, .row: .null
        case .page(let number, let box, let confidence):
            .members([
                ("page", .int(number)),
                (
                    "box",
                    box.map { .array([$0.left, $0.top, $0.right, $0.bottom].map(Value.int)) }
                        ?? .null
                ),
                ("confidence", confidence.map(Value.int) ?? .null),
            ])
        case .block(let number): .members([("block", .int(number))])
        case .tableRow(let table, let row, let column):
            .members([
                ("table", .int(table)), ("row", .int(row)),
                ("column", column.map(Value.int) ?? .null),
            ])
        case .cell(let sheet, let cell):
            .members([("sheet", .text(sheet)), ("cell", .text(cell))])
        case .element(let number): .members([("element", .int(number))])
        }
    }
}
