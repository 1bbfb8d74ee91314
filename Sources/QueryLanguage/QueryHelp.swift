/// The description of the query language.
public enum QueryHelp {
    /// Examples and grammar, as lines for a terminal.
    public static let text = String(decoding: PackageResources.query_language_txt, as: UTF8.self)

    /// The same in Chinese.
    public static let chineseText = String(
        decoding: PackageResources.query_language_zh_txt, as: UTF8.self)

    /// The queries of the examples.
    package static var examples: [String] {
        text.split(separator: "\n").prefix { $0.hasPrefix("  ") }.compactMap { line in
            line.dropFirst(2).firstRange(of: "  ").map {
                String(line.dropFirst(2)[..<$0.lowerBound])
            }
        }
    }
}
