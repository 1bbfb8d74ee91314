package import RemoteIndex
package import ReportSearch
internal import WebAddresses

/// The options of the server.
package struct ServerOptions: Sendable {
    /// The index that is served.
    package var index: IndexLocation
    /// An index in a cluster that is served instead; nil for one in a folder.
    package var remote: RemoteSettings?
    /// The address to listen on.
    package var host = "127.0.0.1"
    /// The port; 0 for any free port.
    package var port = defaultPort
    /// Host names of the server, in addition to its address.
    package var names: [String] = []
    /// The token that every request must contain; nil for none, which is allowed only on this machine.
    package var token: String?
    /// The files of the certificate and its key; nil for plain HTTP.
    package var tls: (certificate: String, key: String)?
    /// The folders that can be indexed again from the management page; nil if there is no such page.
    package var managed: [String]?
    /// The destination of the access log: a path, `-` for standard error, or nil for no log.
    package var accessLog: String?
    /// Whether the access log contains the queries.
    package var logsQueries = false
    /// The maximum time for a request, including the time that it waits.
    package var deadline = Duration.seconds(20)
    /// The number of simultaneous searches; nil for one per core.
    package var threads: Int?
    /// The maximum number of requests that wait for a thread.
    package var queue = 64

    /// The default port.
    package static let defaultPort = 8743

    package init(index: IndexLocation) { self.index = index }

    /// An index in a cluster.
    package struct RemoteSettings: Sendable {
        package var address: ClusterAddress
        /// Whether an engine is accepted whose scores were not verified.
        package var acceptsUnverified = false

        package init(_ address: ClusterAddress) { self.address = address }
    }

    /// Whether only this machine can reach the server.
    package var isLoopback: Bool { HostAddress(host)?.isLoopback ?? (host == "localhost") }
}
