internal import RemoteIndex
internal import ReportOutput
internal import ReportSearch
internal import SystemPackage
internal import WebAddresses

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The entry point of the program, with the arguments `serve NAME=VALUE …` or `mcp NAME=VALUE …`. Users do not type
/// them: the command `rlsearch` parses the user's arguments and starts this program.
package enum ServerEntry {
    package static func run(_ arguments: [String]) async -> Never {
        _ = signal(SIGPIPE, SIG_IGN)
        let settings = Settings(Array(arguments.dropFirst()))
        do {
            switch arguments.first {
            case "serve": try await serve(settings)
            case "mcp": try AssistantRun.run(try settings.options)
            default:
                note("rlsearch-serve: rlsearch serve and rlsearch mcp start this program\n")
                exit(2)
            }
        } catch {
            report(error, settings.language)
            exit(2)
        }
        exit(0)
    }

    /// The values of the arguments, by name.
    struct Settings {
        private let values: [(name: String, value: String)]

        init(_ arguments: [String]) {
            values = arguments.map { argument in
                let end = argument.firstIndex(of: "=") ?? argument.endIndex
                let value = end == argument.endIndex ? "" : argument[argument.index(after: end)...]
                return (String(argument[..<end]), String(value))
            }
        }

        func all(_ name: String) -> [String] { values.filter { $0.name == name }.map(\.value) }
        subscript(name: String) -> String? { all(name).last }
        var language: Language { self["lang"].flatMap(Language.init(rawValue:)) ?? .zh }
        private var index: IndexLocation {
            IndexLocation(FilePath(self["index"] ?? IndexLocation.folderName))
        }

        /// The index to serve.
        var options: ServerOptions {
            get throws {
                var options = ServerOptions(index: index)
                if let text = self["remote"] {
                    var address = try ClusterAddress(text)
                    address.authorities = self["remote-ca"]
                    address.credentials = self["remote-credentials"]
                    var remote = ServerOptions.RemoteSettings(address)
                    remote.acceptsUnverified = self["unverified"] != nil
                    options.remote = remote
                }
                return options
            }
        }
    }

    private static func serve(_ settings: Settings) async throws {
        var options = try settings.options
        options.host = settings["host"] ?? options.host
        options.port = settings["port"].flatMap { Int($0) } ?? options.port
        options.names = settings.all("name")
        options.token = try settings["token-file"].map(token)
        if let certificate = settings["cert"], let key = settings["key"] {
            options.tls = (certificate, key)
        }
        if settings["manage"] != nil { options.managed = settings.all("folder") }
        options.accessLog = settings["access-log"]
        options.logsQueries = settings["log-queries"] != nil
        options.threads = settings["threads"].flatMap { Int($0) }
        if let seconds = settings["deadline"].flatMap({ Int($0) }) {
            options.deadline = .seconds(seconds)
        }
        if !options.isLoopback && options.token == nil {
            throw ErrorMessageError(Message.tokenMissing, Message.tokenNeeded)
        }
        if options.token != nil && options.tls == nil && !options.isLoopback {
            note("rlsearch: \(Message.noTLSWarning[settings.language])\n")
        }
        let run = try ReportServerRun(options)
        let language = settings.language
        let opens = settings["open"] != nil
        do {
            try await run.run { address, paragraphs in
                print(address)
                fflush(nil)
                note("rlsearch: \(Message.serving(address, paragraphs: paragraphs)[language])\n")
                if opens { Browser.open(address) }
            }
        } catch let error as ErrorMessageError {
            throw error
        } catch {
            throw ErrorMessageError(
                Message.cannotListen(options.host, options.port), Message.otherPort)
        }
    }

    /// The token in a file: its first line.
    private static func token(_ path: String) throws -> String {
        let bytes = try ReportReader.bytes(of: FilePath(path))
        let line = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).first ?? []
        let text = String(decoding: line, as: UTF8.self).filter { $0 != "\r" }
        guard text.utf8.count >= 16 else {
            throw ErrorMessageError(Message.tokenMissing, Message.tokenNeeded)
        }
        return text
    }

    private static func report(_ error: any Error, _ language: Language) {
        let message =
            ErrorMessage(error, width: 78) ?? ErrorMessage(Message.internalProblem, lines: [])
        var text = "rlsearch: \(PrintableText.of(message.what[language]))\n"
        for line in message.details { text += "  \(PrintableText.of(line[language]))\n" }
        note(text)
    }

    private static func note(_ text: String) {
        _ = try? FileDescriptor.standardError.writeAll(text.utf8)
    }
}
