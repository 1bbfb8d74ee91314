internal import Hummingbird
internal import HummingbirdCore
internal import HummingbirdTLS
internal import Logging
internal import NIOCore
internal import NIOSSL
internal import ReportOutput
internal import ReportSearch

/// Runs the server until it is told to stop.
package struct ReportServerRun {
    private let site: Site
    private let options: ServerOptions

    /// The maximum time in which a client must send a request, or start the next one.
    private static let timeout = TimeAmount.seconds(15)
    /// The maximum number of simultaneous connections. Others wait in the system's queue.
    private static let maxConnections = 1024

    /// Opens the index.
    package init(_ options: ServerOptions) throws {
        self.options = options
        site = try Site(options)
    }

    /// Answers requests. Returns after SIGTERM or SIGINT, when all started requests are answered.
    ///
    /// - Parameter started: called when the server listens, with its address and the number of paragraphs.
    package func run(started: @escaping @Sendable (String, Int) -> Void) async throws {
        var logger = Logger(label: "rlsearch")
        logger.logLevel = .critical
        let (site, options) = (site, options)
        let application = Application(
            router: Routes.router(site), server: try server(),
            configuration: ApplicationConfiguration(
                address: .hostname(options.host, port: options.port), serverName: "rlsearch",
                availableConnectionsDelegate: MaximumAvailableConnections(
                    Self.maxConnections, logger: logger)),
            onServerRunning: { channel in
                let port = channel.localAddress?.port ?? options.port
                site.hostRule = HostRule(options, port: port)
                let scheme = options.tls == nil ? "http" : "https"
                let isSix = options.host.utf8.contains(UInt8(ascii: ":"))
                let host = isSix ? "[\(options.host)]" : options.host
                let paragraphs = (try? site.commits.newest().paragraphCount()) ?? 0
                started("\(scheme)://\(host):\(port)/", paragraphs)
                // Built in advance, so that the first search need not wait for it.
                site.pool.later { _ = try? site.commits.newest().shape() }
            }, logger: logger)
        try await application.runService()
    }

    private func server() throws -> HTTPServerBuilder {
        var limits = HTTP1Channel.Configuration.DecoderConfiguration()
        // Long URLs must reach the gate, which reports the error.
        limits.maxHeaderFieldSize = 64 * 1024
        limits.maxHeaderListSize = 80 * 1024
        limits.maxHeaderFieldCount = 100
        let clients = site.clients
        let plain = HTTPServerBuilder.http1(
            configuration: HTTP1Channel.Configuration(
                additionalChannelHandlers: [
                    StalledClients(timeout: Self.timeout, clients: clients)
                ],
                idleTimeout: Self.timeout, httpDecoderConfiguration: limits))
        guard let tls = options.tls else { return plain }
        do {
            let certificates = try NIOSSLCertificate.fromPEMFile(tls.certificate)
            let key = try NIOSSLPrivateKey(file: tls.key, format: .pem)
            return try .tls(
                plain,
                tlsConfiguration: .makeServerConfiguration(
                    certificateChain: certificates.map { .certificate($0) },
                    privateKey: .privateKey(key)))
        } catch {
            throw ErrorMessageError(
                Message.badCertificate(tls.certificate, tls.key), Message.certificateForm)
        }
    }
}
