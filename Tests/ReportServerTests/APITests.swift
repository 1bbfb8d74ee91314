import ReportOutput
import ReportSearch
import SearchTestSupport
import SyntheticCorpus
import TestSupport
import Testing
import WebAddresses

@testable import ReportServer

extension ServerTests {
    /// The API: records, cursors, tags, problems.
    @Suite struct APITests {
        private func ask(
            _ server: LiveServer, _ operation: String, _ items: [(String, String)],
            _ headers: String = ""
        ) async throws -> RawResponse {
            try await server.get(
                "/api/v1/\(operation)" + QueryItems(items.map { (name: $0.0, value: $0.1) }).text,
                headers)
        }

        @Test func everyOperationAnswersAsDocumented() async throws {
            let server = try await LiveServer.shared.value
            let requests: [String: [(String, String)]] = [
                "search": [("q", "行政检查")], "show": [("agency", "交通运输厅"), ("year", "2023")],
                "facets": [("q", "执法"), ("by", "agency,year")], "freq": [("term", "执法")],
                "kwic": [("q", "检查")], "collocates": [("term", "检查"), ("least", "1")],
                "figures": [("q", "行政检查")], "promises": [("agency", "望湖区司法局")],
                "keywords": [("of", "year:2022"), ("least", "1")],
                "compare": [("agency", "望湖区司法局"), ("years", "2022..2023")], "reuse": [],
                "audit": [("faults", "1")],
                "why": [("q", "培训"), ("file", "")], "stats": [],
            ]
            #expect(Set(requests.keys) == Set(Operation.all.map(\.name)))
            for (name, items) in requests where name != "why" {
                let answer = try await ask(server, name, items)
                #expect(answer.status == 200, "\(name): \(answer.body)")
                let value = try JSONReader.value(of: Array(answer.body.utf8))
                #expect(value["schema"]?.text == "2")
                #expect(value["operation"]?.string == name)
                guard case .array(let records)? = value["records"] else {
                    Issue.record("\(name) has no records")
                    continue
                }
                // These reports have no plan, so there are no promises.
                #expect(records.isEmpty == (name == "promises"), "\(name)")
                for record in records { #expect(record["schema"]?.text == "2") }
                let lines = try await ask(server, name, items + [("format", "ndjson")])
                #expect(lines.headers["content-type"] == "application/x-ndjson")
            }
        }

        @Test func cursorsGoThroughAllRecordsOnce() async throws {
            let server = try await LiveServer.shared.value
            var cursor: String?
            var seen: [String] = []
            repeat {
                let items =
                    [("q", "执法 OR 检查 OR 报告"), ("n", "2")] + (cursor.map { [("cursor", $0)] } ?? [])
                let value = try JSONReader.value(
                    of: Array(try await ask(server, "search", items).body.utf8))
                guard case .array(let records)? = value["records"] else { break }
                seen += records.map {
                    ($0["file"]?.string ?? "") + ":" + ($0["paragraph"]?.text ?? "")
                }
                cursor = value["next"]?.string
            } while cursor != nil && seen.count < 100
            #expect(seen.count > 4)
            #expect(Set(seen).count == seen.count)
            #expect(
                try await ask(server, "search", [("q", "执法"), ("cursor", "nonsense")]).status == 400
            )
            #expect(
                try await ask(server, "search", [("q", "执法"), ("cursor", "x-1.4")]).status == 400)
        }

        /// A cursor of one answer is invalid for another, because records would be skipped that the client has not
        /// seen.
        @Test func aCursorBelongsToItsRequest() async throws {
            let server = try await LiveServer.shared.value
            let query = ("q", "执法 OR 检查 OR 报告")
            let value = try JSONReader.value(
                of: Array(try await ask(server, "search", [query, ("n", "2")]).body.utf8))
            let next = try #require(value["next"]?.string)
            func status(_ operation: String, _ items: [(String, String)]) async throws -> Int {
                try await ask(server, operation, items + [("cursor", next)]).status
            }
            #expect(try await status("search", [query]) == 200)
            #expect(try await status("search", [query, ("n", "3"), ("lang", "en")]) == 200)
            #expect(try await status("search", [("q", "执法")]) == 400)
            #expect(try await status("search", [query, ("year", "2023")]) == 400)
            #expect(try await status("search", [query, ("any", "1")]) == 400)
            #expect(try await status("figures", [query]) == 400)
            let parts = next.split(separator: ".")
            let old = "x-1.\(parts[1]).\(parts[2])"
            #expect(try await ask(server, "search", [query, ("cursor", old)]).status == 410)
        }

        /// With `any` the query is plain text, but conditions on documents and headings hold all the same.
        @Test func conditionsHoldIfAnyWordIsEnough() async throws {
            let server = try await LiveServer.shared.value
            func answer(_ items: [(String, String)]) async throws -> (hits: [JSONText], total: Int)
            {
                let items = [("q", "检查了哪些执法培训"), ("any", "1"), ("n", "100")] + items
                let value = try JSONReader.value(
                    of: Array(try await ask(server, "search", items).body.utf8))
                guard case .array(let hits)? = value["records"] else { return ([], -1) }
                return (hits, value["total"].flatMap { Int($0.text) } ?? -1)
            }
            func place(_ hit: JSONText) -> String {
                (hit["file"]?.string ?? "") + ":" + (hit["paragraph"]?.text ?? "")
            }
            let all = try await answer([]).hits
            let cases: [(name: String, value: String, field: String)] = [
                ("title", "司法局", "title"), ("file", "2023", "file"), ("heading", "工作", "heading"),
                ("title", "没有这样的题目", "title"),
            ]
            for (name, value, field) in cases {
                let expected = all.filter { ($0[field]?.text ?? "").contains(value) }.map(place)
                let found = try await answer([(name, value)])
                #expect(Set(found.hits.map(place)) == Set(expected), "\(name)")
                #expect(found.total == expected.count, "\(name)")
                #expect(found.hits.count < all.count, "\(name)")
            }
            let both = try await answer([("title", "司法局"), ("file", "2023")])
            #expect(
                Set(both.hits.map(place))
                    == Set(
                        all.filter {
                            ($0["title"]?.string ?? "").contains("司法局")
                                && ($0["file"]?.string ?? "").contains("2023")
                        }.map(place)))
        }

        @Test func facetsCountLiteralMatches() async throws {
            let server = try await LiveServer.shared.value
            func count(_ items: [(String, String)]) async throws -> Int {
                let answer = try await ask(server, "facets", [("by", "year")] + items)
                let value = try JSONReader.value(of: Array(answer.body.utf8))
                guard case .array(let records)? = value["records"] else { return -1 }
                return records.reduce(0) { $0 + (Int($1["paragraphs"]?.text ?? "") ?? 0) }
            }
            // The words are there, but not in this order.
            #expect(try await count([("q", "检查行政")]) == 0)
            #expect(try await count([("q", "检查行政"), ("words", "1")]) > 0)
            #expect(try await count([("q", "行政检查")]) > 0)
        }

        @Test func aMatchingTagIsAnsweredWithNotModified() async throws {
            let server = try await LiveServer()
            let first = try await ask(server, "search", [("q", "执法")])
            let tag = try #require(first.headers["etag"])
            let again = try await ask(server, "search", [("q", "执法")], "If-None-Match: \(tag)\r\n")
            #expect(again.status == 304)
            #expect(again.body.isEmpty)
            #expect(
                try await ask(server, "search", [("q", "检查")], "If-None-Match: \(tag)\r\n").status
                    == 200)
            try server.fixture.write("新.txt", "新年度报告\n\n规范执法。\n")
            try server.fixture.index()
            #expect(
                try await ask(server, "search", [("q", "执法")], "If-None-Match: \(tag)\r\n").status
                    == 200)
        }

        @Test(arguments: [
            ("search", [("q", "(执法")], "column", "1"), ("search", [], "parameter", "q"),
            ("search", [("q", "a"), ("nonsense", "1")], "parameter", "nonsense"),
            ("search", [("q", "a"), ("n", "0")], "parameter", "n"),
            ("search", [("q", "a"), ("n", "10"), ("n", "11")], "parameter", "n"),
            ("search", [("q", "a"), ("year", "二〇二三")], "parameter", "year"),
            ("facets", [("q", "a"), ("by", "moon")], "parameter", "by"),
            ("freq", [("term", "  ")], "parameter", "term"),
        ])
        func problemsStateTheParameterAndColumn(
            operation: String, items: [(String, String)], member: String, value: String
        ) async throws {
            let server = try await LiveServer.shared.value
            let answer = try await ask(server, operation, items, "Accept-Language: en\r\n")
            #expect(answer.status == 400)
            #expect(answer.headers["content-type"] == "application/problem+json")
            let problem = try JSONReader.value(of: Array(answer.body.utf8))
            let found = problem[member]
            #expect((found?.string ?? found?.text) == value)
            #expect(problem["title"]?.string?.isEmpty == false)
        }

        @Test func chineseNamesOfParametersAreAccepted() async throws {
            let server = try await LiveServer.shared.value
            let answer = try await ask(
                server, "search", [("q", "行政检查"), ("年度", "2022"), ("部分", "成效")])
            #expect(answer.status == 200)
            #expect(answer.body.contains("\"total\":1,"))
        }

        @Test func textIsNeverAFormulaInSpreadsheets() async throws {
            let server = try await LiveServer(["a.txt": "=HYPERLINK(1)&执法公示\n\n-2+3 执法\n"])
            let csv = try await ask(server, "kwic", [("q", "执法"), ("format", "csv")]).body
            #expect(!csv.contains(",=HYPERLINK"))
            #expect(csv.contains("'=HYPERLINK"))
        }

        @Test func aBusyServerStatesWhenToRetry() async throws {
            let server = try await LiveServer(LiveServer.reports) {
                $0.threads = 1
                $0.queue = 0
            }
            // The only thread is busy; the next request is refused.
            let statuses = try await withThrowingTaskGroup(of: (Int, String?).self) { group in
                for _ in 0..<24 {
                    group.addTask {
                        let answer = try await self.ask(server, "reuse", [])
                        return (answer.status, answer.headers["retry-after"])
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.contains { $0.0 == 200 })
            for (status, retry) in statuses where status != 200 {
                #expect(status == 503)
                #expect(retry != nil)
            }
        }

        @Test func aDamagedIndexIsReportedAndTheServerContinues() async throws {
            let server = try await LiveServer()
            #expect(try await ask(server, "search", [("q", "执法")]).status == 200)
            let manifest = server.fixture.folder.path + "/.rlsearch/manifest"
            let bytes = try Files.read(manifest)
            try Files.write(bytes.dropLast(9), to: manifest)
            let answer = try await ask(server, "search", [("q", "检查")], "Accept-Language: en\r\n")
            #expect(answer.status == 500)
            #expect(answer.body.contains("rlsearch"))
            #expect(try await server.get("/healthz").status == 200)
            #expect(try await server.get("/readyz").status == 503)
            try Files.write(bytes, to: manifest)
            #expect(try await ask(server, "search", [("q", "检查")]).status == 200)
        }

        @Test func theOpenAPIDocumentDescribesEveryOperation() async throws {
            let value = try JSONReader.value(of: Array(OpenAPI.text.utf8))
            #expect(value["openapi"]?.string == "3.1.0")
            for operation in Operation.all {
                #expect(value["paths"]?["/api/v1/\(operation.name)"]?["get"] != nil)
            }
        }
    }
}
