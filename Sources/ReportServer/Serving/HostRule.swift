internal import WebAddresses

/// Decides which values of the `Host` header are accepted. Other names are rejected, because a foreign page could make
/// its own name resolve to this machine (DNS rebinding).
package struct HostRule: Sendable {
    private let isLoopback: Bool
    private let names: Set<String>
    private let port: Int
    private let isSecure: Bool

    package init(_ options: ServerOptions, port: Int) {
        isLoopback = options.isLoopback
        names = Set(options.names.map { $0.lowercased() } + ["localhost"])
        self.port = port
        isSecure = options.tls != nil
    }

    package func accepts(_ header: String?) -> Bool {
        guard let header, let host = HostAddress(header) else { return false }
        guard (host.port ?? (isSecure ? 443 : 80)) == port else { return false }
        switch host.kind {
        case .name(let name): return names.contains(name)
        case .four, .six: return isLoopback ? host.isLoopback : true
        }
    }

    /// Whether a request that changes something comes from a page of this server.
    package func acceptsOrigin(_ origin: String?) -> Bool {
        let scheme = isSecure ? "https://" : "http://"
        guard let origin, origin.hasPrefix(scheme) else { return false }
        return accepts(String(origin.dropFirst(scheme.count)))
    }
}
