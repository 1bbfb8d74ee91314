internal import DocumentModel
internal import ReportCorpus

extension Value {
    /// The place of a paragraph.
    static func place(_ source: SourcePlace) -> Value {
        place(source.document, inner: source.inner)
    }

    /// A place in a document as a record; null for plain text and rows, for which the other fields are enough.
    ///
    /// - Parameter inner: the path inside an archive.
    static func place(_ place: DocumentPlace, inner: String? = nil) -> Value {
        let path = inner.map { [("inner", Value.text($0))] } ?? []
        switch place {
        case .bytes, .row: return path.isEmpty ? .null : .members(path)
        case .page(let number, let box, let confidence):
            return .members(
                path + [
                    ("page", .int(number)),
                    (
                        "box",
                        box.map { .array([$0.left, $0.top, $0.right, $0.bottom].map(Value.int)) }
                            ?? .null
                    ),
                    ("confidence", confidence.map(Value.int) ?? .null),
                ])
        case .block(let number): return .members(path + [("block", .int(number))])
        case .tableRow(let table, let row, let column):
            return .members(
                path + [
                    ("table", .int(table)), ("row", .int(row)),
                    ("column", column.map(Value.int) ?? .null),
                ])
        case .cell(let sheet, let cell):
            return .members(path + [("sheet", .text(sheet)), ("cell", .text(cell))])
        case .element(let number): return .members(path + [("element", .int(number))])
        }
    }
}
