import ArgumentParser
import ReportOutput

/// What counts as a match.
struct CountOptions: ParsableArguments {
    @Flag(
        help: ArgumentHelp(
            zh: "也计含有全部词语的段落；默认只计含有原文的段落，与逐字扫描相同。",
            en:
                "Also count paragraphs with all of the words. By default, only paragraphs with the literal text count, as a scan would find them."
        ))
    var words = false

    @Flag(help: ArgumentHelp(zh: "同时查找简称和同义词。", en: "Also search for synonyms and abbreviations."))
    var expand = false

    func apply(to request: inout SearchRequest) {
        request.onlyLiteral = !words
        request.expands = expand
        request.relaxes = false
    }
}
