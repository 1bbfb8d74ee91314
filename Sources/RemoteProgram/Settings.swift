internal import TextBasics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The address of the cluster, and the settings of the connection. Secrets come from the environment or a file, never
/// from arguments, which every user of the machine can read.
struct Settings {
    /// `scheme://host:port` of each host, in the order in which they are tried.
    var hosts: [String] = []
    /// A file with the certificates of authorities to trust, instead of those of the system.
    var authorities: String?
    /// The maximum time of one attempt, in seconds.
    var timeout = 30
    /// The maximum time for repeating a request to a busy cluster, in seconds.
    var patience = 15
    /// The value of the header `Authorization`; nil for none.
    var authorization: String?

    /// The error for an invalid setting.
    struct InvalidSetting: Error, CustomStringConvertible {
        let description: String
    }

    init(_ arguments: [String]) throws {
        var words = arguments[...]
        var credentials: String?
        while let name = words.popFirst() {
            guard let value = words.popFirst() else { throw InvalidSetting(description: name) }
            switch name {
            case "--hosts": hosts = value.split(separator: ",").map(String.init)
            case "--ca": authorities = value
            case "--credentials": credentials = value
            case "--timeout": timeout = Int(value) ?? timeout
            case "--patience": patience = Int(value) ?? patience
            default: throw InvalidSetting(description: name)
            }
        }
        if let file = credentials {
            authorization = try Self.authorization(ofFile: file)
        } else if let key = Self.variable("RLSEARCH_REMOTE_API_KEY") {
            authorization = "ApiKey " + key
        } else if let user = Self.variable("RLSEARCH_REMOTE_USER") {
            authorization = Self.basic(user, Self.variable("RLSEARCH_REMOTE_PASSWORD") ?? "")
        }
    }

    /// The credentials in a file: one line `user:password`, or `ApiKey` and a key.
    private static func authorization(ofFile path: String) throws -> String {
        guard let file = unsafe fopen(path, "r") else {
            throw InvalidSetting(description: "\(path): \(unsafe String(cString: strerror(errno)))")
        }
        defer { unsafe fclose(file) }
        var status = stat()
        if unsafe fstat(fileno(file), &status) == 0, status.st_mode & 0o077 != 0 {
            throw InvalidSetting(description: "\(path): others may read it; chmod 600")
        }
        var buffer = [CChar](repeating: 0, count: 8192)
        guard unsafe fgets(&buffer, Int32(buffer.count), file) != nil else {
            throw InvalidSetting(description: "\(path): empty")
        }
        let bytes = buffer.prefix { $0 != 0 && $0 != 10 && $0 != 13 }
        let line = String(decoding: bytes.map(UInt8.init(bitPattern:)), as: UTF8.self)
        if line.hasPrefix("ApiKey ") || line.hasPrefix("Bearer ") { return line }
        guard let colon = line.firstIndex(of: ":") else {
            throw InvalidSetting(description: "\(path): neither user:password nor ApiKey KEY")
        }
        return basic(String(line[..<colon]), String(line[line.index(after: colon)...]))
    }

    private static func basic(_ user: String, _ password: String) -> String {
        "Basic "
            + String(
                decoding: Base64.text(of: Array((user + ":" + password).utf8)), as: UTF8.self)
    }

    private static func variable(_ name: String) -> String? {
        guard let value = unsafe getenv(name).map({ unsafe String(cString: $0) }), !value.isEmpty
        else { return nil }
        return value
    }
}
