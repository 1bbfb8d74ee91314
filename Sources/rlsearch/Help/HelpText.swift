import ArgumentParser
import ReportOutput

/// Texts of help and usage, in the language of this run.
enum HelpText {
    /// Known before the arguments are parsed, since help is made of them.
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

    /// A text in the language of this run.
    static func text(zh: String, en: String) -> String { Message(zh: zh, en: en)[language] }
}

extension ArgumentHelp {
    /// What an option is for.
    ///
    /// - Parameter value: the name of its value.
    init(zh: String, en: String, value: String? = nil) {
        self.init(HelpText.text(zh: zh, en: en), valueName: value)
    }
}

extension ValidationError {
    /// Arguments that do not fit each other.
    init(zh: String, en: String) { self.init(HelpText.text(zh: zh, en: en)) }
}

extension CommandConfiguration {
    /// A command with its help in the language of this run.
    ///
    /// - Parameter query: the description of the query language, below everything.
    ///
    /// - Parameter examples: command lines; the same in every language.
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
        // Parsed alone, as Main does, it is still a part of rlsearch.
        self.init(
            commandName: name, _superCommandName: "rlsearch", abstract: texts.abstract,
            discussion: discussion)
    }
}
