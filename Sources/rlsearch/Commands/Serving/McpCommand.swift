import ArgumentParser
import ReportOutput

/// `rlsearch mcp`
struct McpCommand: Command {
    static let configuration = CommandConfiguration(
        "mcp",
        zh: (
            "供智能助手使用：经标准输入输出提供检索工具（MCP）。",
            """
            工具 search、show、facets、figures、compare、why，都只读；每段文字带引用和位置。报告文字一律标明
            为引文，不作为给助手的指令。
            """
        ),
        en: (
            "Tools for assistants on standard input and output (Model Context Protocol).",
            """
            The tools search, show, facets, figures, compare and why only read; each passage comes with
            its citation and place. The text of reports is marked as quoted material, not as
            instructions.
            """
        ),
        examples: """
            rlsearch mcp --index reports/.rlsearch
            """)

    @OptionGroup var index: SearchedIndex

    @OptionGroup(title: DisplayOptions.title) var display: DisplayOptions

    func run(_ output: Output) throws {
        try ServerStart.replace(
            with: "mcp",
            try index.settings() + ["lang=\(output.language.rawValue)"])
    }
}
