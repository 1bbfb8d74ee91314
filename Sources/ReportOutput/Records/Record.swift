/// One object of the output: named values in a fixed order.
package struct Record: Sendable {
    /// The version of the record format, which every record that is printed as a line contains.
    package static let schema = 2

    package let kind: RecordKind
    /// The fields in the order of the kind.
    package private(set) var fields: [(name: Field, value: Value)]

    package init(_ kind: RecordKind, _ fields: [(Field, Value)]) {
        self.kind = kind
        self.fields = fields.map { (name: $0.0, value: $0.1) }
    }

    /// The value of a field; null if the record has none.
    package subscript(field: Field) -> Value {
        fields.first { $0.name == field }?.value ?? .null
    }

    /// The object as part of another one.
    var members: JSONText { .object(fields.map { ($0.name.rawValue, $0.value.json) }) }

    /// The object as a line, with its schema number.
    package var json: String {
        JSONText.object(
            [(Field.schema.rawValue, .int(Self.schema))]
                + fields.map { ($0.name.rawValue, $0.value.json) }
        ).text
    }
}
