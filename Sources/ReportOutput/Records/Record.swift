/// One object of an answer: named values in a fixed order.
package struct Record: Sendable {
    /// The version of the records' form, in every record that is a line of its own.
    package static let schema = 2

    /// What it is a record of.
    package let kind: RecordKind
    /// In the order of the kind.
    package private(set) var fields: [(name: Field, value: Value)]

    package init(_ kind: RecordKind, _ fields: [(Field, Value)]) {
        self.kind = kind
        self.fields = fields.map { (name: $0.0, value: $0.1) }
    }

    /// The value of a field; null if the record has none.
    package subscript(field: Field) -> Value {
        fields.first { $0.name == field }?.value ?? .null
    }

    /// The object, as part of another.
    var members: JSONText { .object(fields.map { ($0.name.rawValue, $0.value.json) }) }

    /// The object as a line of its own, with its schema.
    package var json: String {
        JSONText.object(
            [(Field.schema.rawValue, .int(Self.schema))]
                + fields.map { ($0.name.rawValue, $0.value.json) }
        ).text
    }
}
