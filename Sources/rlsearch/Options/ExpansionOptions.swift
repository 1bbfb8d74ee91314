import ArgumentParser
import ReportOutput

/// Whether a query is expanded by other names, and which names are used.
struct ExpansionOptions: ParsableArguments {
    @Flag(
        inversion: .prefixedNo,
        help: ArgumentHelp(
            zh: "同时查找简称、同义词和报告自己规定的简称（以下简称）。引号中的文字不展开。",
            en:
                "Also search for abbreviations, synonyms, and short names that a report defines (以下简称). Text in quotation marks is not expanded."
        ))
    var expand = true

    @Option(
        help: ArgumentHelp(
            zh: "同义词表，每行一组：甲 = 乙；单向写 甲 => 乙。索引文件夹中的 synonyms.txt 始终有效。可重复使用。",
            en:
                "A list of synonyms, one group per line: A = B, or A => B for one direction; synonyms.txt in the index's folder is always used. May be repeated.",
            value: .file), completion: .file())
    var synonyms: [String] = []

    @Flag(
        help: ArgumentHelp(
            zh: "把连续的字母读作拼音，全拼或首字母：xingzhengzhifa、xzzf。",
            en:
                "Read runs of Latin letters as pinyin, in full or as initials: xingzhengzhifa, xzzf."
        ))
    var pinyin = false

    /// Opens an index with the given lists of synonyms.
    func searcher(_ index: SearchedIndex) throws -> ReportSearcher {
        try index.searcher(synonyms: synonyms)
    }

    func apply(to request: inout SearchRequest) {
        request.expands = expand
        request.readsPinyin = pinyin
    }
}

/// Whether a count is expanded by other names.
struct CountExpansion: ParsableArguments {
    @Flag(help: ArgumentHelp(zh: "同时查找简称和同义词。", en: "Also search for synonyms and abbreviations."))
    var expand = false
}
