/// The members of a place in a document, for the schemas. Each kind of document has some of them.
enum PlaceSchema {
    /// A place as JSON Schema.
    static var json: JSONText {
        func simple(_ types: String...) -> JSONText {
            .object([
                ("type", types.count == 1 ? .string(types[0]) : .array(types.map(JSONText.string)))
            ])
        }
        let box: JSONText = .object([
            ("type", .array([.string("array"), .string("null")])), ("items", simple("integer")),
            ("minItems", .int(4)), ("maxItems", .int(4)),
        ])
        return .object([
            ("type", .string("object")),
            (
                "properties",
                .object([
                    ("page", simple("integer")), ("box", box),
                    ("confidence", simple("integer", "null")), ("block", simple("integer")),
                    ("table", simple("integer")), ("row", simple("integer")),
                    ("column", simple("integer", "null")), ("sheet", simple("string")),
                    ("cell", simple("string")), ("element", simple("integer")),
                    ("inner", simple("string")),
                ])
            ), ("additionalProperties", .bool(false)), ("minProperties", .int(1)),
        ])
    }

    /// The members as Markdown, for the page of records.
    static let markdown = """
        ## place

        Where a passage is in a document that is not plain text. Each kind of document has some of these members.

        | member | documents | meaning |
        |---|---|---|
        | `page`, `box`, `confidence` | PDF, OFD, scans | the page from 1; `[left, top, right, bottom]` in points of 1/72 inch, or null; 0 to 100 for recognised characters, or null |
        | `block` | Word, ODT | the number of the paragraph in the body, from 1 |
        | `table`, `row`, `column` | Word, ODT, web pages | the numbers of table, row and, for text of one cell, column; else null |
        | `sheet`, `cell` | spreadsheets | the sheet and the first cell of the row, such as `B7` |
        | `element` | web pages | the number of the element among those with text, from 1 |
        | `inner` | archives, e-mail | the path of the file inside |

        """
}
