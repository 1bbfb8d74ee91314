import ArgumentParser
import ReportOutput

/// Texts of help and usage in the language of the process.
enum HelpText {
    /// Determined before the arguments are parsed, because the parser's definitions contain the help.
    static let language: Language = {
        var named: String?
        var arguments = CommandLine.arguments.dropFirst()
        while let argument = arguments.popFirst() {
            if argument == "--" { break }
            if argument == "--lang" { named = arguments.first }
            if argument.hasPrefix("--lang=") { named = String(argument.dropFirst(7)) }
        }
        return Language(named: named, variable: Environment.value)
    }()

    /// A text in the language of the process.
    static func text(zh: String, en: String) -> String { Message(zh: zh, en: en)[language] }
}

extension ArgumentHelp {
    /// Describes an option.
    ///
    /// - Parameter value: the name of the option's value.
    init(zh: String, en: String, value: ValueName? = nil) {
        self.init(
            HelpText.text(zh: zh, en: en), valueName: value.map { $0.text[HelpText.language] })
    }
}

extension ValidationError {
    /// An error of conflicting arguments.
    init(zh: String, en: String) { self.init(HelpText.text(zh: zh, en: en)) }
}

extension CommandConfiguration {
    /// Configures a command with its help in the language of the process.
    ///
    /// - Parameters:
    ///   - query: the description of the query language, shown last.
    ///   - examples: command lines, which are the same in every language.
    init(
        _ name: String, zh: (abstract: String, discussion: String),
        en: (abstract: String, discussion: String), examples: String = "",
        language query: String = ""
    ) {
        let texts = HelpText.language == .zh ? zh : en
        var discussion = texts.discussion
        if !examples.isEmpty {
            let title = HelpText.text(zh: "示例：", en: "Examples:")
            let lines = examples.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")
            discussion += (discussion.isEmpty ? "" : "\n\n") + "\(title)\n\(lines)"
        }
        if !query.isEmpty { discussion += "\n\n" + query }
        // Main parses a command alone, but its usage must begin with rlsearch.
        self.init(
            commandName: name, _superCommandName: "rlsearch", abstract: texts.abstract,
            discussion: discussion)
    }
}
