extension ErrorMessage {
    private static let again = Message(
        zh: "用 `rlsearch push --to 地址 --name 名称` 重新推送",
        en: "push it again: `rlsearch push --to URL --name NAME`")

    /// Describes why an index in a cluster does not answer.
    package init(_ failure: RemoteIndexFailure) {
        switch failure {
        case .badAddress, .noProgram, .programFailed, .unreachable, .timedOut, .notTrusted,
            .notAllowed, .busy:
            self.init(connecting: failure)
        case .refused(let status, let reason):
            self.init(
                Message(
                    zh: "集群拒绝了请求（\(status)）：\(reason)",
                    en: "the cluster refused a request (\(status)): \(reason)"),
                Message(
                    zh: "核对引擎及其版本是否在 Documentation/cluster.md 的表中",
                    en: "see whether Documentation/cluster.md lists this engine and version"))
        case .shardsMissing(let shards):
            self.init(
                Message(
                    zh: "索引的一部分没有应答，结果可能有遗漏，因此不予显示",
                    en:
                        "a part of the index does not answer, so no result is shown: hits could be missing"
                ),
                Message(
                    zh: "没有应答的分片：\(shards.joined(separator: "、"))",
                    en: "missing shards: \(shards.joined(separator: ", "))"),
                Message(
                    zh: "等这些节点恢复后再试；GET _cluster/health 显示集群的状态",
                    en: "try again when their nodes are back; GET _cluster/health shows the state"))
        case .noIndex(let name):
            self.init(
                Message(
                    zh: "集群中没有名为 \(name) 的索引", en: "the cluster has no index named \(name)"),
                Self.again)
        case .foreignIndex(let name):
            self.init(
                Message(
                    zh: "\(name) 不是 rlsearch 推送的索引",
                    en: "\(name) is not an index that rlsearch has pushed"),
                Message(zh: "换一个名称推送", en: "push under another name"))
        case .otherFormat(let name, let found, let supported):
            self.init(
                Message(
                    zh: "索引 \(name) 的格式为 \(found)，本程序只读格式 \(supported)",
                    en:
                        "the index \(name) has format \(found); this program reads format \(supported)"
                ),
                Self.again)
        case .replaced(let name):
            self.init(
                Message(
                    zh: "索引 \(name) 在读取时被替换", en: "the index \(name) was replaced while it was read"
                ),
                Message(zh: "再试一次", en: "try again"))
        case .unknownScoring(let engine, let detail):
            self.init(
                Message(
                    zh: "\(engine) 的评分与已知的不同，结果可能有误（\(detail)）",
                    en:
                        "\(engine) computes scores in an unknown way; results could be wrong (\(detail))"
                ),
                Message(
                    zh: "换用 Documentation/cluster.md 所列的引擎；或加 --unverified 自担风险",
                    en:
                        "use an engine that Documentation/cluster.md lists; or --unverified, at your own risk"
                ))
        case .badAnswer(let detail):
            self.init(
                Message(
                    zh: "集群返回的内容不符合协议（\(detail)）",
                    en: "the cluster's response is malformed (\(detail))"),
                Message(
                    zh: "请核对地址，并检查中间的代理是否改动了返回内容",
                    en: "check the address, and whether a proxy changes responses"))
        case .noStoredText, .itemRefused, .wrongCount:
            self.init(pushing: failure)
        }
    }

    private init(connecting failure: RemoteIndexFailure) {
        switch failure {
        case .badAddress(let text):
            self.init(
                Message(zh: "地址有误：\(text)", en: "this is not the address of an index: \(text)"),
                Message(
                    zh:
                        "写作 https://主机:9200/名称（push 写作 --to https://主机:9200 --name 名称）；名称用小写字母、数字和 - _ .；用户和口令不写在地址里",
                    en:
                        "write https://HOST:9200/NAME (for push: --to https://HOST:9200 --name NAME), with a name of lower-case letters, digits and - _ . and without user or password"
                ))
        case .noProgram(let path):
            self.init(
                Message(
                    zh: "没有与集群通信的程序 \(path)",
                    en: "the program that communicates with clusters is missing: \(path)"),
                Message(
                    zh: "用 Scripts/install 安装，或把 rlsearch-remote 放在 rlsearch 旁边",
                    en:
                        "install it with Scripts/install, or put rlsearch-remote in the folder of rlsearch"
                ))
        case .programFailed(let reason):
            self.init(
                Message(
                    zh: "rlsearch-remote 无法工作：\(reason)", en: "rlsearch-remote failed: \(reason)"),
                Message(
                    zh: "检查 --ca 和 --credentials 的文件",
                    en: "check the files of --ca and --credentials"))
        case .unreachable(let hosts, let reason):
            self.init(
                Message(zh: "无法连接 \(hosts)", en: "cannot reach \(hosts)"),
                Message(verbatim: reason),
                Message(
                    zh: "检查地址和网络；可列出几个节点：https://甲:9200,https://乙:9200/名称",
                    en:
                        "check address and network; several hosts may be listed: https://a:9200,https://b:9200/NAME"
                ))
        case .timedOut(let hosts, let seconds):
            self.init(
                Message(
                    zh: "\(hosts) 在 \(seconds) 秒内没有应答",
                    en: "\(hosts) did not answer within \(seconds) seconds"),
                Message(zh: "稍后再试，或查看节点的负载", en: "try later, or look at the load of the nodes"))
        case .notTrusted(let host, let reason):
            self.init(
                Message(
                    zh: "不信任 \(host) 的证书", en: "the certificate of \(host) is not trusted"),
                Message(verbatim: reason),
                Message(
                    zh: "用 --ca 指定颁发机构的证书（PEM）",
                    en: "name the authority's certificate (PEM) with --ca"))
        case .notAllowed(let status):
            self.init(
                Message(
                    zh: status == 401 ? "集群要求登录，或口令有误" : "集群不允许此操作（\(status)）",
                    en: status == 401
                        ? "the cluster requires credentials, or the credentials are wrong"
                        : "the cluster does not allow this (\(status))"),
                Message(
                    zh:
                        "设置 RLSEARCH_REMOTE_USER 和 RLSEARCH_REMOTE_PASSWORD，或 RLSEARCH_REMOTE_API_KEY，或用 --credentials 指定文件",
                    en:
                        "set RLSEARCH_REMOTE_USER and RLSEARCH_REMOTE_PASSWORD, or RLSEARCH_REMOTE_API_KEY, or name a file with --credentials"
                ))
        default:
            self.init(
                Message(zh: "集群过于繁忙，没有处理请求", en: "the cluster is too busy to answer"),
                Message(zh: "稍后再试", en: "try again later"))
        }
    }

    private init(pushing failure: RemoteIndexFailure) {
        switch failure {
        case .noStoredText(let path):
            self.init(
                Message(
                    zh: "\(path) 中的索引没有保存行的文字，无法推送",
                    en:
                        "the index in \(path) does not keep the text of its rows, so it cannot be pushed"
                ),
                Message(
                    zh: "保留文字重新索引", en: "index the rows again with their text"))
        case .itemRefused(let id, let status, let reason):
            self.init(
                Message(
                    zh: "集群拒绝了第 \(id) 号文档（\(status)）：\(reason)",
                    en: "the cluster refused document \(id) (\(status)): \(reason)"),
                Message(
                    zh: "别名仍指向旧版本；排除原因后再推送",
                    en: "the alias still names the old version; fix the cause, then push again"))
        case .wrongCount(let found, let expected):
            self.init(
                Message(
                    zh: "集群中有 \(found) 段，应有 \(expected) 段",
                    en: "the cluster holds \(found) paragraphs instead of \(expected)"),
                Message(
                    zh: "别名仍指向旧版本；再推送一次",
                    en: "the alias still names the old version; push again"))
        default: self.init(connecting: failure)
        }
    }
}
