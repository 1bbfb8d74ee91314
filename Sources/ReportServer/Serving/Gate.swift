internal import HTTPTypes
internal import Hummingbird
internal import ReportOutput
internal import Synchronization
internal import WebAddresses

/// Checks every request (host, token, method, size), adds the security headers to every response, and writes the log
/// and the metrics.
struct Gate: RouterMiddleware {
    typealias Context = ServerContext

    let site: Site
    /// The maximum length of path and query, in bytes.
    static let maxTargetLength = 8192

    func handle(
        _ request: Request, context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        var response: Response
        do {
            try check(request)
            response = try await next(request, context)
        } catch {
            let problem = (error as? HTTPError).map { Self.problem($0) } ?? Problem(error)
            response = Self.response(site.page(of: problem, for: web(request)))
            if problem.status == 401 {
                response.headers[.wwwAuthenticate] = "Basic realm=\"rlsearch\", charset=\"UTF-8\""
            }
            // The rest of the request is not read.
            if problem.status == 413 || problem.status == 414 {
                response.headers[.connection] = "close"
            }
        }
        for (name, value) in site.securityHeaders where !response.headers.contains(name) {
            response.headers[name] = value
        }
        let duration = ContinuousClock.now - start
        let (path, status) = (request.uri.path, response.status.code)
        site.metrics.note(
            route: context.endpointPath ?? "none", status: status, duration: duration)
        site.log.write(
            AccessLog.Entry(
                method: request.method.rawValue, path: path, query: request.uri.query,
                status: status, bytes: response.body.contentLength, duration: duration))
        return response
    }

    private func check(_ request: Request) throws {
        if (request.head.path ?? "").utf8.count > Self.maxTargetLength {
            throw Problem(414, "too-long", Message.addressTooLong, Message.askForLess)
        }
        guard site.hostRule?.accepts(request.head.authority) == true else {
            throw Problem(421, "host", Message.wrongHost, Message.useShownAddress)
        }
        try checkToken(request)
        switch request.method {
        case .get, .head:
            let hasBody =
                request.headers[.transferEncoding] != nil
                || (request.headers[.contentLength].map { $0 != "0" } ?? false)
            if hasBody { throw Problem(413, "body", Message.noBodyTaken) }
        case .post where site.options.managed != nil && request.uri.path.hasPrefix("/manage/"):
            guard site.hostRule?.acceptsOrigin(request.headers[.origin]) == true else {
                throw Problem(403, "origin", Message.wrongOrigin, Message.useManagePage)
            }
        default:
            var problem = Problem(405, "method", Message.onlyGET)
            problem.allow = "GET, HEAD"
            throw problem
        }
    }

    private func checkToken(_ request: Request) throws {
        guard let token = site.options.token else { return }
        let refusal = Problem(401, "token", Message.tokenMissing, Message.howToShowToken)
        guard let header = request.headers[.authorization] else { throw refusal }
        let parts = header.split(separator: " ", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { throw refusal }
        var shown = parts[1]
        if parts[0].lowercased() == "basic" {
            // The user name is ignored; the password is the token.
            guard let pair = Base64.bytes(shown).map({ String(decoding: $0, as: UTF8.self) }),
                let colon = pair.firstIndex(of: ":")
            else { throw refusal }
            shown = String(pair[pair.index(after: colon)...])
        } else if parts[0].lowercased() != "bearer" {
            throw refusal
        }
        // Hashes are compared, so that the time of the comparison reveals nothing about the token.
        let (left, right) = (SHA256.hash(Array(shown.utf8)), SHA256.hash(Array(token.utf8)))
        if zip(left, right).reduce(0, { $0 | ($1.0 ^ $1.1) }) != 0 { throw refusal }
    }

    /// Converts a request for pages and operations; a query that cannot be parsed is empty.
    private func web(_ request: Request) -> WebRequest {
        (try? Self.web(request))
            ?? WebRequest(
                path: request.uri.path, items: QueryItems(),
                language: Language(accepting: request.headers[.acceptLanguage] ?? ""))
    }

    /// Converts a request for pages and operations.
    static func web(_ request: Request) throws -> WebRequest {
        let items = try QueryItems(parsing: request.uri.query ?? "")
        let language =
            items["lang"].flatMap(Language.init(rawValue:))
            ?? Language(accepting: request.headers[.acceptLanguage] ?? "")
        var web = WebRequest(path: request.uri.path, items: items, language: language)
        web.accepts = request.headers[.accept] ?? ""
        web.knownTag = request.headers[.ifNoneMatch]
        return web
    }

    private static func problem(_ error: HTTPError) -> Problem {
        error.status == .notFound
            ? .notFound : Problem(error.status.code, "request", Message.malformedAddress)
    }

    /// Converts an answer to a response.
    static func response(_ answer: WebAnswer) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = answer.contentType
        for (name, value) in answer.headers {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        if let tag = answer.tag {
            headers[.eTag] = "\"\(tag)\""
            headers[.cacheControl] = "no-cache"
        } else {
            headers[.cacheControl] = "no-store"
        }
        let body: ResponseBody
        switch answer.body {
        case .text(let text): body = ResponseBody(byteBuffer: ByteBuffer(string: text))
        case .bytes(let bytes): body = ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        case .lines(let lines): body = streaming(lines)
        }
        return Response(
            status: HTTPResponse.Status(code: answer.status), headers: headers, body: body)
    }

    private static func streaming(_ lines: [String]) -> ResponseBody {
        ResponseBody { writer in
            var buffer = ByteBuffer()
            for line in lines {
                buffer.writeString(line)
                buffer.writeString("\n")
                if buffer.readableBytes > 65536 {
                    try await writer.write(buffer)
                    buffer = ByteBuffer()
                }
            }
            if buffer.readableBytes > 0 { try await writer.write(buffer) }
            try await writer.finish(nil)
        }
    }
}
