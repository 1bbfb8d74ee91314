internal import Hummingbird
internal import ReportOutput
internal import ReportSearch
internal import WebAddresses

/// The routes of the server.
struct Routes {
    /// A page, or an operation of the API, at a path. `:name` in the path is a parameter.
    struct Route: Sendable {
        let path: String
        let handler: @Sendable (PageRequest) throws -> WebAnswer
    }

    /// All routes that answer from the index.
    static var all: [Route] {
        pages + APIRoutes.all
    }

    private static var pages: [Route] {
        [
            Route(path: "/", handler: SearchPage.answer),
            Route(path: "/search", handler: SearchPage.answer),
            Route(path: "/report/:id", handler: ReadingPage.answer),
            Route(path: "/report/:id/reuse", handler: ReusePage.answer),
            Route(path: "/file/:id", handler: OriginalFile.answer),
            Route(path: "/compare", handler: ComparePage.answer),
            Route(path: "/kwic", handler: ConcordancePage.answer),
            Route(path: "/why", handler: WhyPage.answer),
            Route(path: "/overview", handler: OverviewAnswer.answer),
            Route(path: "/tables", handler: TablePage.overview),
            Route(path: "/tables/:operation", handler: TablePage.answer),
            Route(path: "/basket", handler: BasketPage.answer),
            Route(path: "/help", handler: HelpPage.answer),
            Route(path: "/about", handler: AboutPage.answer),
        ]
    }

    /// The router of a site.
    static func router(_ site: Site) -> Router<ServerContext> {
        let router = Router(context: ServerContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: Gate(site: site))
        for route in all {
            let name = route.path.split(separator: "/").first { $0.hasPrefix(":") }?.dropFirst()
            router.get(RouterPath(route.path)) { request, context in
                var web = try Gate.web(request)
                if let name { web.parameter = context.parameters.get(String(name)) ?? "" }
                let asked = web
                return Gate.response(
                    try await site.clients.during(context.channel) {
                        try await site.answer(asked, cancellation: $0, route.handler)
                    })
            }
        }
        addState(to: router, site)
        if site.indexing != nil { addManaging(to: router, site) }
        return router
    }

    /// Adds the routes that report the state of the server, for programs.
    private static func addState(to router: Router<ServerContext>, _ site: Site) {
        @Sendable func text(_ text: String, _ status: Int = 200) -> Response {
            var answer = WebAnswer(text, type: "text/plain; charset=utf-8")
            answer.status = status
            return Gate.response(answer)
        }
        router.get("/healthz") { _, _ in text("ok\n") }
        router.get("/readyz") { _, _ in
            do {
                _ = try site.commits.newest()
                return text("ready\n")
            } catch {
                return text("the index cannot be opened\n", 503)
            }
        }
        router.get("/metrics") { _, _ in
            text(
                site.metrics.text(
                    load: site.pool.load, generation: try? site.commits.newest().generation))
        }
        router.get("/favicon.ico") { _, _ in
            Gate.response(WebAnswer(PageAssets.icon, type: "image/svg+xml"))
        }
    }

    private static func addManaging(to router: Router<ServerContext>, _ site: Site) {
        router.get("/manage") { request, _ in
            let web = try Gate.web(request)
            return Gate.response(
                try await site.answer(web, cancellation: Cancellation(), isOfCommit: false) {
                    page in
                    try ManagePage.answer(page, site.indexing)
                })
        }
        router.post("/manage/index") { _, _ in
            site.indexing?.start()
            var answer = WebAnswer("", type: "text/plain; charset=utf-8")
            answer.status = 303
            answer.headers.append(("Location", "/manage"))
            return Gate.response(answer)
        }
    }
}
