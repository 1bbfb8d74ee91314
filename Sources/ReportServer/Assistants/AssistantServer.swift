internal import ReportOutput
internal import ReportSearch
internal import WebAddresses

/// The Model Context Protocol on lines of JSON: the revisions that begin with a handshake, and the revision of
/// 2026-07-28, in which every request states its version. No request depends on an earlier one.
struct AssistantServer {
    private let tools: AssistantTools

    /// The revision without a handshake.
    static let stateless = "2026-07-28"
    /// The revisions that begin with `initialize`, newest first.
    static let stateful = ["2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"]
    private static let prefix = "io.modelcontextprotocol/"
    /// How long a client may cache the list of tools, in milliseconds.
    private static let lifetime = 3_600_000

    /// Errors of JSON-RPC and of the protocol.
    private enum Code: Int {
        case parse = -32700
        case request = -32600
        case method = -32601
        case parameters = -32602
        case version = -32022
    }

    init(_ commits: RecentCommits) { tools = AssistantTools(commits) }

    /// The answer to a line; nil if the line needs none.
    func answer(_ line: [UInt8]) -> String? {
        guard let message = try? JSONReader.value(of: line) else {
            return Self.error(.null, .parse, "not JSON")
        }
        guard case .object = message, message["jsonrpc"]?.string == "2.0" else {
            return Self.error(.null, .request, "not a message of JSON-RPC 2.0")
        }
        guard let method = message["method"]?.string else {
            // A message without a method that is a response is ignored, because this server sends no requests.
            return message["result"] == nil && message["error"] == nil
                ? Self.error(message["id"] ?? .null, .request, "no method") : nil
        }
        guard let id = message["id"], id.text != "null" else { return nil }
        switch id {
        case .string, .number: break
        default: return Self.error(.null, .request, "an id is a string or a number")
        }
        let parameters = message["params"] ?? .object([])
        let version = parameters["_meta"]?[Self.prefix + "protocolVersion"]?.string
        guard let version else { return stateful(method, parameters, id) }
        guard version == Self.stateless || Self.stateful.contains(version) else {
            return Self.error(
                id, .version, "the protocol version is not supported",
                data: .object([
                    (
                        "supported",
                        .array(([Self.stateless] + Self.stateful).map(JSONText.string))
                    ),
                    ("requested", .string(version)),
                ]))
        }
        return stateless(method, parameters, id)
    }

    // MARK: Without a state

    private func stateless(_ method: String, _ parameters: JSONText, _ id: JSONText) -> String {
        let cached: [(String, JSONText)] = [
            ("ttlMs", .int(Self.lifetime)), ("cacheScope", .string("private")),
        ]
        func result(_ members: [(String, JSONText)]) -> String {
            Self.result(
                id,
                [("resultType", .string("complete"))] + members + [
                    ("_meta", .object([(Self.prefix + "serverInfo", Self.identity)]))
                ])
        }
        switch method {
        case "server/discover":
            return result(
                [
                    (
                        "supportedVersions",
                        .array(([Self.stateless] + Self.stateful).map(JSONText.string))
                    ),
                    ("capabilities", .object([("tools", .object([]))])),
                    ("instructions", .string(AssistantTools.instructions)),
                ] + cached)
        case "tools/list": return result([("tools", .array(AssistantTools.list))] + cached)
        case "tools/call":
            return call(parameters, id, result)
        default: return Self.error(id, .method, "there is no method \(method)")
        }
    }

    // MARK: After a handshake

    private func stateful(_ method: String, _ parameters: JSONText, _ id: JSONText) -> String {
        func result(_ members: [(String, JSONText)]) -> String { Self.result(id, members) }
        switch method {
        case "initialize":
            let asked = parameters["protocolVersion"]?.string ?? ""
            let version = Self.stateful.contains(asked) ? asked : Self.stateful[0]
            return result([
                ("protocolVersion", .string(version)),
                ("capabilities", .object([("tools", .object([("listChanged", .bool(false))]))])),
                ("serverInfo", Self.identity),
                ("instructions", .string(AssistantTools.instructions)),
            ])
        case "ping": return result([])
        case "tools/list": return result([("tools", .array(AssistantTools.list))])
        case "tools/call": return call(parameters, id, result)
        case "server/discover":
            return Self.error(
                id, .parameters, "_meta needs \(Self.prefix)protocolVersion")
        default: return Self.error(id, .method, "there is no method \(method)")
        }
    }

    private func call(
        _ parameters: JSONText, _ id: JSONText, _ result: ([(String, JSONText)]) -> String
    ) -> String {
        guard let name = parameters["name"]?.string else {
            return Self.error(id, .parameters, "no name of a tool")
        }
        guard let answer = tools.call(name, parameters["arguments"] ?? .object([])) else {
            return Self.error(id, .parameters, "there is no tool \(name)")
        }
        return result(answer)
    }

    // MARK: Messages

    private static let identity = JSONText.object([
        ("name", .string("rlsearch")), ("title", .string("rlsearch")),
        ("version", .string(ProductVersion.number)),
    ])

    private static func result(_ id: JSONText, _ members: [(String, JSONText)]) -> String {
        JSONText.object([
            ("jsonrpc", .string("2.0")), ("id", id), ("result", .object(members)),
        ]).text
    }

    private static func error(
        _ id: JSONText, _ code: Code, _ text: String, data: JSONText? = nil
    ) -> String {
        var members: [(String, JSONText)] = [
            ("code", .int(code.rawValue)), ("message", .string(text)),
        ]
        if let data { members.append(("data", data)) }
        return JSONText.object([
            ("jsonrpc", .string("2.0")), ("id", id), ("error", .object(members)),
        ]).text
    }
}
