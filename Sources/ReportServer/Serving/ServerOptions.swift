package import RemoteIndex
package import ReportSearch
internal import WebAddresses

/// How the server runs.
package struct ServerOptions: Sendable {
    /// The index that is served.
    package var index: IndexLocation
    /// An index in a cluster that is served instead; nil for one in a folder.
    package var remote: RemoteSettings?
    /// The address to listen on.
    package var host = "127.0.0.1"
    /// The port; 0 for any that is free.
    package var port = usualPort
    /// Names by which people reach the server, in addition to its address.
    package var names: [String] = []
    /// What every request must show; nil on this machine alone.
    package var token: String?
    /// The files of the certificate and its key; nil for plain HTTP.
    package var tls: (certificate: String, key: String)?
    /// The folders that may be indexed again from the page; nil if the page manages nothing.
    package var managed: [String]?
    /// Where a line is written for each request: a path, `-` for standard error, or nil.
    package var accessLog: String?
    /// Whether these lines contain what was asked.
    package var logsQueries = false
    /// Whether a browser is started.
    package var opensBrowser = false
    /// How long the work of a request may take, waiting included.
    package var deadline = Duration.seconds(20)
    /// Searches at the same time; nil for one a core.
    package var threads: Int?
    /// Requests that may wait for one of them.
    package var queue = 64
    /// Lists of synonyms.
    package var synonyms: [String] = []

    /// The port if none is given.
    package static let usualPort = 8743

    package init(index: IndexLocation) { self.index = index }

    /// An index in a cluster.
    package struct RemoteSettings: Sendable {
        package var address: ClusterAddress
        /// Whether an engine with unknown scores is used.
        package var acceptsUnverified = false

        package init(_ address: ClusterAddress) { self.address = address }
    }

    /// Whether only this machine can reach the server.
    package var isLoopback: Bool { HostAddress(host)?.isLoopback ?? (host == "localhost") }
}
