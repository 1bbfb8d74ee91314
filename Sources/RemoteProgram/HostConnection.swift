internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1
internal import NIOSSL
internal import RemoteMessages
internal import Synchronization

/// Sends requests to the hosts of a cluster.
///
/// All requests may be sent again: searches change nothing, and the documents of a push have fixed ids. So if a host
/// cannot be reached, the next one is tried, and a request to a busy cluster (429, 503) is repeated when the cluster
/// says so (`Retry-After`), or after growing pauses.
final class HostConnection: Sendable {
    private let settings: Settings
    private let client: HTTPClient
    /// The index of the host that answered last; the next request goes there first.
    private let preferred = Atomic(0)
    private static let maxAnswerByteCount = 1 << 29

    init(_ settings: Settings) throws {
        self.settings = settings
        guard !settings.hosts.isEmpty else { throw Settings.InvalidSetting(description: "--hosts") }
        var configuration = HTTPClient.Configuration()
        var tls = TLSConfiguration.makeClientConfiguration()
        if let file = settings.authorities {
            _ = try NIOSSLCertificate.fromPEMFile(file)
            tls.trustRoots = .file(file)
        }
        configuration.tlsConfiguration = tls
        configuration.redirectConfiguration = .disallow
        configuration.timeout.connect = .seconds(Int64(min(5, settings.timeout)))
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 8
        client = HTTPClient(
            eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    func close() async { try? await client.shutdown() }

    /// The reply to a request, after repeated attempts while the cluster is busy and patience lasts.
    func reply(to request: RemoteRequest) async -> RemoteReply {
        let end = ContinuousClock.now + .seconds(settings.patience)
        var pause = Duration.milliseconds(200)
        while true {
            let attempt = await attempt(request)
            guard let wait = attempt.isBusy ? attempt.retryAfter ?? pause : nil,
                ContinuousClock.now + wait < end
            else { return attempt.reply }
            // The pause is random, so that clients that were refused together do not return together.
            try? await Task.sleep(for: wait * Double.random(in: 1...1.3))
            pause = min(pause * 2, .seconds(10))
        }
    }

    private struct Attempt {
        var reply: RemoteReply
        /// Whether the cluster was too busy, so that another attempt makes sense.
        var isBusy = false
        var retryAfter: Duration?
    }

    /// Tries each host once, until one answers.
    private func attempt(_ request: RemoteRequest) async -> Attempt {
        var last = Attempt(reply: .failure(.unreachable, text: ""))
        let first = preferred.load(ordering: .relaxed)
        for index in settings.hosts.indices {
            let number = (first + index) % settings.hosts.count
            let host = settings.hosts[number]
            do {
                let answer = try await send(request, to: host)
                preferred.store(number, ordering: .relaxed)
                return answer
            } catch {
                let failure = Self.failure(of: error)
                last = Attempt(reply: .failure(failure, text: "\(host): \(error)"))
                if failure == .notTrusted { break }
            }
        }
        return last
    }

    private func send(_ request: RemoteRequest, to host: String) async throws -> Attempt {
        var message = HTTPClientRequest(url: host + request.path)
        message.method = Self.method(request.method)
        if let authorization = settings.authorization {
            message.headers.add(name: "Authorization", value: authorization)
        }
        if !request.body.isEmpty {
            message.headers.add(
                name: "Content-Type",
                value: request.isLines ? "application/x-ndjson" : "application/json")
            message.body = .bytes(request.body)
        }
        let response = try await client.execute(
            message, timeout: .seconds(Int64(settings.timeout)))
        let body = try await response.body.collect(upTo: Self.maxAnswerByteCount)
        let status = Int(response.status.code)
        let seconds = response.headers.first(name: "Retry-After").flatMap { Int($0) }
        return Attempt(
            reply: .answer(status: status, body: Array(body.readableBytesView)),
            isBusy: status == 429 || status == 503, retryAfter: seconds.map { .seconds($0) })
    }

    private static func method(_ method: RemoteRequest.Method) -> HTTPMethod {
        switch method {
        case .get: .GET
        case .post: .POST
        case .put: .PUT
        case .delete: .DELETE
        case .head: .HEAD
        }
    }

    private static func failure(of error: any Error) -> RemoteFailure {
        if let error = error as? HTTPClientError {
            let late: [HTTPClientError] = [
                .deadlineExceeded, .readTimeout, .writeTimeout, .getConnectionFromPoolTimeout,
            ]
            return late.contains(error) ? .timedOut : .unreachable
        }
        return error is NIOSSLError || error is BoringSSLError || error is NIOSSLExtraError
            ? .notTrusted : .unreachable
    }
}
