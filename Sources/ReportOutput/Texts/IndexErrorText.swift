extension ErrorMessage {
    private static let rebuild = Message(
        zh: "运行 `rlsearch check --repair`，或对同样的路径运行 `rlsearch index --full` 重建",
        en: "run `rlsearch check --repair`, or `rlsearch index --full` on the same paths to "
            + "rebuild it")

    /// Describes an index that cannot be used.
    package init(_ error: IndexError) {
        switch error {
        case .noIndex(let path):
            self.init(
                Message(zh: "\(path) 中没有索引", en: "there is no index in \(path)"),
                Message(
                    zh: "用 `rlsearch index 路径` 建立，或指定另一个索引文件夹（--index）",
                    en:
                        "make one with `rlsearch index PATH`, or name the folder of another one (--index)"
                ))
        case .unsupportedVersion(let file, let found, let supported):
            self.init(
                Message(
                    zh: "索引格式为 \(found)，本程序只读格式 \(supported)",
                    en: "the index has format \(found); this program reads format \(supported)"),
                Message(zh: "位于 \(file)", en: "in \(file)"),
                Message(
                    zh: "删除索引文件夹后重新运行 `rlsearch index`",
                    en: "remove the index's folder, then run `rlsearch index` again"))
        case .corrupt(let file, let region, let offset, let reason):
            self.init(
                Message(zh: "索引已损坏：", en: "the index is damaged: ") + .corruption(reason),
                Message(
                    zh: "位于 \(file)，\(region)，第 \(offset) 字节",
                    en: "in \(file), \(region), byte \(offset)"), Self.rebuild)
        case .checksumMismatch(let file, let region, let offset):
            self.init(
                Message(zh: "索引已损坏：校验和不符", en: "the index is damaged: a checksum does not match"),
                Message(
                    zh: "位于 \(file)，\(region)，自第 \(offset) 字节起",
                    en: "in \(file), \(region), from byte \(offset)"), Self.rebuild)
        case .locked(let path, let owner):
            self.init(
                Message(
                    zh: "另一进程正在写入此索引："
                        + (owner.map { "进程 \($0.process)，始于 \($0.since)" } ?? "不详"),
                    en: "another process is writing to this index: "
                        + (owner.map { "\($0)" } ?? "unknown")),
                Message(zh: "它占用 \(path)", en: "it holds the lock \(path)"),
                Message(zh: "等它结束后再试", en: "wait until it is done, then try again"))
        case .system(let operation, let path, let errno, _):
            self.init(
                Message(zh: "无法", en: "cannot ") + .operation(operation)
                    + Message(zh: " \(path)：", en: " \(path): ") + SystemText.of(errno))
        case .remote(let failure): self.init(failure)
        }
    }
}
