package import InvertedIndex

/// The address of an index in a cluster, and how to connect to the cluster.
package struct ClusterAddress: Equatable, Sendable {
    /// `scheme://host:port` of each host.
    package let hosts: [String]
    /// The name of the index.
    package let name: String
    /// The path of a file with the certificates of trusted authorities; nil for those of the system.
    package var authorities: String?
    /// The path of a file with the credentials; nil for those in the environment.
    package var credentials: String?
    /// The maximum time of one attempt, in seconds.
    package var timeout = 30
    /// The maximum time for repeating a request to a busy cluster, in seconds.
    package var patience = 15

    /// Reads `URL/NAME`, where the URL may list several hosts: `https://a:9200,https://b:9200/reports`.
    ///
    /// - Throws: `badAddress`; also for a user in the URL, because every user of a machine sees the arguments of programs.
    package init(_ text: String) throws(IndexError) {
        guard let slash = text.lastIndex(of: "/") else { throw .remote(.badAddress(text)) }
        try self.init(
            hosts: String(text[..<slash]), name: String(text[text.index(after: slash)...]))
    }

    /// Makes an address from a list of hosts, separated by commas, and a name.
    package init(hosts list: String, name: String) throws(IndexError) {
        var list = list[...]
        while list.last == "/" { list = list.dropLast() }
        var hosts: [String] = []
        for host in list.split(separator: ",", omittingEmptySubsequences: false) {
            // A host after the first may leave out the scheme.
            let scheme =
                host.hasPrefix("https://") ? "https://" : host.hasPrefix("http://") ? "http://" : ""
            let rest = host.dropFirst(scheme.count)
            let first = hosts.first.map { $0.hasPrefix("https://") ? "https://" : "http://" }
            guard !rest.isEmpty, !rest.contains("/"), !rest.contains("@"),
                let scheme = scheme.isEmpty ? first : scheme
            else { throw .remote(.badAddress(String(list))) }
            hosts.append(scheme + rest)
        }
        guard Self.isName(name) else { throw .remote(.badAddress(name)) }
        self.hosts = hosts
        self.name = name
    }

    /// Whether engines accept a name for an index.
    static func isName(_ name: String) -> Bool {
        guard let first = name.utf8.first, name.utf8.count <= 200 else { return false }
        let isFine = name.unicodeScalars.allSatisfy {
            $0.isASCII
                && ($0.properties.isLowercase || ("0"..."9").contains($0)
                    || "-_.".unicodeScalars.contains($0))
        }
        return isFine && !"-_.+".utf8.contains(first)
    }

    /// The hosts, separated by commas.
    var hostList: String { hosts.joined(separator: ",") }

    /// The arguments of `rlsearch-remote`.
    var arguments: [String] {
        var words = [
            "--hosts", hostList, "--timeout", String(timeout), "--patience", String(patience),
        ]
        if let authorities { words += ["--ca", authorities] }
        if let credentials { words += ["--credentials", credentials] }
        return words
    }
}
