/// The JSON Schemas and the documentation of records, generated from the tables that define the records.
package enum RecordSchema {
    /// The base of the schemas' ids.
    private static let base = "https://rlsearch.invalid/schema/"

    /// The JSON Schema (draft 2020-12) of a kind of record.
    package static func schema(_ kind: RecordKind) -> String {
        let head: [(String, JSONText)] = [
            ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
            ("$id", .string(base + fileName(kind))),
        ]
        return indented(.object(head + members(of: kind, reference: fileName)), depth: 0) + "\n"
    }

    /// The schema of a kind of record as a part of the description of an API.
    package static func openAPI(of kind: RecordKind) -> JSONText {
        .object(members(of: kind) { "#/components/schemas/" + openAPIName(of: $0) })
    }

    /// The name of a kind in the description of an API.
    package static func openAPIName(of kind: RecordKind) -> String {
        kind.rawValue.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }
            .joined()
    }

    private static func members(
        of kind: RecordKind, reference: (RecordKind) -> String
    ) -> [(String, JSONText)] {
        var properties: [(String, JSONText)] = []
        var required: [JSONText] = []
        if kind.isLine {
            properties.append((Field.schema.rawValue, .object([("const", .int(Record.schema))])))
            required.append(.string(Field.schema.rawValue))
        }
        for member in kind.members {
            var type = json(member.type, reference)
            if case .object(let fields) = type {
                type = .object(
                    fields + [("description", .string(member.field.meaning[.en]))])
            }
            properties.append((member.field.rawValue, type))
            if !member.isOptional { required.append(.string(member.field.rawValue)) }
        }
        return [
            ("title", .string(kind.meaning[.en])), ("type", .string("object")),
            ("properties", .object(properties)), ("required", .array(required)),
            ("additionalProperties", .bool(false)),
        ]
    }

    /// The file name of a kind's schema.
    package static func fileName(_ kind: RecordKind) -> String { "\(kind.rawValue).schema.json" }

    private static func json(
        _ type: FieldType, _ reference: (RecordKind) -> String
    ) -> JSONText {
        func simple(_ name: String) -> JSONText { .object([("type", .string(name))]) }
        switch type {
        case .string: return simple("string")
        case .word(let words): return .object([("enum", .array(words.map(JSONText.string)))])
        case .int: return simple("integer")
        case .number: return simple("number")
        case .bool: return simple("boolean")
        case .range:
            return .object([
                ("type", .string("array")), ("items", simple("integer")), ("minItems", .int(2)),
                ("maxItems", .int(2)),
            ])
        case .object(let kind): return .object([("$ref", .string(reference(kind)))])
        case .place: return PlaceSchema.json
        case .counts:
            return .object([
                ("type", .string("object")), ("additionalProperties", simple("integer")),
            ])
        case .origins:
            return .object([
                ("type", .string("object")),
                ("additionalProperties", json(.optional(.string), reference)),
            ])
        case .array(let item):
            return .object([("type", .string("array")), ("items", json(item, reference))])
        case .optional(let type):
            return .object([("anyOf", .array([json(type, reference), simple("null")]))])
        }
    }

    /// JSON on several lines, for people.
    private static func indented(_ value: JSONText, depth: Int) -> String {
        let pad = String(repeating: "  ", count: depth + 1)
        let end = "\n" + String(repeating: "  ", count: depth)
        switch value {
        case .object(let members) where value.text.count > 80:
            let lines = members.map {
                pad + JSONText.string($0.0).text + ": " + indented($0.1, depth: depth + 1)
            }
            return "{\n" + lines.joined(separator: ",\n") + end + "}"
        case .array(let items) where value.text.count > 80:
            return "[\n"
                + items.map { pad + indented($0, depth: depth + 1) }.joined(separator: ",\n") + end
                + "]"
        default: return value.text
        }
    }

    // MARK: The table for people

    /// `Documentation/records.md`.
    package static var documentation: String {
        var text = """
            # Records

            `--json` prints one object per line, in every command. Keys and values do not depend on `--lang`. This page and
            the JSON Schemas in [schema](schema) are generated from the tables in
            [Sources/ReportOutput/Records](../Sources/ReportOutput/Records). A test compares them with the tables, and another
            one validates what every command prints.

            A field has one name, one type and one unit everywhere. Ranges are pairs `[start, end)`. `bytes` counts bytes of
            the file, or of the extracted text of a document ([place](#place)); `highlights` and `changes` count Unicode
            scalars of `text`. A value that the text does not state is `null`. A field in *italics* is present only if it was
            requested, or only in some forms of the record.


            """
        for kind in RecordKind.allCases where kind.isLine { text += section(kind) }
        text += "## Parts of records\n\n"
        for kind in RecordKind.allCases where !kind.isLine { text += section(kind) }
        return text + PlaceSchema.markdown
    }

    private static func section(_ kind: RecordKind) -> String {
        let level = kind.isLine ? "##" : "###"
        var text = "\(level) \(kind.rawValue)\n\n\(kind.meaning[.en]).\n\n"
        if let command = kind.command { text += "Printed by \(command).\n\n" }
        text += "| field | type | meaning |\n|---|---|---|\n"
        if kind.isLine { text += row(.schema, .int, isOptional: false) }
        for member in kind.members {
            text += row(member.field, member.type, isOptional: member.isOptional)
        }
        return text + "\n"
    }

    private static func row(_ field: Field, _ type: FieldType, isOptional: Bool) -> String {
        let name = isOptional ? "*`\(field.rawValue)`*" : "`\(field.rawValue)`"
        return "| \(name) | \(typeName(of: type)) | \(field.meaning[.en]) |\n"
    }

    private static func typeName(of type: FieldType) -> String {
        switch type {
        case .string: "string"
        case .word(let words): words.map { "`\($0)`" }.joined(separator: " ")
        case .int: "integer"
        case .number: "number"
        case .bool: "boolean"
        case .range: "`[start, end)`"
        case .object(let kind): "[\(kind.rawValue)](#\(kind.rawValue))"
        case .place: "[place](#place)"
        case .counts: "object of integers"
        case .origins: "object of strings"
        case .array(let item): "array of \(typeName(of: item))"
        case .optional(let type): "\(typeName(of: type)), or null"
        }
    }
}
