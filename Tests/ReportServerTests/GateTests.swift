import ReportOutput
import Testing

@testable import ReportServer

extension ServerTests {
    /// Which requests are accepted, and from which hosts.
    @Suite struct GateTests {
        @Test func everyAnswerHasThePolicy() async throws {
            let server = try await LiveServer.shared.value
            for path in [
                "/", "/search?q=%E6%89%A7%E6%B3%95", "/nope", "/healthz", "/api/v1/search",
            ] {
                let answer = try await server.get(path)
                let policy = answer.headers["content-security-policy"] ?? ""
                #expect(policy.hasPrefix("default-src 'none'"), "\(path): \(policy)")
                #expect(policy.contains("script-src 'sha256-"))
                #expect(!policy.contains("unsafe-inline"))
                #expect(answer.headers["x-content-type-options"] == "nosniff")
                #expect(answer.headers["set-cookie"] == nil)
                #expect(answer.headers["access-control-allow-origin"] == nil)
            }
        }

        @Test(arguments: [
            "evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "127.1",
            "2130706433",
            "0x7f.0.0.1", "127.0.0.1:1", "[::ffff:10.0.0.1]", "10.0.0.1", "",
            "127.0.0.1@evil.example",
            "user:pw@127.0.0.1", "0.0.0.0", "[::]",
        ])
        func otherHostsAreRefused(host: String) async throws {
            let server = try await LiveServer.shared.value
            let name = host.contains(":") || host.isEmpty ? host : "\(host):\(server.port)"
            let answer = try await server.raw(
                "GET / HTTP/1.1\r\nHost: \(name)\r\nConnection: close\r\n\r\n")
            #expect([400, 421].contains(answer.status), "\(host): \(answer.status)")
            #expect(!answer.body.contains("<form"))
        }

        @Test(arguments: [
            "127.0.0.1", "localhost", "LOCALHOST", "127.8.9.10", "[::1]", "localhost.",
        ])
        func ownNamesAreAccepted(host: String) async throws {
            let server = try await LiveServer.shared.value
            let answer = try await server.raw(
                "GET /healthz HTTP/1.1\r\nHost: \(host):\(server.port)\r\nConnection: close\r\n\r\n"
            )
            #expect(answer.status == 200, "\(host)")
        }

        @Test func requestsWithoutAHostAreRefused() async throws {
            let server = try await LiveServer.shared.value
            let answer = try await server.raw("GET / HTTP/1.0\r\n\r\n")
            #expect(answer.status != 200)
        }

        @Test(arguments: ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
        func onlyGETIsAccepted(method: String) async throws {
            let server = try await LiveServer.shared.value
            let answer = try await server.get("/", method: method)
            #expect([400, 405].contains(answer.status), "\(method): \(answer.status)")
        }

        @Test func aHEADHasNoBody() async throws {
            let server = try await LiveServer.shared.value
            let answer = try await server.get("/", method: "HEAD")
            #expect(answer.status == 200)
            #expect(answer.body.isEmpty)
            #expect((answer.headers["content-length"].flatMap { Int($0) } ?? 0) > 1000)
        }

        @Test func aConnectionServesManyRequests() async throws {
            let server = try await LiveServer.shared.value
            let one = "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\n\r\n"
            let search = "GET /search?q=a HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\n\r\n"
            let last = one.replacing("\r\n\r\n", with: "\r\nConnection: close\r\n\r\n")
            let answer = try await server.raw(search + search + one + last)
            #expect(answer.body.components(separatedBy: "HTTP/1.1 200 OK").count == 4)
        }

        @Test func requestsWithABodyAreRefused() async throws {
            let server = try await LiveServer.shared.value
            #expect(try await server.get("/", "Content-Length: 5\r\n").status == 413)
            #expect(try await server.get("/", "Transfer-Encoding: chunked\r\n").status == 413)
        }

        @Test func longAddressesAndHeadersAreRefused() async throws {
            let server = try await LiveServer.shared.value
            let long = String(repeating: "a", count: 9000)
            #expect(try await server.get("/search?q=\(long)").status == 414)
            let huge = try await server.get(
                "/", "X-A: \(String(repeating: "a", count: 90_000))\r\n")
            #expect([0, 400, 431].contains(huge.status))
            let many = (0..<500).map { "X-\($0): a\r\n" }.joined()
            #expect([0, 400, 431].contains(try await server.get("/", many).status))
            #expect(try await server.get("/healthz").status == 200)
        }

        @Test func aTokenIsRequired() async throws {
            let token = "correct-horse-battery"
            let server = try await LiveServer { $0.token = token }
            let refused = try await server.get("/")
            #expect(refused.status == 401)
            #expect(refused.headers["www-authenticate"]?.hasPrefix("Basic") == true)
            #expect(
                try await server.get("/", "Authorization: Bearer wrong-horse-battery\r\n").status
                    == 401)
            #expect(try await server.get("/", "Authorization: Bearer \(token)\r\n").status == 200)
            let pair = Base64.text(Array("anyone:\(token)".utf8))
            #expect(try await server.get("/", "Authorization: Basic \(pair)\r\n").status == 200)
            for bad in ["Basic", "Basic !!!", "Digest x", "Basic \(Base64.text(Array("x".utf8)))"] {
                #expect(
                    try await server.get("/", "Authorization: \(bad)\r\n").status == 401, "\(bad)")
            }
        }

        @Test func managingNeedsAnOriginAndAnOption() async throws {
            let plain = try await LiveServer.shared.value
            #expect(try await plain.get("/manage/index", method: "POST").status == 405)
            let server = try await LiveServer { $0.managed = [] }
            let own = "Origin: http://127.0.0.1:\(server.port)\r\nContent-Length: 0\r\n"
            #expect(try await server.get("/manage/index", own, method: "POST").status == 303)
            for origin in ["http://evil.example", "null", "https://127.0.0.1:\(server.port)", ""] {
                let header = origin.isEmpty ? "" : "Origin: \(origin)\r\n"
                #expect(
                    try await server.get(
                        "/manage/index", header + "Content-Length: 0\r\n", method: "POST"
                    )
                    .status == 403, "\(origin)")
            }
            #expect(try await server.get("/manage").status == 200)
        }

        @Test func pathsDoNotLeaveTheServedFiles() async throws {
            let server = try await LiveServer.shared.value
            for path in [
                "/file/../../etc/passwd", "/file/%2e%2e%2fetc%2fpasswd", "/file//etc/passwd",
                "/file/0000000000000000", "/file/zzzzzzzzzzzzzzzz", "/report/%00", "//etc/passwd",
                "/file/..;/x", "/report/12345678901234567890", "/..", "/file/", "/%ff",
            ] {
                let answer = try await server.get(path)
                #expect(answer.status == 404 || answer.status == 400, "\(path): \(answer.status)")
                #expect(!answer.body.contains("root:"))
            }
        }

        @Test func brokenTextIsRefused() async throws {
            let server = try await LiveServer.shared.value
            for query in ["q=%FF%FE", "q=%E6%89", "q=%", "q=%4", "q=%00", "q=%zz", "%FF=1"] {
                let answer = try await server.get("/search?\(query)")
                #expect(answer.status == 400, "\(query): \(answer.status)")
                #expect(try await server.get("/api/v1/search?\(query)").status == 400)
            }
        }
    }
}
