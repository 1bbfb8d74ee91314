import ReportOutput
import ReportSearch
import SearchTestSupport
import Testing
import WebAddresses

@testable import ReportServer

extension ServerTests {
    /// The content of the pages, without a script.
    @Suite struct PageTests {
        private func path(_ path: String, _ items: (String, String)...) -> String {
            self.path(path, items)
        }

        private func path(_ path: String, _ items: [(String, String)]) -> String {
            path + QueryItems(items.map { (name: $0.0, value: $0.1) }).text
        }

        @Test func aSearchShowsHitsWithPlaces() async throws {
            let server = try await LiveServer.shared.value
            let page = try await server.get(path("/search", ("q", "行政检查"))).body
            #expect(page.contains("3份文件中的3段"))
            #expect(page.contains("<mark>行政检查</mark>"))
            #expect(page.contains("青屿市望湖区司法局 · 2023"))
            #expect(page.contains("一、主要举措和成效"))
            // Facets show the number of matches and the total.
            #expect(page.contains("data-facet=\"year\""))
            #expect(page.contains("2/2"))
        }

        /// The names of parameters in addresses are no words for readers.
        @Test func everyFieldOfAFormHasAName() {
            for operation in TablePage.operations {
                for parameter in operation.parameters
                where !OperationForm.skipped.contains(parameter.name) {
                    let name = Message.label(parameter.name)[.zh]
                    #expect(name != parameter.name, "\(operation.name): \(parameter.name)")
                }
            }
        }

        @Test func filtersRestrictHitsAndCanBeRemoved() async throws {
            let server = try await LiveServer.shared.value
            let page = try await server.get(
                path("/search", ("q", "行政检查"), ("year", "2023"), ("agency", "司法局"))
            ).body
            #expect(page.contains("1份文件中的1段"))
            #expect(page.contains("class=\"chips\""))
            let none = try await server.get(path("/search", ("q", "复议"), ("agency", "交通"))).body
            #expect(none.contains("没有找到"))
            // Shows what would be found without the condition.
            #expect(none.contains("去掉"))
            #expect(none.contains("2段"))
        }

        @Test func seriesLinkToTheirPassages() async throws {
            let server = try await LiveServer.shared.value
            let page = try await server.get(path("/tables/series", ("q", "行政检查"))).body
            #expect(page.contains("<svg") && page.contains("class=\"line l0\""))
            #expect(page.contains(">46</a>") && page.contains(">58</a>"))
            // A single year is not a series.
            #expect(!page.contains(">310</a>"))
            let csv = try await server.get(
                path("/tables/series", ("q", "行政检查"), ("format", "csv")))
            #expect(csv.body.contains("agency,indicator,unit,2022,2023"))
            #expect(csv.body.contains("青屿市望湖区司法局,行政检查,次,46,58"))
            let svg = try await server.get(
                path("/tables/series", ("q", "行政检查"), ("format", "svg")))
            #expect(svg.body.hasPrefix("<?xml") && svg.body.contains("<polyline"))
            let none = try await server.get(path("/tables/series", ("q", "无此指标"))).body
            #expect(none.contains("没有指标具备两年以上的数据"))
        }

        @Test func keywordsAndPromisesAreTables() async throws {
            let server = try await LiveServer.shared.value
            let words = try await server.get(
                path("/tables/keywords", ("of", "year:2022"), ("least", "1"))
            ).body
            #expect(words.contains("<td>46</td>"))
            let form = try await server.get("/tables/promises").body
            #expect(form.contains("name=\"outcome\""))
            let none = try await server.get(path("/tables/promises", ("agency", "交通"))).body
            #expect(none.contains("class=\"notice\""))
        }

        @Test func anErrorIsShownUnderItsColumn() async throws {
            let server = try await LiveServer.shared.value
            let page = try await server.get(path("/search", ("q", "执法 (检查")))
            #expect(page.status == 200)
            #expect(page.body.contains("<mark class=\"error\">(</mark>"))
            #expect(page.body.contains("第 4 列"))
        }

        @Test func theTextOfReportsIsEscaped() async throws {
            let server = try await LiveServer.shared.value
            let page = try await server.get(path("/search", ("q", "培训"))).body
            #expect(!page.contains("<script>alert"))
            #expect(page.contains("&lt;script&gt;"))
            let echo = try await server.get(path("/search", ("q", "\"><script>alert(2)</script>")))
                .body
            #expect(!echo.contains("<script>alert"))
            for name in ["agency", "region", "title", "file", "heading", "kind", "lang", "sort"] {
                let page = try await server.get(
                    path("/search", ("q", "执法"), (name, "\"><img src=x onerror=alert(3)>"))
                ).body
                #expect(!page.contains("<img"), "\(name)")
            }
        }

        @Test func pagesAreCompleteInBothLanguages() async throws {
            let server = try await LiveServer.shared.value
            for address in [
                "/", "/search?q=a", "/tables", "/help", "/about", "/basket", "/tables/freq",
            ] {
                let english = try await server.get(address, "Accept-Language: en\r\n").body
                #expect(english.contains("<html lang=\"en\">"), "\(address)")
                let chinese = try await server.get(address).body
                #expect(chinese.contains("<html lang=\"zh-Hans\">"), "\(address)")
            }
            let page = try await server.get(
                path("/search", ("q", "行政检查"), ("lang", "en")), "Accept-Language: zh\r\n"
            ).body
            #expect(page.contains("3 passages in 3 documents"))
            #expect(page.contains("lang=en"))
        }

        /// A kind of file is exact, leaves the other kinds to choose, and holds whatever words are enough.
        @Test func aKindOfFileIsChosen() async throws {
            let server = try await LiveServer([
                "云岭市司法局_2023.txt": "云岭市司法局2023年工作报告\n\n全年开展行政检查46次。\n",
                "云岭市林业局_2023.md": "# 云岭市林业局2023年工作报告\n\n全年开展行政检查12次。\n",
            ])
            for query in ["行政检查", "开展了哪些行政检查", "行政检查 森林防火"] {
                for any in ["0", "1"] {
                    let items = [("q", query), ("any", any), ("lang", "en")]
                    let whole = try await server.get(path("/search", items)).body
                    #expect(whole.contains("2 passages in 2 documents"), "\(query) \(any)")
                    let page = try await server.get(path("/search", items + [("kind", "md")])).body
                    #expect(page.contains("1 passage in 1 document"), "\(query) \(any)")
                    #expect(page.contains("林业局"))
                    #expect(page.contains("kind=txt") && page.contains("kind=md"))
                }
            }
            let none = try await server.get(path("/search", [("q", "行政检查"), ("kind", "m")])).body
            #expect(!none.contains("46次") && !none.contains("12次"))
        }

        @Test func aReportIsReadWithItsMatches() async throws {
            let server = try await LiveServer.shared.value
            let found = try await server.get(path("/search", ("q", "行政检查"), ("year", "2022"))).body
            let id = try #require(
                found.components(separatedBy: "/report/").dropFirst().first?.prefix(16))
            let page = try await server.get(
                "/report/\(id)" + QueryItems([("q", "行政检查")]).text + "&figures=1"
            ).body
            #expect(page.contains("1处匹配"))
            #expect(page.contains("id=\"p3\""))
            #expect(page.contains("对照 2023"))
            let file = try await server.get("/file/\(id)")
            #expect(file.status == 200)
            #expect(file.headers["content-security-policy"]?.contains("sandbox") == true)
            #expect(file.body.contains("行政检查46次"))
            let reuse = try await server.get("/report/\(id)/reuse")
            #expect(reuse.status == 200)
            let figures = try await server.get("/report/\(id)?figures=1").body
            #expect(figures.contains("<abbr title=\"行政检查：46次\">"))
        }

        @Test func twoYearsAreShownSideBySide() async throws {
            let server = try await LiveServer.shared.value
            let page = try await server.get(
                path("/compare", ("agency", "青屿市望湖区司法局"), ("years", "2022..2023"))
            ).body
            #expect(page.contains("<ins>"))
            #expect(page.contains("<del>"))
        }

        @Test func figuresAreATableOfAgenciesAndYears() async throws {
            let server = try await LiveServer.shared.value
            let page = try await server.get(path("/tables/figures", ("q", "行政检查"))).body
            for value in [">46</a>", ">58</a>", ">310</a>"] { #expect(page.contains(value)) }
        }

        @Test func aBasketIsExportedToWordAndMarkdown() async throws {
            let server = try await LiveServer.shared.value
            let found = try await server.get(path("/search", ("q", "行政检查"))).body
            let names = found.components(separatedBy: "name=\"p\" value=\"").dropFirst().compactMap
            {
                $0.components(separatedBy: "\"").first
            }
            #expect(names.count == 3)
            let items = QueryItems(names.map { (name: "p", value: $0) })
            let page = try await server.get("/basket" + items.text).body
            #expect(page.contains("3段摘录"))
            let markdown = try await server.get("/basket" + items.adding("format", "md").text).body
            #expect(markdown.contains("> "))
            #expect(markdown.contains("青屿市望湖区司法局2023年法治政府建设年度报告\\[R\\]"))
            let word = try await server.get("/basket" + items.adding("format", "docx").text)
            #expect(word.headers["content-disposition"]?.contains(".docx") == true)
            #expect(word.body.contains("word/document.xml"))
        }

        @Test func pagesStayWithTheirCommit() async throws {
            let server = try await LiveServer()
            let first = try await server.get(path("/search", ("q", "行政检查"), ("n", "10"))).headers[
                "etag"]
            let tag = try #require(
                first?.dropFirst().split(separator: "-").prefix(2).joined(separator: "-"))
            try server.fixture.write(
                "澄川市税务局_2023.txt", "澄川市税务局2023年法治政府建设年度报告\n\n全年开展行政检查9次。\n")
            try server.fixture.index()
            let newest = try await server.get(path("/search", ("q", "行政检查"))).body
            #expect(newest.contains("4份文件中的4段"))
            let kept = try await server.get(path("/search", ("q", "行政检查"), ("commit", tag))).body
            #expect(kept.contains("3份文件中的3段"))
            let gone = try await server.get(path("/search", ("q", "行政检查"), ("commit", "x-9"))).body
            #expect(gone.contains("索引已更新"))
        }
    }
}

extension String {
    func components(separatedBy separator: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let place = rest.firstRange(of: separator) {
            parts.append(String(rest[..<place.lowerBound]))
            rest = rest[place.upperBound...]
        }
        return parts + [String(rest)]
    }
}
