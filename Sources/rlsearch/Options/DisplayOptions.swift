import ArgumentParser
import ReportOutput

/// How output is shown.
struct DisplayOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            zh: "显示语言：zh 或 en（默认：按 LC_ALL、LC_MESSAGES、LANG）。",
            en: "The language of texts: zh or en (default: by LC_ALL, LC_MESSAGES or LANG).",
            value: .language))
    var lang: Language?

    @Option(
        help: ArgumentHelp(
            zh: "何时使用颜色：auto、always、never。", en: "When to use colours: auto, always, never.",
            value: .when))
    var color = ColorChoice.auto

    @Flag(help: ArgumentHelp(zh: "在终端上分页显示。", en: "On a terminal, show a page at a time."))
    var pager = false

    /// The values of the options.
    var values: Display {
        Display(language: lang ?? HelpText.language, color: color, pager: pager)
    }

    /// The title of these options in help.
    static let title = HelpText.text(zh: "显示", en: "Display")
}

/// How output is shown, without the argument parser, whose setup takes longer than parsing the options of a plain
/// query.
struct Display {
    var language = HelpText.language
    var color = ColorChoice.auto
    var pager = false
}

/// The width of a line.
struct WidthOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            zh: "每行的宽度，汉字占两格（默认：终端宽度）。",
            en:
                "The width of a line in cells; a Han character takes two (default: that of the terminal).",
            value: .cells))
    var width: Int?

    func validate() throws {
        if let width, width < 20 {
            throw ValidationError(zh: "--width 至少为 20", en: "--width must be at least 20")
        }
    }
}

extension Language: ExpressibleByArgument {}

/// When to write colours.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never

    /// Whether to colour standard output: by the option, then `NO_COLOR`, then `TERM`.
    var isOn: Bool {
        switch self {
        case .always: return true
        case .never: return false
        case .auto:
            if let value = Environment.value("NO_COLOR"), !value.isEmpty { return false }
            guard Terminal.isOutputTerminal else { return false }
            return Environment.value("TERM").map { $0 != "dumb" } ?? false
        }
    }
}
