import ArgumentParser
import RemoteIndex
import ReportOutput
import SystemPackage

/// Options for connecting to a cluster.
struct ClusterOptions: ParsableArguments {
    /// The title of these options in the help.
    static let title = HelpText.text(zh: "集群", en: "Cluster")

    @Option(
        help: ArgumentHelp(
            zh: "所信任的颁发机构的证书（PEM），代替系统所信任的。",
            en: "Certificates (PEM) of the authorities to trust, instead of those of the system.",
            value: .file), completion: .file())
    var ca: String?

    @Option(
        help: ArgumentHelp(
            zh:
                "密码文件，只有本人可读，一行：用户:密码 或 ApiKey 密钥。（默认：RLSEARCH_REMOTE_USER 和 RLSEARCH_REMOTE_PASSWORD，或 RLSEARCH_REMOTE_API_KEY）",
            en:
                "A file that only you can read, with one line: user:password, or ApiKey and a key. (default: RLSEARCH_REMOTE_USER and RLSEARCH_REMOTE_PASSWORD, or RLSEARCH_REMOTE_API_KEY)",
            value: .file), completion: .file())
    var credentials: String?

    @Flag(
        help: ArgumentHelp(
            zh: "引擎的评分未经核实也照用；结果可能有遗漏。",
            en: "Use an engine even if its scoring is not verified; hits may be missing."))
    var unverified = false

    /// The address with these options applied.
    func applied(to address: ClusterAddress) -> ClusterAddress {
        var address = address
        address.authorities = ca
        address.credentials = credentials
        return address
    }
}

/// An index in a cluster.
struct RemoteOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            zh: "集群中的索引，代替本地索引：https://主机:9200/名称。",
            en: "An index in a cluster instead of a local one: https://HOST:9200/NAME.",
            value: .urlAndName))
    var remote: String?

    @OptionGroup(title: ClusterOptions.title) var cluster: ClusterOptions

    /// Where the index is; nil if none is named.
    func place() throws -> IndexPlace? {
        guard let remote else { return nil }
        return .cluster(
            cluster.applied(to: try ClusterAddress(remote)), isUnverified: cluster.unverified)
    }

    /// The arguments with which `rlsearch-serve` opens the same index; nil if none is named.
    func settings() throws -> [String]? {
        guard let remote else { return nil }
        _ = try ClusterAddress(remote)
        var settings = ["remote=\(remote)"]
        if let ca = cluster.ca { settings.append("remote-ca=\(ca)") }
        if let file = cluster.credentials { settings.append("remote-credentials=\(file)") }
        if cluster.unverified { settings.append("unverified") }
        return settings
    }
}

/// The index that a command reads: in a folder, or in a cluster.
struct SearchedIndex: ParsableArguments {
    @OptionGroup var local: IndexOptions

    @OptionGroup var remote: RemoteOption

    /// The local index to read from.
    var reading: IndexLocation { local.reading }

    /// Whether the index is in a cluster.
    var isRemote: Bool { remote.remote != nil }

    /// Where the index is.
    func place() throws -> IndexPlace { try remote.place() ?? .folder(local.reading) }

    /// Opens the index.
    func searcher(synonyms: [String] = []) throws -> ReportSearcher {
        try place().searcher(synonyms: synonyms)
    }

    /// The arguments with which `rlsearch-serve` opens the same index.
    func settings() throws -> [String] {
        try remote.settings() ?? ["index=\(local.reading.folder.string)"]
    }
}

/// Where an index is.
enum IndexPlace {
    case folder(IndexLocation)
    case cluster(ClusterAddress, isUnverified: Bool)

    /// Opens the index.
    func searcher(synonyms: [String] = []) throws -> ReportSearcher {
        let files = synonyms.map { FilePath($0) }
        switch self {
        case .folder(let location): return try ReportSearcher(location, synonymFiles: files)
        case .cluster(let address, let isUnverified):
            return try RemoteSearcher.open(
                address, acceptsUnverified: isUnverified, synonymFiles: files)
        }
    }
}
