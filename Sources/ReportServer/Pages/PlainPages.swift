internal import ReportOutput
internal import ReportSearch
internal import WebAddresses

/// The help page: how to write queries, the keys, and the URLs for programs.
enum HelpPage {
    static func answer(_ request: PageRequest) -> WebAnswer {
        let language = request.language
        return WebAnswer(
            PageShell(Message.helpTitle[language], request.web, manages: request.manages)
                .html { main in
                    main.element("h1", Message.helpTitle[language])
                    main.element("h2", [("id", "query")], Message.queryLanguage[language])
                    main.element(
                        "pre", [("class", "scroll"), ("tabindex", "0")],
                        language == .zh ? QueryHelp.chineseText : QueryHelp.text)
                    main.element("h2", [("id", "keys")], Message.keys[language])
                    main.element("dl", [("class", "keys")]) { list in
                        for (key, meaning) in Message.keyList {
                            list.element("dt") { $0.element("kbd", key) }
                            list.element("dd", meaning[language])
                        }
                    }
                    main.element("h2", Message.forPrograms[language])
                    main.element("ul") { list in
                        for path in ["/api/v1/openapi.json", "/healthz", "/readyz", "/metrics"] {
                            list.element("li") { $0.element("a", [("href", path)], path) }
                        }
                    }
                })
    }
}

/// The page about the contents of the index: reports by year, and files that could not be read.
enum AboutPage {
    static func answer(_ request: PageRequest) throws -> WebAnswer {
        let language = request.language
        let info = try request.view.info()
        let statistics = info.statistics
        let (reports, skipped) = (try info.reports(), try info.skippedFiles())
        return WebAnswer(
            PageShell(
                Message.aboutTitle[language], request.web, manages: request.manages, kind: "table"
            ).html { main in
                main.element("h1", Message.aboutTitle[language])
                main.element(
                    "p",
                    Message.indexHolds(reports: reports.files, paragraphs: statistics.docCount)[
                        language])
                main.element("h2", Field.year.title[language])
                main.element("ul", [("class", "years")]) { list in
                    for (year, count) in reports.years.sorted(by: { $0.key < $1.key }) {
                        list.element("li") { item in
                            item.element("b", String(year))
                            item.write(" " + String(count))
                        }
                    }
                }
                if skipped.isEmpty { return }
                main.element("h2", Message.skippedTitle[language])
                main.element("ul") { list in
                    for file in skipped.prefix(500) {
                        list.element("li") { item in
                            item.write(file.file + " ")
                            item.element("small", Message.reason(file.reason)[language])
                        }
                    }
                }
            })
    }
}

/// The page that shows the indexed folders and can index them again.
enum ManagePage {
    static func answer(_ request: PageRequest, _ jobs: IndexingJobs?) throws -> WebAnswer {
        let language = request.language
        return WebAnswer(
            PageShell(Message.manageTitle[language], request.web, manages: true, kind: "manage")
                .html { main in
                    main.element("h1", Message.manageTitle[language])
                    main.element("h2", Message.indexedFolders[language])
                    main.element("ul") { list in
                        for folder in jobs?.folders ?? [] { list.element("li", folder) }
                    }
                    main.element("h2", Message.lastRun[language])
                    main.element("div", [("role", "status"), ("id", "progress")]) { box in
                        switch jobs?.now ?? .idle {
                        case .idle: box.element("p", Message.notYet[language])
                        case .running(let done, let all):
                            box.element("p", Message.indexingNow[language])
                            box.element(
                                "progress",
                                [
                                    ("max", String(max(1, all))), ("value", String(done)),
                                    ("aria-label", Message.indexingNow[language]),
                                ], Message.progress(done, of: all)[language])
                            box.element("p") { line in
                                line.write(Message.progress(done, of: all)[language] + " ")
                                line.element(
                                    "a", [("href", request.web.link("/manage"))],
                                    Message.showProgress[language])
                            }
                        case .done(let message, let problems):
                            box.element("p", message[language])
                            box.element("ul") { list in
                                for problem in problems.prefix(200) {
                                    list.element("li", problem[language])
                                }
                            }
                        }
                    }
                    main.element("form", [("action", "/manage/index"), ("method", "post")]) {
                        $0.element("button", [("type", "submit")], Message.indexAgain[language])
                    }
                })
    }
}
