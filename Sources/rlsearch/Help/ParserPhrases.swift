import ReportOutput

/// Chinese translations of the argument parser's phrases, which it only has in English. A test compares each with the
/// parser.
enum ParserPhrases {
    /// The headings of help, as shown.
    static let headings: Set<String> = [
        "选项：", "参数：", "子命令：", "\(FilterOptions.title)：", "\(DisplayOptions.title)：",
        "\(ClusterOptions.title)：",
    ]

    /// Translates a line of a message.
    static func line(_ line: String, _ language: Language) -> String {
        guard language == .zh else { return line }
        for (english, chinese) in whole where line == english { return chinese }
        var line = line
        for (english, chinese) in beginnings where line.hasPrefix(english) {
            line = chinese + errorText(String(line.dropFirst(english.count)))
        }
        for (english, chinese) in parts { line = replaced(line, english, chinese) }
        // The parser ends titles of option groups with an English colon.
        if line.hasSuffix(":"), !line.hasPrefix(" ") { line = line.dropLast() + "：" }
        return line.replacing("。 （", with: "（").replacing(" （可取", with: "（可取")
    }

    private static let whole = [
        ("OPTIONS:", "选项："), ("ARGUMENTS:", "参数："), ("SUBCOMMANDS:", "子命令："),
    ]

    private static let beginnings = [
        ("OVERVIEW: ", "概述："), ("USAGE: ", "用法："), ("Usage: ", "用法："), ("Error: ", "错误："),
        ("Help:  ", "说明："),
    ]

    /// Parts of lines; `%` matches any text, which is kept.
    private static let parts = [
        ("[<options>]", "[选项]"),
        ("<subcommand>", "<子命令>"),
        ("Show help information.", "显示帮助。"),
        ("Show the version.", "显示版本。"),
        ("Show subcommand help information.", "显示子命令的帮助。"),
        ("(values: %; default: %)", "（可取：%；默认：%）"),
        ("(values: %)", "（可取：%）"),
        ("(default: %)", "（默认：%）"),
        ("See '%' for detailed help.", "详细帮助见 '%'。"),
        ("See '%' for more information.", "详见 '%'。"),
    ]

    private static let errors = [
        ("Missing expected argument '%'", "缺少参数 '%'"),
        ("Missing one of: %", "缺少以下之一：%"),
        ("Unknown option '%'. Did you mean '%'?", "没有选项 '%'。是不是要写 '%'？"),
        ("Unknown option '%'", "没有选项 '%'"),
        ("Missing value for '%'", "'%' 缺少取值"),
        ("Unexpected argument '%'", "多余的参数 '%'"),
        ("% unexpected arguments: '%'", "有 % 个多余的参数：'%'"),
        ("The value '%' is invalid for '%'. Please provide one of %.", "'%' 不能作为 '%' 的取值，可取 %。"),
        (
            "The value '%' is invalid for '%'. Please provide one of the following:",
            "'%' 不能作为 '%' 的取值，可取以下之一："
        ),
        ("The value '%' is invalid for '%'", "'%' 不能作为 '%' 的取值"),
        ("The option '%' does not take any value, but '%' was specified.", "选项 '%' 没有取值，却写了 '%'。"),
        ("Value to be set with % had already been set with %", "% 与先前的 % 重复"),
        ("Invalid option: %", "选项无效：%"),
        ("Missing required subcommand.", "缺少子命令。"),
    ]

    private static func errorText(_ text: String) -> String {
        for (english, chinese) in errors {
            if let values = match(text[...], english), values.rest.isEmpty, values.before.isEmpty {
                return filled(chinese, values.found).replacing("' or '", with: "'、'")
                    .replacing("' and '", with: "'、'").replacing("', '", with: "'、'")
            }
        }
        return text
    }

    private static func replaced(_ line: String, _ english: String, _ chinese: String) -> String {
        guard let found = match(line[...], english) else { return line }
        return found.before + filled(chinese, found.found) + found.rest
    }

    /// Matches a pattern at its first position in a line: the texts of `%`, and the text before and after the match.
    private static func match(
        _ text: Substring, _ pattern: String
    ) -> (before: String, found: [String], rest: String)? {
        let pieces = pattern.split(separator: "%", omittingEmptySubsequences: false)
        guard let first = pieces.first, let start = text.firstRange(of: first) ?? empty(text, first)
        else { return nil }
        var rest = text[start.upperBound...]
        var found: [String] = []
        for (number, piece) in pieces.dropFirst().enumerated() {
            let isLast = number == pieces.count - 2
            if piece.isEmpty, isLast {
                found.append(String(rest))
                rest = rest[rest.endIndex...]
                break
            }
            guard let place = rest.firstRange(of: piece) else { return nil }
            found.append(String(rest[..<place.lowerBound]))
            rest = rest[place.upperBound...]
        }
        return (String(text[..<start.lowerBound]), found, String(rest))
    }

    private static func empty(_ text: Substring, _ piece: Substring) -> Range<String.Index>? {
        piece.isEmpty ? text.startIndex..<text.startIndex : nil
    }

    private static func filled(_ template: String, _ values: [String]) -> String {
        var values = values[...]
        var result = ""
        for character in template {
            if character == "%", let value = values.popFirst() {
                result += value
            } else {
                result.append(character)
            }
        }
        return result
    }
}
