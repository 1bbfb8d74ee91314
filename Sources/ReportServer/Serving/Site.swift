internal import HTTPTypes
internal import Processes
package import ReportOutput
package import ReportSearch
internal import Synchronization
package import WebAddresses

/// The state of the server that all requests share.
final class Site: Sendable {
    let options: ServerOptions
    let commits: RecentCommits
    let pool: WorkPool
    let metrics = ServerMetrics()
    let clients = ConnectedClients()
    let log: AccessLog
    let indexing: IndexingJobs?
    /// Headers that every response gets unless it sets them itself.
    let securityHeaders: [(HTTPField.Name, String)]
    private let rule = Mutex<HostRule?>(nil)

    init(_ options: ServerOptions) throws {
        self.options = options
        commits = try RecentCommits(options)
        log = try AccessLog(options.accessLog, hasQueries: options.logsQueries)
        pool = WorkPool(
            threads: options.threads ?? WorkerThreads.coreCount, queue: options.queue,
            deadline: options.deadline)
        indexing = options.managed.map { IndexingJobs(folders: $0, index: options.index) }
        securityHeaders = Self.headers(isSecure: options.tls != nil)
    }

    /// Checks the `Host` header; nil until the server listens. Until then, no request is accepted.
    var hostRule: HostRule? {
        get { rule.withLock { $0 } }
        set { rule.withLock { $0 = newValue } }
    }

    private static func headers(isSecure: Bool) -> [(HTTPField.Name, String)] {
        let policy = [
            "default-src 'none'", "script-src '\(PageAssets.scriptHash)'",
            "style-src '\(PageAssets.styleHash)'", "connect-src 'self'", "img-src data:",
            "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
        ].joined(separator: "; ")
        var headers: [(String, String)] = [
            ("Content-Security-Policy", policy), ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"), ("X-Frame-Options", "DENY"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
            ("Vary", "Accept, Accept-Language"),
        ]
        if isSecure { headers.append(("Strict-Transport-Security", "max-age=31536000")) }
        return headers.compactMap { name, value in HTTPField.Name(name).map { ($0, value) } }
    }

    /// Answers on a worker thread: with the commit that the request names, if it is still kept, otherwise with the
    /// newest one. Successful answers are cached.
    ///
    /// - Parameters:
    ///   - cancellation: cancels the work.
    ///   - isOfCommit: whether the answer depends only on request and commit, so that it can be cached.
    func answer(
        _ request: WebRequest, cancellation: Cancellation, isOfCommit: Bool = true,
        _ handler: @escaping @Sendable (PageRequest) throws -> WebAnswer
    ) async throws -> WebAnswer {
        try await pool.run(cancellation) { [self] limits in
            let newest = try commits.newest()
            let named = request.items["commit"].map { (tag: $0, view: commits.commit(tag: $0)) }
            let view = named?.view ?? newest
            let tag = Self.tag(of: request, view)
            let key = Self.key(of: request)
            if isOfCommit, let known = request.knownTag, known.contains("\"\(tag)\"") {
                var answer = WebAnswer("", type: "text/html; charset=utf-8")
                answer.status = 304
                answer.tag = tag
                return answer
            }
            if isOfCommit, named == nil, let known = view.answer(key) { return known }
            let page = PageRequest(
                web: request, view: view, limits: limits,
                isCommitExpired: named != nil && named?.view == nil,
                commit: { [commits] in commits.commit(tag: $0) }, manages: options.managed != nil)
            var answer = try handler(page)
            guard isOfCommit, answer.status == 200 else { return answer }
            answer.tag = tag
            if named == nil { view.keep(answer, key) }
            return answer
        }
    }

    /// The key of an answer in the cache of a commit.
    private static func key(of request: WebRequest) -> String {
        let form = request.path.hasPrefix("/api/") ? request.accepts : ""
        return [request.path, request.items.text, request.language.rawValue, form]
            .joined(separator: "\n")
    }

    /// The entity tag of an answer: the tag of its commit, and a hash of its key.
    private static func tag(of request: WebRequest, _ view: CommitView) -> String {
        let hash = XXHash64.hash(Array(key(of: request).utf8))
        return view.tag + "-" + String(hash, radix: 36)
    }

    /// The answer to a failed request: problem+json for the API, otherwise a page.
    func page(of problem: Problem, for request: WebRequest) -> WebAnswer {
        var answer: WebAnswer
        if request.path.hasPrefix("/api/") {
            answer = WebAnswer(
                problem.json(request.language, instance: request.path),
                type: "application/problem+json")
        } else {
            answer = WebAnswer(ProblemPage.html(problem, request, manages: options.managed != nil))
        }
        answer.status = problem.status
        if let seconds = problem.retryAfter {
            answer.headers.append(("Retry-After", String(seconds)))
        }
        if let allow = problem.allow { answer.headers.append(("Allow", allow)) }
        return answer
    }
}

/// A request with the commit that answers it.
package struct PageRequest: Sendable {
    package let web: WebRequest
    package let view: CommitView
    package let limits: WorkLimits
    /// Whether the commit that the request names is no longer kept, so that the newest one is used.
    package let isCommitExpired: Bool
    /// The commit with a tag; nil if it is no longer kept.
    package let commit: @Sendable (String) -> CommitView?
    /// Whether the server manages folders.
    package let manages: Bool

    package var items: QueryItems { web.items }
    package var language: Language { web.language }
    /// The searcher with the request's limits.
    package var searcher: ReportSearcher { view.searcher(limits) }
}
