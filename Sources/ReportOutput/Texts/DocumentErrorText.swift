internal import DocumentModel

extension Message {
    /// Why no text can be read from a document.
    static func reason(_ error: DocumentError, kind: DocumentKind) -> Message {
        switch error {
        case .damaged(let detail):
            Message(zh: "文件已损坏（\(detail)），已跳过", en: "the file is damaged (\(detail)); skipped")
        case .encrypted:
            Message(zh: "文件已加密，已跳过", en: "the file is encrypted; skipped")
        case .noText:
            kind == .pdf || kind == .ofd || kind == .image
                ? Message(zh: "没有文字，可能是扫描件，已跳过", en: "no text, probably a scan; skipped")
                : Message(zh: "没有正文，已跳过", en: "no text; skipped")
        case .garbledText:
            Message(
                zh: "文字层无法识别（字体没有文字对应表），已跳过",
                en:
                    "the text layer is garbled: its fonts do not say which characters they show; skipped"
            )
        case .overLimit(let limit): overLimit(limit)
        case .missingProgram(let name, _):
            Message(
                zh: "读取此格式需要 \(name)，未安装，已跳过",
                en: "\(name), which reads this format, is not installed; skipped")
        case .programFailed(let name, let detail):
            Message(
                zh: "\(name) 无法读取（\(detail)），已跳过", en: "\(name) cannot read it (\(detail)); skipped"
            )
        case .unsupported(let detail):
            Message(
                zh: "暂不支持此格式（\(detail)），已跳过",
                en: "this format is not supported (\(detail)); skipped")
        }
    }

    private static func overLimit(_ limit: DocumentError.Limit) -> Message {
        switch limit {
        case .memory:
            Message(zh: "读取所需内存超过限制，已跳过", en: "reading it takes more memory than allowed; skipped")
        case .time: Message(zh: "读取超时，已跳过", en: "reading it takes longer than allowed; skipped")
        case .output: Message(zh: "解压后过大，已跳过", en: "it unpacks to more than allowed; skipped")
        case .depth: Message(zh: "嵌套层数过多，已跳过", en: "files are nested too deep in it; skipped")
        }
    }

    /// What the user can do about the error; nil if nothing is known.
    static func advice(_ error: DocumentError, kind: DocumentKind) -> Message? {
        switch error {
        case .encrypted:
            Message(zh: "请先取消密码再建索引", en: "remove the password, then index it")
        case .damaged, .programFailed:
            Message(
                zh: "请重新下载，或用办公软件打开后另存",
                en: "download it again, or open it in an office program and save it again")
        case .missingProgram(let name, let package):
            name == package || package == "rlsearch"
                ? Message(zh: "请安装 \(package)", en: "install \(package)")
                : Message(zh: "请安装软件包 \(package)", en: "install the package \(package)")
        case .noText:
            kind == .pdf || kind == .image
                ? Message(
                    zh: "如为扫描件，可用 --ocr 识别文字（需要 tesseract-ocr-chi-sim）",
                    en:
                        "if it is a scan, --ocr recognises its characters (needs tesseract-ocr-chi-sim)"
                )
                : nil
        case .unsupported(let detail):
            ForeignFormat.archives.contains(detail)
                ? Message(zh: "请解压后再建索引", en: "unpack it, then index its files") : nil
        default: nil
        }
    }
}
