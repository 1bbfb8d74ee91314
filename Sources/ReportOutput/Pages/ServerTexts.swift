// The answers of the server to requests that it refuses, or that fail.
extension Message {
    package static let clientGone = Message(zh: "客户端已断开连接", en: "the client has disconnected")
    package static let internalProblem = Message(
        zh: "服务器内部出错，请稍后重试", en: "the server failed; try again later")
    package static let noSuchPage = Message(zh: "没有这个页面", en: "there is no such page")
    package static let pagesAreLinked = Message(
        zh: "请从首页开始", en: "start from the home page")
    package static let noSuchDocument = Message(
        zh: "索引中没有这份文件", en: "the index has no such document")
    package static let searchAgain = Message(
        zh: "文件可能已移除或改名，请重新检索", en: "it may have been moved or removed: search again")
    package static let malformedAddress = Message(
        zh: "网址无法读取", en: "the address cannot be read")
    package static let argumentsAreNoObject = Message(
        zh: "arguments 须为对象，如 {\"q\": \"行政检查\"}",
        en: "arguments must be an object, such as {\"q\": \"行政检查\"}")
    package static let percentEncode = Message(
        zh: "参数须为百分号编码的 UTF-8", en: "parameters are percent-encoded UTF-8")
    package static let serverBusy = Message(
        zh: "当前检索请求过多", en: "too many searches at the same time")
    package static let tryAgainSoon = Message(zh: "请稍等片刻再试", en: "try again in a moment")
    package static let addressTooLong = Message(
        zh: "网址过长", en: "the address is too long")
    package static let askForLess = Message(
        zh: "请缩短查询或减少条件", en: "use a shorter query or fewer conditions")
    package static let wrongHost = Message(
        zh: "Host 不是本服务器的地址", en: "the Host header does not name this server")
    package static let useShownAddress = Message(
        zh: "请使用启动时显示的网址；要用其他名称，启动时加 --name",
        en:
            "use the address that was shown at the start; to use another name, start the server with --name"
    )
    package static let noBodyTaken = Message(
        zh: "GET 请求不能有正文", en: "a GET request must not have a body")
    package static let wrongOrigin = Message(
        zh: "请求并非来自本服务器的页面", en: "the request does not come from a page of this server")
    package static let useManagePage = Message(
        zh: "请在管理页面操作", en: "use the page that manages the index")
    package static let onlyGET = Message(zh: "只接受 GET 请求", en: "only GET requests are accepted")
    package static let tokenMissing = Message(
        zh: "需要访问口令", en: "a token is needed")
    package static let howToShowToken = Message(
        zh: "浏览器中用户名任意、密码填口令；程序用 Authorization: Bearer 口令",
        en:
            "in a browser, enter any user name, and the token as the password; programs send Authorization: Bearer TOKEN"
    )
    package static let tokenNeeded = Message(
        zh: "对外提供服务须用 --token-file 指定口令文件（至少 16 个字符）",
        en:
            "to serve other machines, use --token-file with a file that holds a token of at least 16 characters"
    )
    package static let noTLSWarning = Message(
        zh: "注意：口令以明文传送；请用 --cert 和 --key 加密，或只在可信的网络中使用",
        en:
            "note: the token is sent unencrypted; encrypt with --cert and --key, or use only a network that you trust"
    )
    package static let certificateForm = Message(
        zh: "两个文件都应为 PEM 格式", en: "both files must be in PEM format")

    package static func badCertificate(_ certificate: String, _ key: String) -> Message {
        Message(
            zh: "证书 \(certificate) 或密钥 \(key) 不能使用",
            en: "the certificate \(certificate) or the key \(key) cannot be used")
    }

    package static func cannotListen(_ host: String, _ port: Int) -> Message {
        Message(
            zh: "无法在 \(host) 的 \(port) 端口提供服务", en: "cannot listen on \(host), port \(port)")
    }
    package static let otherPort = Message(
        zh: "端口可能已被占用：用 --port 另选一个，0 表示任意空闲端口",
        en:
            "another program may use the port: choose another one with --port; 0 takes any free port"
    )

    /// The first line of the server.
    package static func serving(_ address: String, paragraphs: Int) -> Message {
        Message(
            zh: "正在提供服务：\(address)（\(paragraphs)段；按 Ctrl-C 停止）",
            en: "serving \(address) (\(English.count(paragraphs, "paragraph")); Ctrl-C stops)")
    }

    package static func noServerProgram(_ path: String) -> Message {
        Message(zh: "没有 \(path)", en: "there is no \(path)")
    }
    package static let installServerProgram = Message(
        zh: "它与 rlsearch 一同安装：请重新运行 make install 或 Scripts/build",
        en: "it is installed together with rlsearch: run make install or Scripts/build again")
}
