internal import ReportOutput
internal import ReportSearch

/// The description of the API (OpenAPI 3.1), generated from the list of operations.
enum OpenAPI {
    static let text = document.text + "\n"

    private static var document: JSONText {
        let paths = Operation.all.map { operation in
            ("\(APIRoutes.prefix)/\(operation.name)", JSONText.object([("get", path(operation))]))
        }
        return .object([
            ("openapi", .string("3.1.0")),
            (
                "info",
                .object([
                    ("title", .string("rlsearch")),
                    ("version", .string(ProductVersion.number)),
                    ("description", .string(Message.apiMeaning[.en])),
                    (
                        "license",
                        .object([
                            ("name", .string("Apache License 2.0")),
                            ("identifier", .string("Apache-2.0")),
                        ])
                    ),
                ])
            ),
            ("servers", .array([.object([("url", .string("/"))])])),
            ("paths", .object(paths)),
            (
                "components",
                .object([
                    (
                        "schemas",
                        .object(
                            RecordKind.allCases.map {
                                (RecordSchema.openAPIName(of: $0), RecordSchema.openAPI(of: $0))
                            } + [("Problem", problem)])
                    )
                ])
            ),
        ])
    }

    private static func path(_ operation: Operation) -> JSONText {
        let records = operation.kinds.map { kind in
            JSONText.object([
                ("$ref", .string("#/components/schemas/\(RecordSchema.openAPIName(of: kind))"))
            ])
        }
        let record = records.count == 1 ? records[0] : .object([("anyOf", .array(records))])
        let answer: JSONText = .object([
            ("type", .string("object")),
            (
                "required",
                .array(
                    ["schema", "operation", "commit", "total", "next", "notes", "records"].map(
                        JSONText.string))
            ),
            (
                "properties",
                .object([
                    ("schema", .object([("const", .int(Record.schema))])),
                    ("operation", .object([("const", .string(operation.name))])),
                    ("commit", type("integer")), ("total", types("integer")),
                    ("next", types("string")), ("notes", array(of: type("string"))),
                    ("records", array(of: record)),
                ])
            ),
        ])
        return .object([
            ("operationId", .string(operation.name)),
            ("summary", .string(operation.summary[.en])),
            (
                "parameters",
                .array((operation.parameters + APIRoutes.common).map(parameter))
            ),
            (
                "responses",
                .object(
                    [
                        (
                            "200",
                            .object([
                                ("description", .string("The records.")),
                                ("headers", .object([("ETag", header)])),
                                (
                                    "content",
                                    .object([
                                        ("application/json", .object([("schema", answer)])),
                                        (
                                            "application/x-ndjson",
                                            .object([("schema", type("string"))])
                                        ),
                                        ("text/csv", .object([("schema", type("string"))])),
                                        (
                                            APIRoutes.Form.xlsx.contentType,
                                            .object([("schema", type("string"))])
                                        ),
                                    ])
                                ),
                            ])
                        ),
                        ("default", problemResponse),
                    ] + ["400", "404", "406", "410", "500", "503"].map { ($0, problemResponse) })
            ),
        ])
    }

    private static let header = JSONText.object([("schema", type("string"))])

    private static let problemResponse = JSONText.object([
        ("description", .string("The problem, and how to fix it (RFC 9457).")),
        (
            "content",
            .object([
                (
                    "application/problem+json",
                    .object([
                        ("schema", .object([("$ref", .string("#/components/schemas/Problem"))]))
                    ])
                )
            ])
        ),
    ])

    private static let problem = JSONText.object([
        ("type", .string("object")),
        ("required", .array(["type", "title", "status", "instance"].map(JSONText.string))),
        (
            "properties",
            .object([
                ("type", type("string")), ("title", type("string")), ("status", type("integer")),
                ("detail", type("string")), ("mend", type("string")),
                ("instance", type("string")), ("column", type("integer")),
                ("parameter", type("string")),
            ])
        ),
    ])

    private static func type(_ name: String) -> JSONText { .object([("type", .string(name))]) }
    private static func types(_ name: String) -> JSONText {
        .object([("type", .array([.string(name), .string("null")]))])
    }
    private static func array(of items: JSONText) -> JSONText {
        .object([("type", .string("array")), ("items", items)])
    }

    /// The description of a parameter.
    private static func parameter(_ parameter: Parameter) -> JSONText {
        var members: [(String, JSONText)] = [
            ("name", .string(parameter.name)), ("in", .string("query")),
            ("description", .string(parameter.meaning[.en])),
        ]
        if parameter.isRequired { members.append(("required", .bool(true))) }
        let schema = schema(of: parameter)
        if parameter.isRepeated {
            members += [
                ("style", .string("form")), ("explode", .bool(true)),
                (
                    "schema",
                    .object([
                        ("type", .string("array")), ("items", schema), ("maxItems", .int(4)),
                    ])
                ),
            ]
        } else {
            members.append(("schema", schema))
        }
        return .object(members)
    }

    /// The JSON schema of a parameter's value.
    static func schema(of parameter: Parameter) -> JSONText {
        var members: [(String, JSONText)]
        switch parameter.kind {
        case .text:
            members = [("type", .string("string")), ("maxLength", .int(parameter.maxLength))]
            if parameter.isRequired { members.append(("minLength", .int(1))) }
        case .int(let range):
            members = [
                ("type", .string("integer")), ("minimum", .int(range.lowerBound)),
                ("maximum", .int(range.upperBound)),
            ]
        case .flag: members = choice(["0", "1", "false", "true"])
        case .years:
            members = [
                ("type", .string("string")),
                (
                    "pattern",
                    .string("^([0-9]{4}|[0-9]{4}\\.\\.|\\.\\.[0-9]{4}|[0-9]{4}\\.\\.[0-9]{4})$")
                ),
            ]
        case .year:
            members = [("type", .string("string")), ("pattern", .string("^[0-9]{4}$"))]
        case .keys:
            let names = GroupKey.allCases.map(\.rawValue).joined(separator: "|")
            members = [
                ("type", .string("string")), ("pattern", .string("^(\(names))(,(\(names)))*$")),
            ]
        case .choice(let words): members = choice(words)
        case .section: members = choice(SectionChoice.allCases.map(\.rawValue))
        }
        if let defaultValue = parameter.defaultValue {
            let isNumber = if case .int = parameter.kind { true } else { false }
            members.append(("default", isNumber ? .number(defaultValue) : .string(defaultValue)))
        }
        return .object(members)
    }

    private static func choice(_ words: [String]) -> [(String, JSONText)] {
        [("type", .string("string")), ("enum", .array(words.map(JSONText.string)))]
    }
}
