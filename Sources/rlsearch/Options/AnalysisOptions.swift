import ArgumentParser
import ReportOutput

/// Changes to the default tokenization and folding.
struct AnalysisOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            zh: "补充词表，每行一词；索引文件夹中的 dictionary.txt 始终有效。可重复使用。",
            en:
                "A list of further words, one per line; dictionary.txt in the index's folder is always used. May be repeated.",
            value: .file), completion: .file())
    var dict: [String] = []

    @Option(
        help: ArgumentHelp(
            zh:
                "不作某种字形归并，即区分：width（全半角）、case（大小写）、compatibility（兼容字形）、zero-width（零宽字符）、spaces（空格）、traditional（繁简）、years（年份数字）；all 为全部，none 为恢复全部归并。可重复使用。（默认：与索引相同）",
            en:
                "Do not apply a fold: width, case, compatibility, zero-width, spaces, traditional, years; all for no folds, none for all folds again. May be repeated. (default: as in the index)",
            value: .fold))
    var noFold: [FoldChoice] = []

    var dictionaries: [FilePath] { dict.map { FilePath($0) } }

    var foldsLeftOut: [FoldName]? { noFold.isEmpty ? nil : noFold.flatMap(\.names) }
}

/// A fold by its name, or all, or none.
struct FoldChoice: ExpressibleByArgument {
    let names: [FoldName]

    init?(argument: String) {
        switch argument {
        case "all": names = FoldName.allCases
        case "none": names = []
        default:
            guard let name = FoldName(rawValue: argument) else { return nil }
            names = [name]
        }
    }

    static var allValueStrings: [String] {
        FoldName.allCases.map(\.rawValue) + ["all", "none"]
    }
}
