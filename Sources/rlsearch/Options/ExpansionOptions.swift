import ArgumentParser
import ReportSearch
import SystemPackage

/// Whether and how a query looks for other names of what it names.
struct ExpansionOptions: ParsableArguments {
    @Flag(
        inversion: .prefixedNo,
        help: """
            Look for other names too: abbreviations and synonyms, and short names that a report \
            defines (以下简称). Never for those of what stands in quotation marks.
            """)
    var expand = true

    @Option(
        help: ArgumentHelp(
            """
            A list of synonyms, one group a line: A = B, or A => B for one way; synonyms.txt in the \
            index's folder always counts. May be repeated.
            """,
            valueName: "file"), completion: .file())
    var synonyms: [String] = []

    @Flag(
        help: "Read rows of Latin letters as pinyin, in full or as initials: xingzhengzhifa, xzzf.")
    var pinyin = false

    /// Opens the index with these lists.
    func searcher(_ location: IndexLocation) throws -> ReportSearcher {
        try ReportSearcher(location, synonymFiles: synonyms.map { FilePath($0) })
    }

    func apply(to request: inout SearchRequest) {
        request.expands = expand
        request.readsPinyin = pinyin
    }
}
