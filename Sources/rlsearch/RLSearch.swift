import ArgumentParser
import ReportOutput

/// The root of the command line.
struct RLSearch: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rlsearch",
        abstract: HelpText.text(
            zh: "检索中国政府报告：找到准确的段落、机关和年份。",
            en: "Search Chinese government reports: the right paragraph, agency and year."),
        discussion: HelpText.text(
            zh: """
                示例：
                  rlsearch index reports/            索引一个文件夹；再次运行只读有变化的文件
                  rlsearch query 行政执法             最相关的段落，注明机关、年份和位置
                  rlsearch query 裁量基准 --year 2023 --section plan
                  rlsearch query "法治思想 培训" -l    两者都出现的文件
                  rlsearch query 行政处罚 --json      每行一个对象，供程序使用

                索引存放在当前文件夹的 .rlsearch 中，在其下任何文件夹里都能查询；
                用 --index 或 RLSEARCH_INDEX 指定另一个。

                退出状态：0 找到或完成，1 没有找到，2 出错。
                """,
            en: """
                Examples:
                  rlsearch index reports/            index a folder; later runs read only what changed
                  rlsearch query 行政执法             the best paragraphs, with agency, year and place
                  rlsearch query 裁量基准 --year 2023 --section plan
                  rlsearch query "法治思想 培训" -l    files that contain both
                  rlsearch query 行政处罚 --json      one object per line, for programs

                The index is in .rlsearch in the working folder; queries find it from any folder
                below. --index or RLSEARCH_INDEX name another one.

                Exit status: 0 found or done, 1 nothing found, 2 error.
                """),
        version: isVersionAsked ? versionText : ProductVersion.number,
        subcommands: [
            IndexCommand.self, QueryCommand.self, BatchCommand.self, ShowCommand.self,
            ExtractCommand.self,
            FacetsCommand.self, FreqCommand.self, KwicCommand.self, CollocatesCommand.self,
            KeywordsCommand.self, FiguresCommand.self, PromisesCommand.self, AuditCommand.self,
            ReportCommand.self, CompareCommand.self,
            ReuseCommand.self, WhyCommand.self, SegmentCommand.self, StatsCommand.self,
            CheckCommand.self, VerifyCommand.self, ServeCommand.self, McpCommand.self,
            PushCommand.self,
            MergeCommand.self,
        ])

    @OptionGroup var display: DisplayOptions

    /// Computing the version of ICU and the segmenter takes as long as a short search, so it is done only on request.
    private static var isVersionAsked: Bool { CommandLine.arguments.contains("--version") }

    private static var versionText: String {
        "rlsearch \(ProductVersion.number) (index format \(ProductVersion.indexFormat), "
            + "ICU \(ProductVersion.icu), \(ProductVersion.segmenter))"
    }
}
