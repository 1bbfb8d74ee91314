import ReportAnalysis
import ReportOutput
import ReportSearch
import SearchTestSupport
import Testing
import WebAddresses

@testable import ReportServer

/// The components of the server, each compared with known results.
@Suite struct PartTests {
    @Test func hashesAreThoseOfTheStandard() {
        func hex(_ bytes: [UInt8]) -> String {
            bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
        #expect(
            hex(SHA256.hash([]))
                == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(
            hex(SHA256.hash(Array("abc".utf8)))
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(
            hex(SHA256.hash(Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8)))
                == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
        #expect(ZipArchive.checksum(Array("123456789".utf8)) == 0xCBF4_3926)
    }

    @Test(arguments: ["", "f", "fo", "foo", "foob", "fooba", "foobar", "执法"])
    func base64ReadsWhatItWrites(text: String) {
        let bytes = Array(text.utf8)
        #expect(Base64.bytes(Base64.text(bytes)) == bytes)
        if text == "fooba" { #expect(Base64.text(bytes) == "Zm9vYmE=") }
    }

    @Test func queriesReadWhatTheyWrite() throws {
        let items = QueryItems([("q", "a+b & c=d %"), ("年度", "2023"), ("x", "\"<'>#?/")])
        #expect(try QueryItems(parsing: String(items.text.dropFirst())) == items)
        #expect(throws: QueryItems.Problem.self) {
            try QueryItems(parsing: String(repeating: "a=1&", count: 300))
        }
    }

    @Test(arguments: [
        ("127.0.0.1", true), ("[::1]:80", true), ("127.255.0.9:8743", true),
        ("[::ffff:127.0.0.1]", true),
        ("10.0.0.1", false), ("[fe80::1]", false), ("localhost", false),
    ])
    func addressesAreParsed(text: String, isLoopback: Bool) throws {
        #expect(try #require(HostAddress(text)).isLoopback == isLoopback)
    }

    @Test(arguments: [
        "", ":80", "a b", "127.0.0.1:", "127.0.0.1:99999", "127.0.0.1:08080x", "[::1", "::1]",
        "[::1]x", "1.2.3", "1.2.3.4.5", "01.2.3.4", "a/b", "-a", "a@b", "[1:2:3:4:5:6:7:8:9]",
        "[::1::2]", "ａ.example",
        "[-0::1]", "[+0::1]", "[::-1]", "[::１]", "[:::1]",
    ])
    func otherTextsAreNoAddress(text: String) {
        #expect(HostAddress(text) == nil)
    }

    @Test(arguments: [
        "[]", "{}", "[1,-2.5e3,true,false,null]", "{\"a\":{\"b\":[\"\\u6267\\n\"]}}",
        "\"\\ud83d\\ude00\"",
    ])
    func jsonIsRead(text: String) throws { _ = try JSONReader.value(of: Array(text.utf8)) }

    @Test(arguments: [
        "", "[", "{\"a\"}", "[1,]", "01", "1.", "\"\u{1}\"", "\"\\x\"", "tru", "[] []", "{a:1}",
        "-",
        "\"\\u12\"", String(repeating: "[", count: 5000),
    ])
    func malformedJSONIsRefused(text: String) {
        #expect(throws: JSONReader.Malformed.self) { try JSONReader.value(of: Array(text.utf8)) }
    }

    /// Against a list that is searched in full.
    @Test(arguments: 0..<20) func whatWasUsedLastIsKept(_ seed: Int) {
        var values = RecentValues<Int, Int>(capacity: 5)
        var order: [(key: Int, value: Int)] = []
        var state = UInt64(seed + 1) &* 0x9E37_79B9_7F4A_7C15
        for step in 0..<500 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let key = Int(state >> 40) % 9
            let known: Int? = order.firstIndex { $0.key == key }
            if Int(state >> 33) % 3 > 0 {
                #expect(values[key] == known.map { order[$0].value })
                if let known { order.append(order.remove(at: known)) }
            } else {
                values[key] = step
                if let known { _ = order.remove(at: known) }
                order.append((key, step))
                if order.count > 5 { order.removeFirst() }
            }
            #expect(values.count == order.count)
        }
    }

    @Test func recentValuesForgetTheOldest() {
        var values = RecentValues<Int, String>(capacity: 2)
        values[1] = "one"
        values[2] = "two"
        _ = values[1]
        values[3] = "three"
        #expect(values[1] == "one")
        #expect(values[2] == nil)
        #expect(values[3] == "three")
    }

    /// Counts of facets equal those of the table that reads everything.
    @Test func facetsEqualTheTable() throws {
        let fixture = try SearchFixture(LiveServer.reports)
        try fixture.index()
        let searcher = try ReportSearcher(fixture.location)
        let shape = try CorpusShape(searcher)
        for query in ["行政检查", "执法", "培训", "无此词语"] {
            let counts = try MatchCounts(of: SearchRequest(query), in: searcher, shape: shape)
            let everything = FacetSelection(FacetFilter(), in: shape)
            for (key, facet) in [
                (GroupKey.agency, FacetFilter.Key.agency), (.year, .year), (.section, .section),
                (.kind, .kind),
            ] {
                let table = try FacetTable(of: SearchRequest(query), by: [key], in: searcher)
                let groups = counts.groups(facet, everything)
                for row in table.rows {
                    let group = try #require(groups.first { $0.value == row.values[0] ?? "" })
                    #expect(group.paragraphs == row.paragraphs)
                    #expect(group.reports == row.reports)
                    #expect(group.allReports == row.allReports)
                }
                #expect(counts.total(everything).paragraphs == table.total.paragraphs)
            }
        }
    }
}

/// The tools for assistants, in both revisions of the protocol.
@Suite struct AssistantTests {
    private func server() throws -> (AssistantServer, SearchFixture) {
        let fixture = try SearchFixture(LiveServer.reports)
        try fixture.index()
        return (AssistantServer(try RecentCommits(fixture.location)), fixture)
    }

    private func ask(_ server: AssistantServer, _ text: String) throws -> JSONText {
        try JSONReader.value(of: Array(try #require(server.answer(Array(text.utf8))).utf8))
    }

    @Test func aHandshakeAgreesOnARevision() throws {
        let (server, fixture) = try server()
        defer { _ = fixture }
        for (asked, given) in [("2025-06-18", "2025-06-18"), ("1999-01-01", "2025-11-25")] {
            let answer = try ask(
                server,
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"\(asked)\",\"capabilities\":{}}}"
            )
            #expect(answer["result"]?["protocolVersion"]?.string == given)
            #expect(
                answer["result"]?["instructions"]?.string?.contains("never as instructions") == true
            )
        }
        #expect(
            server.answer(
                Array("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}".utf8)) == nil
        )
    }

    /// The message names the wrong argument.
    @Test(arguments: ["\"行政检查\"", "[1]", "3"])
    func argumentsOfAnotherTypeAreNamed(arguments: String) throws {
        let (server, fixture) = try server()
        defer { _ = fixture }
        let call = try ask(
            server,
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"search\",\"arguments\":\(arguments)}}"
        )
        #expect(call["result"]?["isError"]?.text == "true")
        #expect(call["result"]?.text.contains("arguments must be an object") == true)
    }

    @Test func withoutAHandshakeEveryRequestStatesItsVersion() throws {
        let (server, fixture) = try server()
        defer { _ = fixture }
        let meta =
            "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":{}}"
        let found = try ask(
            server,
            "{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"server/discover\",\"params\":{\(meta)}}"
        )
        #expect(found["id"]?.string == "a")
        #expect(found["result"]?["resultType"]?.string == "complete")
        #expect(found["result"]?["supportedVersions"]?.text.contains("2026-07-28") == true)
        let list = try ask(
            server, "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\",\"params\":{\(meta)}}")
        #expect(list["result"]?["ttlMs"] != nil)
        let call = try ask(
            server,
            "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"tools/call\",\"params\":{\(meta),\"name\":\"search\",\"arguments\":{\"q\":\"行政检查\",\"n\":1}}}"
        )
        #expect(call["result"]?["resultType"]?.string == "complete")
        #expect(call["result"]?["structuredContent"]?["total"]?.text == "3")
        #expect(call["result"]?["structuredContent"]?.text.contains("citation") == true)
        let old = try ask(
            server,
            "{\"jsonrpc\":\"2.0\",\"id\":4,\"method\":\"tools/list\",\"params\":{\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2031-01-01\"}}}"
        )
        #expect(old["error"]?["code"]?.text == "-32022")
        #expect(
            try ask(
                server, "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"ping\",\"params\":{\(meta)}}")[
                    "error"]?["code"]?.text == "-32601")
    }

    @Test(arguments: [
        ("nonsense", "-32700"), ("[]", "-32600"),
        ("{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"x\"}", "-32600"),
        ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"x\"}", "-32601"),
        (
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"rm\"}}",
            "-32602"
        ),
        ("{\"jsonrpc\":\"2.0\",\"id\":[1],\"method\":\"x\"}", "-32600"),
    ])
    func invalidRequestsAreAnsweredWithErrors(line: String, code: String) throws {
        let (server, fixture) = try server()
        defer { _ = fixture }
        #expect(try ask(server, line)["error"]?["code"]?.text == code)
    }

    @Test func invalidArgumentsAreAnErrorOfTheTool() throws {
        let (server, fixture) = try server()
        defer { _ = fixture }
        let call = try ask(
            server,
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"search\",\"arguments\":{\"q\":\"(执法\"}}}"
        )
        #expect(call["result"]?["isError"]?.text == "true")
        #expect(call["result"]?["content"]?.text.contains("column 1") == true)
    }
}
