import ReportServer

/// `rlsearch-serve`: the server and the tools for assistants, which `rlsearch serve` and `rlsearch mcp` start.
@main
enum ServerProgram {
    static func main() async {
        await ServerEntry.run(Array(CommandLine.arguments.dropFirst()))
    }
}
