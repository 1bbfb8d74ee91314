import ArgumentParser
import ReportOutput
import SystemPackage

/// `rlsearch serve`
struct ServeCommand: Command {
    static let configuration = CommandConfiguration(
        "serve",
        zh: (
            "在本机提供网页：检索、阅读、统计、摘录，另有供程序使用的接口。",
            """
            给出路径则先索引，否则用已有的索引。默认只有本机能访问；用 --host 对外提供服务须有口令文件
            （--token-file），并最好加密（--cert、--key）。网页不修改任何内容；加 --manage 才能在网页上重新索引。
            新的索引内容无须重启即可看到。按 Ctrl-C 或发送 SIGTERM 停止，已开始的请求会先处理完。
            """
        ),
        en: (
            "Serve pages to search, read, count and export, and an API for programs.",
            """
            If paths are given, they are indexed first; otherwise the existing index is served. By
            default, only this machine can reach the server; another --host needs a file with a token
            (--token-file) and should be encrypted (--cert, --key). The pages change nothing; only with
            --manage can they index the paths again. A changed index is served without a restart. Ctrl-C or
            SIGTERM stops the server after it has answered the requests in progress.
            """
        ),
        examples: """
            rlsearch serve --open
            rlsearch serve reports/ --port 8080 --manage
            rlsearch serve --host 0.0.0.0 --token-file token.txt --cert c.pem --key k.pem
            """)

    @OptionGroup var index: SearchedIndex

    @Option(
        help: ArgumentHelp(
            zh: "监听的端口；0 表示任意空闲端口。", en: "The port; 0 for any free port.", value: .port))
    var port = 8743

    @Option(help: ArgumentHelp(zh: "监听的地址。", en: "The address to listen on.", value: .address))
    var host = "127.0.0.1"

    @Option(
        help: ArgumentHelp(
            zh: "浏览器中所用的服务器名称。可重复使用。",
            en: "A name by which browsers reach the server. May be repeated.", value: .name))
    var name: [String] = []

    @Flag(help: ArgumentHelp(zh: "打开浏览器。", en: "Open a browser."))
    var open = false

    @Option(
        help: ArgumentHelp(
            zh: "口令文件：第一行至少 16 个字符。",
            en: "A file whose first line is a token of at least 16 characters.",
            value: .file), completion: .file())
    var tokenFile: String?

    @Option(
        help: ArgumentHelp(zh: "证书文件（PEM）。", en: "The certificate, in PEM format.", value: .file),
        completion: .file())
    var cert: String?

    @Option(
        help: ArgumentHelp(zh: "证书的密钥文件（PEM）。", en: "Its key, in PEM format.", value: .file),
        completion: .file())
    var key: String?

    @Flag(
        help: ArgumentHelp(
            zh: "允许在网页上重新索引给出的路径。", en: "Let the page index the given paths again."))
    var manage = false

    @Option(
        help: ArgumentHelp(
            zh: "访问日志，每个请求一行 JSON；- 表示标准错误。",
            en: "A log with one JSON object per request; - for standard error.", value: .file),
        completion: .file())
    var accessLog: String?

    @Flag(help: ArgumentHelp(zh: "日志中包含查询内容。", en: "Write the queries into the log."))
    var logQueries = false

    @Option(help: ThreadHelp.help)
    var threads: Int?

    @Option(
        help: ArgumentHelp(
            zh: "每个请求最多处理的秒数。", en: "Seconds that a request may take.", value: .seconds))
    var deadline = 20

    @OptionGroup(title: DisplayOptions.title) var display: DisplayOptions

    @Argument(
        help: ArgumentHelp(
            zh: "先要索引的文件和文件夹。", en: "Files and folders to index first.", value: .paths),
        completion: .file())
    var paths: [String] = []

    func validate() throws {
        if !(0...65535).contains(port) {
            throw ValidationError(
                zh: "--port 须在 0 与 65535 之间", en: "--port must be from 0 to 65535")
        }
        if (cert == nil) != (key == nil) {
            throw ValidationError(zh: "--cert 须与 --key 同用", en: "--cert goes with --key")
        }
        if manage && paths.isEmpty {
            throw ValidationError(
                zh: "--manage 须给出可以重新索引的路径", en: "--manage needs paths to index again")
        }
        if index.isRemote && !paths.isEmpty {
            throw ValidationError(
                zh: "--remote 不能与路径同用", en: "--remote does not go with paths to index")
        }
        if deadline < 1 {
            throw ValidationError(zh: "--deadline 至少为 1", en: "--deadline must be at least 1")
        }
        if let threads, threads < 1 {
            throw ValidationError(zh: "--threads 至少为 1", en: "--threads must be at least 1")
        }
    }

    func run(_ output: Output) throws {
        let location = paths.isEmpty ? index.reading : index.local.writing
        if !paths.isEmpty {
            var bar = ProgressBar(isQuiet: false)
            let summary = try ReportIndexer(location).index(paths.map { FilePath($0) }) {
                bar.show($0)
            }
            bar.clear()
            for problem in summary.problems { output.error(ErrorMessage(problem)) }
            output.note(.indexed(summary))
        }
        var settings =
            paths.isEmpty ? try index.settings() : ["index=\(location.folder.string)"]
        settings.append("lang=\(output.language.rawValue)")
        settings += ["host=\(host)", "port=\(port)", "deadline=\(deadline)"]
        settings += name.map { "name=\($0)" } + paths.map { "folder=\($0)" }
        let values = [
            ("token-file", tokenFile), ("cert", cert), ("key", key), ("access-log", accessLog),
            ("threads", threads.map(String.init)),
        ]
        for case (let name, let value?) in values { settings.append("\(name)=\(value)") }
        for (name, isOn) in [("manage", manage), ("log-queries", logQueries), ("open", open)] {
            if isOn { settings.append(name) }
        }
        try ServerStart.replace(with: "serve", settings)
    }
}
